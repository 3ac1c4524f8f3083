"""Five lexical features on the first candidates of either engine; the weights are data.

All candidates of a query are measured at once: their syllables are numbers (``codes.py``), and only the places where one of the
query's syllables stands are looked at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from index_config import Ranking
from pipeline.search.codes import code_of
from pipeline.search.syllables import fold_syllables

__all__ = ["Asked", "Features", "features", "scores", "titles"]

_LONG_TITLE = 6
"""Syllables from which a title that stands whole in the query is taken for pasted."""
_BYTES = 4
_NOTHING = -1
_FAR = -(2**30)

_Ints: TypeAlias = NDArray[np.int64]
_Codes: TypeAlias = NDArray[np.uint32]
_Any: TypeAlias = NDArray[np.integer[Any]]
Features: TypeAlias = NDArray[np.float64]
"""A row a candidate: window coverage, whole coverage, longest run, share of the title's pairs, log length ÷ 10."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The query's syllables as they are compared; ``ids`` number the different ones, ``rarity`` is theirs (idf)."""

    ids: _Ints
    rarity: NDArray[np.float64]
    written: _Codes
    """Codes of the different syllables."""
    unmarked: NDArray[np.bool_]
    """Which of them were typed without marks: those find syllables with any."""

    @classmethod
    def of(cls, syllables: Sequence[str], rarity: Mapping[str, float]) -> Asked:
        """Take syllables with their marks as typed; ``rarity`` is that of their folded forms."""
        numbers: dict[str, int] = {}
        ids = [numbers.setdefault(syllable, len(numbers)) for syllable in syllables]
        bare = fold_syllables(numbers)
        return cls(
            ids=np.array(ids, dtype=np.int64),
            rarity=np.array([rarity.get(one, 1.0) for one in bare], dtype=np.float64),
            written=np.array([code_of(one) for one in numbers], dtype=np.uint32),
            unmarked=np.array([one == folded for one, folded in zip(numbers, bare, strict=True)], dtype=np.bool_),
        )

    def seen(self, codes: _Codes) -> _Ints:
        """Return which of the query's syllables each code is, -1 for none; the same marks come before any."""
        found = np.full(len(codes), _NOTHING, dtype=np.int64)
        if not len(self.written):
            return found
        loose = np.flatnonzero(self.unmarked)
        if len(loose):
            _put(found, codes >> 8, self.written[loose] >> 8, loose)
        _put(found, codes, self.written, np.arange(len(self.written)))
        return found


def _put(found: _Ints, codes: _Any, wanted: _Any, ids: _Ints) -> None:
    order = np.argsort(wanted, kind="stable")
    places = np.searchsorted(wanted[order], codes)
    places[places == len(wanted)] = 0
    here = wanted[order][places] == codes
    found[here] = ids[order][places[here]]


def features(asked: Asked, packed: Sequence[bytes], window: int) -> Features:
    """Return the features of candidates, each but the last 0..1; ``packed`` as :func:`pipeline.search.codes.pack` gives them.

    Coverage counts each syllable of the query once, by its rarity; ``window`` in syllables.
    """
    titles_, texts = _cut(packed)
    lengths = np.array([len(text) for text in texts], dtype=np.int64)
    found = _matches(asked, texts, lengths, window)
    total = float(asked.rarity.sum()) or 1.0
    values = np.zeros((len(packed), 5), dtype=np.float64)
    if len(found.ids):
        np.maximum.at(values[:, 0], found.owners, _windows(asked, found, window) / total)
        present = np.zeros((len(packed), len(asked.rarity)), dtype=np.bool_)
        present[found.owners, found.ids] = True
        values[:, 1] = present @ asked.rarity / total
        values[:, 2] = _longest_runs(asked, found, len(packed)) / max(1, len(asked.ids))
    values[:, 3] = _title_shares(asked, titles_)
    values[:, 4] = np.log(lengths + 1) / 10
    return values


def scores(values: Features, bm25: Sequence[float], weights: Ranking) -> list[float]:
    """Return the linear scores; ``bm25`` is divided by the largest among the candidates."""
    of_features = (
        weights.window_coverage,
        weights.whole_coverage,
        weights.longest_run,
        weights.title_pairs_found,
        weights.log_length,
    )
    return [float(score) for score in np.array(bm25) + values @ np.array(of_features)]


