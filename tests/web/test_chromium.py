"""The pages in a real browser: accessible, narrow, by keys, by mouse, without script, printed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from .chromium import arrive, context_of, serious, serious_on, too_wide

IS_FRAMED = """() => {
  const frame = document.querySelector(".fr.chosen rect")?.getBoundingClientRect();
  const pane = document.querySelector(".sheets-pane")?.getBoundingClientRect();
  return frame && pane && frame.top >= pane.top && frame.bottom <= pane.bottom;
}"""
"""Whether the chosen words stand inside the pane of page images."""
TABS = ("", "/ban-goc", "/thuoc-tinh", "/tac-dong", "/thu-tuc", "/quan-he", "/lich-su")


@pytest.fixture
def paths(ids: dict[str, str]) -> list[str]:
    """Return the address of every kind of page."""
    decision, resolution = (f"/van-ban/{ids[number]}" for number in ("1520/QĐ-UBND", "07/2025/NQ-HĐND"))
    return [
        *("/", "/tim", "/tim?q=hòa giải viên", "/tim?q=xyzzyxq&loai=nghi_quyet", "/thong-ke", "/tep-loi", "/phim-tat", "/nope"),
        *(f"{resolution}{tab}" for tab in TABS),
        *(f"{decision}{tab}" for tab in ("", "/thuoc-tinh", "/thu-tuc")),
        f"{resolution}?xem=e3#e3",
        f"{decision}/thu-tuc?bo=replaces&nhom=new",
        "/tim?loai=quyet_dinh&loai=nghi_quyet&xep=so&dong=10",
        f"/so-sanh?a={ids['12/2023/NQ-HĐND']}&b={ids['07/2025/NQ-HĐND']}",
        *(f"/so-sanh?a={ids['07/2025/NQ-HĐND']}", "/so-sanh?a=15/2024/QĐ-UBND&b=1/2020/QĐ-UBND", "/so-sanh", "/api"),
    ]


@pytest.mark.timeout(900)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser: Browser, site_url: str, paths: list[str], scheme: str) -> None:
    """No page has serious or critical findings of axe, in light and in dark."""
    assert serious_on(browser, site_url, paths, scheme) == {}


@pytest.mark.parametrize("width", [360, 683])
def test_narrow_screens_never_scroll_sideways(browser: Browser, site_url: str, paths: list[str], width: int) -> None:
    """On a phone, and on a desktop at 200 % zoom, no page is wider than the screen."""
    assert too_wide(browser, site_url, paths, width) == []


def test_keys_lead_from_search_to_document_and_back(page: Page) -> None:
    """`/` focuses the box, `j` walks the results, Enter opens, `Esc` comes back to the same row."""
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("quy định")
    page.keyboard.press("Enter")
    arrive(page, "[data-rows]")
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.locator("[data-row]").nth(1)
    assert "at" in (second.get_attribute("class") or "").split()
    name = second.locator("h2 a").inner_text()
    page.keyboard.press("Enter")
    arrive(page, "[data-law]")
    assert page.locator("h1").inner_text() in name
    page.keyboard.press("Escape")
    arrive(page, "[data-rows]")
    assert "at" in (page.locator("[data-row]").nth(1).get_attribute("class") or "").split()


def test_suggestions_are_walked_by_keyboard(page: Page, ids: dict[str, str]) -> None:
    """Arrows walk the suggestions, Escape closes them and keeps the box, Enter opens the chosen one."""
    page.goto("/tim")
    box, options = page.locator("#q"), page.locator("#goi-y [role=option]")
    box.fill("07/2025/n")  # at once: answers to what was typed half would come in between
    options.first.wait_for()
    assert box.get_attribute("role") == "combobox"
    assert box.get_attribute("aria-expanded") == "true"
    box.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    assert options.first.get_attribute("aria-selected") == "true"
    box.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None
    box.press("Escape")
    assert not options.first.is_visible()
    assert page.evaluate("document.activeElement.id") == "q"
    assert box.input_value() == "07/2025/n"
    box.press("ArrowDown")
    options.first.wait_for()
    box.press("ArrowDown")
    box.press("Enter")
    arrive(page, "[data-law]")
    assert ids["07/2025/NQ-HĐND"] in page.url


def test_a_suggestion_is_chosen_by_mouse_and_enter_alone_searches(page: Page) -> None:
    """A click opens a suggestion; Enter without a choice searches for what was typed."""
    page.goto("/")
    page.locator("#q").fill("nghị quyết")
    page.locator("#goi-y [role=option]").first.wait_for()
    page.locator("#q").press("Enter")
    arrive(page, "[data-rows]")
    assert page.locator("#q").input_value() == "nghị quyết"
    page.locator("#q").fill("1520/qđ")
    page.locator("#goi-y [role=option]").first.click()
    arrive(page, "[data-law]")


def test_axe_finds_nothing_serious_in_open_suggestions(browser: Browser, site_url: str) -> None:
    """The open list of suggestions is a combobox that axe has nothing against."""
    context = context_of(browser, site_url, bypass_csp=True)
    page = context.new_page()
    page.goto("/tim")
    page.locator("#q").fill("quy đị")
    page.locator("#goi-y [role=option]").first.wait_for()
    page.locator("#q").press("ArrowDown")
    found = serious(page)
    context.close()
    assert found == []


def test_clicking_a_find_frames_it_on_the_page(page: Page, ids: dict[str, str]) -> None:
    """A click on a marked sentence frames its words on the page image, inside the pane, and the address remembers it."""
    page.goto(f"/van-ban/{ids['1520/QĐ-UBND']}")
    page.locator(".badge-effect").last.click()
    page.wait_for_function(IS_FRAMED)
    assert "xem=e" in page.evaluate("location.search")


def test_frames_lie_on_the_printed_words(page: Page, ids: dict[str, str]) -> None:
    """The page image has the size of its frames' page, so that frames lie on the words."""
    page.goto(f"/van-ban/{ids['07/2025/NQ-HĐND']}")
    image, overlay = page.locator(".paper img").first, page.locator(".paper svg").first
    image.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('.paper img').naturalWidth > 0")
    one, other = image.bounding_box(), overlay.bounding_box()
    assert one == other
    shape = page.evaluate(
        "(() => { const i = document.querySelector('.paper img'); return i.naturalWidth / i.naturalHeight })()"
    )
    view = [float(part) for part in (overlay.get_attribute("viewBox") or "").split()]
    assert abs(shape - view[2] / view[3]) < 0.01


