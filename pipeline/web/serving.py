"""Serving the pages on this machine until Ctrl+C."""

from __future__ import annotations

import gc
import socket
import sys
from collections.abc import Callable

import uvicorn
from fastapi import FastAPI
from uvicorn.supervisors import Multiprocess

from pipeline.errors import UsageError
from pipeline.publish import catching_up
from pipeline.settings import Settings
from pipeline.web.app import create_app
from pipeline.wiring import Parts

__all__ = ["app_of_settings", "serve_pages"]

_HOST = "127.0.0.1"  # nobody logs in, so nobody from elsewhere may come
_TURN_SECONDS = 0.0005
"""After which a thread lets another one go on. A search leaves the lock of Python to others and waits a turn to have it back:
at the usual five milliseconds two readers at once wait for each other longer than their searches take."""

_NEW_THINGS = 20_000
"""After which garbage is looked for: a page makes some ten thousand."""


def serve_pages(parts: Parts, port: int, tell: Callable[[str], None]) -> None:
    """Serve the pages on ``port`` of this machine, telling their address first; raises ``UsageError`` for a port in use.

    With several processes (a setting) each opens its own parts from the settings.
    """
    _check_free(port)
    tell(f"http://{_HOST}:{port}")
    processes = parts.settings.web_processes
    with catching_up(parts):
        if processes == 1:
            uvicorn.run(_app(parts), host=_HOST, port=port, log_level="warning")
        else:
            _serve_by(processes, port)


def _serve_by(processes: int, port: int) -> None:
    """Serve by several processes; as ``uvicorn.run`` does, which forgets to switch Nagle's algorithm off: 40 ms a page."""
    name = f"{__name__}:{app_of_settings.__name__}"
    config = uvicorn.Config(name, host=_HOST, port=port, log_level="warning", workers=processes, factory=True)
    with config.bind_socket() as listening:
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # connections inherit it
        Multiprocess(config, sockets=[listening]).run()


def app_of_settings() -> FastAPI:
    """Return the application for a process of its own."""
    return _app(Parts(Settings()))


def _app(parts: Parts) -> FastAPI:
    sys.setswitchinterval(_TURN_SECONDS)
    return create_app(parts, when_warm=_keep)


def _keep() -> None:
    """Take what is there for what stays: looking through all of it for garbage, time and again, was a tenth of a search."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_THINGS)


def _check_free(port: int) -> None:
    """Raise when the port cannot be had; the web server would say so in English and leave with a code of its own."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the web server does: a port just left is free
        try:
            probe.bind((_HOST, port))
        except OSError as error:
            message = f"Cổng {port} đang được chương trình khác dùng, hoặc không được phép mở."
            raise UsageError(message, remedy="Chọn cổng khác: «rasoat serve --port …», hoặc đặt RASOAT_PORT.") from error
