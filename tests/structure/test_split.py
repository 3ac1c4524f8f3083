"""Cutting files into documents."""

from __future__ import annotations

import pytest

from pipeline.errors import NotALegalDocumentError
from pipeline.rules import Rules
from pipeline.structure import split_documents
from tests.structure.pages import DECISION, text_of

OTHER = DECISION.replace("15/2024", "16/2024")
LAW = (
    "QUỐC HỘI\nLuật số: 64/2025/QH15\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Hà Nội, ngày 19 tháng 02 năm 2025\nLUẬT\nĐƯỜNG SÔNG\nCăn cứ Hiến pháp;\nĐiều 1. A."
)


@pytest.mark.parametrize("acts", [(DECISION,), (DECISION, OTHER), (DECISION, LAW), (LAW, DECISION, OTHER)])
def test_acts_of_a_gazette(rules: Rules, acts: tuple[str, ...]) -> None:
    """Each letterhead with number, day and type name begins a document; forms and attached texts begin none."""
    parts = split_documents(text_of("\n".join(acts)), rules)
    assert [part.text.strip() for part in parts] == list(acts)


def test_copies_and_repeated_letterheads(rules: Rules) -> None:
    """A copy's block and a letterhead repeated above an annex do not begin a document."""
    repeated = DECISION + "\nSAO Y BẢN CHÍNH\n" + "\n".join(DECISION.split("\n")[:8]) + "\nBIỂU TỔNG HỢP"
    assert len(split_documents(text_of(repeated), rules)) == 1


def test_page_around_a_document(rules: Rules) -> None:
    """What a portal prints before the letterhead is no part of the document."""
    page = "Trang chủ\nĐăng nhập\nSố hiệu: 15/2024\nTình trạng: Đã biết\n" + DECISION
    assert split_documents(text_of(page), rules)[0].text.startswith("ỦY BAN NHÂN DÂN")


@pytest.mark.parametrize(
    "words", ["", "Danh bạ điện thoại\n1. Phan Thế Hiển\n2. Hà Văn Sính", "Tìm thấy 12 văn bản.\nQuyết định 15/2024/QĐ-UBND"]
)
def test_what_is_no_document(rules: Rules, words: str) -> None:
    """A file without the marks of an official document is refused with a reason."""
    with pytest.raises(NotALegalDocumentError):
        split_documents(text_of(words), rules)
