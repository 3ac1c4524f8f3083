"""The API as one application that the pages mount: its own errors, its own description."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

from pipeline.web.api import documents, procedures, search
from pipeline.web.api.models import Problem
from pipeline.web.api.problems import add_problems, described
from pipeline.web.site import Site

__all__ = ["VERSION", "create_api"]

VERSION = "1.0"
"""Version of what the API promises; the number before the dot stands in every path."""


def create_api(site: Site) -> FastAPI:
    """Return the API; its description is ``/openapi.json``, and nothing loads from elsewhere to show it."""
    api = FastAPI(
        title=site.words("api.title"),
        description=site.words("api.description"),
        version=VERSION,
        docs_url=None,
        redoc_url=None,
        responses=described(),
    )
    for part in (search, documents, procedures):
        api.include_router(part.routes(site))
    add_problems(api, site)
    make = api.openapi

    def with_our_errors() -> dict[str, Any]:
        """Return the description with problems instead of FastAPI's own shape of validation errors, which is never sent."""
        found = make()
        for path in found["paths"].values():
            for operation in path.values():
                operation["responses"].pop("422", None)
        shapes = found["components"]["schemas"]
        for name in ("HTTPValidationError", "ValidationError"):
            shapes.pop(name, None)
        shapes["Problem"] = Problem.model_json_schema()
        return found

    api.openapi = with_our_errors  # type: ignore[method-assign]  # the place that FastAPI names for this
    return api
