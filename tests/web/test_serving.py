"""The pages served by processes of their own."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress

import pytest

from pipeline.settings import Settings

_SECONDS = 120.0
"""Until a server has to answer or to be gone: many times what it takes on a quiet machine."""


@pytest.fixture(params=[1, 2])
def server(request: pytest.FixtureRequest, web_settings: Settings) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """Serve the samples with one process or two; return the port and the process that was started."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    environment = {
        **os.environ,
        "RASOAT_DATA_DIR": str(web_settings.data_dir),
        "RASOAT_WEB_PROCESSES": str(request.param),
    }
    command = [sys.executable, "-c", "from flows.cli import main; main()", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    yield port, process
    process.kill()
    process.wait()


def _status(port: int, path: str) -> int:
    """Return the status of a page, 0 when nobody answers."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=_SECONDS)) as connection, suppress(OSError):
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        return answer.status
    return 0


def _within(condition: Callable[[], int], expected: int) -> bool:
    until = time.monotonic() + _SECONDS
    while condition() != expected:
        if time.monotonic() > until:
            return False
        time.sleep(0.1)
    return True


def test_pages_are_served_until_they_are_told_to_end(server: tuple[int, subprocess.Popen[bytes]]) -> None:
    """Each process answers searches; told to end, all of them go and the port is free."""
    port, process = server
    assert _within(lambda: _status(port, "/tim?q=ngh%E1%BB%8B%20quy%E1%BA%BFt"), 200)
    assert {_status(port, "/tim?q=quy") for _ in range(8)} == {200}
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=_SECONDS)
    assert _within(lambda: _status(port, "/"), 0)
