"""Two documents side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from pipeline.comparing import compare
from pipeline.model.ids import DocumentId
from pipeline.model.registry import DocumentSummary, StoredDocument, Wanted
from pipeline.printing.words import day, unknown
from pipeline.text.normalise import normalise
from pipeline.text.numbers import number_key, read_number
from pipeline.web.compare_view import to_compared
from pipeline.web.document_reading import KeptDocuments
from pipeline.web.signs import kind_name
from pipeline.web.site import Site

__all__ = ["routes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    """One side of the comparison as it was asked for: the document, or the documents that it may mean."""

    asked: str
    document: DocumentSummary | None = None
    candidates: tuple[DocumentSummary, ...] = ()


def routes(site: Site) -> APIRouter:
    """Return ``/so-sanh``: ``a`` and ``b`` are ids or numbers, or ``vb`` twice as the ticks of a list give it."""
    router = APIRouter()
    documents = KeptDocuments(site.parts)

    @router.api_route("/so-sanh", methods=["GET", "HEAD"])
    def side_by_side(request: Request) -> Response:
        given = request.query_params
        ticked = list(dict.fromkeys(given.getlist("vb")))
        if len(ticked) == 2:
            older, newer = _older(site, ticked)
            return RedirectResponse(f"/so-sanh?{urlencode({'a': older, 'b': newer})}", status_code=303)
        first, last = (_choice(site, given.get(name, "")) for name in ("a", "b"))
        if first.document is None and len(ticked) == 1:
            first = _choice(site, ticked[0])
        if first.document is None or last.document is None or first.document.id == last.document.id:
            return _choosing(site, first, last, too_many=len(ticked) > 2)
        left, right = documents.get(first.document.id), documents.get(last.document.id)
        if left is None or right is None:
            return _choosing(site, first, last)
        return _compared(site, left, right)

    return router


def _compared(site: Site, left: StoredDocument, right: StoredDocument) -> HTMLResponse:
    bases = (f"/van-ban/{left.summary.id}", f"/van-ban/{right.summary.id}")
    view = to_compared(compare(left.document, right.document), bases, site)
    names = [_named(stored.summary, site) for stored in (left, right)]
    values = {
        "view": view,
        "names": names,
        "bases": bases,
        "ids": (left.summary.id, right.summary.id),
        "today": site.today(),
    }
    return site.page("compare.html", {"section": "compare", **values})


def _choosing(site: Site, first: _Choice, last: _Choice, *, too_many: bool = False) -> HTMLResponse:
    """Return the page that asks for two documents: related ones, those that a number may mean, a form."""
    known = first.document or last.document
    values = {
        "first": first,
        "last": last,
        "known": _named(known, site) if known else None,
        "known_id": known.id if known else None,
        "related": tuple(_related(site, known)) if known else (),
        "same": bool(first.document and last.document),
        "too_many": too_many,
        "named": lambda summary: _named(summary, site),
    }
    return site.page("compare_choose.html", {"section": "compare", **values})


def _choice(site: Site, asked: str) -> _Choice:
    if not asked.strip():
        return _Choice(asked="")
    found = site.parts.registry.find(Wanted(ids=(DocumentId(asked.strip()),)))
    number = None if found else read_number(normalise(asked[:200]))
    if number:
        works = site.parts.registry.works([number_key(number.canonical)])
        found = site.parts.registry.find(Wanted(ids=tuple(work.id for work in works))) if works else ()
    document = found[0] if len(found) == 1 else None
    return _Choice(asked=asked, document=document, candidates=() if document else found)


def _older(site: Site, ticked: list[str]) -> list[str]:
    """Return two ids with the older document first: what came later stands at the right."""
    found = site.parts.registry.find(Wanted(ids=tuple(DocumentId(one) for one in ticked)))
    days = {str(summary.id): summary.date for summary in found}
    return sorted(ticked, key=lambda one: (str(days.get(one) or ""), ticked.index(one)))


def _related(site: Site, known: DocumentSummary) -> Iterator[tuple[str, str]]:
    """Yield (address, name) of comparisons with the documents that this one changes, or that change it."""
    registry = site.parts.registry
    before = {r.target.id: r.target for r in registry.outgoing(known.id) if r.target and r.target.id != known.id}
    behind = {r.source.id: r.source for r in registry.incoming(known.id) if r.source.id != known.id}
    for other in before.values():
        yield f"/so-sanh?a={other.id}&b={known.id}", _named(other, site)
    for other in behind.values():
        yield f"/so-sanh?a={known.id}&b={other.id}", _named(other, site)


def _named(summary: DocumentSummary, site: Site) -> str:
    number = summary.number or site.words("document.no_number")
    return f"{kind_name(summary.kind, site.rules)} {number} · {summary.authority or unknown} · {day(summary.date)}"
