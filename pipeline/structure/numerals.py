"""Numbers of provisions: arabic, roman, in words."""

from __future__ import annotations

import re

from pipeline.rules.loader import Rules
from pipeline.text.fold import fold, squeeze

__all__ = ["roman_value", "to_arabic", "to_roman"]

_DIGITS = re.compile(r"(\d+)([a-zđA-ZĐ]*\d?)")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN = re.compile(r"(?:X{0,4}|XL|L?X{0,3}|XC)(?:IX|IV|VI{0,4}|I{0,4})")
_STEPS = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman_value(numeral: str) -> int | None:
    """Return the value of a roman numeral (``IIII`` is read too), ``None`` when it is none."""
    if not numeral or not _ROMAN.fullmatch(numeral):
        return None
    values = [_VALUES[letter] for letter in numeral]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


def to_roman(value: int) -> str:
    """Return the roman numeral of 1 to 89."""
    out = ""
    for step, numeral in _STEPS:
        while value >= step:
            out, value = out + numeral, value - step
    return out


def to_arabic(printed: str, rules: Rules) -> tuple[int | None, str]:
    """Return the place in the sequence and the form for the eId: ``07`` → 7, "7"; ``1I`` → 2, "II"; ``nhất`` → 1, "I"."""
    digits = _DIGITS.fullmatch(printed)
    if digits and not re.search("[IVXL]", printed):
        suffix = digits[2].lower()
        return int(digits[1]), f"{int(digits[1])}{suffix}"
    numeral = printed.upper().replace("1", "I").replace("L", "I") if re.search("[1l]", printed) else printed.upper()
    value = roman_value(numeral)
    if value:
        return value, numeral
    words = rules.layout.words.get("ordinals", ())
    key = squeeze(fold(printed))
    for place, alternatives in enumerate(words, start=1):
        if key in {fold(word) for word in alternatives.split("|")}:
            return place, to_roman(place)
    if len(printed) == 1 and printed.isalpha():
        return ord(fold(printed)) - ord("a") + 1, printed.upper()
    return None, printed
