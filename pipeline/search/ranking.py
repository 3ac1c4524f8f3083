"""Five lexical features on the first candidates of either engine; the weights are data."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from index_config import Ranking
from pipeline.search.syllables import fold_syllables, pairs
from pipeline.text.fold import fold

__all__ = ["Asked", "features", "is_title", "score"]

_LONG_TITLE = 6
"""Syllables from which a title that stands whole in the query is taken for pasted."""


class _Seen(dict[str, str]):
    """What a syllable of a text is for the query: one of its syllables, or nothing.

    A syllable typed with marks wants the same marks; one typed without finds any.
    """

    def __init__(self, typed: Sequence[str]) -> None:
        super().__init__()
        self._typed = frozenset(typed)

    def __missing__(self, syllable: str) -> str:
        seen = syllable if syllable in self._typed else fold(syllable)
        self[syllable] = seen = seen if seen in self._typed else ""
        return seen


@dataclass(frozen=True, slots=True)
class Asked:
    """The query's syllables as they are compared, with the rarity (idf) of each."""

    syllables: Sequence[str]
    rarity: Mapping[str, float]
    seen: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, syllables: Sequence[str], rarity: Mapping[str, float]) -> Asked:
        """Take syllables with their marks as typed; ``rarity`` is that of their folded forms."""
        bare = dict(zip(syllables, fold_syllables(syllables), strict=True))
        return cls(syllables, {s: rarity.get(b, 1.0) for s, b in bare.items()}, _Seen(syllables))


def features(asked: Asked, text: Sequence[str], title: Sequence[str], window: int) -> tuple[float, float, float, float, float]:
    """Return window coverage, whole coverage, longest run, share of the title's pairs, log length ÷ 10; each but the last 0..1.

    ``text`` and ``title`` are syllables with their marks; coverage counts each syllable of the query once.
    """
    seen, rarity = asked.seen, asked.rarity
    total = sum(rarity.values()) or 1.0
    places = [(n, token) for n, syllable in enumerate(text) if (token := seen[syllable])]
    whole = sum(rarity[token] for token in {token for _, token in places}) / total
    named = pairs([seen[token] for token in title])
    found = len(set(named) & set(pairs(asked.syllables))) / len(set(pairs(title))) if named else 0.0
    run = _longest_run(asked.syllables, places) / max(1, len(asked.syllables))
    return (_best_window(places, rarity, window) / total, whole, run, found, math.log(len(text) + 1) / 10)


def score(values: tuple[float, float, float, float, float], bm25: float, weights: Ranking) -> float:
    """Return the linear score; ``bm25`` is divided by the largest among the candidates."""
    window, whole, run, title, length = values
    return (
        bm25
        + weights.window_coverage * window
        + weights.whole_coverage * whole
        + weights.longest_run * run
        + weights.title_pairs_found * title
        + weights.log_length * length
    )


def is_title(query: Sequence[str], title: Sequence[str]) -> bool:
    """Whether the query (folded, two syllables at least) stands in the title, or a long title whole in the query."""
    if len(query) < 2:
        return False
    asked, named = f" {' '.join(query)} ", f" {' '.join(title)} "
    return asked in named or (len(title) >= _LONG_TITLE and named in asked)


def _best_window(places: Sequence[tuple[int, str]], rarity: Mapping[str, float], window: int) -> float:
    inside: Counter[str] = Counter()
    best = covered = 0.0
    first = 0
    for place, token in places:
        inside[token] += 1
        if inside[token] == 1:
            covered += rarity[token]
        while place - places[first][0] >= window:
            gone = places[first][1]
            inside[gone] -= 1
            if not inside[gone]:
                covered -= rarity[gone]
            first += 1
        best = max(best, covered)
    return best


def _longest_run(query: Sequence[str], places: Sequence[tuple[int, str]]) -> int:
    """Return the length of the longest run of the query's syllables that stands in the text in order, without gaps."""
    starts: dict[str, list[int]] = {}
    for position, token in enumerate(query):
        starts.setdefault(token, []).append(position)
    follows = set(pairwise(query))
    best, last, before = 0, -2, ""
    ending: dict[int, int] = {}
    for place, token in places:
        if place == last + 1 and (before, token) in follows:
            begun = {position: ending.get(position, 1) for position in starts[before]}
            ending = {position: begun[position - 1] + 1 for position in starts[token] if position - 1 in begun}
            best = max(best, *ending.values())
        else:
            ending = {}
            best = best or 1
        last, before = place, token
    return best
