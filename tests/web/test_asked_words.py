from __future__ import annotations

from pipeline.rules import Rules
from pipeline.search import parse_query
from pipeline.web.asked_words import find_asked
from pipeline.web.words import load_words

TEXT = "Hỗ trợ hòa giải\nviên ở cơ sở; hỗ trợ cán bộ"


def found(query: str, rules: Rules) -> list[str]:
    """Return the words that are marked for a query."""
    return [TEXT[mark.span.start : mark.span.end] for mark in find_asked(parse_query(query, rules), TEXT, load_words())]


def test_words_are_found_without_marks_and_over_line_breaks(rules: Rules) -> None:
    """Words typed without diacritics are found as they stand, also where a line breaks."""
    assert found("hoa giai vien", rules) == ["hòa giải\nviên"]


def test_words_that_never_stand_together_are_found_by_twos(rules: Rules) -> None:
    """When the words as typed stand nowhere, every two of them that follow each other are marked."""
    assert found("hỗ trợ hòa giải cán bộ", rules) == ["Hỗ trợ", "trợ hòa", "hòa giải", "hỗ trợ", "cán bộ"]


def test_half_words_are_not_found(rules: Rules) -> None:
    """A part of a word is no match, and nothing asked marks nothing."""
    assert found("án b", rules) == []
    assert found("", rules) == []
