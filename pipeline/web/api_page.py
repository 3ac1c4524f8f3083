"""The page that describes the API: its own description, shown by nothing that loads from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.responses import HTMLResponse

from pipeline.web.site import Site

__all__ = ["routes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Operation:
    """An address of the API; ``parameters`` are (name, type with limits, meaning)."""

    id: str
    path: str
    summary: str
    parameters: tuple[tuple[str, str, str], ...]


def routes(site: Site, api: FastAPI) -> APIRouter:
    """Return ``/api``."""
    router = APIRouter()

    @router.api_route("/api", methods=["GET", "HEAD"])
    def description() -> HTMLResponse:
        operations = tuple(_operation(path, found["get"]) for path, found in api.openapi()["paths"].items())
        return site.page("api.html", {"operations": operations, "section": "api"})

    return router


def _operation(path: str, described: Mapping[str, Any]) -> _Operation:
    return _Operation(
        id=described["operationId"],
        path=path,
        summary=described["summary"],
        parameters=tuple(
            (one["name"], _type(one["schema"]), one.get("description", "")) for one in described.get("parameters", ())
        ),
    )


def _type(schema: Mapping[str, Any]) -> str:
    """Return a parameter's type with its limits in one line."""
    known = next(one for one in schema.get("anyOf", (schema,)) if one.get("type") != "null")
    if known.get("type") == "array":
        return f"{_type(known['items'])} …"
    if "enum" in known:
        return " | ".join(known["enum"])
    limits = "–".join(str(known[name]) for name in ("minimum", "maximum") if name in known)
    return " ".join(part for part in (known.get("format") or known.get("type", ""), limits) if part)
