"""Words of OCR as lines."""

from __future__ import annotations

from pipeline.extract.ocr import mean_confidence, to_ocr_lines
from pipeline.model.text import Box


def word(text: str, x: float, top: float, line: int, confidence: float = 0.9):
    """Return a word of OCR in pixels, 20 pixels high."""
    return (text, Box(x, top, x + 10 * len(text), top + 20), confidence, line)


def text(lines) -> list[str]:
    """Return the lines as text."""
    return [" ".join(w.text for w in line) for line in lines]


def test_columns_at_one_height_are_one_visual_line(rules):
    """What the engine read as two columns is one visual line, so that one rule orders columns."""
    words = [word("UBND", 100, 50, 0), word("Số:", 100, 90, 1), word("CỘNG", 400, 52, 2), word("HÒA", 460, 52, 2)]
    lines = to_ocr_lines(words, 2.0, rules)
    assert text(lines) == ["UBND CỘNG HÒA", "Số:"]
    assert lines[0][0].x0 == 50.0


def test_specks_and_rules_are_dropped(rules):
    """Specks, rules under headings and lines without a letter are no text."""
    words = [word("---", 0, 0, 0), word("Điều", 40, 0, 0), word("x", 90, 0, 0, 0.01), word("|", 0, 60, 1), word("~.", 9, 60, 1)]
    assert text(to_ocr_lines(words, 1.0, rules)) == ["Điều"]


def test_known_confusions_are_mended(rules):
    """A phrase that no text has is put right, capitals kept."""
    words = [word("Sửa", 0, 0, 0), word("đối,", 40, 0, 0), word("BỐ", 90, 0, 0), word("SUNG", 120, 0, 0)]
    assert text(to_ocr_lines(words, 1.0, rules)) == ["Sửa đổi, BỔ SUNG"]


def test_confidence(rules):
    """The mean counts longer words more; a page without words has none."""
    assert mean_confidence(to_ocr_lines([word("aaa", 0, 0, 0, 1.0), word("b", 50, 0, 0, 0.2)], 1.0, rules)) == 0.8
    assert mean_confidence([]) is None
