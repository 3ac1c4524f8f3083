"""Errors of the API as ``application/problem+json`` (RFC 9457), in the users' words."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from pipeline.errors import IndexUnavailableError, PipelineError, ServiceError
from pipeline.web.api.models import Problem
from pipeline.web.site import Site

__all__ = ["NotHereError", "add_problems", "described"]

_LOG = logging.getLogger(__name__)
_MEDIA = "application/problem+json"


class NotHereError(PipelineError):
    """Nothing has this id or address."""

    code = "not_found"


def described() -> dict[int | str, dict[str, Any]]:
    """Return what OpenAPI says of errors; ``Problem`` is a shape that it names."""
    content = {_MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": HTTPStatus(status).phrase, "content": content} for status in (400, 404, 500, 503)}


def add_problems(api: FastAPI, site: Site) -> None:
    """Answer every error with a problem."""
    words = site.words

    @api.exception_handler(RequestValidationError)
    async def wrong(_: Request, error: RequestValidationError) -> JSONResponse:
        detail = " ".join(_sentence(one, site) for one in error.errors()[:5])
        return _problem(400, "bad_parameter", words("api.bad_parameter"), detail, words("api.bad_parameter_remedy"))

    @api.exception_handler(HTTPException)
    async def known(_: Request, error: HTTPException) -> JSONResponse:
        is_missing = error.status_code == 404
        title = words("missing.no_page" if is_missing else "error.not_allowed")
        code = "not_found" if is_missing else "not_allowed"
        return _problem(error.status_code, code, title, title, words("api.see"))

    @api.exception_handler(PipelineError)
    async def ours(_: Request, error: PipelineError) -> JSONResponse:
        if isinstance(error, NotHereError):
            return _problem(404, error.code, words("missing.title"), error.message, words("api.see"))
        status = 503 if isinstance(error, IndexUnavailableError | ServiceError) else 500
        return _problem(status, error.code, error.message, error.message, error.remedy)

    @api.exception_handler(Exception)
    async def unexpected(request: Request, error: Exception) -> JSONResponse:
        _LOG.error("%s %s", request.method, request.url.path, exc_info=error)
        return _problem(500, PipelineError.code, PipelineError.message, PipelineError.message, PipelineError.remedy)


def _sentence(error: Mapping[str, Any], site: Site) -> str:
    """Return what is wrong with one parameter."""
    names = [str(part) for part in error["loc"] if part not in {"query", "path"}]
    limits = error.get("ctx") or {}
    allowed = next((limits[name] for name in ("ge", "le", "max_length", "expected") if name in limits), "")
    reason = site.words.names.get(f"api.error_{error['type']}") or site.words("api.error")
    return reason.format(name=names[0] if names else "", allowed=str(allowed).replace(" or ", ", "))


def _problem(status: int, code: str, title: str, detail: str, remedy: str) -> JSONResponse:
    problem = Problem(type=f"urn:rasoat:{code}", title=title, status=status, detail=detail, code=code, remedy=remedy)
    return JSONResponse(problem.model_dump(), status_code=status, media_type=_MEDIA)
