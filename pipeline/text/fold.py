"""Folding for matching: without case, marks and old tone placement; never used for letters of points (đ is not d)."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["fold", "fold_keeping_length", "has_marks", "squeeze"]

_MARKS = re.compile("[\u0300-\u036f]")
_BLANKS = re.compile(r"\s+")


def fold(text: str) -> str:
    """Return lower-case text without diacritics, ``đ`` as ``d``.

    Example: ``Ủy ban nhân dân`` and ``UỶ BAN NHÂN DÂN`` both become ``uy ban nhan dan``.
    """
    return _MARKS.sub("", unicodedata.normalize("NFD", text.lower())).replace("đ", "d")


class _Letters(dict[int, str]):
    """Folded letters by code point, filled as they are met: ``str.translate`` is many times faster than a loop."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = self[code] = (fold(character) or character)[0]
        return folded


_LETTERS = _Letters()


def fold_keeping_length(text: str) -> str:
    """Fold character by character, so that offsets into ``text`` (NFC) stay valid."""
    return text.translate(_LETTERS)


def has_marks(text: str) -> bool:
    """Whether the text carries Vietnamese diacritics or đ."""
    return fold(text) != text.lower()


def squeeze(text: str) -> str:
    """Return the text with every run of white space as one blank, none at the ends."""
    return _BLANKS.sub(" ", text).strip()
