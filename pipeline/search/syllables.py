"""Cutting text into syllables for the index, the same for both engines, for ranking and for snippets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain, pairwise

from index_config import Spelling, load_index_config
from pipeline.model.text import Span
from pipeline.text.fold import fold
from pipeline.text.numbers import find_numbers, number_key

__all__ = ["exact", "fold_syllables", "folded", "number_tokens", "pairs", "spans"]

_SYLLABLE = re.compile(r"[^\W_]+")
_LONGEST = 60
"""Letters of a syllable that count: engines refuse endless terms, and no word is that long."""
_Y, _I = "yỳýỷỹỵ", "iìíỉĩị"
_MOST = 400_000
"""Different words that are remembered; a text full of figures would fill the memory."""


class _Written(dict[str, str]):
    """Syllables as they are indexed with their marks, by the syllable as printed; filled as they are met."""

    def __init__(self, spelling: Spelling) -> None:
        super().__init__()
        self._tones = tuple(spelling.tones.items())
        self._endings = frozenset(spelling.i_for_y)

    def __missing__(self, printed: str) -> str:
        if len(self) > _MOST:
            self.clear()
        word = printed.lower()[:_LONGEST]
        if not word.startswith("qu"):  # quý carries its mark on y
            word = next((word[: -len(old)] + new for old, new in self._tones if word.endswith(old)), word)
        if word[-1:] in _Y and fold(word) in self._endings:
            word = word[:-1] + _I[_Y.index(word[-1])]
        self[printed] = word
        return word


class _Folded(dict[str, str]):
    """Syllables without marks, by the syllable with its marks; filled as they are met."""

    def __missing__(self, word: str) -> str:
        if len(self) > _MOST:
            self.clear()
        self[word] = bare = fold(word)
        return bare


class _Words(dict[str, tuple[str, ...]]):
    """Syllables as they are indexed, by what stands between blanks; filled as it is met."""

    def __init__(self, written: _Written) -> None:
        super().__init__()
        self._written = written

    def __missing__(self, printed: str) -> tuple[str, ...]:
        if len(self) > _MOST:
            self.clear()
        self[printed] = words = tuple(self._written[syllable] for syllable in _SYLLABLE.findall(printed))
        return words


@lru_cache(maxsize=1)
def _words() -> _Words:
    return _Words(_Written(load_index_config().spelling))


_FOLDED = _Folded()


def spans(text: str) -> list[Span]:
    """Return where the syllables stand in ``text`` (NFC)."""
    return [Span(*found.span()) for found in _SYLLABLE.finditer(text)]


def exact(text: str) -> list[str]:
    """Return the syllables with their marks in lower case, spelled one way: ``Hoà``, ``hòa`` → ``hòa``; ``kỹ`` → ``kĩ``."""
    return list(chain.from_iterable(map(_words().__getitem__, text.split())))


def fold_syllables(syllables: Iterable[str]) -> list[str]:
    """Return syllables of :func:`exact` without their marks."""
    return list(map(_FOLDED.__getitem__, syllables))


def folded(text: str) -> list[str]:
    """Return the syllables without case and marks."""
    return fold_syllables(exact(text))


def pairs(tokens: Sequence[str]) -> list[str]:
    """Return neighbouring syllables joined: most Vietnamese words have two. Example: ``uy_ban``, ``ban_nhan``."""
    return [f"{first}_{second}" for first, second in pairwise(tokens)]


def number_tokens(text: str) -> list[str]:
    """Return each document number of the text as one token, e.g. ``12/2024/qd-ubnd``."""
    return list(dict.fromkeys(number_key(number.canonical) for number in find_numbers(text)))
