"""What a question in words is about, and articles that say what something means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Self

import numpy as np

from index_config import Language
from pipeline.search.codes import Codes, bare_bytes, code_of
from pipeline.search.matches import Asked, Floats
from pipeline.search.syllables import exact, fold_syllables
from pipeline.search.texts import Texts

__all__ = ["Question"]

_NUMBERS = frozenset(code_of(one) >> 8 for one in (*map(str, range(1, 200)), *"abcdeghiklmnopq"))
"""Codes of the numbers and letters before clauses and points."""
_SHORTEST = 2
"""Syllables of a name that is explained."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A query as a question; one without asking words is none."""

    is_asking: bool
    asks_meaning: bool
    topics: tuple[bool, ...]
    """Which syllables do more than ask ("… được quy định như thế nào"); all of them when none does."""
    heading: bytes
    """Of articles that explain words."""
    means: int
    """Code of the word between a name and its meaning, without marks."""

    @classmethod
    def of(cls, syllables: Sequence[str], language: Language) -> Self:
        """Read the syllables of a query."""
        bare = fold_syllables(syllables)
        text = " ".join(bare)
        asking = [found.span() for found in language.question.regex.finditer(text)]
        starts = list(accumulate((len(one) + 1 for one in bare), initial=0))[: len(bare)]
        topics = tuple(not any(first <= start < end for first, end in asking) for start in starts)
        asks_meaning = language.meaning.find(text) is not None
        return cls(
            is_asking=bool(asking) or asks_meaning,
            asks_meaning=asks_meaning,
            topics=topics if any(topics) else (True,) * len(topics),
            heading=bare_bytes(_codes(language.meaning.heading)),
            means=int(_codes(language.meaning.means)[0]) >> 8,
        )

    def explained(self, asked: Asked, found: Texts) -> Floats:
        """Return for each text 0 when it explains no words or nothing is asked, otherwise up to 1.

        One half when the question asks for a meaning, the other by how much of what is asked for is explained.
        """
        values = np.zeros(len(found.texts), dtype=np.float64)
        for n in found.titled(self.heading) if self.is_asking else ():
            values[n] = (self.asks_meaning + self._defined(asked, found.texts[n])) / 2
        return values

    def _defined(self, asked: Asked, text: Codes) -> float:
        """Return the share (by rarity) of what is asked for that stands between a clause's number and "là"."""
        seen, bare, best = asked.seen(text).tolist(), (text >> 8).tolist(), 0.0
        for end in [place for place, code in enumerate(bare) if code == self.means]:
            start = end
            while start and seen[start - 1] >= 0 and bare[start - 1] != self.means:
                start -= 1
            if start and end - start >= _SHORTEST and bare[start - 1] in _NUMBERS:
                best = max(best, float(asked.rarity[seen[start:end]].sum()))
        return min(1.0, best / (asked.rarity.sum() or 1.0))


def _codes(words: str) -> Codes:
    return np.array([code_of(one) for one in exact(words)], dtype=np.uint32)
