"""Stretches of the original text around a match."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.search.snippets import snippet
from pipeline.search.syllables import folded


def marked(text: str, query: str) -> list[str]:
    """Return the marked words."""
    found = snippet(text, folded(query))
    return [found.text[start:end] for start, end in found.marks] if found else []


def test_marks_lie_on_the_original_words() -> None:
    """Words are marked as they are printed, with their marks and line breaks, however they were typed."""
    assert marked("Mức Hỗ trợ\ntái định cư là", "ho tro tai dinh cu") == ["Hỗ trợ\ntái định cư"]
    assert marked("kỹ năng", "kĩ năng") == ["kỹ năng"]
    assert marked("đất", "nhà") == []


def test_single_words_are_marked_only_without_pairs() -> None:
    """Where the query's pairs stand, its single words elsewhere are not marked."""
    assert marked("đất ở; thuế sử dụng đất đai", "đất đai") == ["đất đai"]
    assert marked("thuế sử dụng đất", "thuế đất") == ["thuế", "đất"]


def test_the_best_place_wins() -> None:
    """A place with all words goes before an earlier one with some."""
    text = "giấy " + "khác " * 200 + "cấp giấy phép xây dựng " + "khác " * 200
    found = snippet(text, folded("cấp giấy phép xây dựng"), start=7)
    assert found
    assert "cấp giấy phép xây dựng" in found.text
    assert found.start is not None
    assert text[found.start - 7 :].startswith(found.text)
    assert len(found.text) <= 260


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="aăđ ế\n.Đ-/x", max_size=400), st.text(alphabet="aăđ ếx", max_size=30))
def test_marks_are_always_inside(text: str, query: str) -> None:
    """Marks are ordered, apart from each other, inside the snippet, which stands in the text."""
    found = snippet(text, folded(query))
    if found:
        assert found.text in text
        edges = [edge for mark in found.marks for edge in mark]
        assert edges == sorted(edges)
        assert all(0 <= start < end <= len(found.text) for start, end in found.marks)
