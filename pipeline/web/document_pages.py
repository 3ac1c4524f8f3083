"""The pages of one document: text, original, properties, effects, procedures, relations, history."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from pipeline.errors import PipelineError
from pipeline.web.address import Address
from pipeline.web.asked_words import find_asked
from pipeline.web.blocks import to_blocks
from pipeline.web.chosen_place import with_chosen_place
from pipeline.web.declared_view import compare_counts
from pipeline.web.document_reading import DocumentReading, KeptDocuments, read_document
from pipeline.web.document_view import properties_of, to_head, tree_of
from pipeline.web.effects_view import incoming_of, outgoing_of
from pipeline.web.errors import not_found
from pipeline.web.long_tables import read_long_tables
from pipeline.web.marks import SWITCHES
from pipeline.web.markup import TextWriter
from pipeline.web.page_images import PageImages
from pipeline.web.procedures_view import procedures_of
from pipeline.web.references_view import asked_of, references_of
from pipeline.web.sheets import Sheets, sheets_of_document
from pipeline.web.site import Site
from pipeline.web.table_state import read_table_state

__all__ = ["routes"]

_TABS = ("", "ban-goc", "thuoc-tinh", "tac-dong", "thu-tuc", "quan-he", "lich-su")
_METHODS = ["GET", "HEAD"]

_Values = Callable[[DocumentReading, Mapping[str, str]], dict[str, Any]]
"""What one tab shows, from the document and the rest of the address."""


def routes(site: Site, images: PageImages) -> APIRouter:
    """Return ``/van-ban/{id}``, its tabs, and ``khung``: the pages of the original alone, for the text page to fetch."""
    router = APIRouter(prefix="/van-ban")
    documents = KeptDocuments(site.parts)
    shown: dict[str, tuple[str, _Values]] = {
        "": ("text.html", lambda reading, given: _text(reading, site, images, given)),
        "ban-goc": ("original.html", lambda reading, given: _original(reading, images, given)),
        "khung": ("sheets.html", lambda reading, given: _original(reading, images, {**given, "cho": "1"})),
        "thuoc-tinh": ("properties.html", lambda reading, _: {"properties": properties_of(reading, site)}),
        "tac-dong": (
            "effects.html",
            lambda reading, _: {"outgoing": outgoing_of(reading, site), "incoming": incoming_of(reading, site)},
        ),
        "thu-tuc": ("procedures.html", lambda reading, given: _procedures(reading, site, images, given)),
        "quan-he": (
            "relations.html",
            lambda reading, _: {"groups": references_of(reading, site), "asked": asked_of(reading, site)},
        ),
        "lich-su": ("history.html", lambda _reading, _given: {}),
    }

    def text(identifier: str, request: Request) -> HTMLResponse:
        return page(identifier, "", request)

    def page(identifier: str, tab: str, request: Request) -> HTMLResponse:
        given = Address.read(request.query_params.multi_items())
        if tab not in shown:
            return not_found(site, "no_page")
        reading = read_document(site, documents, identifier, given.day or site.today())
        if reading is None:
            return not_found(site, "no_document")
        reading = with_chosen_place(reading, request.query_params.get("xem"), site)
        template, values_of = shown[tab]
        return site.page(template, {**_shell(reading, site, request, tab), **values_of(reading, request.query_params)})

    router.add_api_route("/{identifier}", text, methods=_METHODS)
    router.add_api_route("/{identifier}/{tab}", page, methods=_METHODS)
    return router


def _shell(reading: DocumentReading, site: Site, request: Request, tab: str) -> dict[str, Any]:
    """Return what every tab shows: head, tabs, the way back to the results."""
    document = reading.document
    back = Address.read_query(request.query_params.get("tim", ""))
    counts = {
        "tac-dong": len(reading.outgoing) + len(reading.incoming),
        "thu-tuc": len(document.procedures),
        "quan-he": len(reading.references),
    }
    carried = request.query_params.get("tim")
    return {
        "section": "document",
        "query": back.text,
        "back": None if back.is_empty else back.href,
        "carried": carried,
        "head": to_head(reading, site),
        "stored": reading.stored,
        "tab": tab,
        "tabs": [(name, f"{reading.base}/{name}".rstrip("/"), counts.get(name)) for name in _TABS],
        "reading": reading,
        "is_wide": tab == "ban-goc" or "rong" in request.query_params,
        "today": site.today(),
    }


def _text(reading: DocumentReading, site: Site, images: PageImages, given: Mapping[str, str]) -> dict[str, Any]:
    chosen = given.get("xem")
    hidden = [kind for kind in SWITCHES if kind in given.get("an", "").split(",")]
    opened_from = Address.read_query(given.get("tim", ""))
    asked = (
        find_asked(opened_from.to_query(site.rules, size=1), reading.document.text.text, site.words) if opened_from.text else ()
    )
    marks = sorted((*reading.marks, *asked), key=lambda mark: (mark.span.start, -mark.span.end))
    tables = read_long_tables(given)
    writer = TextWriter(reading.document, marks, site.words, chosen=chosen, tables=tables)
    switches = [
        (kind, kind not in hidden, ",".join(sorted(set(hidden) ^ {kind})), sum(mark.kind == kind for mark in marks))
        for kind in SWITCHES
    ]
    loose = [doubt for doubt in reading.document.doubts if doubt.span is None]
    return {
        "tree": tree_of(reading, site),
        "body": writer.write(to_blocks(reading.document)),
        "switches": switches,
        "hidden": hidden,
        "rows": tables.value,
        "chosen": chosen,
        "loose_doubts": loose,
        "sheets": _sheets(reading, images, chosen, wait=False),
    }


def _original(reading: DocumentReading, images: PageImages, given: Mapping[str, str]) -> dict[str, Any]:
    """Return the pages; with ``cho`` the answer waits until the office program has printed them."""
    chosen = given.get("xem")
    return {"chosen": chosen, "sheets": _sheets(reading, images, chosen, wait="cho" in given)}


def _sheets(reading: DocumentReading, images: PageImages, chosen: str | None, *, wait: bool) -> Sheets:
    try:
        return sheets_of_document(reading, images, chosen, wait=wait)
    except PipelineError as error:
        return Sheets(sha256=reading.stored.preferred, pages=(), is_waiting=False, problem=error)
    except KeyError:
        return Sheets(sha256=reading.stored.preferred, pages=(), is_waiting=False, problem=PipelineError())


def _procedures(reading: DocumentReading, site: Site, images: PageImages, given: Mapping[str, str]) -> dict[str, Any]:
    counts, sections = compare_counts(reading, site)
    chosen = given.get("xem")
    return {
        "table": procedures_of(reading, site, read_table_state(given)),
        "counts": counts,
        "sections": sections,
        "chosen": chosen,
        "sheets": _sheets(reading, images, chosen, wait=False) if reading.document.procedures else None,
    }
