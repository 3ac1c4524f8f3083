"""Where a query's syllables stand in many texts at once; only these places are looked at when texts are compared with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from pipeline.search.codes import Codes, code_of
from pipeline.search.syllables import fold_syllables

__all__ = ["Asked", "Floats", "Ints", "Matches"]

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
_Any: TypeAlias = NDArray[np.integer[Any]]

_NOTHING = -1
_FAR = -(2**30)


@dataclass(frozen=True, slots=True)
class Asked:
    """The query's syllables as they are compared; ``ids`` number the different ones, ``rarity`` is theirs (idf)."""

    ids: Ints
    rarity: Floats
    written: Codes
    """Codes of the different syllables."""
    unmarked: NDArray[np.bool_]
    """Which of them were typed without marks: those find syllables with any."""
    topics: NDArray[np.bool_]
    """Which of them do more than ask; rarity of the others is 0."""

    @classmethod
    def of(cls, syllables: Sequence[str], rarity: Mapping[str, float], topics: Sequence[bool] | None = None) -> Asked:
        """Take syllables with their marks as typed; ``rarity`` is that of their folded forms, ``topics``: all of them."""
        numbers: dict[str, int] = {}
        ids = [numbers.setdefault(syllable, len(numbers)) for syllable in syllables]
        bare = fold_syllables(numbers)
        is_topic = np.zeros(len(numbers), dtype=np.bool_)
        is_topic[np.array(ids, dtype=np.int64)[slice(None) if topics is None else np.array(topics, dtype=np.bool_)]] = True
        return cls(
            ids=np.array(ids, dtype=np.int64),
            rarity=np.array([rarity.get(one, 1.0) for one in bare], dtype=np.float64) * is_topic,
            written=np.array([code_of(one) for one in numbers], dtype=np.uint32),
            unmarked=np.array([one == folded for one, folded in zip(numbers, bare, strict=True)], dtype=np.bool_),
            topics=is_topic,
        )

    @property
    def pairs(self) -> Ints:
        """Return the different pairs of neighbouring topic syllables as numbers, in rising order."""
        first, second = self.ids[:-1], self.ids[1:]
        return np.unique(self.pair(first, second)[self.topics[first] & self.topics[second]])

    def pair(self, first: Ints, second: Ints) -> Ints:
        """Return the numbers of pairs of syllables."""
        return first * (len(self.rarity) + 1) + second

    def seen(self, codes: Codes) -> Ints:
        """Return which of the query's syllables each code is, -1 for none; the same marks come before any."""
        found = np.full(len(codes), _NOTHING, dtype=np.int64)
        near = self._near(codes)
        loose = np.flatnonzero(self.unmarked)
        _put(found, near, codes[near] >> 8, self.written[loose] >> 8, loose)
        _put(found, near, codes[near], self.written, np.arange(len(self.written)))
        return found

    def _near(self, codes: Codes) -> Ints:
        """Return where codes share sixteen bits with one of the query: a look-up, many times faster than a search."""
        wanted = np.zeros(1 << 16, dtype=np.bool_)
        wanted[self.written >> 8 & 0xFFFF] = True
        return np.flatnonzero(wanted[codes >> 8 & 0xFFFF])


def _put(found: Ints, near: Ints, codes: _Any, wanted: _Any, ids: Ints) -> None:
    here, places = _places(codes, np.sort(wanted))
    found[near[here]] = ids[np.argsort(wanted, kind="stable")][places]


def _places(values: _Any, known: _Any) -> tuple[Ints, Ints]:
    """Return which values are among the known ones (in rising order), and where there."""
    if not len(known):
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    places = np.searchsorted(known, values)
    places[places == len(known)] = 0
    here = np.flatnonzero(known[places] == values)
    return here, places[here]


@dataclass(frozen=True, slots=True)
class Matches:
    """Where the query's syllables stand in ``number`` texts: number of the text, of the syllable, place.

    Places of different texts lie so far apart that no window reaches from one into the next.
    """

    asked: Asked
    number: int
    owners: Ints
    ids: Ints
    places: Ints
    starts: Ints
    """Place of each text's first syllable."""

    @classmethod
    def of(cls, asked: Asked, texts: Sequence[Codes], gap: int) -> Matches:
        """Look for the query in the texts; windows of up to ``gap`` syllables can be asked for."""
        lengths = np.array([len(text) for text in texts], dtype=np.int64)
        seen = asked.seen(np.concatenate(texts) if texts else np.empty(0, dtype=np.uint32))
        here = np.flatnonzero(seen >= 0)
        owners = np.repeat(np.arange(len(texts), dtype=np.int64), lengths)[here]
        starts = np.cumsum(lengths) - lengths + np.arange(len(texts), dtype=np.int64) * (gap + 1)
        return cls(asked, len(texts), owners, seen[here], here + owners * (gap + 1), starts)

    def windows(self, size: int) -> tuple[Floats, Ints]:
        """Return the rarity of what stands in each text's best window of ``size`` syllables, and where that one ends first."""
        best, ends = np.zeros(self.number, dtype=np.float64), np.zeros(self.number, dtype=np.int64)
        if not len(self.ids):
            return best, ends
        places = self.places.astype(np.int32)  # narrow: the table is the largest thing of a search
        last = np.full((len(places), len(self.asked.rarity)), _FAR, dtype=np.int32)
        last[np.arange(len(places)), self.ids] = places
        np.maximum.accumulate(last, axis=0, out=last)
        covered: Floats = (places[:, None] - last < size) @ self.asked.rarity
        np.maximum.at(best, self.owners, covered)
        reached = np.flatnonzero(covered >= best[self.owners] - 1e-9)[::-1]
        ends[self.owners[reached]] = self.places[reached] - self.starts[self.owners[reached]]
        return best, ends

    def pairs(self) -> NDArray[np.bool_]:
        """Return which of the query's different pairs stand in each text: a row a text."""
        wanted = self.asked.pairs
        present = np.zeros((self.number, len(wanted)), dtype=np.bool_)
        neighbours = np.flatnonzero(self.places[1:] == self.places[:-1] + 1)
        here, places = _places(self.asked.pair(self.ids[neighbours], self.ids[neighbours + 1]), wanted)
        present[self.owners[neighbours[here]], places] = True
        return present

    def words(self) -> NDArray[np.bool_]:
        """Return which of the query's different syllables stand in each text: a row a text."""
        present = np.zeros((self.number, len(self.asked.rarity)), dtype=np.bool_)
        present[self.owners, self.ids] = True
        return present