def test_ticked_results_are_compared_by_keys(page: Page) -> None:
    """`x` ticks the row where the reader is, `c` opens the comparison of the two, in which `j` walks the differences."""
    page.goto("/tim?q=quy định&muc=van-ban")
    for key in ("j", "x", "j", "x"):
        page.keyboard.press(key)
    assert page.locator("input[name=vb]:checked").count() == 2
    page.keyboard.press("c")
    arrive(page, ".compare .pair")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.locator(".pair.at").count() == 1
    assert page.evaluate("document.activeElement.closest('.pair.at') !== null")


def test_differences_are_said_in_colour_sign_and_words(page: Page, ids: dict[str, str]) -> None:
    """Removed words are struck through behind a minus, added ones underlined behind a plus, both named for screen readers."""
    page.goto(f"/so-sanh?a={ids['12/2023/NQ-HĐND']}&b={ids['07/2025/NQ-HĐND']}")
    for tag, sign, line, word in (("del", "−", "line-through", "bỏ"), ("ins", "+", "underline", "thêm")):
        first = page.locator(f".pair {tag}").first
        look = first.evaluate("e => [getComputedStyle(e, '::before').content, getComputedStyle(e).textDecorationLine]")
        assert sign in look[0]
        assert look[1] == line
        assert first.locator(".visually-hidden").first.inner_text().startswith(f"[{word}")
    folded = page.locator("details.unchanged").first
    assert folded.get_attribute("open") is None
    folded.locator("summary").click()
    assert folded.locator(".pair.same").first.is_visible()


def test_a_provision_opens_in_the_text_and_on_the_page(page: Page) -> None:
    """A hit inside a document shows its provision under the head and its words framed inside the pane of page images."""
    page.goto("/tim?q=hòa giải viên 07/2025/NQ-HĐND")
    page.locator(".matches a").last.click()
    arrive(page, "[data-law]")
    eid = page.evaluate("decodeURIComponent(location.hash.slice(1))")
    page.wait_for_function(IS_FRAMED)
    mark = page.locator(f'[data-mark="v-{eid}"].chosen').first
    assert mark.is_visible()
    assert 0 < (mark.bounding_box() or {"y": -1})["y"] < 768


