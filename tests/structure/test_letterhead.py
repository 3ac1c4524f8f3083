"""The letterhead in the forms that occur."""

from __future__ import annotations

from pipeline.rules import Rules
from pipeline.structure import read_structure
from tests.structure.pages import text_of


def test_columns_whose_lines_alternate(rules: Rules) -> None:
    """The province between national title and motto belongs to the issuer."""
    words = (
        "HỘI ĐỒNG NHÂN DÂN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH SÔNG TRÀ\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 12/2025/NQ-HĐND\nSông Trà, ngày 10 tháng 12 năm 2025\nNGHỊ QUYẾT\nQuy định A\nCăn cứ Luật B;\nĐiều 1. A."
    )
    assert read_structure(text_of(words), rules).header.authority == "Hội đồng nhân dân tỉnh Sông Trà"


def test_a_page_title_in_place_of_the_letterhead(rules: Rules) -> None:
    """A page of the national database without letterhead gives its number in its title; the page's words are no issuer."""
    words = (
        "Thông tư số 109/2025/TT-BTP Quy định về A\nCòn hiệu lực\nTHUỘC TÍNH\nTHÔNG TƯ\nQuy định về A\nCăn cứ Luật B;\n"
        "Bộ trưởng Bộ Tư pháp ban hành Thông tư quy định về A.\nĐiều 1. A."
    )
    header = read_structure(text_of(words), rules).header
    assert (header.number, header.authority) == ("109/2025/TT-BTP", "Bộ Tư pháp")


def test_a_letterhead_of_the_chairman(rules: Rules) -> None:
    """A letterhead that opens with a position is written as printed, with its province."""
    words = (
        "CHỦ TỊCH ỦY BAN\nNHÂN DÂN\nTỈNH SÔNG TRÀ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 36/2025/QĐ-CTUBND\nSông Trà, ngày 17 tháng 11 năm 2025\nQUYẾT ĐỊNH\nPHÂN CẤP A\nCăn cứ Luật B;\n"
        "Chủ tịch Ủy ban nhân dân ban hành Quyết định phân cấp A.\nĐiều 1. A."
    )
    structure = read_structure(text_of(words), rules)
    assert structure.header.authority == structure.preamble.issued_by == "Chủ tịch Ủy ban nhân dân tỉnh Sông Trà"
    assert structure.header.authority_id == "ubnd-tinh-song-tra"
