"""Five lexical features on the first candidates of either engine (weights are data)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from index_config import Ranking
from pipeline.search.syllables import pairs

__all__ = ["features", "score"]


def features(
    query: Sequence[str], text: Sequence[str], title: Sequence[str], weights: Mapping[str, float], window: int
) -> tuple[float, float, float, float, float]:
    """Return window coverage, whole coverage, longest run, share of the title's pairs, log length ÷ 10; each but the last 0..1.

    ``weights`` are the syllables' rarities (idf); coverage counts each syllable of the query once.
    """
    wanted = set(query)
    total = sum(weights.get(token, 1.0) for token in wanted) or 1.0
    positions = [(n, token) for n, token in enumerate(text) if token in wanted]
    whole = sum(weights.get(token, 1.0) for token in {token for _, token in positions}) / total
    title_pairs = set(pairs(title))
    found = len(title_pairs & set(pairs(query))) / len(title_pairs) if title_pairs else 0.0
    return (
        _best_window(positions, weights, window) / total,
        whole,
        _longest_run(query, text) / max(1, len(query)),
        found,
        math.log(len(text) + 1) / 10,
    )


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


def _best_window(positions: Sequence[tuple[int, str]], weights: Mapping[str, float], window: int) -> float:
    inside: Counter[str] = Counter()
    best = covered = 0.0
    first = 0
    for place, token in positions:
        inside[token] += 1
        covered += weights.get(token, 1.0) if inside[token] == 1 else 0.0
        while place - positions[first][0] >= window:
            gone = positions[first][1]
            inside[gone] -= 1
            covered -= weights.get(gone, 1.0) if inside[gone] == 0 else 0.0
            first += 1
        best = max(best, covered)
    return best


def _longest_run(query: Sequence[str], text: Sequence[str]) -> int:
    """Return the length of the longest run of the query's syllables that stands in the text in order, without gaps."""
    starts: dict[str, list[int]] = {}
    for position, token in enumerate(query):
        starts.setdefault(token, []).append(position)
    best, ending = 0, {}
    for token in text:
        ending = {position: ending.get(position - 1, 0) + 1 for position in starts.get(token, ())}
        if ending:
            best = max(best, *ending.values())
    return best
