"""Pages for what is not there and for what went wrong, in the users' words."""

from __future__ import annotations

import logging

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException

from pipeline.errors import PipelineError, UsageError
from pipeline.web.security import HEADERS
from pipeline.web.site import Site

__all__ = ["add_error_pages", "not_found"]

_LOG = logging.getLogger(__name__)


def not_found(site: Site, what: str) -> HTMLResponse:
    """Return the page for something that is not there; ``what`` is a key of ``[missing]``."""
    return site.page("missing.html", {"what": site.words(f"missing.{what}")}, status=404)


def add_error_pages(app: FastAPI, site: Site) -> None:
    """Answer every error with a page: what happened, what was kept, what to do."""

    @app.exception_handler(HTTPException)
    async def known(_: Request, error: HTTPException) -> HTMLResponse:
        if error.status_code == 404:
            return not_found(site, "no_page")
        shown = PipelineError(site.words("error.not_allowed"), remedy=site.words("error.not_allowed_remedy"))
        return site.page("error.html", {"error": shown}, status=error.status_code)

    @app.exception_handler(PipelineError)
    async def ours(_: Request, error: PipelineError) -> HTMLResponse:
        return site.page("error.html", {"error": error}, status=400 if isinstance(error, UsageError) else 503)

    @app.exception_handler(Exception)
    async def unexpected(request: Request, error: Exception) -> HTMLResponse:
        _LOG.error("%s %s", request.method, request.url.path, exc_info=error)
        page = site.page("error.html", {"error": PipelineError()}, status=500)
        page.headers.update(HEADERS)  # this answer is made outside of what sets them on all others
        return page
