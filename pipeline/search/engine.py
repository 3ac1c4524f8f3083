"""What an engine has to be able to do; everything else of a search is the same for all of them."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

from pipeline.model.search import IndexRecord, SortOrder
from pipeline.search.plan import Node

__all__ = ["ORDERS", "Candidate", "Engine", "Found", "Frequencies", "Search", "Stored"]

ORDERS: Mapping[SortOrder, tuple[str, bool]] = MappingProxyType(
    {
        "newest": ("date", True),
        "oldest": ("date", False),
        "in_force": ("force_order", True),
        "number": ("number_order", False),
    }
)
"""Integer field by which records stand in an order, and whether the highest comes first; records without a value are last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """One search: a plan, a page of its records, and what is to be counted.

    ``values`` are fields that ranking looks at, beside the ids; ``facets`` are fields whose values are counted;
    ``status_day`` (yyyymmdd) asks for counts by status.
    """

    plan: Node
    limit: int
    offset: int = 0
    order: SortOrder = "relevance"
    values: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()
    status_day: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A found record with its BM25 score; ``tokens`` are its title and first syllables as ``codes.pack`` gives them.

    Of the record's fields those are sure to be there that were asked for: two hundred candidates are ranked, few are shown.
    """

    record: IndexRecord
    score: float
    tokens: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A whole record as it is shown, and its text where that was asked for."""

    record: IndexRecord
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one search found; ``facets`` and ``statuses`` as asked for, values with their counts."""

    total: int
    candidates: tuple[Candidate, ...] = ()
    facets: Mapping[str, Sequence[tuple[str, int]]] = field(default_factory=dict)
    statuses: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frequencies:
    """How many records there are, and how many of them hold each folded syllable and each pair that was asked for."""

    records: int
    syllables: Mapping[str, int]
    pairs: Mapping[str, int]

    def rarity(self) -> Mapping[str, float]:
        """Return the rarity (idf) of the syllables."""
        return {syllable: math.log(1 + self.records / (1 + number)) for syllable, number in self.syllables.items()}


class Engine(Protocol):
    """An opened index at one moment; errors of the engine leave as ``IndexUnavailableError``."""

    def find(self, searches: Sequence[Search]) -> Sequence[Found]:
        """Answer several searches at once."""
        ...

    def stored(self, ids: Collection[str], texts: Collection[str]) -> Mapping[str, Stored]:
        """Return records by id, with their texts those in ``texts``; unknown ids are left out."""
        ...

    def counted(self, syllables: Collection[str], pairs: Collection[str]) -> Frequencies:
        """Return how many records there are, and how many hold folded syllables and pairs of them."""
        ...
