"""The search page."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from pipeline.errors import IndexUnavailableError
from pipeline.model.registry import KnownWork
from pipeline.model.search import Results
from pipeline.publish import refuse_empty
from pipeline.search.remarks import remarks_on
from pipeline.search.restoring import did_you_mean, with_meant
from pipeline.search.suggestions import suggest
from pipeline.text.normalise import normalise
from pipeline.text.numbers import number_key, read_number
from pipeline.web.address import SIZES, SORTS, Address
from pipeline.web.export_pages import MOST_ROWS
from pipeline.web.nearest_numbers import nearest_numbers
from pipeline.web.search_view import chips_of, to_found
from pipeline.web.site import Site

__all__ = ["routes"]

_THREADS = 4
"""That look for what may have been meant; they are started when they are needed."""


def routes(site: Site) -> APIRouter:
    """Return ``/tim`` and ``/goi-y``."""
    router = APIRouter()
    beside = ThreadPoolExecutor(_THREADS, thread_name_prefix="meant")

    @router.api_route("/tim", methods=["GET", "HEAD"])
    def search(request: Request) -> HTMLResponse:
        address = Address.read(request.query_params.multi_items())
        query = address.to_query(site.rules)
        meant = beside.submit(did_you_mean, address.text, site.parts.lexicon)  # while the index is at work
        try:
            results = site.parts.index.search(query)
            if results.total and not results.hits and address.page > 1:  # beyond the last page
                address = address.changed(page=min(address.page - 1, -(-results.total // address.size)))
                results = site.parts.index.search(address.to_query(site.rules))
            if not results.total:
                refuse_empty(site.parts)
        except IndexUnavailableError as error:
            return site.page(
                "search_down.html", {**_base(site, address, None), "error": error, "works": _by_number(site, address)}
            )
        if not results.total and not site.parts.registry.counts().files:
            return site.page("empty.html", {"section": "search"})
        results = with_meant(results, meant.result())
        values = _base(site, address, results)
        values["found"] = to_found(results, address, site.rules, site.words)
        values["nearest"] = () if results.hits else _by_number(site, address)
        values["near"] = () if results.hits or values["nearest"] else nearest_numbers(results.query, site)
        return site.page("search.html", values)

    @router.api_route("/goi-y", methods=["GET", "HEAD"])
    def suggestions(q: str = "") -> HTMLResponse:
        return site.page("suggestions.html", {"suggestions": suggest(normalise(q), site.parts.lexicon)})

    return router


def _base(site: Site, address: Address, results: Results | None) -> dict[str, object]:
    return {
        "query": address.text,
        "address": address,
        "sorts": ("", *SORTS),
        "sizes": SIZES,
        "most_rows": MOST_ROWS,
        "section": "search",
        "chips": chips_of(results, address, site.rules, site.words),
        "remarks": remarks_on(results.query) if results else (),
        "day": address.day or site.today(),
    }


def _by_number(site: Site, address: Address) -> tuple[KnownWork, ...]:
    """Return the documents with the number that was typed, from the registry: it answers when the index does not."""
    number = read_number(normalise(address.text))
    return site.parts.registry.works([number_key(number.canonical)]) if number else ()
