"""Lexical features of the first candidates of either engine, and their weighted sum; the weights are data."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index_config import Ranking
from pipeline.search.codes import Codes, bare_bytes, code_of
from pipeline.search.matches import Asked, Floats, Ints, Matches
from pipeline.search.question import Question
from pipeline.search.texts import Texts

__all__ = ["FEATURES", "features", "scores", "titled"]

FEATURES = (
    "bm25",
    "window_coverage",
    "pairs_found",
    "document_support",
    "earliness",
    "title_pairs_found",
    "title_words_found",
    "explained",
)
"""Columns of :func:`features`, named as their weights are in ``ranking.toml``."""

_LONG_TITLE = 6
"""Syllables from which a title that stands whole in the query is taken for pasted."""


def features(
    asked: Asked, question: Question, texts: Texts, bm25: Sequence[float], documents: Sequence[str], *, window: int
) -> Floats:
    """Return a row of :data:`FEATURES` for each candidate, each about 0..1.

    ``documents`` are the ids of the documents to which candidates
    belong; ``window`` in syllables. BM25 is divided by the largest; the window counts each syllable of the query once, by its
    rarity; pairs count by their rarity among the candidates; a document's other candidates speak for each of its own. A title
    counts by as much of the query as its whole document holds: headings are short, the others say what "Nguyên tắc" is about.
    """
    number = len(texts.texts)
    values = np.zeros((number, len(FEATURES)), dtype=np.float64)
    if not number:
        return values
    found = Matches.of(asked, texts.texts, window)
    best, ends = found.windows(window)
    pairs, words = found.pairs(), found.words()
    of_pairs = np.log(1 + number / (1 + pairs.sum(axis=0)))
    of_pairs /= of_pairs.sum() or 1.0
    of_words = asked.rarity / (asked.rarity.sum() or 1.0)
    of_document = _numbered(documents)
    title_pairs, title_words = _title_shares(asked, texts.titles)
    values[:, 0] = np.array(bm25) / (max(bm25) or 1.0)
    values[:, 1] = best / (asked.rarity.sum() or 1.0)
    values[:, 2] = pairs @ of_pairs
    others = np.bincount(of_document, weights=values[:, 0])[of_document] - values[:, 0]
    values[:, 3] = np.log1p(others) / 5
    values[:, 4] = np.where(best > 0, 1 - np.log1p(ends) / 7, 0.0)
    values[:, 5] = title_pairs * (_together(pairs, of_document) @ of_pairs)
    values[:, 6] = title_words * (_together(words, of_document) @ of_words)
    values[:, 7] = question.explained(asked, texts)
    return values


def scores(values: Floats, weights: Ranking) -> list[float]:
    """Return the weighted sums of features."""
    return [float(score) for score in values @ np.array([getattr(weights, name) for name in FEATURES])]


def titled(typed: Sequence[str], texts: Texts) -> set[int]:
    """Return the candidates in whose titles the query (two syllables or more) stands, or whose long title stands in it."""
    if len(typed) < 2:
        return set()
    asked = bare_bytes(np.array([code_of(syllable) for syllable in typed], dtype=np.uint32))
    return {*texts.titled(asked), *texts.titles_in(asked, _LONG_TITLE)}


def _numbered(names: Sequence[str]) -> Ints:
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], dtype=np.int64)


def _together(present: NDArray[np.bool_], of_document: Ints) -> NDArray[np.bool_]:
    """Return for each candidate what it or another one of its document holds."""
    together = np.zeros((of_document.max() + 1, present.shape[1]), dtype=np.bool_)
    np.logical_or.at(together, of_document, present)
    return together[of_document]


def _title_shares(asked: Asked, found: Sequence[Codes]) -> tuple[Floats, Floats]:
    """Return the shares of each title's different pairs and of its syllables that are in the query."""
    matches = Matches.of(asked, found, 1)
    held, words = matches.pairs().sum(axis=1), np.bincount(matches.owners, minlength=len(found))
    pairs = np.zeros(len(found), dtype=np.float64)
    for n in np.flatnonzero(held).tolist():
        pairs[n] = held[n] / len(set(pairwise(found[n].tolist())))  # of a few syllables: numpy takes ten times as long
    return pairs, words / np.maximum(1, [len(title) for title in found])
