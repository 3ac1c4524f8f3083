"""Words around a match, on the original text."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise

from index_config import load_index_config
from pipeline.model.search import Snippet
from pipeline.text.fold import fold_keeping_length

__all__ = ["snippet"]

_BEFORE, _LENGTH = 60, 260
"""Code points before the first match, and in all: three lines on the page."""
_PAIR = 3
"""Words that a pair counts for."""
_LOOKED_AT = (30_000, 400_000)
"""Code points of a text in which a match is looked for; so far down only when there was none before."""


def snippet(text: str, words: Sequence[str], *, eid: str | None = None, start: int | None = None) -> Snippet | None:
    """Return the stretch of ``text`` that holds most of the folded ``words``, ``None`` when it holds none.

    Neighbours in the query that are neighbours in the text count most; ``start`` is the offset of ``text`` in the document.
    """
    found: list[tuple[int, int, str]] = []
    folded = ""
    for most in _LOOKED_AT if words else ():
        if not found and len(folded) < len(text):
            folded = fold_keeping_length(text[:most])
            found = [(match.start(), match.end(), match[0]) for match in _pattern(frozenset(words)).finditer(folded)]
    if not found:
        return None
    together = _neighbours(found, {f"{a} {b}" for a, b in pairwise(words)}, folded)
    first = _best(found, together)
    begin = _word_start(text, max(0, found[first][0] - _BEFORE), found[first][0])
    end = _word_end(text, min(len(text), begin + _LENGTH), found[first][1])
    shown = [n for n in range(len(found)) if begin <= found[n][0] and found[n][1] <= end]
    marked = [n for n in shown if n in together] or shown
    marks = _merged([(found[n][0] - begin, found[n][1] - begin) for n in marked], text[begin:end])
    return Snippet(text=text[begin:end], marks=marks, eid=eid, start=None if start is None else start + begin)


@lru_cache(maxsize=64)
def _pattern(words: Collection[str]) -> re.Pattern[str]:
    endings = set(load_index_config().spelling.i_for_y)
    written = {form for word in words for form in (word, re.sub("i$", "y", word)) if form == word or form in endings}
    alternatives = "|".join(map(re.escape, sorted(written, key=len, reverse=True)))
    return re.compile(rf"(?<![^\W_])(?:{alternatives})(?![^\W_])")


def _neighbours(found: Sequence[tuple[int, int, str]], wanted: Collection[str], folded: str) -> dict[int, str]:
    """Return the matches that stand beside their neighbour of the query, with the pair they form."""
    together: dict[int, str] = {}
    for n in range(len(found) - 1):
        (_, end, word), (start, _, following) = found[n], found[n + 1]
        if start - end > 3 or folded[end:start].strip(" \n,-"):
            continue
        pair = f"{_one_way(word)} {_one_way(following)}"
        if pair in wanted:
            together[n] = pair
            together.setdefault(n + 1, pair)
    return together


def _one_way(word: str) -> str:
    return f"{word[:-1]}i" if word in load_index_config().spelling.i_for_y else word


def _best(found: Sequence[tuple[int, int, str]], together: dict[int, str]) -> int:
    """Return the match at which the stretch with most different pairs and words begins; a pair counts as three words."""
    inside: dict[str, int] = {}
    best, best_first, value, last, number = 0, 0, 0, 0, len(found)
    for first, (start, _, leaving) in enumerate(found):
        while last < number and found[last][0] - start < _LENGTH - _BEFORE:
            value += _more(inside, found[last][2], 1)
            if last in together:
                value += _more(inside, together[last], _PAIR)
            last += 1
        if value > best:
            best, best_first = value, first
        if last == number and value <= best:
            break  # from here on the stretch only loses
        value -= _less(inside, leaving, 1)
        if first in together:
            value -= _less(inside, together[first], _PAIR)
    return best_first


def _more(inside: dict[str, int], key: str, worth: int) -> int:
    """Count a key and return what is gained: something only by the first of its kind."""
    number = inside[key] = inside.get(key, 0) + 1
    return worth if number == 1 else 0


def _less(inside: dict[str, int], key: str, worth: int) -> int:
    number = inside[key] = inside[key] - 1
    return 0 if number else worth


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
