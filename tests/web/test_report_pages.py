"""The pages of the terms of publication and of the registers of checks: each figure opens its list, files hold the same."""

from __future__ import annotations

import datetime as dt
import html as markup
import io
import re

import docx
import openpyxl
import pytest
from fastapi.testclient import TestClient

from pipeline.model.registry import StoredFailure
from pipeline.web.words import load_words
from pipeline.wiring import Parts

from .conftest import client_of
from .test_procedure_pages import told

LATE = "/thong-ke/cong-bo-cham"
ALL = "tu=2000-01-01&den=2030-12-31"


def cards(html: str) -> list[tuple[int, str]]:
    """Return number and address of each card of a page."""
    found = re.findall(r'<li><a href="([^"]+)"[^>]*><span class="big">([\d.]+)</span>', html)
    return [(int(count.replace(".", "")), markup.unescape(href)) for href, count in found]


def rows(html: str) -> int:
    """Return how many rows a page lists."""
    return html.count("<tr data-row>")


@pytest.mark.parametrize("page", [LATE, "/kiem-tra", "/kiem-tra?so=theo-tham-quyen"])
def test_each_figure_opens_its_list(client: TestClient, page: str) -> None:
    """The list behind a card is as long as the card says; a card that is chosen leads back."""
    address = f"{page}{'&' if '?' in page else '?'}{ALL}"
    whole = client.get(address).text
    found = cards(whole)
    assert sum(count for count, _ in found) == rows(whole)
    assert found or "theo-tham-quyen" in page  # of the samples here none is of a lower level
    for count, href in found:
        chosen = client.get(href).text
        assert rows(chosen) == count
        assert rows(
            client.get(next(back for _, back in cards(chosen) if "kq=" not in back and "vb=" not in back)).text
        ) == rows(whole)


def test_the_navigation_leads_to_the_reports(client: TestClient) -> None:
    """The statistics link to both other reports for the same days, and the bar of every page to the registers."""
    html = client.get("/thong-ke?tu=2025-01-01&den=2025-12-31").text
    assert f'href="{LATE}?tu=2025-01-01&amp;den=2025-12-31"' in html
    assert 'href="/kiem-tra?tu=2025-01-01&amp;den=2025-12-31"' in html
    assert 'href="/kiem-tra"' in client.get("/phim-tat").text


def test_the_terms_as_a_file(client: TestClient) -> None:
    """The workbook lists every decision that the page counts."""
    total = sum(count for count, _ in cards(client.get(f"{LATE}?{ALL}").text))
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{LATE}/xuat.xlsx?{ALL}").content))
    assert book.worksheets[0].max_row == total + 1
    assert client.get(f"{LATE}/xuat.csv?{ALL}").text.count("\r\n") == total + 1
    assert client.get(f"{LATE}/xuat.pdf?{ALL}").status_code == 404


def test_the_register_as_files(client: TestClient) -> None:
    """XLSX and DOCX have a row for each document; what a check finds out is empty on paper, and the page says so."""
    html = client.get(f"/kiem-tra?{ALL}").text
    total = rows(html)
    assert total > 0
    assert f"{total} văn bản quy phạm pháp luật" in told(html)
    assert "Chương trình không biết kết quả kiểm tra" in told(html)
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/kiem-tra/xuat.xlsx?{ALL}").content))
    assert book.worksheets[0].max_row == total + 1
    printed = docx.Document(io.BytesIO(client.get(f"/kiem-tra/xuat.docx?{ALL}").content))
    listed = printed.tables[1]
    page = printed.sections[0]
    assert len(listed.rows) == total + 2
    assert {cell.text for row in listed.rows[2:] for cell in row.cells[7:]} == {""}
    assert (page.page_width or 0) > (page.page_height or 0)
    assert client.get("/kiem-tra/xuat.pdf").status_code == 404


def test_documents_that_stand_in_no_register_can_be_seen(client: TestClient) -> None:
    """Documents that may be normative are counted with a link to their list."""
    html = client.get(f"/kiem-tra?{ALL}").text
    found = re.search(r'<a href="(/kiem-tra\?[^"]*xet=chua-ro[^"]*)">[^<]*: (\d+)</a>', html)
    if found is None:
        assert "Chưa xác định có phải văn bản quy phạm" not in told(html)
        return
    assert rows(client.get(markup.unescape(found[1])).text) == int(found[2])


@pytest.mark.parametrize("page", [LATE, "/kiem-tra"])
def test_a_period_without_documents(client: TestClient, page: str) -> None:
    """The page says that there is nothing, and days in the wrong order are told."""
    assert load_words()("lateness.none")[:20] in told(client.get(f"{page}?tu=1990-01-01&den=1990-12-31").text) or (
        load_words()("checks.none") in told(client.get(f"{page}?tu=1990-01-01&den=1990-12-31").text)
    )
    wrong = client.get(f"{page}?tu=2025-12-31&den=2025-01-01")
    assert wrong.status_code < 500
    assert "Ngày cuối kỳ đứng trước ngày đầu kỳ" in told(wrong.text)


def test_failures_are_narrowed_and_sorted(web_parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reason's facet counts its files, a column's head sorts both ways, the file holds what the page shows."""
    failures = tuple(
        StoredFailure(
            sha256=f"{n:064}", path=f"tệp-{n}.pdf", size=1, code=code, message=f"Lý do {code}", remedy="Sửa", refused=False,
            tries=1, last_tried=dt.datetime(2026, 1, n, tzinfo=dt.UTC),
        )
        for n, code in ((3, "a"), (1, "b"), (2, "a"))
    )  # fmt: skip
    monkeypatch.setattr(type(web_parts.registry), "failures", lambda _: failures)
    client = client_of(web_parts)

    def paths(address: str) -> list[str]:
        return re.findall(r"tệp-\d", client.get(address).text)

    assert paths("/tep-loi") == ["tệp-3", "tệp-1", "tệp-2"]
    assert paths("/tep-loi?xep=tep") == ["tệp-1", "tệp-2", "tệp-3"]
    assert paths("/tep-loi?xep=lan&chieu=giam") == ["tệp-3", "tệp-2", "tệp-1"]
    assert 'aria-sort="descending"' in client.get("/tep-loi?xep=lan&chieu=giam").text
    assert re.search(r'href="/tep-loi\?ly-do=a">.*?<span class="n">2<', client.get("/tep-loi").text)
    for address in ("ly-do=a&xep=tep", "q=Lý+do+A&xep=tep"):
        assert paths(f"/tep-loi?{address}") == ["tệp-2", "tệp-3"]
        assert paths(f"/tep-loi/xuat.csv?{address}") == ["tệp-2", "tệp-3"]
    assert "Không có tệp nào như vậy" in client.get("/tep-loi?q=xyz").text