def titles(typed: Sequence[str], packed: Sequence[bytes]) -> list[bool]:
    """Return for each candidate whether the query (two syllables or more) stands in its title, or a long title in it."""
    if len(typed) < 2:
        return [False] * len(packed)
    asked = (np.array([code_of(syllable) for syllable in typed], dtype=np.uint32) >> 8).tobytes()
    return [_is_title(asked, (title >> 8).tobytes()) for title in _cut(packed)[0]]


def _is_title(asked: bytes, title: bytes) -> bool:
    return _stands(asked, title) or (len(title) >= _LONG_TITLE * _BYTES and _stands(title, asked))


def _stands(part: bytes, whole: bytes) -> bool:
    place = whole.find(part)
    while place > 0 and place % _BYTES:
        place = whole.find(part, place + 1)
    return place >= 0


def _cut(packed: Sequence[bytes]) -> tuple[list[_Codes], list[_Codes]]:
    """Return titles and texts."""
    whole = [np.frombuffer(one or bytes(_BYTES), dtype="<u4") for one in packed]
    ends = [1 + int(codes[0]) for codes in whole]
    return [c[1:end] for c, end in zip(whole, ends, strict=True)], [c[end:] for c, end in zip(whole, ends, strict=True)]


@dataclass(frozen=True, slots=True)
class _Matches:
    """Where the query's syllables stand: number of the text, of the syllable, place."""

    owners: _Ints
    ids: _Ints
    places: _Ints


def _matches(asked: Asked, texts: Sequence[_Codes], lengths: _Ints, gap: int) -> _Matches:
    """Return the matches; places of different texts lie more than ``gap`` apart."""
    seen = asked.seen(np.concatenate(texts) if texts else np.empty(0, dtype=np.uint32))
    here = np.flatnonzero(seen >= 0)
    owners = np.repeat(np.arange(len(texts), dtype=np.int64), lengths)[here]
    return _Matches(owners, seen[here], here + owners * (gap + 1))


def _windows(asked: Asked, found: _Matches, window: int) -> NDArray[np.float64]:
    """Return for each match the rarity of what stands in the window that ends with it."""
    last = np.full((len(found.ids), len(asked.rarity)), _FAR, dtype=np.int64)
    last[np.arange(len(found.ids)), found.ids] = found.places
    np.maximum.accumulate(last, axis=0, out=last)
    covered: NDArray[np.float64] = (found.places[:, None] - last < window) @ asked.rarity
    return covered


def _longest_runs(asked: Asked, found: _Matches, number: int) -> _Ints:
    """Return for each text how many syllables of the query stand in it in order, without gaps, at most."""
    best = np.zeros(number, dtype=np.int64)
    ids, places = found.ids, found.places
    match, position = np.nonzero(ids[:, None] == asked.ids[None, :])
    length = 1
    while len(match):
        best[found.owners[match]] = length
        inside = (match + 1 < len(ids)) & (position + 1 < len(asked.ids))
        match, position = match[inside], position[inside]
        goes_on = (places[match + 1] == places[match] + 1) & (ids[match + 1] == asked.ids[position + 1])
        match, position = match[goes_on] + 1, position[goes_on] + 1
        length += 1
    return best


def _title_shares(asked: Asked, found: Sequence[_Codes]) -> NDArray[np.float64]:
    """Return the share of each title's different pairs that are pairs of the query."""
    base = len(asked.rarity) + 1
    wanted = {int(first) * base + int(second) for first, second in zip(asked.ids, asked.ids[1:], strict=False)}
    ids = asked.seen(np.concatenate(found) if found else np.empty(0, dtype=np.uint32))
    ids[ids == _NOTHING] = base - 1
    shares, start = np.zeros(len(found), dtype=np.float64), 0
    for n, title in enumerate(found):
        own = ids[start : start + len(title)]
        start += len(title)
        if pairs := set((own[:-1] * base + own[1:]).tolist()) & wanted:
            codes = title.astype(np.int64)
            shares[n] = len(pairs) / len(set((codes[:-1] << 32 | codes[1:]).tolist()))
    return shares
