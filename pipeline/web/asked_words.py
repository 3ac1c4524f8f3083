"""The words of a search in the text of a document that was opened from its results."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.model.search import Query
from pipeline.model.text import Span
from pipeline.text.fold import fold, fold_keeping_length
from pipeline.web.marks import Mark
from pipeline.web.words import Words

__all__ = ["find_asked"]

_MOST = 400
"""Marks in one text; a word that stands everywhere says nothing."""
_GAP = r"[\s\W]{1,4}"


def find_asked(query: Query, text: str, words: Words) -> tuple[Mark, ...]:
    """Return where the free words and phrases of a query stand: as they were typed, else every two that follow each other."""
    folded = fold_keeping_length(text)
    asked = [re.findall(r"\w+", fold(part)) for part in (query.text, *query.phrases)]
    spans: list[Span] = []
    for typed in filter(None, asked):
        spans += list(_rows(typed, folded)) or [span for pair in pairwise(typed) for span in _rows(pair, folded)]
    found = sorted(set(spans))[:_MOST]
    return tuple(Mark(key=f"t{n}", kind="find", span=span, about=words("switch.find")) for n, span in enumerate(found, start=1))


def _rows(typed: Sequence[str], folded: str) -> Iterator[Span]:
    pattern = _GAP.join(map(re.escape, typed))
    for found in re.finditer(rf"(?<!\w){pattern}(?!\w)", folded):
        yield Span(found.start(), found.end())
