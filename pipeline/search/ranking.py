"""Lexical features of the first candidates of either engine, and their weighted sum; the weights are data."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from index_config import Ranking
from pipeline.search.codes import Codes, code_of, unpack
from pipeline.search.matches import Asked, Floats, Ints, Matches

__all__ = ["FEATURES", "features", "scores", "titles"]

FEATURES = (
    "bm25",
    "window_coverage",
    "longest_run",
    "pairs_found",
    "title_pairs_found",
    "document_pairs",
    "document_support",
    "earliness",
)
"""Columns of :func:`features`, named as their weights are in ``ranking.toml``."""

_LONG_TITLE = 6
"""Syllables from which a title that stands whole in the query is taken for pasted."""
_BYTES = 4


def features(asked: Asked, packed: Sequence[bytes], bm25: Sequence[float], documents: Sequence[str], window: int) -> Floats:
    """Return a row of :data:`FEATURES` for each candidate, each about 0..1.

    ``packed`` as :func:`pipeline.search.codes.pack` gives them; ``documents`` are the ids of the documents to which candidates
    belong; ``window`` in syllables. BM25 is divided by the largest; the window counts each syllable of the query once, by its
    rarity; pairs count by their rarity among the candidates; what its document's other candidates hold speaks for a candidate.
    """
    texts = [unpack(one) for one in packed]
    values = np.zeros((len(packed), len(FEATURES)), dtype=np.float64)
    if not packed:
        return values
    found = Matches.of(asked, [text for _, text in texts], window)
    best, ends = found.windows(window)
    pairs = found.pairs()
    rarity = np.log(1 + len(packed) / (1 + pairs.sum(axis=0)))
    of_document = _numbered(documents)
    together = np.zeros((of_document.max() + 1, pairs.shape[1]), dtype=np.bool_)
    np.logical_or.at(together, of_document, pairs)
    values[:, 0] = np.array(bm25) / (max(bm25) or 1.0)
    values[:, 1] = best / (asked.rarity.sum() or 1.0)
    values[:, 2] = found.longest_runs() / max(1, len(asked.ids))
    values[:, 3] = pairs @ rarity / max(1e-9, rarity.sum())
    values[:, 4] = _title_shares(asked, [title for title, _ in texts])
    values[:, 5] = (together @ rarity / max(1e-9, rarity.sum()))[of_document]
    others = np.bincount(of_document, weights=values[:, 0])[of_document] - values[:, 0]
    values[:, 6] = np.log1p(others) / 5
    values[:, 7] = np.where(best > 0, 1 - np.log1p(ends) / 7, 0.0)
    return values


def scores(values: Floats, weights: Ranking) -> list[float]:
    """Return the weighted sums of features."""
    return [float(score) for score in values @ np.array([getattr(weights, name) for name in FEATURES])]


def titles(typed: Sequence[str], packed: Sequence[bytes]) -> list[bool]:
    """Return for each candidate whether the query (two syllables or more) stands in its title, or a long title in it."""
    if len(typed) < 2:
        return [False] * len(packed)
    asked = (np.array([code_of(syllable) for syllable in typed], dtype=np.uint32) >> 8).tobytes()
    return [_is_title(asked, (title >> 8).tobytes()) for title, _ in map(unpack, packed)]


def _is_title(asked: bytes, title: bytes) -> bool:
    return _stands(asked, title) or (len(title) >= _LONG_TITLE * _BYTES and _stands(title, asked))


def _stands(part: bytes, whole: bytes) -> bool:
    place = whole.find(part)
    while place > 0 and place % _BYTES:
        place = whole.find(part, place + 1)
    return place >= 0


def _numbered(names: Sequence[str]) -> Ints:
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], dtype=np.int64)


def _title_shares(asked: Asked, found: Sequence[Codes]) -> Floats:
    """Return the share of each title's different pairs that are pairs of the query."""
    present = Matches.of(asked, found, 1).pairs().sum(axis=1)
    shares = np.zeros(len(found), dtype=np.float64)
    for n, title in enumerate(found):
        if present[n]:
            shares[n] = present[n] / len(set(pairwise(title.tolist())))  # of a few syllables: numpy takes ten times as long
    return shares
