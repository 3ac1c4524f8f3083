"""Pages over a real registry and index, filled with the project's samples."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import uvicorn
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page, sync_playwright

from pipeline.intake import read_path
from pipeline.learning import learn
from pipeline.model.registry import Wanted
from pipeline.publish import publish
from pipeline.settings import Settings
from pipeline.web.app import create_app
from pipeline.wiring import Parts

from .chromium import FLAGS, context_of

HOST = "http://127.0.0.1"
TODAY = dt.date(2026, 1, 15)
SAMPLES = (
    "amending-resolution/source.pdf",
    "blank-number/source.docx",
    "broken-pdf/source.pdf",
    "council-resolution/source.pdf",
    "empty-file/source.pdf",
    "gazette-two-acts/source.pdf",
    "hostile-page/source.html",
    "later-amendment/source.html",
    "publish-four-groups/source.pdf",
    "replace-and-repeal-clause/source.docx",
    "same-number-hoa-linh/source.html",
    "same-number-song-tra/source.docx",
    "secret-mark/source.docx",
    "traps-only/source.html",
)


def client_of(parts: Parts) -> TestClient:
    """Return a client of the pages, as a browser on this machine would ask."""
    return TestClient(create_app(parts, today=lambda: TODAY), base_url=HOST, raise_server_exceptions=False)


@pytest.fixture(scope="session")
def web_settings(tmp_path_factory: pytest.TempPathFactory, samples_dir: Path) -> Settings:
    """Return settings of a data folder that holds some samples."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("web"))
    parts = Parts(settings)
    for name in SAMPLES:
        path = next(iter(samples_dir.glob(f"{name.partition('/')[0]}/source.*")))
        outcome = read_path(path, parts.tools)
        parts.registry.keep([outcome])
        if hasattr(outcome, "raw"):
            parts.files.put_file(path)
    publish(parts)
    learn(parts)
    return settings


@pytest.fixture(scope="session")
def web_parts(web_settings: Settings) -> Parts:
    """Return the parts over the samples."""
    return Parts(web_settings)


@pytest.fixture(scope="session")
def client(web_parts: Parts) -> TestClient:
    """Return a client of the pages over the samples."""
    return client_of(web_parts)


@pytest.fixture(scope="session")
def ids(web_parts: Parts) -> dict[str, str]:
    """Return the ids of the samples' documents by number (of two with one number the newest)."""
    found = reversed(web_parts.registry.find(Wanted()))
    return {summary.number or "": str(summary.id) for summary in found}


@pytest.fixture(scope="session")
def site_url(web_parts: Parts) -> Iterator[str]:
    """Serve the pages on a free port of this machine."""
    server = uvicorn.Server(
        uvicorn.Config(create_app(web_parts, today=lambda: TODAY), host="127.0.0.1", port=0, log_level="warning")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"{HOST}:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """Return Debian's Chromium."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, site_url: str) -> Iterator[Page]:
    """Return a page of a desktop screen; an error in our script or a foreign request fails the test."""
    context = context_of(browser, site_url)
    opened = context.new_page()
    problems: list[str] = []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("request", lambda r: problems.append(r.url) if urlsplit(r.url).hostname != "127.0.0.1" else None)
    yield opened
    context.close()
    assert problems == []
