"""``/v1/search``: the same query value as the search page, the answer as JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from pipeline.model.search import Hit, Results, SearchLevel, SortOrder
from pipeline.publish import refuse_empty
from pipeline.search import parse_query, with_filters
from pipeline.search.answer import CHOSEN_BY
from pipeline.search.restoring import with_suggestions
from pipeline.web.api.models import FacetItem, FacetValueItem, HitItem, SearchAnswer, SnippetItem, Understood
from pipeline.web.site import Site

__all__ = ["routes"]

_LONGEST = 2_000
_DEEPEST_PAGE = 100
_MOST = 100
_PARAMETERS = {
    "kind": "kind",
    "status": "status",
    "labels": "label",
    "year": "year",
    "authority": "authority",
    "groups": "group",
    "fields": "field",
    "levels": "procedure_level",
    "quality": "quality",
}
"""Facet → parameter that asks for its values."""

_Values = Annotated[tuple[str, ...], Field(max_length=50, description="Nhiều giá trị: lặp lại tham số; các giá trị là «hoặc».")]


class SearchParameters(BaseModel):
    """What can be asked for."""

    model_config = ConfigDict(extra="forbid")

    q: str = Field("", max_length=_LONGEST, description="Như gõ vào ô tìm; trống: mọi văn bản.")
    kind: _Values = ()
    status: _Values = ()
    label: _Values = ()
    year: Annotated[tuple[int, ...], Field(max_length=50)] = ()
    authority: _Values = ()
    group: _Values = ()
    field: _Values = ()
    procedure_level: _Values = ()
    quality: _Values = ()
    issued_from: dt.date | None = Field(None, description="Ban hành từ ngày, YYYY-MM-DD.")
    issued_to: dt.date | None = Field(None, description="Ban hành đến hết ngày.")
    status_day: dt.date | None = Field(None, description="Tình trạng tính đến ngày; mặc định hôm nay.")
    level: SearchLevel | None = Field(None, description="Chỉ một cấp; trống: mọi cấp, gom theo văn bản.")
    sort: SortOrder = "relevance"
    page: int = Field(1, ge=1, le=_DEEPEST_PAGE)
    size: int = Field(20, ge=1, le=_MOST)

    @property
    def chosen(self) -> dict[str, Any]:
        """Return everything but the words by the names of :class:`pipeline.model.search.Filters` and of the query."""
        given = {CHOSEN_BY[facet]: getattr(self, name) for facet, name in _PARAMETERS.items()}
        rest = ("issued_from", "issued_to", "status_day", "level", "sort", "page", "size")
        return given | {name: getattr(self, name) for name in rest}


def routes(site: Site) -> APIRouter:
    """Return ``/v1/search``."""
    router = APIRouter(prefix="/v1", tags=["search"])

    @router.get("/search", summary="Tra cứu văn bản, điều khoản, thủ tục", operation_id="search")
    def search(asked: Annotated[SearchParameters, Query()]) -> SearchAnswer:
        results = site.parts.index.search(with_filters(parse_query(asked.q, site.rules), asked.chosen))
        if not results.total:
            refuse_empty(site.parts)
        return to_answer(with_suggestions(results, asked.q, site.parts.lexicon))

    return router


def to_answer(results: Results) -> SearchAnswer:
    """Return results as the API gives them."""
    return SearchAnswer(
        total=results.total,
        page=results.query.page,
        size=results.query.size,
        understood=[Understood(name=name, value=value) for name, value, _ in results.query.understood],
        hits=[_hit(hit) for hit in results.hits],
        facets=[
            FacetItem(
                parameter=_PARAMETERS[facet.field],
                values=[FacetValueItem(value=str(value), count=count) for value, count in facet.values],
            )
            for facet in results.facets
            if facet.field in CHOSEN_BY
        ],
        suggestions=list(results.suggestions),
    )


def _hit(hit: Hit) -> HitItem:
    fields = hit.record.fields
    eid = _word(fields, "eid")
    labels = fields.get("labels")
    date = _word(fields, "date")
    return HitItem(
        document_id=str(hit.record.document_id),
        level=hit.record.level,
        number=_word(fields, "number"),
        kind=_word(fields, "kind"),
        authority=_word(fields, "authority"),
        date=dt.date.fromisoformat(date[:10]) if date else None,
        title=_word(fields, "title"),
        labels=list(map(str, labels)) if isinstance(labels, list | tuple) else [],
        status=str(fields.get("status") or "CHUA_XAC_DINH"),
        quality=_word(fields, "quality"),
        eid=eid,
        name=_word(fields, "name"),
        reasons=list(hit.reasons),
        snippets=[SnippetItem(text=s.text, marks=list(s.marks), eid=s.eid, start=s.start) for s in hit.snippets],
        inside=[_hit(child) for child in hit.children],
        page=f"/van-ban/{hit.record.document_id}" + (f"#{eid}" if eid else ""),
    )


def _word(fields: Mapping[str, Any], name: str) -> str | None:
    value = fields.get(name)
    return str(value) if value else None
