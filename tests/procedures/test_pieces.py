"""Paragraphs and rows in the order of the text."""

import pytest

from pipeline.model.text import ExtractedText, Span
from pipeline.procedures.pieces import Block, Slot, TableRow, find_pieces, is_in_capitals, to_cell_blocks
from tests.procedures.decisions import decision


def paragraphs(words: str) -> list[str]:
    """Return the paragraphs of a text."""
    text = ExtractedText.of(words)
    return [piece.text for piece in find_pieces(text, [Span(0, len(words))]) if isinstance(piece, Block)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("DANH MỤC\nTHỦ\nTỤC HÀNH CHÍNH", ["DANH MỤC THỦ TỤC HÀNH CHÍNH"]),
        ("1.\nDanh mục thủ tục hành\nchính", ["1. Danh mục thủ tục hành chính"]),
        ("PHẦN II.\nNỘI DUNG CỤ THỂ", ["PHẦN II. NỘI DUNG CỤ THỂ"]),
        ("LĨNH VỰC HỘ TỊCH\n(02 TTHC)", ["LĨNH VỰC HỘ TỊCH (02 TTHC)"]),
        (
            "CỦA SỞ TƯ PHÁP\n(Kèm theo Quyết định\nsố 5)\nDANH MỤC TTHC",
            ["CỦA SỞ TƯ PHÁP", "(Kèm theo Quyết định số 5)", "DANH MỤC TTHC"],
        ),
        ("một câu chữ thường\nTHỦ TỤC HÀNH CHÍNH MỚI", ["một câu chữ thường", "THỦ TỤC HÀNH CHÍNH MỚI"]),
        ("Dòng một\n\nDòng hai", ["Dòng một", "Dòng hai"]),
    ],
)
def test_lines_become_paragraphs(words: str, expected: list[str]):
    """Broken lines are joined; numbers, brackets, capitals and full stops begin and end paragraphs."""
    assert paragraphs(words) == expected


def test_rows_and_paragraphs_in_order():
    """Tables stand where they begin, with cells that span rows seen in each of them."""
    text, _ = decision("Trước bảng", [["A", ("B", 2, 1)], ["C"]], "Sau bảng")
    pieces = list(find_pieces(text, [Span(0, len(text.text))]))[-4:]
    assert isinstance(pieces[0], Block)
    assert isinstance(pieces[3], Block)
    first, second = pieces[1], pieces[2]
    assert isinstance(first, TableRow)
    assert isinstance(second, TableRow)
    assert [(slot.text, slot.filled) for slot in second.slots] == [("C", False), ("B", True)]
    assert second.is_grid
    assert [slot.text for slot in second.written] == ["C"]


def test_headings_inside_a_cell():
    """A footnote and a heading in one narrow cell are two paragraphs, though each line is one word."""
    slot = Slot(column=1, text="[1]\nchú\nthích\ncũ\nDANH\nMỤC\nTHỦ\nTỤC\nHÀNH\nCHÍNH", span=Span(0, 1))
    assert [block.text for block in to_cell_blocks(slot)] == ["[1] chú thích cũ", "DANH MỤC THỦ TỤC HÀNH CHÍNH"]


def test_capitals():
    """A line with few small letters counts as capitals, figures alone do not."""
    assert is_in_capitals("DANH MỤC THỦ TỤC (kèm)")
    assert not is_in_capitals("Danh mục TTHC")
    assert not is_in_capitals("12.")