def test_ticks_and_exports_work_without_javascript(browser: Browser, site_url: str) -> None:
    """Ticks are a form, files are links, columns are links."""
    context = context_of(browser, site_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/tim?muc=van-ban&xep=moi")
    for n in (0, 1):
        page.locator("input[name=vb]").nth(n).check()
    page.locator(".tick-bar button").click()
    expect(page.locator(".compare .pair").nth(1)).to_be_attached()
    page.goto("/tim?xep=moi")
    with page.expect_download() as download:
        page.locator(".files a").first.click()
    assert download.value.suggested_filename == "Kết quả tra cứu.xlsx"
    context.close()


def test_a_printed_list_is_the_results_alone(page: Page) -> None:
    """Printed, a list has its count and its results with their addresses; ticks, facets and links of the screen are gone."""
    page.goto("/tim?q=quy định")
    page.emulate_media(media="print")
    assert page.locator(".result").first.is_visible()
    assert page.locator(".count").is_visible()
    for gone in (".bar", ".facets", ".tick", ".tick-bar", ".files", ".tools nav"):
        assert not page.locator(gone).first.is_visible()


def test_marks_switch_without_loading_the_page(page: Page, ids: dict[str, str]) -> None:
    """A switch hides its marks at once and the address says so; loading that address hides them too."""
    page.goto(f"/van-ban/{ids['07/2025/NQ-HĐND']}")
    badge = page.locator(".badge-effect").first
    assert badge.is_visible()
    page.locator("[data-switch=effect]").click()
    assert not badge.is_visible()
    page.reload()
    assert not badge.is_visible()


def test_office_files_show_printed_pages(page: Page, ids: dict[str, str]) -> None:
    """A DOCX shows the pages as they are printed, with the repealing words framed on them."""
    page.goto(f"/van-ban/{ids['18/2024/QĐ-UBND']}?xem=e4")
    page.wait_for_selector(".fr.chosen rect, .waiting:not([data-load])", state="attached")
    if page.locator(".waiting").count():
        pytest.skip("no LibreOffice: run scripts/test, which installs it")
    assert page.locator(".fr.chosen rect").count() >= 1


def test_brackets_turn_the_pages(page: Page, ids: dict[str, str]) -> None:
    """`]` shows the next page of the original, `[` the one before."""
    page.goto(f"/van-ban/{ids['1520/QĐ-UBND']}")
    top = "document.querySelector('.sheets-pane').scrollTop"
    page.keyboard.press("]")
    page.wait_for_function(f"{top} > 200")
    page.keyboard.press("[")
    page.wait_for_function(f"{top} < 50")


def test_everything_works_without_javascript(browser: Browser, site_url: str, ids: dict[str, str]) -> None:
    """Search, facets, documents, switches and evidence are links and forms."""
    context = context_of(browser, site_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.locator("#q").fill("nghị quyết 07/2025")
    page.locator(".box button").click()
    page.locator("[data-row] h2 a").first.click()
    expect(page.locator("h1")).to_have_text("Nghị quyết 07/2025/NQ-HĐND")
    page.locator("a.badge-effect").first.click()
    expect(page.locator(".fr.chosen rect").first).to_be_attached()
    page.locator("[data-switch=reference]").click()
    expect(page.locator(".law.hide-reference")).to_have_count(1)
    page.locator("[data-tab=tac-dong]").click()
    expect(page.locator("table.effects").first).to_be_attached()
    context.close()


def test_nothing_of_a_hostile_document_runs(page: Page, ids: dict[str, str]) -> None:
    """A document full of scripts changes neither title nor page, opens no dialog and loads nothing."""
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    for tab in ("", "/thuoc-tinh", "/tac-dong", "/quan-he", "/lich-su"):
        page.goto(f"/van-ban/{ids['39/2025/QĐ-UBND']}{tab}")
        page.wait_for_load_state("networkidle")
        assert page.title().startswith("Quyết định 39/2025/QĐ-UBND")
        assert page.locator("script").count() == 1
        assert page.locator("iframe, object, embed, form:not(.box)").count() == 0
    assert dialogs == []


def test_focus_is_visible_and_the_skip_link_comes_first(page: Page) -> None:
    """The first Tab shows the skip link, whose target is the main part."""
    page.goto("/tim")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")


def test_print_shows_the_text_alone(page: Page, ids: dict[str, str]) -> None:
    """Printed, a document is its text with number and day; bars, trees and pictures stay on the screen."""
    page.goto(f"/van-ban/{ids['07/2025/NQ-HĐND']}")
    page.emulate_media(media="print")
    assert page.locator(".print-head").is_visible()
    assert page.locator(".law").is_visible()
    for gone in (".bar", ".tree", ".sheets-pane", ".switches"):
        assert not page.locator(gone).is_visible()
