"""Texts to feed: pieces of legal language in any order, and how a text is damaged."""

from __future__ import annotations

import random

__all__ = ["PIECES", "damaged", "grown", "made_of"]

PIECES = (
    "Điều 1. ",
    "Điều 2.\n",
    "Khoản 3 ",
    "điểm đ khoản 2 Điều 5 ",
    "Chương IV\n",
    "Mục 1. ",
    "Phụ lục II\n",
    "Phần A ",
    "số thứ tự 3 ",
    "số 1 Mục VI ",
    "Bãi bỏ ",
    "thay thế ",
    "sửa đổi, bổ sung ",
    "hết hiệu lực ",
    "có hiệu lực ",
    "kể từ ngày 31/02/2025 ",
    "kể ngày ký",
    "đến hết ngày 31 tháng 12 năm 9999",
    "Quyết định số 18/2019/QĐ-UBND ngày 03 tháng 6 năm 2019 ",
    "Luật chợ số 901/2004/QH11 ",
    "Quyết định này ",
    "Kế hoạch này thay thế ",
    "như sau:\n",
    "“",
    "”",
    '"',
    "«",
    "(",
    ")",
    "[",
    "1. ",
    "a) ",
    "- ",
    "+ ",
    "./.\n",
    ";\n",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n",
    "ỦY BAN NHÂN DÂN\nTỈNH SÔNG TRÀ\n",
    "QUYẾT ĐỊNH\n",
    "NGHỊ QUYẾT:\n",
    "KẾ HOẠCH\n",
    "Căn cứ Luật ",
    "Theo đề nghị của ",
    "Nơi nhận:\n",
    "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n",
    "Số: 77/2025/QĐ-UBND\n",
    "Số:     /QĐ-UBND\n",
    "\n",
    "\n\n",
    "\t",
    "   ",
    "\u00a0",
    "\u0301",
    "\ufffd",
    "\U0001f600",
    "1.012345.000.00.00.H45 ",
    "cụm từ ",
    "bằng ",
    "và ",
    ", ",
)


def made_of(chance: random.Random, pieces: int) -> str:
    """Return so many pieces in any order."""
    return "".join(chance.choice(PIECES) for _ in range(pieces))


def damaged(text: str, chance: random.Random) -> str:
    """Return the text with some stretches dropped, doubled, moved or replaced by pieces."""
    for _ in range(chance.randint(1, 12)):
        start = chance.randint(0, len(text))
        end = min(len(text), start + chance.randint(0, 200))
        new = chance.choice(("", text[start:end] * 2, chance.choice(PIECES), made_of(chance, 5), text[end : end + 80]))
        text = text[:start] + new + text[end:]
    return text


def grown(text: str, size: int) -> str:
    """Return the text again and again until it has ``size`` bytes of UTF-8."""
    times = size // max(1, len(text.encode())) + 1
    return (text + "\n") * times
