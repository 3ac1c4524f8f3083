"""Roman numerals and Vietnamese ordinals."""

from __future__ import annotations

import re

__all__ = ["is_roman", "to_roman"]

_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_VALUES = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
    (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def is_roman(text: str) -> bool:
    """Whether ``text`` is a well-formed roman numeral in capitals, e.g. ``XIV``."""
    return bool(text) and _ROMAN.fullmatch(text) is not None


def to_roman(value: int) -> str:
    """Return ``value`` (1 … 3999) as a roman numeral in capitals."""
    out = []
    for step, letters in _VALUES:
        while value >= step:
            out.append(letters)
            value -= step
    return "".join(out)
