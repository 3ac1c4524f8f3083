"""One way to cut and spell syllables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.search.syllables import exact, folded, number_tokens, pairs, spans


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà bình", "hòa bình"),
        ("kỹ", "kĩ"),
        ("quý", "quí"),
        ("thuỷ", "thủy"),
        ("Lý", "lí"),
        ("UỶ BAN", "ủy ban"),
        ("hoạ", "họa"),
    ],
)
def test_spellings_that_are_equal(one: str, other: str) -> None:
    """Old places of tone marks and i for y are one spelling, with marks and without."""
    assert exact(one) == exact(other)
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("tái", "tại"), ("hoàn", "hòan"), ("mai", "may"), ("đa", "da")])
def test_spellings_that_are_not(one: str, other: str) -> None:
    """Other marks and other letters stay different."""
    assert exact(one) != exact(other)


def test_pairs_and_numbers() -> None:
    """Neighbours are joined; numbers of documents are one token, without leading zeros."""
    assert pairs(folded("Ủy ban nhân dân")) == ["uy_ban", "ban_nhan", "nhan_dan"]
    assert number_tokens("theo Quyết định số 05/2024/QĐ-UBND và 05/2024/QĐ-UBND") == ["5/2024/qd-ubnd"]


@given(st.text())
def test_any_text_can_be_cut(text: str) -> None:
    """Cutting gives as many syllables with marks as without, none empty, none with a blank."""
    with_marks, without = exact(text), folded(text)
    assert len(with_marks) == len(without)
    assert all(word and not any(c.isspace() for c in word) and len(word) <= 180 for word in with_marks)


@given(st.text())
def test_blanks_change_nothing(text: str) -> None:
    """A text cut from blank to blank gives the syllables of the whole text."""
    assert exact(text) == [syllable for span in spans(text) for syllable in exact(text[span.start : span.end])]
