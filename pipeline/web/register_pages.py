"""The register of procedures: its list, and the page of each procedure."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from pipeline.procedures.codes import read_code_cell
from pipeline.web.address import Address
from pipeline.web.errors import not_found
from pipeline.web.kept_register import KeptRegister
from pipeline.web.list_address import ListAddress
from pipeline.web.procedure_view import to_procedure_page
from pipeline.web.register_view import NAMES, list_register
from pipeline.web.site import Site
from pipeline.web.work_view import lines_of

__all__ = ["routes"]

_METHODS = ["GET", "HEAD"]


def routes(site: Site, kept: KeptRegister) -> APIRouter:
    """Return ``/thu-tuc`` and ``/thu-tuc/{slug}``."""
    router = APIRouter(prefix="/thu-tuc")

    @router.api_route("", methods=_METHODS)
    def register(request: Request) -> HTMLResponse:
        address = ListAddress.read("/thu-tuc", NAMES, request.query_params)
        given = Address.read(request.query_params.multi_items())
        found = list_register(kept.get(), address, given.day or site.today(), site)
        return site.page("register.html", {"found": found, "section": "register"})

    @router.api_route("/{slug}", methods=_METHODS)
    def procedure(slug: str, request: Request) -> Response:
        known = kept.get()
        life = known.lives.get(slug)
        if life is None:
            code = read_code_cell(slug, "")
            if code and code.base and code.base != slug and code.base in known.lives:
                return RedirectResponse(f"/thu-tuc/{code.base}")
            return not_found(site, "no_procedure")
        given = Address.read(request.query_params.multi_items())
        page = to_procedure_page(life, known, given.day or site.today(), site)
        items = [item for item in known.items if not life.internal and life.record.key in item.keys]
        return site.page("procedure.html", {"page": page, "items": lines_of(items, site), "section": "register"})

    return router
