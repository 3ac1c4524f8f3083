"""Terms of publication, registers of checks and files that were not read, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from .chromium import arrive, context_of, serious_on, too_wide

LATE, CHECKS, FAILURES = "/thong-ke/cong-bo-cham", "/kiem-tra", "/tep-loi"
ALL, NEVER = "tu=2000-01-01&den=2030-12-31", "tu=1990-01-01&den=1990-12-31"
PATHS = (
    *(f"{page}?{days}" for page in (LATE, CHECKS) for days in (ALL, NEVER)),
    *(f"{LATE}?{ALL}&kq=undetermined", f"{CHECKS}?{ALL}&so=theo-tham-quyen"),
    *(FAILURES, f"{FAILURES}?q=xyzzyxq", f"{FAILURES}?xep=ly-do", f"{FAILURES}?q=source"),
)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser: Browser, site_url: str, scheme: str) -> None:
    """No report has serious or critical findings of axe, full and empty, in light and in dark."""
    assert serious_on(browser, site_url, PATHS, scheme) == {}


@pytest.mark.parametrize("width", [320, 683])
def test_narrow_screens_never_scroll_sideways(browser: Browser, site_url: str, width: int) -> None:
    """On a phone, and on a desktop at 200 or 400 % zoom, no report is wider than the screen."""
    assert too_wide(browser, site_url, PATHS, width) == []


@pytest.mark.parametrize("page_of", [LATE, CHECKS])
def test_keys_walk_the_rows_and_open_the_decision(page: Page, page_of: str) -> None:
    """`j` walks the rows, Enter opens the document of the row, `Esc` comes back to the list."""
    page.goto(f"{page_of}?{ALL}")
    page.keyboard.press("j")
    row = page.locator("[data-row]").first
    assert "at" in (row.get_attribute("class") or "").split()
    number = row.locator("th a").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("**/van-ban/**", wait_until="domcontentloaded")
    assert number in page.locator("h1").inner_text()
    page.keyboard.press("Escape")
    arrive(page, "[data-rows]")
    assert page_of in page.url


@pytest.mark.parametrize("page_of", [LATE, CHECKS])
def test_a_card_narrows_and_leads_back(page: Page, page_of: str) -> None:
    """A click on a figure leaves just as many rows, the chosen one is marked, a second click takes it back."""
    page.goto(f"{page_of}?{ALL}")
    whole, card = page.locator("[data-row]").count(), page.locator(".cards a").first
    count = int(card.locator(".big").inner_text())
    card.click()
    chosen = page.locator(".cards a[aria-current=true]")
    expect(chosen).to_have_count(1)
    expect(page.locator("[data-row]")).to_have_count(count)
    chosen.click()
    expect(page.locator("[data-row]")).to_have_count(whole)


def test_files_that_were_not_read_are_found_and_sorted(browser: Browser, site_url: str) -> None:
    """Without script: words and a reason narrow the list, a head sorts it both ways, all in the address."""
    context = context_of(browser, site_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(FAILURES)
    whole = page.locator("[data-row]").count()
    assert whole > 1
    facet = page.locator(".facets a").first
    number = int(facet.locator(".n").inner_text())
    facet.click()
    expect(page.locator("[data-row]")).to_have_count(number)
    page.locator(".clear").click()
    expect(page.locator("[data-row]")).to_have_count(whole)
    head = page.locator("thead th").first
    head.locator("a").click()
    rising = page.locator("[data-row] th").all_inner_texts()
    sort = page.locator("thead th").first.get_attribute("aria-sort")
    assert sort in {"ascending", "descending"}
    page.locator("thead th a").first.click()
    assert page.locator("thead th").first.get_attribute("aria-sort") in {"ascending", "descending"} - {sort}
    assert page.locator("[data-row] th").all_inner_texts() == rising[::-1]
    context.close()


@pytest.mark.parametrize("path", [f"{LATE}?{ALL}", f"{CHECKS}?{ALL}", FAILURES])
def test_printed_is_the_list_alone(browser: Browser, site_url: str, path: str) -> None:
    """On paper there are heading and rows, and no forms, tabs or links to files."""
    context = context_of(browser, site_url)
    page = context.new_page()
    page.goto(path)
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("[data-row]").first).to_be_visible()
    for gone in ("main form", ".files", "body > header form", ".tabs"):
        for one in page.locator(gone).all():
            expect(one).to_be_hidden()
    assert page.pdf()
    context.close()


def test_files_that_were_not_read_by_keys_alone(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tab leads from the box to its button, to heads and to the next page, with the focus visible; Enter does what it says."""
    monkeypatch.setattr("pipeline.web.failures_view._SIZE", 1)
    page.goto(FAILURES)
    first = page.locator("[data-row] th").inner_text()
    page.locator("#ten").focus()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.rel") == "next":
            break
        assert page.evaluate("document.activeElement.matches('a, button, input, summary, [tabindex]')")
    assert page.evaluate("document.activeElement.rel") == "next"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Enter")
    expect(page.locator("[data-row] th")).not_to_have_text(first)
    expect(page.locator(".pages [aria-current=page]")).to_have_text("2")
    page.locator("#ten").focus()
    page.keyboard.type("xyzzyxq")
    page.keyboard.press("Enter")
    expect(page.locator("[data-row]")).to_have_count(0)
