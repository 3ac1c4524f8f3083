"""The same figures on the page, on the command line, in the workbook and in the letter."""

from __future__ import annotations

import html
import io
import json
import re
from pathlib import Path

import docx
import openpyxl
import pytest
from starlette.testclient import TestClient

from pipeline.cli import parts
from pipeline.web.app import create_app
from tests.cli.conftest import Run

PERIOD = ("--from", "2000-01-01", "--to", "2026-12-31")
QUERY = "?tu=2000-01-01&den=2026-12-31"
GROUPS = ("new", "amended", "replaced", "abolished", "unknown")


def words_of(page: str) -> str:
    """Return the words of a page with single spaces."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page)))


@pytest.fixture
def client(data: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """Return the pages over the samples' folder."""
    monkeypatch.setenv("RASOAT_DATA_DIR", str(data))
    return TestClient(create_app(parts()), base_url="http://127.0.0.1:8765")


def test_statistics(run: Run, client: TestClient, tmp_path: Path) -> None:
    """Rows and distinct procedures of each group agree in JSON, XLSX and page; the letter has the command's sentence."""
    sheet, letter = tmp_path / "q.xlsx", tmp_path / "q.docx"
    said = json.loads(run("statistics", *PERIOD, "--json", "--xlsx", str(sheet), "--docx", str(letter)).stdout)
    assert said["rows"]["amended"] > 0
    rows, distinct = ([said[way][group] for group in GROUPS] for way in ("rows", "distinct"))
    _, first, second, third, *_ = openpyxl.load_workbook(sheet).worksheets[0].iter_rows(values_only=True)
    assert [list(first[1:]), list(second[1:])] == [[sum(rows), *rows], [sum(distinct), *distinct]]
    assert third[1] == said["distinct_in_period"]
    page = words_of(client.get(f"/thong-ke{QUERY}").text)
    for figures in (rows, distinct):
        assert f" {' '.join(map(str, [*figures, sum(figures)]))} " in page
    assert said["sentence"] in "\n".join(one.text for one in docx.Document(str(letter)).paragraphs)


def test_late_publications(run: Run, client: TestClient, tmp_path: Path) -> None:
    """The command's sentence is the page's; the workbooks of both have the same cells."""
    file = tmp_path / "cham.xlsx"
    said = run("procedures", "late", *PERIOD, "--xlsx", str(file)).stdout.splitlines()[0]
    page = client.get(f"/thong-ke/cong-bo-cham{QUERY}").text
    assert said in words_of(page)
    link = next(one for one in re.findall(r'href="([^"]+)"', page) if "xlsx" in one)
    exported = client.get(html.unescape(link))
    assert exported.status_code == 200
    cells = [
        list(openpyxl.load_workbook(book).worksheets[0].iter_rows(values_only=True))
        for book in (file, io.BytesIO(exported.content))
    ]
    assert cells[0] == cells[1]
    assert len(cells[0]) > 1
