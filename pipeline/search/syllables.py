"""Cutting text into syllables for the index, the same for both engines and for ranking."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from pipeline.model.text import Span
from pipeline.text.fold import fold, fold_keeping_length
from pipeline.text.numbers import find_numbers, number_key

__all__ = ["exact", "folded", "pairs", "spans"]

_SYLLABLE = re.compile(r"\w+")


def spans(text: str) -> list[Span]:
    """Return where the syllables stand in ``text`` (NFC)."""
    return [Span(*found.span()) for found in _SYLLABLE.finditer(text)]


def folded(text: str, *, numbers: bool = False) -> list[str]:
    """Return the syllables without case and marks; with ``numbers`` each document number follows as one more token."""
    tokens = _SYLLABLE.findall(fold_keeping_length(text))
    return [*tokens, *_whole_numbers(text)] if numbers else tokens


def exact(text: str) -> list[str]:
    """Return the syllables with their marks, in lower case."""
    return _SYLLABLE.findall(text.lower())


def pairs(tokens: Sequence[str]) -> list[str]:
    """Return neighbouring syllables joined: most Vietnamese words have two. Example: ``uy_ban``, ``ban_nhan``."""
    return [f"{first}_{second}" for first, second in pairwise(tokens)]


def _whole_numbers(text: str) -> Iterable[str]:
    return (fold(number_key(number.canonical)) for number in find_numbers(text))
