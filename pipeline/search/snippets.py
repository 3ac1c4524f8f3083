"""Words around a match, on the original text."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index_config import load_index_config
from pipeline.model.search import Snippet
from pipeline.text.fold import fold_keeping_length

__all__ = ["snippet"]

_BEFORE, _LENGTH = 60, 260
"""Code points before the first match, and in all: three lines on the page."""
_LOOKED_AT = (30_000, 400_000)
"""Code points of a text in which a match is looked for; so far down only when there was none before."""
_BETWEEN = "\n\t,-"
"""What may stand between neighbours in place of a blank."""

_Match = tuple[int, int, str]
"""Where a match starts and ends, and what of the query it is."""


def snippet(text: str, words: Sequence[str], *, eid: str | None = None, start: int | None = None) -> Snippet | None:
    """Return the stretch of ``text`` that holds most of the folded ``words``, ``None`` when it holds none.

    Neighbours in the query that are neighbours in the text count; single words only where there are none. ``start`` is the
    offset of ``text`` in the document.
    """
    found: list[_Match] = []
    for most in _LOOKED_AT if words else ():
        if not found and (most == _LOOKED_AT[0] or len(text) > _LOOKED_AT[0]):
            folded = _folded(text[:most])
            found = _pairs(folded, words) or _singles(folded, words)
    if not found:
        return None
    first = _best(found)
    begin = _word_start(text, max(0, found[first][0] - _BEFORE), found[first][0])
    end = _word_end(text, min(len(text), begin + _LENGTH), found[first][1])
    marks = _merged([(m[0] - begin, m[1] - begin) for m in found if begin <= m[0] and m[1] <= end], text[begin:end])
    return Snippet(text=text[begin:end], marks=marks, eid=eid, start=None if start is None else start + begin)


@cache
def _letters() -> NDArray[np.uint16]:
    """Return the folded letter of each of the first 65,536 code points; what stands between neighbours is a blank."""
    every = "".join(map(chr, range(0xD800)))
    folded = np.arange(1 << 16, dtype=np.uint16)
    folded[: len(every)] = np.frombuffer(fold_keeping_length(every).encode("utf-16-le"), dtype=np.uint16)
    folded[[ord(sign) for sign in _BETWEEN]] = ord(" ")
    return folded


def _folded(text: str) -> str:
    """Fold character by character, by a look-up for all at once: snippets were half of the work of a page."""
    units = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype=np.uint16)
    return _letters()[units].tobytes().decode("utf-16-le", "surrogatepass")


def _pairs(folded: str, words: Sequence[str]) -> list[_Match]:
    """Return the neighbours of the query that are neighbours in the text, in the order of the text."""
    found: list[_Match] = []
    for written, key in _neighbours(tuple(words)):
        place = folded.find(written)
        while place >= 0:
            end = place + len(written)
            if not (folded[place - 1 : place].isalnum() or folded[end : end + 1].isalnum()):
                found.append((place, end, key))
            place = folded.find(written, end)
    return sorted(found)


@lru_cache(maxsize=64)
def _neighbours(words: Sequence[str]) -> Sequence[tuple[str, str]]:
    """Return how neighbours in the query are written in texts, and as what they count."""
    pairs = dict.fromkeys(pairwise(words))
    return tuple((f"{a} {b}", f"{one} {other}") for one, other in pairs for a in _written(one) for b in _written(other))


def _singles(folded: str, words: Sequence[str]) -> list[_Match]:
    return [(match.start(), match.end(), match[0]) for match in _pattern(frozenset(words)).finditer(folded)]


@lru_cache(maxsize=64)
def _pattern(words: Collection[str]) -> re.Pattern[str]:
    alternatives = "|".join(sorted((re.escape(form) for word in words for form in _written(word)), key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{alternatives})(?![^\W_])")


@lru_cache(maxsize=4096)
def _written(word: str) -> Sequence[str]:
    """Return how a folded word is written in texts."""
    other = re.sub("i$", "y", word)
    return (word, other) if other != word and other in load_index_config().spelling.i_for_y else (word,)


def _best(found: Sequence[_Match]) -> int:
    """Return the match at which the stretch with most different matches begins."""
    inside: dict[str, int] = {}
    best, most, last = 0, 0, 0
    for first, (start, _, leaving) in enumerate(found):
        while last < len(found) and found[last][0] - start < _LENGTH - _BEFORE:
            inside[found[last][2]] = inside.get(found[last][2], 0) + 1
            last += 1
        if len(inside) > most:
            best, most = first, len(inside)
        if last == len(found):
            break  # from here on the stretch only loses
        inside[leaving] -= 1
        if not inside[leaving]:
            del inside[leaving]
    return best


def _word_start(text: str, position: int, latest: int) -> int:
    starts = (p for p in range(position, latest) if p == 0 or text[p - 1].isspace())
    return next(starts, latest)


def _word_end(text: str, position: int, earliest: int) -> int:
    ends = (p for p in range(position, earliest, -1) if p == len(text) or text[p].isspace())
    return next(ends, position)


def _merged(marks: Sequence[tuple[int, int]], text: str) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in marks:
        if merged and not text[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return tuple(merged)
