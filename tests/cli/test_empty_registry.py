"""Reports and registers before anything was ingested."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from starlette.testclient import TestClient

from flows.cli import rasoat
from pipeline.cli import parts
from pipeline.web.app import create_app

REPORTS = (
    ("statistics", "--quarter", "4/2025"),
    ("procedures", "late", "--quarter", "4/2025"),
    ("checks", "--quarter", "4/2025"),
    ("procedures", "problems"),
    ("procedures", "show", "1.000123"),
    ("catalogue", "check"),
)


def run(folder: Path, *arguments: str) -> Result:
    """Run the command over a folder."""
    return CliRunner().invoke(rasoat, arguments, env={"RASOAT_DATA_DIR": str(folder)})


@pytest.mark.parametrize("command", REPORTS)
def test_a_report_on_nothing(command: tuple[str, ...], tmp_path: Path) -> None:
    """It is no report of a quiet period: exit code 2, what to do, which folder was looked at, nothing on the output."""
    done = run(tmp_path, *command)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Chưa có văn bản nào" in done.stderr
    assert "rasoat ingest" in done.stderr
    assert str(tmp_path) in done.stderr


def test_no_file_is_written(tmp_path: Path) -> None:
    """A letter on nothing is not written."""
    letter = tmp_path / "quy4.docx"
    assert run(tmp_path, "statistics", "--quarter", "4/2025", "--docx", str(letter)).exit_code == 2
    assert not letter.exists()


def test_only_files_that_failed(tmp_path: Path) -> None:
    """When no file could be read, that is said, not that nothing was ingested."""
    file = tmp_path / "hong.pdf"
    file.write_bytes(b"%PDF-1.4 broken")
    assert run(tmp_path, "ingest", str(file)).exit_code == 3
    done = run(tmp_path, "statistics", "--quarter", "4/2025")
    assert done.exit_code == 2
    assert "1 tệp bị lỗi hoặc bị từ chối" in done.stderr
    assert "Tệp lỗi" in done.stderr


@pytest.mark.parametrize("page", ["/thong-ke", "/thong-ke/cong-bo-cham", "/kiem-tra", "/viec-can-lam", "/thu-tuc"])
def test_pages_say_what_to_do(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page without anything to show says that nothing was ingested, and the command."""
    monkeypatch.setenv("RASOAT_DATA_DIR", str(tmp_path))
    client = TestClient(create_app(parts()), base_url="http://127.0.0.1:8765")
    words = html.unescape(re.sub(r"<[^>]+>", " ", client.get(page).text))
    assert "Chưa có văn bản nào" in words
    assert "rasoat ingest" in words
