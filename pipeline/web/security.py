"""Headers that let nothing of a document run, and nothing load from elsewhere."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

__all__ = ["ALLOWED_HOSTS", "HEADERS", "with_security_headers"]

ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
"""Names under which the pages answer: another site's name that points to this machine gets nothing."""

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; frame-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


async def with_security_headers(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Set the headers on every answer; pages are asked for anew each time, files of the program are kept."""
    response = await call_next(request)
    for name, value in HEADERS.items():
        response.headers[name] = value
    response.headers.setdefault("Cache-Control", "no-cache")
    return response
