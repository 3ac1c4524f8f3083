"""One query value for every engine, the records that are indexed, and what comes back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

__all__ = ["Facet", "Filters", "Hit", "IndexRecord", "NumberQuery", "Query", "Results", "SearchLevel", "Snippet", "SortOrder"]

SearchLevel = Literal["document", "provision", "procedure"]
SortOrder = Literal["relevance", "newest", "oldest", "in_force", "number"]
"""``newest`` and ``oldest`` by day of issue, ``in_force`` by first day of effect (newest first), ``number`` by year first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberQuery:
    """A document number, or what is known of it: ``12/2024`` has no symbol, ``4162`` only an integer."""

    key: str | None = None
    """Folded full number without leading zeros, e.g. ``12/2024/qd-ubnd``."""
    integer: int | None = None
    year: int | None = None
    symbol: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Exact filters; an empty tuple filters nothing, several values of one field are alternatives."""

    kinds: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    qualities: tuple[str, ...] = ()
    """How well the pages could be read: ``good``, ``poor``."""
    statuses: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()
    drafters: tuple[str, ...] = ()
    """Who proposed the document, folded."""
    issued_from: dt.date | None = None
    issued_to: dt.date | None = None
    status_day: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What the user asked for, as the program understood it; both engines compile this and nothing else.

    ``text`` are the free words as typed (NFC); ``phrases`` stand in quotation marks and keep their order. ``has_marks`` says
    whether the free words carry diacritics. ``expansions`` are synonyms found in the text: (words in the query, alternatives).
    ``understood`` are (name, value, text to remove) triples for the chips under the box.
    """

    raw: str = ""
    text: str = ""
    phrases: tuple[str, ...] = ()
    has_marks: bool = False
    number: NumberQuery | None = None
    number_only: bool = False
    eid: str | None = None
    codes: tuple[str, ...] = ()
    authority_keys: tuple[str, ...] = ()
    """Identities of the body that the words name; what it issued comes first."""
    relation: Literal["replaces", "amends", "repeals", "cites", "basis", "replaced_by", "amended_by", "repealed_by"] | None = (
        None
    )
    """What others do to the document of ``number``, or it to them; the name of a field of the index."""
    expansions: tuple[tuple[str, tuple[str, ...]], ...] = ()
    filters: Filters = Filters()
    level: SearchLevel | None = None
    """``None`` searches all levels and groups hits under their document."""
    sort: SortOrder = "relevance"
    page: int = 1
    size: int = 20
    understood: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexRecord:
    """One thing that can be found: a document, a provision or a procedure; ``fields`` as named in ``index_config/``."""

    id: str
    level: SearchLevel
    document_id: str
    version: int
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """Words around a match; ``marks`` are half-open ranges of code points in ``text``."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    eid: str | None = None
    start: int | None = None
    """Offset of ``text`` in the document's clean text, when known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A found record with why it is there (Vietnamese ``reasons``: "khớp số", "khớp Điều 5", …)."""

    record: IndexRecord
    score: float
    snippets: tuple[Snippet, ...] = ()
    reasons: tuple[str, ...] = ()
    children: tuple[Hit, ...] = ()
    """Matching provisions and procedures of a found document, best first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """Counts of a field's values among all hits, most frequent first."""

    field: str
    values: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """A page of hits with the whole count and the facets."""

    query: Query
    total: int
    hits: tuple[Hit, ...] = ()
    facets: tuple[Facet, ...] = ()
    suggestions: tuple[str, ...] = field(default=())
