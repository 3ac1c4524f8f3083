"""Shapes of the answers of the API; OpenAPI describes exactly these."""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel, ConfigDict, Field

from pipeline.model.procedures import Level, ProcedureGroup
from pipeline.model.search import SearchLevel
from pipeline.output import OutputDocument

__all__ = [
    "Decision",
    "DocumentAnswer",
    "DocumentItem",
    "DocumentList",
    "FacetItem",
    "FacetValueItem",
    "Groups",
    "HitItem",
    "NamedGroups",
    "Problem",
    "ProcedureItem",
    "ProcedureList",
    "SearchAnswer",
    "SnippetItem",
    "StatisticsAnswer",
    "StatusAnswer",
    "Understood",
]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Problem(_Shape):
    """What went wrong (RFC 9457), in Vietnamese; ``code`` is stable."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    remedy: str


class Understood(_Shape):
    """Something that was understood of the query."""

    name: str
    value: str


class SnippetItem(_Shape):
    """Words of the text around a match; ``marks`` are (start, end) in code points of ``text``, ``eid`` the provision."""

    text: str
    marks: list[tuple[int, int]]
    eid: str | None
    start: int | None


class HitItem(_Shape):
    """A found document, provision or procedure; ``status`` is that of the day, ``page`` the address of its page."""

    document_id: str
    level: SearchLevel
    number: str | None
    kind: str | None
    authority: str | None
    date: dt.date | None
    title: str | None
    labels: list[str]
    status: str
    quality: str | None
    eid: str | None
    name: str | None
    reasons: list[str]
    snippets: list[SnippetItem]
    inside: list[HitItem]
    page: str


class FacetValueItem(_Shape):
    """A value of a facet with the number of results that have it."""

    value: str
    count: int


class FacetItem(_Shape):
    """A facet; ``parameter`` is what its values are asked for by."""

    parameter: str
    values: list[FacetValueItem]


class SearchAnswer(_Shape):
    """A page of results."""

    total: int = Field(ge=0)
    page: int = Field(ge=1)
    size: int = Field(ge=1)
    understood: list[Understood]
    hits: list[HitItem]
    facets: list[FacetItem]
    suggestions: list[str]


class StatusAnswer(_Shape):
    """Status on a day with its reason in words."""

    code: str
    day: dt.date
    reason: str


class DocumentItem(_Shape):
    """What a list shows of a document."""

    id: str
    version: int
    number: str | None
    kind: str | None
    authority: str | None
    date: dt.date | None
    title: str | None
    labels: list[str]
    page: str


class DocumentList(_Shape):
    """Documents of a list, newest first; ``has_more`` when another page follows."""

    page: int
    size: int
    has_more: bool
    documents: list[DocumentItem]


class DocumentAnswer(_Shape):
    """A document: identity in the registry, status on a day, and everything that was read of it."""

    id: str
    version: int
    status: StatusAnswer
    page: str
    document: OutputDocument


class ProcedureItem(_Shape):
    """A row of a decision that publishes procedures; ``position`` from 1."""

    document_id: str
    number: str | None
    date: dt.date | None
    position: int
    group: ProcedureGroup | None
    code: str | None
    name: str
    field: str | None
    levels: list[Level]
    authority: str | None
    internal: bool
    effective_from: dt.date | None


class ProcedureList(_Shape):
    """Rows by decision, in the order of their tables."""

    total: int
    page: int
    size: int
    procedures: list[ProcedureItem]


class Groups(_Shape):
    """Numbers for each group; ``unknown`` are procedures whose group nothing names."""

    new: int
    amended: int
    replaced: int
    abolished: int
    unknown: int
    total: int


class NamedGroups(_Shape):
    """Numbers of a field or body; ``None`` when it is not known."""

    name: str | None
    counts: Groups


class Decision(_Shape):
    """A decision whose own number differs from what was counted."""

    document_id: str
    number: str | None
    group: ProcedureGroup | None
    declared: int
    distinct: int
    rows: int


class StatisticsAnswer(_Shape):
    """Published procedures of a period, both days counted, by day of signature."""

    first: dt.date | None
    last: dt.date | None
    sentence: str
    decisions: int
    rows: Groups
    distinct: Groups
    distinct_in_period: int
    internal_decisions: int
    internal: Groups
    by_field: list[NamedGroups]
    by_authority: list[NamedGroups]
    by_level: dict[str, int]
    differences: list[Decision]
