"""The words of a search: in the text of a document that was opened from its results, and in the box without a chip."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from index_config import load_index_config
from pipeline.model.search import Query
from pipeline.model.text import Span
from pipeline.text.fold import fold, fold_keeping_length, squeeze
from pipeline.text.normalise import normalise
from pipeline.web.marks import Mark
from pipeline.web.words import Words

__all__ = ["find_asked", "without"]

_MOST = 400
"""Marks in one text; a word that stands everywhere says nothing."""
_GAP = r"[\s\W]{1,4}"
_KEPT = ("authority", "synonym")
"""Interpretations of words that stay: without them the words are searched for as they are, in quotation marks."""


def find_asked(query: Query, text: str, words: Words) -> tuple[Mark, ...]:
    """Return where the free words and phrases of a query stand: as they were typed, else every two that follow each other."""
    folded = fold_keeping_length(text)
    asked = [re.findall(r"\w+", fold(part)) for part in (query.text, *query.phrases)]
    spans: list[Span] = []
    for typed in filter(None, asked):
        spans += list(_rows(typed, folded)) or [span for pair in pairwise(typed) for span in _rows(pair, folded)]
    found = sorted(set(spans))[:_MOST]
    return tuple(Mark(key=f"t{n}", kind="find", span=span, about=words("switch.find")) for n, span in enumerate(found, start=1))


def without(text: str, name: str, taken: str) -> str:
    """Return what stands in the box without one interpretation: the name of its chip, and the words that it was taken from."""
    plain = squeeze(normalise(text))
    language = load_index_config().language
    pattern = r"[\s,;:]*".join(map(re.escape, taken.split())) or re.escape(plain)
    if name in {language.words[kept] for kept in _KEPT}:
        return plain if '"' in plain else re.sub(pattern, lambda found: f'"{found[0]}"', plain, count=1)
    left = re.sub(pattern, " ", plain, count=1)
    if left == plain:  # its words stand apart: "điều 5 quyết định 20/2019 khoản 2"
        for word in taken.split():
            left = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", " ", left, count=1)
    return squeeze(left)


def _rows(typed: Sequence[str], folded: str) -> Iterator[Span]:
    pattern = _GAP.join(map(re.escape, typed))
    for found in re.finditer(rf"(?<!\w){pattern}(?!\w)", folded):
        yield Span(found.start(), found.end())
