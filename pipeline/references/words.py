"""Words of the rule files as patterns; form only, no word of the law stands here."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["CAPITAL", "LOWER", "cased", "phrase", "words"]

CAPITAL = "A-ZĐÀ-ÖØ-ÝĂĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
LOWER = "a-zđà-öø-ýăĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"


def phrase(text: str) -> str:
    """Return a pattern for ``text`` that accepts any white space (line breaks too) where it has a blank.

    Example: ``kèm theo`` also matches ``kèm⏎theo``; a blank after a comma or around a hyphen may be missing.
    """
    escaped = re.escape(text).replace(r"\ ", r"\s+")
    return escaped.replace(r",\s+", r"\s*,\s*").replace(r"\s+\-\s+", r"\s*\-\s*")


def words(texts: Iterable[str]) -> str:
    """Return a pattern for one of ``texts``, longest first, in any letter case, ending at the end of a word."""
    inner = "|".join(phrase(text) for text in sorted(set(texts), key=lambda text: (-len(text), text)))
    return rf"(?i:(?:{inner})(?!\w))"


def cased(text: str) -> tuple[str, ...]:
    """Return the ways a name is printed: as given, in small letters, all words capitalised, all capitals."""
    variants = (
        text[:1].upper() + text[1:],
        text.lower(),
        " ".join(word[:1].upper() + word[1:] for word in text.split()),
        text.upper(),
    )
    return tuple(dict.fromkeys(variants))
