"""Roman numerals, Vietnamese numerals in words, and counts as Vietnamese texts print them."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["number_vi", "read_numeral", "to_roman"]

_VALUES = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
    (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def number_vi(count: int) -> str:
    """Return a count with points between thousands, e.g. ``1.234.567``."""
    return f"{count:,}".replace(",", ".")


def read_numeral(words: str, values: Mapping[str, int]) -> int | None:
    """Return figures or folded numerals as a number. Example: ``hai muoi ba`` is 23; ``muoi hai`` is 12."""
    if words.isdigit():
        return int(words)
    hundreds = tens = units = 0
    for word in words.split():
        value = values.get(word)
        match value:
            case None:
                return None
            case 100:
                hundreds, units = (units or 1) * 100, 0
            case 10:
                tens, units = (units or 1) * 10, 0
            case _:
                units = value
    return hundreds + tens + units or None


def to_roman(value: int) -> str:
    """Return ``value`` (1 … 3999) as a roman numeral in capitals."""
    out = []
    for step, letters in _VALUES:
        while value >= step:
            out.append(letters)
            value -= step
    return "".join(out)
