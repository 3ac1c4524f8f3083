"""A real browser: its windows, what axe finds on pages, what is wider than the screen."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect

_AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
_MILLISECONDS = 150_000
"""Until a page has to be as a test waits for it: many times what it takes on a quiet machine."""


def context_of(browser: Browser, site_url: str, width: int = 1366, height: int = 768, **options: Any) -> BrowserContext:
    """Return a window of the pages that waits as long as a machine at its limits needs."""
    context = browser.new_context(viewport={"width": width, "height": height}, base_url=site_url, **options)
    context.set_default_timeout(_MILLISECONDS)
    expect.set_options(timeout=_MILLISECONDS)
    return context


def arrive(page: Page, selector: str) -> None:
    """Wait for a page that a key opened: its words, then its script, which hears no key before it ran."""
    page.wait_for_selector(selector)
    page.wait_for_load_state("domcontentloaded")


def serious(page: Page) -> list[str]:
    """Return the serious and critical findings of axe."""
    page.evaluate(_AXE)
    found = page.evaluate("axe.run()")["violations"]
    return [
        f"{one['id']}: {node['html'][:160]}"
        for one in found
        if one["impact"] in {"serious", "critical"}
        for node in one["nodes"][:3]
    ]


def serious_on(browser: Browser, site_url: str, paths: Iterable[str], scheme: str) -> dict[str, list[str]]:
    """Return the pages with serious findings of axe in a colour scheme, and the findings."""
    context = context_of(browser, site_url, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    found = {}
    for path in paths:
        page.goto(path)
        if problems := serious(page):
            found[path] = problems
    context.close()
    return found


def too_wide(browser: Browser, site_url: str, paths: Iterable[str], width: int) -> list[str]:
    """Return the pages that are wider than a screen of so many pixels."""
    context = context_of(browser, site_url, width, 700)
    page = context.new_page()
    wide = []
    for path in paths:
        page.goto(path)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(path)
    context.close()
    return wide
