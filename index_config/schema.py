"""Shapes of the configuration files of the index."""

from __future__ import annotations

import hashlib
from typing import Literal

from pydantic import BaseModel, ConfigDict

from index_config.language import Language

__all__ = ["Beside", "Field", "IndexConfig", "Ranking", "Retrieval", "SameWords", "Spelling", "Synonyms"]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Field(_Table):
    """One field of the index.

    ``facet``: its values are counted; ``ranked``: ranking looks at it; ``positions``: phrases can be asked for.
    """

    type: Literal["keyword", "integer", "syllables", "packed"]
    many: bool = False
    facet: bool = False
    ranked: bool = False
    positions: bool = False


class Retrieval(_Table):
    """Boosts of the first search, how much of a query has to match, and how many candidates are ranked anew."""

    text_pairs: float
    title_pairs: float
    text_single: float
    title_single: float
    synonym: float
    authority: float
    typo: float
    typo_letters: int
    least: int
    long: int
    rare: float
    common_pairs: float
    common_words: float
    candidates: int
    documents: int
    syllables: int
    variants: int
    children: int
    told: int


class Ranking(_Table):
    """Weights of the features on the first candidates; ``window`` and ``longest…`` in syllables."""

    bm25: float
    window_coverage: float
    pairs_found: float
    document_support: float
    earliness: float
    title_pairs_found: float
    title_words_found: float
    explained: float
    ended: float
    ended_named: float
    window: int
    longest: int
    longest_document: int
    own_province: str = ""
    """Folded name of the province whose documents come first among those with one number; a setting of the program."""


class Spelling(_Table):
    """Spellings of syllables that are equal for search."""

    i_for_y: tuple[str, ...]
    tones: dict[str, str]


class SameWords(_Table):
    """Groups of words that mean the same to a searcher."""

    groups: tuple[tuple[str, ...], ...]


class Beside(_Table):
    """A short form with several meanings: ``full`` only before ``next`` or behind ``previous``."""

    short: str
    full: str
    next: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()


class Synonyms(_Table):
    """Short forms, words that mean the same, short forms that depend on their neighbours."""

    short: dict[str, tuple[str, ...]]
    same: SameWords
    beside: tuple[Beside, ...] = ()


class IndexConfig(_Table):
    """Everything that both engines read."""

    version: int
    fields: dict[str, Field]
    retrieval: Retrieval
    ranking: Ranking
    spelling: Spelling
    synonyms: Synonyms
    language: Language

    @property
    def facets(self) -> tuple[str, ...]:
        """Return the names of the fields whose values are counted."""
        return tuple(name for name, field in self.fields.items() if field.facet)

    @property
    def fingerprint(self) -> str:
        """Return what an index must have been built with to be searched: version, fields and spellings."""
        built_with = f"{self.version}{self.fields!r}{self.spelling!r}"
        return f"v{self.version}-{hashlib.sha256(built_with.encode()).hexdigest()[:8]}"
