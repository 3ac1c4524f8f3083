"""What a web page says below the document gives no references; annexes do."""

from __future__ import annotations

import pytest

from pipeline.model.document import Closing, Header, Structure
from pipeline.model.text import ExtractedText, Span
from pipeline.references import find_references

SIGNED = "Điều 1. Theo Nghị định số 14/2031/NĐ-CP.\nNguyễn Văn Mẫu\n"
HEADER = Header(kind="quyet_dinh", number="84/2031/QĐ-UBND")


def numbers(below, rules, *, signed=True, header=HEADER):
    """Return the cited numbers of a document with ``below`` under its signature."""
    text = ExtractedText.of(SIGNED + below)
    closing = Span(SIGNED.index("Nguyễn"), len(SIGNED) - 1) if signed else Span(0, 0)
    return [r.number for r in find_references(text, Structure(header=header, closing=Closing(span=closing)), rules) if r.number]


@pytest.mark.parametrize(
    "below",
    [
        "Quyết định 84/2031/QĐ-UBND bãi bỏ Quyết định 10/2016/QĐ-UBND\nVăn bản liên quan\nNghị định 15/2031/NĐ-CP",
        "QUYẾT ĐỊNH SỐ 84/2031/QĐ-UBND NGÀY 01/02/2031 VỀ CHỢ\nThông tư 3/2031/TT-BTC",
    ],
)
def test_title_of_the_page(rules, below):
    """A line that names the document again begins the words of the page."""
    assert numbers(below, rules) == ["14/2031/NĐ-CP"]


@pytest.mark.parametrize(
    "below",
    [
        "PHỤ LỤC\n(Kèm theo Quyết định số 84/2031/QĐ-UBND ngày 01/02/2031)\nTheo Nghị định số 15/2031/NĐ-CP.",
        "PHỤ LỤC\n(Ban hành kèm theo\nQuyết định số 84/2031/QĐ-UBND)\nTheo Nghị định số 15/2031/NĐ-CP.",
        "PHỤ LỤC\nBan hành kèm theo\nQuyết định số 84/2031/QĐ-UBND\nTheo Nghị định số 15/2031/NĐ-CP.",
        "[1] Quyết định số 9/2031/QĐ-UBND\nTheo Nghị định số 15/2031/NĐ-CP.",
    ],
)
def test_heads_of_attachments(rules, below):
    """The head of an attachment, on one line or two, begins no page; nor does another document's number."""
    assert numbers(below, rules)[-1] == "15/2031/NĐ-CP"


@pytest.mark.parametrize(("signed", "header"), [(False, HEADER), (True, Header(kind="quyet_dinh")), (True, Header())])
def test_without_signature_or_number(rules, signed, header):
    """Without a closing block or a number of its own nothing is cut off."""
    below = "Quyết định 84/2031/QĐ-UBND bãi bỏ Quyết định 10/2016/QĐ-UBND"
    assert "10/2016/QĐ-UBND" in numbers(below, rules, signed=signed, header=header)
