"""Roman numerals, as lists are numbered."""

from __future__ import annotations

__all__ = ["to_roman"]

_VALUES = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
_LETTERS = ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I")


def to_roman(number: int) -> str:
    """Return a number from 1 to 3999 in capitals. Example: 14 is ``XIV``."""
    out = ""
    for value, letters in zip(_VALUES, _LETTERS, strict=True):
        count, number = divmod(number, value)
        out += letters * count
    return out
