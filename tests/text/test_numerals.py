"""Roman numerals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.numerals import from_roman, is_roman, to_roman


@given(st.integers(min_value=1, max_value=3999))
def test_round_trip(value):
    """Every number from 1 to 3999 has one numeral and comes back from it, in either letter case."""
    assert from_roman(to_roman(value)) == value == from_roman(to_roman(value).lower())


@pytest.mark.parametrize("text", ["", "IIII", "VX", "ABC", "1"])
def test_what_is_none(text):
    """Malformed numerals are refused, not guessed."""
    assert not is_roman(text)
    assert from_roman(text) is None
