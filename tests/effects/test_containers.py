"""The document that a chapter is about."""

from __future__ import annotations

from pipeline.effects import find_effects
from pipeline.model.text import ExtractedText
from pipeline.references import find_references
from pipeline.rules import Rules
from pipeline.structure import read_structure

HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH SÔNG TRÀ\nSố: 15/2026/QĐ-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Sông Trà, ngày 10 tháng 3 năm 2026\nQUYẾT ĐỊNH\nSửa đổi, bổ sung một số điều của các Quyết định về bến thuyền\n"
    "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;\n"
    "Ủy ban nhân dân ban hành Quyết định sửa đổi, bổ sung một số điều của các Quyết định về bến thuyền,\n"
)


def _acts(body: str, rules: Rules) -> list[tuple[str, str | None, tuple[str, ...]]]:
    text = ExtractedText.of(HEAD + body)
    structure = read_structure(text, rules)
    effects = find_effects(text, structure, find_references(text, structure, rules), rules).effects
    return [(effect.act, effect.number, effect.eids) for effect in effects if effect.target in {"other", "context"}]


def test_a_chapter_says_which_document_its_articles_amend(rules: Rules) -> None:
    """Provisions without a document belong to that in the heading of their chapter; one without a number stays unknown."""
    body = (
        "Chương I\nSỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA QUYẾT ĐỊNH SỐ 12/2019/QĐ-UBND NGÀY 05/7/2019 ĐƯỢC SỬA ĐỔI TẠI "
        "QUYẾT ĐỊNH SỐ 20/2021/QĐ-UBND\nĐiều 1. Sửa đổi khoản 2 Điều 5 như sau:\n“2. Bến có đèn.”.\n"
        "Chương II\nBÃI BỎ MỘT SỐ ĐIỀU CỦA QUYẾT ĐỊNH SỐ 31/2020/QĐ-UBND\nĐiều 2. Bãi bỏ Điều 7.\n"
        "Chương III\nSỬA ĐỔI MỘT SỐ ĐIỀU CỦA QUYẾT ĐỊNH QUY ĐỊNH VỀ ĐÒ NGANG\nĐiều 3. Bãi bỏ Điều 9.\n"
        "Chương IV\nĐIỀU KHOẢN THI HÀNH\nĐiều 4. Quyết định này có hiệu lực từ ngày 01 tháng 4 năm 2026.\n"
    )
    assert _acts(body, rules) == [
        ("amend", "12/2019/QĐ-UBND", ("art_5__cl_2",)),
        ("repeal", "31/2020/QĐ-UBND", ("art_7",)),
        ("repeal", None, ("art_9",)),
    ]
