"""The start page, the list of files that failed, the page of keys."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from pipeline.errors import IndexUnavailableError
from pipeline.model.registry import Wanted
from pipeline.web.address import Address
from pipeline.web.failures_view import NAMES, list_failures
from pipeline.web.list_address import ListAddress
from pipeline.web.signs import kind_name, label_signs, value_name
from pipeline.web.site import Site

__all__ = ["routes"]

_NEWEST = 8


def routes(site: Site) -> APIRouter:
    """Return ``/``, ``/tep-loi``, ``/phim-tat``."""
    router = APIRouter()

    @router.api_route("/", methods=["GET", "HEAD"])
    def start() -> HTMLResponse:
        registry = site.parts.registry
        counts = registry.counts()
        newest = [
            (summary, kind_name(summary.kind, site.rules), label_signs(summary.labels, site.rules))
            for summary in registry.find(Wanted(limit=_NEWEST))
        ]
        labels = [
            (value_name("labels", label, site.rules), count, Address(chosen={"nhan": (label,)}).href)
            for label, count in counts.labels
        ]
        values = {"counts": counts, "newest": newest, "labels": labels, "is_index_up": _is_index_up(site)}
        return site.page("start.html" if counts.files else "empty.html", {**values, "section": "start"})

    @router.api_route("/tep-loi", methods=["GET", "HEAD"])
    def failures(request: Request) -> HTMLResponse:
        address = ListAddress.read("/tep-loi", NAMES, request.query_params)
        found = list_failures(site.parts.registry.failures(), address, site)
        return site.page("failures.html", {"found": found, "section": "failures"})

    @router.api_route("/phim-tat", methods=["GET", "HEAD"])
    def keys() -> HTMLResponse:
        return site.page("keys.html", {"section": "keys"})

    return router


def _is_index_up(site: Site) -> bool:
    try:
        site.parts.index.count()
    except IndexUnavailableError:
        return False
    return True
