"""Roman numerals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.numerals import is_roman, to_roman

VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


@given(st.integers(min_value=1, max_value=3999))
def test_numerals(value):
    """Every number from 1 to 3999 has a well-formed numeral of its value."""
    numeral = to_roman(value)
    assert is_roman(numeral)
    letters = [VALUES[letter] for letter in numeral]
    assert sum(one if one >= after else -one for one, after in zip(letters, [*letters[1:], 0], strict=True)) == value


@pytest.mark.parametrize("text", ["", "IIII", "VX", "ABC", "1"])
def test_what_is_none(text):
    """Malformed numerals are refused, not guessed."""
    assert not is_roman(text)
