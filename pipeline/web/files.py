"""Originals to take away, pictures of their pages."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import quote

from fastapi import APIRouter
from fastapi.responses import FileResponse, Response

from pipeline.errors import PipelineError
from pipeline.model.ids import DocumentId
from pipeline.web.errors import not_found
from pipeline.web.page_images import WIDTHS, PageImages
from pipeline.web.site import Site

__all__ = ["routes"]

_FOR_EVER = {"Cache-Control": "private, max-age=31536000, immutable"}
"""A picture is named by the hash of its original: it never changes."""


def routes(site: Site, images: PageImages) -> APIRouter:
    """Return ``/tep/{document}/{sha256}`` and ``/hinh/{sha256}/{page}-{width}.webp``."""
    router = APIRouter()

    @router.api_route("/tep/{identifier}/{sha256}", methods=["GET", "HEAD"])
    def original(identifier: str, sha256: str) -> Response:
        stored = site.parts.registry.get(DocumentId(identifier))
        file = next((m for m in stored.manifestations if m.sha256 == sha256), None) if stored else None
        if file is None:
            return not_found(site, "no_file")
        try:
            path = site.parts.files.path(sha256)
        except KeyError:
            return not_found(site, "no_file")
        disposition = f"attachment; filename*=UTF-8''{quote(PurePath(file.path).name)}"
        return FileResponse(path, media_type="application/octet-stream", headers={"Content-Disposition": disposition})

    @router.api_route("/hinh/{sha256}/{number}-{width}.webp", methods=["GET", "HEAD"])
    def picture(sha256: str, number: int, width: int) -> Response:
        if width not in WIDTHS:
            return Response(status_code=404)
        try:
            return Response(images.picture(sha256, number, width), media_type="image/webp", headers=_FOR_EVER)
        except (KeyError, IndexError):
            return Response(status_code=404)
        except PipelineError:
            return Response(status_code=503)

    return router
