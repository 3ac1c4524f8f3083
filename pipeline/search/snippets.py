"""Words around a match, on the original text."""

from __future__ import annotations

from collections.abc import Collection

from pipeline.model.search import Snippet
from pipeline.search.syllables import folded, spans

__all__ = ["snippet"]

_BEFORE, _LENGTH = 8, 40
"""Syllables before the first match, and in all: three lines on the page."""


def snippet(text: str, wanted: Collection[str], *, eid: str | None = None) -> Snippet | None:
    """Return the stretch of ``text`` that holds most different ``wanted`` syllables (folded), or ``None``."""
    places, tokens = spans(text), folded(text)
    hits = [n for n, token in enumerate(tokens) if token in wanted]
    if not hits:
        return None
    best = max(hits, key=lambda n: (len({t for t in tokens[n : n + _LENGTH - _BEFORE] if t in wanted}), -n))
    first, last = max(0, best - _BEFORE), min(len(places), best - _BEFORE + _LENGTH)
    start, end = places[first].start, places[max(first, last - 1)].end
    marks = tuple((places[n].start - start, places[n].end - start) for n in hits if first <= n < last)
    return Snippet(text=text[start:end], marks=marks, eid=eid, start=start)
