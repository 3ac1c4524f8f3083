"""Tells text from bytes that were taken for text."""

from __future__ import annotations

import unicodedata
from typing import Final

__all__ = ["is_garbage"]

_MOST: Final = 0.15
"""Share of characters outside the repertoire of Vietnamese print from which a text is none."""


def is_garbage(text: str) -> bool:
    """Whether many characters are such as no Vietnamese document has: private use, other scripts, unmapped glyphs."""
    return _strange_share(text) > _MOST


def _strange_share(text: str) -> float:
    """Return the share of characters that no Vietnamese document has."""
    strange = total = 0
    for character in set(text):
        count = text.count(character)
        if character.isspace():
            continue
        total += count
        if ord(character) > 0x24F and not _is_usual(character):
            strange += count
    strange += 5 * text.count("(cid:")
    return strange / total if total else 0.0


def _is_usual(character: str) -> bool:
    """Whether a character beyond Latin Extended-B is Vietnamese, a mark, or print's punctuation and symbols."""
    if "\u1ea0" <= character <= "\u1ef9" or "\u0300" <= character <= "\u036f" or "\uff00" <= character <= "\uff5e":
        return True
    return unicodedata.category(character)[0] in "PSZM" or "\u0370" <= character <= "\u03ff"
