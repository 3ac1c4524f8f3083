"""The list of work: everything about procedures that a person should look at."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from pipeline.web.address import Address
from pipeline.web.kept_register import KeptRegister
from pipeline.web.list_address import ListAddress
from pipeline.web.site import Site
from pipeline.web.work_view import NAMES, list_work

__all__ = ["routes"]


def routes(site: Site, kept: KeptRegister) -> APIRouter:
    """Return ``/viec-can-lam``."""
    router = APIRouter()

    @router.api_route("/viec-can-lam", methods=["GET", "HEAD"])
    def work(request: Request) -> HTMLResponse:
        address = ListAddress.read("/viec-can-lam", NAMES, request.query_params)
        period = Address.read(request.query_params.multi_items())
        found = list_work(kept.get(), address, period.first, period.last, site)
        return site.page("work.html", {"found": found, "section": "work"})

    return router
