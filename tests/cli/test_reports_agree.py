"""The same figures on the page, on the command line, in the workbook and in the letter."""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from shutil import copytree
from typing import Any

import docx
import openpyxl
import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from flows.cli import rasoat
from pipeline.cli import parts
from pipeline.rules.loader import load_rules
from pipeline.web.app import create_app
from tests.cli.conftest import Run, sample
from tests.cli.test_publication_terms import DECISIONS, DECREE

PERIOD = ("--from", "2000-01-01", "--to", "2026-12-31")
QUERY = "?tu=2000-01-01&den=2026-12-31"
GROUPS = ("new", "amended", "replaced", "abolished", "unknown")
WORDS = load_rules().statistics
LIBRARY = DECISIONS[1203].replace(
    "<th>Lĩnh vực</th>", "<th>Lĩnh vực</th><th>Cơ quan thực hiện</th><th>Dịch vụ công trực tuyến</th>"
)
"""Published late, with an authority and a level of its online service."""

LOWER = ("commune-resolution", "district-decision")
"""Samples of lower levels, which the province checks by its authority."""
Table = list[list[str]]


@pytest.fixture(scope="module")
def data(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the samples' folder with what those lack: documents of lower levels, a decree and a late decision on it."""
    folder, texts = copytree(data, tmp_path_factory.mktemp("them") / "kho"), tmp_path_factory.mktemp("van-ban")
    cells = "<td>Thư viện</td><td>Ủy ban nhân dân cấp xã</td><td>Toàn trình</td></tr>"
    for name, words in (("a", DECREE), ("b", LIBRARY.replace("<td>Thư viện</td></tr>", cells))):
        (texts / f"{name}.html").write_text(f"<html><meta charset='utf-8'><body>{words}</body></html>", encoding="utf-8")
    files = [str(path) for path in texts.glob("*.html")] + [str(sample(slug)) for slug in LOWER]
    done = CliRunner().invoke(rasoat, ["ingest", *files], env={"RASOAT_DATA_DIR": str(folder)})
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture
def client(data: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """Return the pages over the samples' folder."""
    monkeypatch.setenv("RASOAT_DATA_DIR", str(data))
    return TestClient(create_app(parts()), base_url="http://127.0.0.1:8765")


@pytest.fixture
def said(run: Run, tmp_path: Path) -> dict[str, Any]:
    """Return what the command says as JSON; its files are ``q.xlsx`` and ``q.docx``."""
    files = ("--xlsx", str(tmp_path / "q.xlsx"), "--docx", str(tmp_path / "q.docx"))
    found: dict[str, Any] = json.loads(run("statistics", *PERIOD, "--json", *files).stdout)
    return found


def words_of(page: str) -> str:
    """Return the words of a page with single spaces."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page))).strip()


def tables_of(page: str) -> list[Table]:
    """Return the words of every cell of every table of a page."""
    found = re.findall(r"<table.*?</table>", page, re.DOTALL)
    rows = [re.findall(r"<tr.*?</tr>", table, re.DOTALL) for table in found]
    return [[[words_of(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)] for row in some] for some in rows]


def letter_tables(path: Path | io.BytesIO) -> list[Table]:
    """Return the words of every cell of every table of a letter."""
    found = docx.Document(path if isinstance(path, io.BytesIO) else str(path)).tables
    return [[[cell.text.strip() for cell in row.cells] for row in table.rows] for table in found]


def headed(tables: Iterable[Table], name: str) -> Table:
    """Return the rows below the head of the first table whose first column has this name."""
    return next(table for table in tables if table and table[0] and table[0][0] == name)[1:]


def sheet_rows(book: Path | io.BytesIO, name: str) -> list[tuple[Any, ...]]:
    """Return the rows of a sheet below its head."""
    return list(openpyxl.load_workbook(book)[name].iter_rows(min_row=2, values_only=True))


def figures(counted: dict[str, int], groups: Sequence[str] = GROUPS) -> list[str]:
    """Return the counts of the groups and their sum as they are printed."""
    return [str(counted[group]) for group in groups] + [str(sum(counted[group] for group in GROUPS))]


def test_statistics(said: dict[str, Any], client: TestClient, tmp_path: Path) -> None:
    """Rows and distinct procedures of each group agree everywhere; the letter has the command's sentence."""
    assert said["rows"]["amended"] > 0
    rows, distinct = ([said[way][group] for group in GROUPS] for way in ("rows", "distinct"))
    first, second, third, *_ = sheet_rows(tmp_path / "q.xlsx", WORDS.sheets.figures)
    assert [list(first[1:]), list(second[1:])] == [[sum(rows), *rows], [sum(distinct), *distinct]]
    assert third[1] == said["distinct_in_period"]
    page = words_of(client.get(f"/thong-ke{QUERY}").text)
    for counts in (rows, distinct):
        assert f" {' '.join(map(str, [*counts, sum(counts)]))} " in page
    letter = headed(letter_tables(tmp_path / "q.docx"), WORDS.sheets.way)
    assert [row[1:] for row in letter] == [figures(said[way], GROUPS[:-1]) for way in ("distinct", "rows")]
    assert said["sentence"] in "\n".join(one.text for one in docx.Document(str(tmp_path / "q.docx")).paragraphs)


@pytest.mark.parametrize(("cut", "sheet"), [("field", "by_field"), ("authority", "by_authority")])
def test_cuts_by_group(said: dict[str, Any], client: TestClient, tmp_path: Path, cut: str, sheet: str) -> None:
    """Each field and authority has the same counts of each group everywhere; the letter has the fields."""
    expected = [[name or WORDS.texts.no_name, *figures(counted)] for name, counted in said[f"by_{cut}"]]
    assert len(expected) > 2
    listed = sheet_rows(tmp_path / "q.xlsx", getattr(WORDS.sheets, sheet))
    assert [[row[0], *map(str, row[2:]), str(row[1])] for row in listed] == expected
    tables = tables_of(client.get(f"/thong-ke{QUERY}").text)
    assert expected in [table[1:] for table in tables]
    if cut == "field":
        letter = headed(letter_tables(tmp_path / "q.docx"), WORDS.sheets.field)
        assert letter == [[*row[:-2], row[-1]] for row in expected]


@pytest.mark.parametrize(("cut", "names"), [("level", WORDS.levels), ("service", WORDS.services)])
def test_cuts_by_level(said: dict[str, Any], client: TestClient, tmp_path: Path, cut: str, names: object) -> None:
    """Each level, also of online services, has the same count everywhere."""
    expected = [[getattr(names, level or "unknown"), str(count)] for level, count in said[f"by_{cut}"]]
    assert len(expected) > 1
    listed = sheet_rows(tmp_path / "q.xlsx", getattr(WORDS.sheets, f"by_{cut}"))
    assert [[row[0], str(row[1])] for row in listed] == expected
    assert expected in [table[1:] for table in tables_of(client.get(f"/thong-ke{QUERY}").text)]
    assert headed(letter_tables(tmp_path / "q.docx"), getattr(WORDS.sheets, cut)) == expected


def test_stated_counts(said: dict[str, Any], client: TestClient, tmp_path: Path) -> None:
    """What decisions state and what was counted agree in JSON, XLSX, page and letter."""
    expected = [[one["number"], *(str(one[name]) for name in ("declared", "distinct", "rows"))] for one in said["differences"]]
    assert len(expected) > 1
    listed = sheet_rows(tmp_path / "q.xlsx", WORDS.sheets.differences)
    assert [[row[0], *map(str, row[3:])] for row in listed] == expected
    _, stated = (table[1:] for table in letter_tables(tmp_path / "q.docx") if table[0][0] == WORDS.sheets.decision)
    assert [[row[0], *row[2:]] for row in stated] == expected
    pages = [[[row[0], *row[2:]] for row in table[1:]] for table in tables_of(client.get(f"/thong-ke{QUERY}").text)]
    assert expected in pages


def test_late_publications(run: Run, client: TestClient, tmp_path: Path) -> None:
    """The command's sentence is the page's and the letter's; the workbooks of both have the same cells."""
    file = tmp_path / "cham.xlsx"
    printed = run("procedures", "late", *PERIOD, "--xlsx", str(file)).stdout.splitlines()
    page = client.get(f"/thong-ke/cong-bo-cham{QUERY}").text
    assert printed[0] in words_of(page)
    link = next(one for one in re.findall(r'href="([^"]+)"', page) if "xlsx" in one)
    exported = client.get(html.unescape(link))
    assert exported.status_code == 200
    cells = [
        list(openpyxl.load_workbook(book).worksheets[0].iter_rows(values_only=True))
        for book in (file, io.BytesIO(exported.content))
    ]
    assert cells[0] == cells[1]
    assert len(cells[0]) > 2
    letter = io.BytesIO(client.get(f"/thong-ke/xuat.docx{QUERY}").content)
    assert printed[0] in "\n".join(one.text for one in docx.Document(letter).paragraphs)
    (late,) = headed(letter_tables(letter), WORDS.sheets.decision)[:1]
    assert printed[1].startswith(late[0])
    assert late[3] in printed[1]
    assert cells[0][1][0] == late[0]
    assert str(cells[0][1][10]) == late[4]


@pytest.mark.parametrize("kind", ["self", "authority"])
def test_registers_of_checks(run: Run, client: TestClient, tmp_path: Path, kind: str) -> None:
    """Page, command, workbook and sheet to print list the same documents in the same order, with the same counts by kind."""
    book, paper = tmp_path / "so.xlsx", tmp_path / "so.docx"
    printed = run("checks", "--kind", kind, *PERIOD, "--xlsx", str(book), "--docx", str(paper)).stdout.splitlines()
    listed, counted = (list(sheet.iter_rows(min_row=2, values_only=True)) for sheet in openpyxl.load_workbook(book).worksheets)
    numbers = [row[1] if kind == "self" else row[2] for row in listed]
    lines = [line.partition(". ")[2].split(" · ") for line in printed if re.match(r"\d+\. ", line)]
    assert [line[0 if kind == "self" else 1] for line in lines] == numbers
    assert numbers
    assert f": {len(numbers)} văn bản" in printed[0]
    _, register, kinds, *_ = letter_tables(paper)
    assert [row[1] if kind == "self" else row[2] for row in register[-len(numbers) :]] == numbers
    assert [[str(name), str(count)] for name, count in counted[:-1]] == kinds[1:]
    address = f"/kiem-tra{QUERY}{'' if kind == 'self' else '&so=theo-tham-quyen'}"
    page = client.get(address).text
    tables = tables_of(page)
    assert [row[1] for row in tables[0][1:]] == numbers
    shown = re.findall(r'<span class="big">([\d.]+)</span>([^<]+)', page)
    assert [(name, int(count)) for count, name in shown] == [(name, count) for name, count in counted[:-2]]
    exported = io.BytesIO(client.get(address.replace("/kiem-tra?", "/kiem-tra/xuat.xlsx?")).content)
    assert list(openpyxl.load_workbook(exported).worksheets[0].iter_rows(min_row=2, values_only=True)) == listed
