"""Roman numerals, and counts with points."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.numerals import number_vi, to_roman

WELL_FORMED = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


@given(st.integers(min_value=1, max_value=3999))
def test_numerals(value):
    """Every number from 1 to 3999 has a well-formed numeral of its value."""
    numeral = to_roman(value)
    assert WELL_FORMED.fullmatch(numeral)
    letters = [VALUES[letter] for letter in numeral]
    assert sum(one if one >= after else -one for one, after in zip(letters, [*letters[1:], 0], strict=True)) == value


def test_counts():
    """Thousands stand apart by points, as Vietnamese texts print them."""
    assert [number_vi(count) for count in (0, 999, 1000, 1_234_567)] == ["0", "999", "1.000", "1.234.567"]
