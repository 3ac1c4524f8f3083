"""The closing block."""

from __future__ import annotations

import pytest

from pipeline.model.document import Closing
from pipeline.model.text import Box, ExtractedText, Line, Page, Span
from pipeline.rules import Rules
from pipeline.structure import read_structure
from tests.structure.pages import decision, text_of


def closing_of(block: str, rules: Rules) -> Closing:
    """Return the closing of a decision that ends with ``block``."""
    return read_structure(decision("Điều 1. Thi hành./.\n" + block), rules).closing


@pytest.mark.parametrize(
    ("block", "signing", "title", "signer"),
    [
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nPhan Thế Hiển", "TM", "Chủ tịch", "Phan Thế Hiển"),
        ("TM. ỦY BAN\nNHÂN DÂN\nKT.\nCHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nPhan Thế Hiển", "TM KT", "Phó Chủ tịch", "Phan Thế Hiển"),
        ("K/T CHỦ TỊCH\nPHÓ CHỦ TỊCH\nPHAN THẾ HIỂN", "KT", "Phó Chủ tịch", "Phan Thế Hiển"),
        ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nTS. Phan Thế Hiển", "TL", "Chánh Văn phòng", "Phan Thế Hiển"),
        ("TUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ TƯ PHÁP\nPhan Thế Hiển", "TUQ", "Giám đốc Sở Tư pháp", "Phan Thế Hiển"),
        ("Q. CHỦ TỊCH\nPhan Thế Hiển", "Q", "Chủ tịch", "Phan Thế Hiển"),
        (
            "CHỦ TỊCH\nNgười ký: Phan A\nThời gian ký: 05.06.2025 10:11:12 +07:00\nPhan Thế Hiển",
            None,
            "Chủ tịch",
            "Phan Thế Hiển",
        ),
        ("Chủ tịch Hội đồng\n(Đã ký)\nPhan Thế Hiển", None, "Chủ tịch Hội đồng", "Phan Thế Hiển"),
    ],
)
def test_signatures(rules: Rules, block: str, signing: str | None, title: str, signer: str) -> None:
    """Marks of authority, the position of the person and the name are read in all their forms."""
    closing = closing_of("Nơi nhận:\n- Như trên;\n- Lưu: VT.\n" + block, rules)
    assert (closing.signing, closing.signer_title, closing.signer) == (signing, title, signer)
    assert closing.recipients == ("Như trên", "Lưu: VT")


def test_two_columns_of_a_page(rules: Rules) -> None:
    """On a page recipients and signature stand side by side, their lines one after the other."""
    head = decision("Điều 1. Thi hành./.").text.split("\n")
    block = [
        ("Nơi nhận:", 85),
        ("TM. ỦY BAN NHÂN DÂN", 345),
        ("- Như Điều 1;", 85),
        ("CHỦ TỊCH", 375),
        ("- Lưu: VT.", 85),
        ("Phan Thế Hiển", 360),
    ]
    lines, position, words = [], 0, []
    for number, (line, left) in enumerate([(line, 85) for line in head] + block):
        box = Box(left, 20 * number, left + 100, 20 * number + 15)
        lines.append(Line(span=Span(position, position + len(line)), box=box))
        words.append(line)
        position += len(line) + 1
    text = "\n".join(words)
    page = Page(number=1, span=Span(0, len(text)))
    closing = read_structure(ExtractedText(text=text, pages=(page,), lines=tuple(lines), has_pages=True), rules).closing
    assert closing.recipients == ("Như Điều 1", "Lưu: VT")
    assert (closing.signing, closing.signer_title, closing.signer) == ("TM", "Chủ tịch", "Phan Thế Hiển")


def test_a_joint_document_has_two_signers(rules: Rules) -> None:
    """Of a joint resolution both signers are given, in the order printed; elsewhere the first one signs."""
    head = (
        "ỦY BAN NHÂN DÂN - ỦY BAN MẶT TRẬN TỔ QUỐC\nHUYỆN TRÀ KHÊ\nSố: 01/{symbol}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nTrà Khê, ngày 1 tháng 3 năm 2020\n{kind}\nVề A\nCăn cứ Luật B;\nĐiều 1. A.\n"
        "TM. ỦY BAN MẶT TRẬN TỔ QUỐC\nCHỦ TỊCH\nPhan Thế Hiển\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTôn Nữ Khánh Quỳnh"
    )
    joint = read_structure(text_of(head.format(symbol="NQLT-UBND-UBMTTQ", kind="NGHỊ QUYẾT LIÊN TỊCH")), rules).closing
    assert joint.signer == "Phan Thế Hiển; Tôn Nữ Khánh Quỳnh"
    assert joint.signer_title == "Chủ tịch; Chủ tịch"
    plain = read_structure(text_of(head.format(symbol="NQ-UBND", kind="NGHỊ QUYẾT")), rules).closing
    assert plain.signer == "Phan Thế Hiển"


def test_a_consolidated_text_is_authenticated(rules: Rules) -> None:
    """The words of authentication open the closing of a consolidated text."""
    words = (
        "BỘ TƯ PHÁP\nSố: 03/VBHN-BTP\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nTHÔNG TƯ\nQuy định A\n"
        "Căn cứ Luật B;\nĐiều 1. A.\nXÁC THỰC VĂN BẢN HỢP NHẤT\nBỘ TRƯỞNG\nPhan Thế Hiển"
    )
    closing = read_structure(text_of(words), rules).closing
    assert (closing.signer, closing.signer_title) == ("Phan Thế Hiển", "Bộ trưởng")
