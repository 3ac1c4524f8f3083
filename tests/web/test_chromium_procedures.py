"""The pages of procedures in a real browser: accessible, narrow, by keys, without script, a row framed on its page."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page, expect

from .chromium import arrive, context_of, serious_on, too_wide


@pytest.fixture
def rows_address(ids: dict[str, str]) -> str:
    """Return the address of the rows of a decision that is a PDF."""
    return f"/van-ban/{ids['1520/QĐ-UBND']}/thu-tuc"


@pytest.fixture
def paths(client: TestClient, rows_address: str) -> list[str]:
    """Return the address of every kind of page of procedures."""
    first = client.get("/thu-tuc").text.partition('<tr data-row><th scope="row"><a href="')[2].partition('"')[0]
    return [
        *("/thu-tuc", "/thu-tuc?q=xyzzyxq", "/viec-can-lam", "/viec-can-lam?viec=count_differs"),
        *(first, f"{first}?ngay=2001-01-01", "/thong-ke", "/thong-ke/danh-sach?cach=rows"),
        *(rows_address, f"{rows_address}?nhom=new&xem=p1#p1"),
    ]


@pytest.mark.timeout(900)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser: Browser, site_url: str, paths: list[str], scheme: str) -> None:
    """No page of procedures has serious or critical findings of axe, in light and in dark."""
    assert serious_on(browser, site_url, paths, scheme) == {}


@pytest.mark.parametrize("width", [360, 683])
def test_narrow_screens_never_scroll_sideways(browser: Browser, site_url: str, paths: list[str], width: int) -> None:
    """On a phone, and on a desktop at 200 % zoom, no page of procedures is wider than the screen."""
    assert too_wide(browser, site_url, paths, width) == []


def framed(page: Page, key: str) -> bool:
    """Whether the row's frame is the chosen one and stands inside the pane of the page image."""
    frame = page.locator(f'.fr.chosen[data-mark="{key}"] rect').first
    frame.wait_for(state="attached")
    page.wait_for_function(
        """key => { const f = document.querySelector(`.fr.chosen[data-mark="${key}"] rect`).getBoundingClientRect();
        const p = document.querySelector('.sheets-pane').getBoundingClientRect();
        return f.bottom > p.top && f.top < p.bottom; }""",
        arg=key,
    )
    return page.locator(".fr-row.chosen").count() >= 1


def test_keys_walk_the_rows_and_frame_them(page: Page, rows_address: str) -> None:
    """`j` and `k` choose rows: each is framed on the page image, and the address keeps it, also when loaded again."""
    page.goto(rows_address)
    for _ in range(3):
        page.keyboard.press("j")
    assert framed(page, "p3")
    page.keyboard.press("k")
    assert framed(page, "p2")
    assert "xem=p2" in page.evaluate("location.search")
    page.reload()
    assert framed(page, "p2")
    assert "at" in (page.locator("#p2").get_attribute("class") or "")
    page.keyboard.press("j")
    assert framed(page, "p3")


def test_clicking_a_row_frames_it_and_links_stay_links(page: Page, rows_address: str) -> None:
    """Anywhere on the row chooses it; the code leads to the procedure's page."""
    page.goto(rows_address)
    page.locator("#p2 th").click()
    assert framed(page, "p2")
    page.locator("tr[data-row] td.code a").first.click()
    arrive(page, ".one-procedure")
    assert "/thu-tuc/" in page.url


def test_head_and_first_columns_stay(page: Page, rows_address: str) -> None:
    """Scrolled to the end, the table still shows its head, the number and the name."""
    page.goto(rows_address)
    page.evaluate("(() => { const b = document.querySelector('.table-box.tall'); b.scrollTop = 300; b.scrollLeft = 400; })()")
    box, head = page.locator(".table-box.tall").bounding_box(), page.locator(".procedures thead th").nth(1).bounding_box()
    assert box is not None
    assert head is not None
    assert abs(head["y"] - box["y"]) < 3
    assert head["x"] - box["x"] < 80


def test_pages_of_procedures_work_without_javascript(browser: Browser, site_url: str, rows_address: str) -> None:
    """Rows, register, work and figures are links and forms; a chosen row is framed and leads to its page."""
    context = context_of(browser, site_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(rows_address)
    page.locator("tr[data-row] td a").nth(2).click()
    expect(page.locator(".fr-row.chosen rect").first).to_be_attached()
    page.locator(".row-page").click()
    expect(page.locator(".original .fr-row.chosen").first).to_be_attached()
    page.goto("/viec-can-lam")
    page.locator(".facet .counts a").first.click()
    page.locator(".work-item h2 a").first.click()
    expect(page.locator("table.procedures")).to_have_count(1)
    page.goto("/thu-tuc")
    page.locator("tr[data-row] th a").first.click()
    expect(page.locator(".state-line .sign")).to_have_count(1)
    page.goto("/thong-ke")
    page.locator("td.num a").first.click()
    expect(page.locator("tr[data-row]").first).to_be_attached()
    context.close()


def test_keys_lead_to_the_register_and_back_to_its_row(page: Page) -> None:
    """`g p` opens the register, `j` and Enter a procedure, `Esc` comes back to the row; `g c` opens the list of work."""
    page.goto("/")
    page.keyboard.press("g")
    page.keyboard.press("p")
    arrive(page, "table.lives")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    arrive(page, ".one-procedure")
    page.keyboard.press("Escape")
    arrive(page, "table.lives")
    assert "at" in (page.locator("tr[data-row]").nth(1).get_attribute("class") or "")
    page.keyboard.press("g")
    page.keyboard.press("c")
    arrive(page, ".work-item")


def test_printed_statistics_keep_figures_and_charts(page: Page) -> None:
    """Printed, the sentence, the tables and the charts with their numbers stay; forms and links of the screen go."""
    page.goto("/thong-ke")
    page.emulate_media(media="print")
    assert page.locator(".sentence").is_visible()
    assert page.locator(".chart svg .total").first.is_visible()
    for gone in (".bar", ".quick", ".files", ".period"):
        assert not page.locator(gone).first.is_visible()
