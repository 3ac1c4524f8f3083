"""Tells text from bytes that were taken for text."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import Final

__all__ = ["is_garbage"]

_UNMAPPED: Final = "(cid:"
"""How a PDF's text shows a glyph without a letter."""
_LATIN: Final = 0x24F
"""Last letter of Latin Extended-B."""
_MOST: Final = 0.15
"""Share of characters outside the repertoire of Vietnamese print from which a text is none."""


def is_garbage(text: str) -> bool:
    """Whether many characters are such as no Vietnamese document has: private use, other scripts, unmapped glyphs."""
    return _strange_share(text) > _MOST


def _strange_share(text: str) -> float:
    """Return the share of characters that no Vietnamese document has."""
    counts = Counter(text)
    total = sum(count for character, count in counts.items() if not character.isspace())
    strange = sum(
        count
        for character, count in counts.items()
        if ord(character) > _LATIN and not character.isspace() and not _is_usual(character)
    )
    strange += len(_UNMAPPED) * text.count(_UNMAPPED)
    return strange / total if total else 0.0


def _is_usual(character: str) -> bool:
    """Whether a character beyond Latin Extended-B is Vietnamese, a mark, or print's punctuation and symbols."""
    if "\u1ea0" <= character <= "\u1ef9" or "\u0300" <= character <= "\u036f" or "\uff00" <= character <= "\uff5e":
        return True
    return unicodedata.category(character)[0] in "PSZM" or "\u0370" <= character <= "\u03ff"
