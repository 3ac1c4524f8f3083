from __future__ import annotations

import csv
import io
import re

import openpyxl
import pytest
from fastapi.testclient import TestClient

from pipeline.settings import Settings
from pipeline.web import export_pages

from .conftest import client_of
from .fakes import DownIndex, parts_with


def csv_of(client: TestClient, address: str) -> list[list[str]]:
    """Return the rows of a CSV, its byte order mark checked."""
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer.headers["content-disposition"]
    text = answer.content.decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def sheet_of(client: TestClient, address: str, n: int = 0) -> list[list[object]]:
    """Return the rows of a sheet of an XLSX."""
    answer = client.get(address)
    assert answer.status_code == 200
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    return [[cell.value for cell in row] for row in book.worksheets[n].iter_rows()]


@pytest.mark.parametrize(
    "query", ["", "q=quy+%C4%91%E1%BB%8Bnh", "loai=nghi_quyet&loai=quyet_dinh&xep=cu", "muc=dieu-khoan&q=h%C3%B2a+gi%E1%BA%A3i"]
)
def test_results_are_exported_as_they_stand_on_the_pages(client: TestClient, query: str) -> None:
    """CSV and XLSX hold the results of all pages, in their order, under the same filters."""
    titles: list[str] = []
    for page in range(1, 10):
        html = client.get(f"/tim?{query}&dong=10&trang={page}").text
        titles += re.findall(r'<h2><a href="(/van-ban/[^"?#]+)', html)
        if 'rel="next"' not in html:
            break
    rows = csv_of(client, f"/tim/xuat.csv?{query}&dong=10&trang=2")
    assert [row[-1].partition("#")[0] for row in rows[1:]] == titles
    sheet = sheet_of(client, f"/tim/xuat.xlsx?{query}")
    assert [row[0] for row in sheet[1:]] == [row[0] for row in rows[1:]]
    assert sheet[0] == rows[0]


def test_the_page_links_to_its_files_and_says_the_limit(client: TestClient) -> None:
    """The result list links to its own files with its state, and says how many rows they hold at most."""
    html = client.get("/tim?loai=nghi_quyet&xep=so&trang=1").text
    assert 'href="/tim/xuat.xlsx?loai=nghi_quyet&amp;xep=so"' in html
    assert "nhiều nhất 5.000 dòng" in html


def test_a_file_that_was_cut_says_so(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Behind the limit one row says how many of how many results are there."""
    monkeypatch.setattr(export_pages, "MOST_ROWS", 4)
    monkeypatch.setattr(export_pages, "_AT_ONCE", 2)
    rows = csv_of(client, "/tim/xuat.csv?xep=moi")
    assert len(rows) == 1 + 4 + 1
    assert rows[-1][0].startswith("Tệp chỉ có 4 dòng đầu trong 12 kết quả")


def test_an_index_that_is_down_gives_no_file(web_settings: Settings) -> None:
    """Nobody gets an empty file for an index that does not answer: the error is said."""
    answer = client_of(parts_with(web_settings, index=DownIndex())).get("/tim/xuat.csv")
    assert answer.status_code == 503
    assert "Chỉ mục tìm kiếm không trả lời" in answer.text


def test_an_index_that_stops_in_the_middle_is_said(web_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rows that came are kept and the last one says what happened."""
    parts = parts_with(web_settings)
    index = parts.index
    first = index.search

    class Stopping(DownIndex):
        def search(self, query: object) -> object:
            return first(query) if query.page == 1 else super().search(query)

    monkeypatch.setattr(export_pages, "_AT_ONCE", 5)
    rows = csv_of(client_of(parts_with(web_settings, index=Stopping())), "/tim/xuat.csv")
    assert len(rows) == 1 + 5 + 1
    assert rows[-1][0].startswith("Chỉ mục tìm kiếm không trả lời")


def test_procedures_are_exported_as_the_table_shows_them(client: TestClient, ids: dict[str, str]) -> None:
    """Group, order and columns of the table are those of its file."""
    base = f"/van-ban/{ids['1520/QĐ-UBND']}/thu-tuc"
    state = "xep=ten&chieu=giam&nhom=new&bo=replaces"
    html = client.get(f"{base}?{state}").text
    table = html[html.index("<tbody>") : html.index("</tbody>")]
    names = re.findall(r'<th scope="row">([^<]+)', table)
    rows = csv_of(client, f"{base}/xuat.csv?{state}")
    assert names
    assert [row[1] for row in rows[1:]] == names
    assert "Thay cho" not in rows[0]
    assert "Thay cho" in csv_of(client, f"{base}/xuat.csv")[0]
    assert sheet_of(client, f"{base}/xuat.xlsx?{state}")[0] == rows[0]
    assert f'href="{base}/xuat.csv?{state.replace("&", "&amp;")}"' in html


def test_columns_can_be_left_out_and_taken_back(client: TestClient, ids: dict[str, str]) -> None:
    """The chooser's link leaves a column out, keeps group and order, and its link then shows it again."""
    base = f"/van-ban/{ids['1520/QĐ-UBND']}/thu-tuc"
    html = client.get(f"{base}?nhom=new").text
    href = re.search(r'<a href="([^"]+)" role="switch" aria-checked="true">Thay cho</a>', html)
    assert href is not None
    address = href[1].replace("&amp;", "&")
    assert address == f"{base}?nhom=new&bo=replaces"
    without = client.get(address).text
    assert '<th scope="col">Thay cho</th>' not in without
    assert f'<a href="{base}?nhom=new" role="switch" aria-checked="false">Thay cho</a>' in without


def test_statistics_are_exported_as_one_workbook_and_table_by_table(client: TestClient) -> None:
    """The workbook holds every sheet of the report; each CSV the sheet that its link names."""
    html = client.get("/thong-ke").text
    workbook = re.search(r'href="(/thong-ke/xuat\.xlsx[^"]+)"', html)
    links = re.findall(r'href="(/thong-ke/xuat\.csv[^"]+)" download>CSV: ([^<]+)</a>', html)
    assert workbook is not None
    book = openpyxl.load_workbook(io.BytesIO(client.get(workbook[1].replace("&amp;", "&")).content))
    assert [name for _, name in links] == book.sheetnames
    for (href, _), sheet in zip(links, book.worksheets, strict=True):
        assert csv_of(client, href.replace("&amp;", "&"))[0] == [cell.value for cell in sheet[1]]


def test_failures_are_exported(client: TestClient) -> None:
    """Every file that could not be read is a row with its reason and what to do."""
    rows = csv_of(client, "/tep-loi/xuat.csv")
    assert len(rows) == 1 + len(sheet_of(client, "/tep-loi/xuat.xlsx")[1:])
    assert len(rows) > 2
    assert all(row[1] and row[2] for row in rows[1:])


@pytest.mark.parametrize(
    "path",
    ["/tim/xuat.pdf", "/tep-loi/xuat.docx", "/thong-ke/xuat.csv?bang=99", "/thong-ke/xuat.x", "/van-ban/nope/thu-tuc/xuat.csv"],
)
def test_other_files_are_not_there(client: TestClient, path: str) -> None:
    """A form or table that does not exist is answered by the page that says so."""
    assert client.get(path).status_code == 404
