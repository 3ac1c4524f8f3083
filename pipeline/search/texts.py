"""Titles and texts of candidates, unpacked once; titles in one row, so that hundreds are looked through at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Self

import numpy as np

from pipeline.search.codes import BYTES, Codes, place_of, stands, unpack

__all__ = ["Texts"]

_BETWEEN = np.array([0xFFFFFFFF], dtype=np.uint32)
"""Stands behind each title; no code without marks has more than 24 bits."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Codes of the titles and texts of candidates; ``row`` are the titles without marks, ``starts`` where each begins in it."""

    titles: Sequence[Codes]
    texts: Sequence[Codes]
    row: bytes
    starts: Sequence[int]

    @classmethod
    def of(cls, packed: Sequence[bytes]) -> Self:
        """Take what :func:`pipeline.search.codes.pack` gave."""
        both = [unpack(one) for one in packed]
        titles, texts = [title for title, _ in both], [text for _, text in both]
        starts = list(accumulate(((len(title) + 1) * BYTES for title in titles), initial=0))
        row = np.concatenate([part for title in titles for part in (title >> 8, _BETWEEN)]) if titles else _BETWEEN[:0]
        return cls(titles, texts, row.astype("<u4").tobytes(), starts)

    def titled(self, part: bytes) -> Iterator[int]:
        """Yield the numbers of the titles in which syllables (without marks, as bytes) stand in a row."""
        place = place_of(part, self.row) if part else -1
        while place >= 0:
            number = bisect_right(self.starts, place) - 1
            yield number
            place = place_of(part, self.row, self.starts[number + 1])

    def titles_in(self, whole: bytes, least: int) -> Iterator[int]:
        """Yield the numbers of the titles of at least so many syllables that stand in a row of syllables."""
        for number, title in enumerate(self.titles):
            if least <= len(title) <= len(whole) // BYTES:
                start = self.starts[number]
                if stands(self.row[start : start + len(title) * BYTES], whole):
                    yield number
