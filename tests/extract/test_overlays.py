"""Stamped numbers and dates."""

from __future__ import annotations

from pipeline.extract.overlays import merge_overlays, merge_raised
from pipeline.extract.pdf_words import PdfWord

NUMBER = [PdfWord("Số:", 100, 100, 120, 112), PdfWord("/QĐ-UBND", 160, 100, 220, 112)]
DATE = [PdfWord("ngày", 300, 100, 330, 112), PdfWord("tháng", 360, 100, 390, 112), PdfWord("năm", 420, 100, 440, 112)]


def text(lines) -> list[str]:
    """Return the lines as text."""
    return [" ".join(word.text for word in line) for line in lines]


def test_a_stamp_fills_the_blank_it_stands_on():
    """Number, day and month go to their blanks though their tops differ."""
    stamps = [[PdfWord("2858", 125, 96, 150, 110)], [PdfWord("10", 335, 103, 350, 115), PdfWord("6", 395, 103, 402, 115)]]
    assert text(merge_overlays([NUMBER + DATE], stamps)) == ["Số: 2858 /QĐ-UBND ngày 10 tháng 6 năm"]


def test_a_stamp_elsewhere_is_left_out():
    """A stamp over words, beside the line or on another height is no part of the text."""
    for stamp in (PdfWord("9", 105, 100, 118, 112), PdfWord("9", 20, 100, 40, 112), PdfWord("9", 125, 140, 150, 152)):
        assert text(merge_overlays([NUMBER], [[stamp]])) == ["Số: /QĐ-UBND"]


def test_words_at_nearly_the_same_height_join():
    """A number typed a little lower than its line belongs to it."""
    assert text(merge_raised([NUMBER, [PdfWord("15", 130, 104, 145, 116)]])) == ["Số: 15 /QĐ-UBND"]


def test_the_line_below_stays():
    """A short line of its own is not drawn into the one above."""
    below = [PdfWord("QUYẾT", 125, 116, 155, 128)]
    assert text(merge_raised([NUMBER, below])) == ["Số: /QĐ-UBND", "QUYẾT"]
