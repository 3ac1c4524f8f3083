"""``rasoat catalogue import`` and ``check`` from the file to what is printed, and reports asked for wrongly."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from shutil import copytree

import openpyxl
import pytest
from click.testing import CliRunner, Result

from flows.cli import rasoat

HEAD = "DANH MỤC THỦ TỤC HÀNH CHÍNH\n\nMã số TTHC;Tên thủ tục hành chính;Ngày công khai\n"
ROWS = (
    "2.900101;Thủ tục cấp bản sao trích lục hộ tịch;21/10/2025",
    "1.900102;Thủ tục đăng ký khai sinh có yếu tố nước ngoài;22/10/2025",
    "1.900103;Thủ tục đăng ký kết hôn có yếu tố nước ngoài;",
    "1,900104;Thủ tục thay đổi, cải chính, bổ sung;16/10/2025",
)
"""The sample's decision 1520/QĐ-UBND was signed on Tuesday 14/10/2025: five working days end on 21/10, two on 16/10."""


@pytest.fixture
def folder(data: Path, tmp_path: Path) -> Path:
    """Return a copy of the data folder, into which a catalogue may be imported."""
    return copytree(data, tmp_path / "kho")


def run_in(folder: Path, *arguments: str) -> Result:
    """Run the command over that folder."""
    return CliRunner().invoke(rasoat, arguments, env={"RASOAT_DATA_DIR": str(folder)})


def entries_found(folder: Path, *options: str) -> dict[str, str]:
    """Return the verdicts on the term of entry that need a look, by code."""
    found = json.loads(run_in(folder, "catalogue", "check", "--json", *options).stdout)["findings"]
    return {one["row"]["code"]: one["verdict"] for one in found if one["aspect"] == "entry"}


def test_terms_of_entry_from_file_to_print(folder: Path, tmp_path: Path) -> None:
    """The last day of five working days is in time, the next one late, no day at all not entered; urgent ones have two days."""
    file = tmp_path / "danh-muc.csv"
    file.write_text(HEAD + "\n".join(ROWS) + "\n", encoding="utf-8-sig")
    done = run_in(folder, "catalogue", "import", str(file), "--extract")
    assert (done.exit_code, done.stdout) == (0, "Đã nạp 4 thủ tục (bản trích); 0 dòng không có mã số đọc được.\n")
    assert entries_found(folder) == {"1.900102": "late", "1.900103": "not_entered"}
    urgent = {"2.900101": "late", "1.900102": "late", "1.900103": "not_entered"}
    assert entries_found(folder, "--urgent", "1520/QĐ-UBND") == urgent
    assert "hạn 21/10/2025" in run_in(folder, "catalogue", "check").stdout


def test_what_disagrees_as_files(folder: Path, tmp_path: Path) -> None:
    """XLSX and CSV list the same rows, each with its decision and place; the figures are those of the command."""
    file, book, lines = tmp_path / "danh-muc.csv", tmp_path / "khac.xlsx", tmp_path / "khac.csv"
    file.write_text(HEAD + "\n".join(ROWS) + "\n", encoding="utf-8-sig")
    run_in(folder, "catalogue", "import", str(file), "--extract")
    done = run_in(folder, "catalogue", "check", "--xlsx", str(book), "--csv", str(lines))
    assert done.exit_code == 0
    differing, absent, figures = openpyxl.load_workbook(book).worksheets
    cells = [["" if cell is None else cell for cell in row] for row in differing.iter_rows(values_only=True)]
    written = list(csv.reader(io.StringIO(lines.read_text(encoding="utf-8-sig"))))
    assert written[0] == cells[0]
    assert [(row[2], row[14], row[16], row[17]) for row in written[1:]] == [
        (row[2], row[14], str(row[16]), str(row[17])) for row in cells[1:]
    ]
    assert {row[2] for row in written[1:]} == {"2.900101", "1.900102", "1.900103", "1.900104"}
    assert all(int(row[17]) > 0 for row in written[1:])
    assert absent.max_row > 1
    for aspect, verdict, count in list(figures.iter_rows(values_only=True))[1:]:
        assert re.search(rf"{aspect}: .*{verdict} {count}\b", done.stdout)
    assert run_in(folder, "catalogue", "check", "--csv", str(tmp_path / "x" / "y.csv")).exit_code == 2


def test_a_file_that_cannot_be_read_keeps_the_import_before(folder: Path, tmp_path: Path) -> None:
    """A refused file is told with what to do (exit code 2); what was imported before is still compared."""
    good, bad = tmp_path / "tot.csv", tmp_path / "hong.csv"
    good.write_text(HEAD + ROWS[1], encoding="utf-8")
    bad.write_text("Mã số;Tên thủ tục\nx;Cấp thẻ\n", encoding="utf-8")
    assert run_in(folder, "catalogue", "import", str(good)).exit_code == 0
    refused = run_in(folder, "catalogue", "import", str(bad))
    assert refused.exit_code == 2
    assert "vẫn giữ nguyên" in refused.stderr
    assert "Cách xử lý:" in refused.stderr
    assert entries_found(folder) == {"1.900102": "late"}


@pytest.mark.parametrize("command", [("statistics",), ("procedures", "late"), ("checks",)])
@pytest.mark.parametrize("quarter", ["5/2026", "abc", ""])
def test_a_bad_quarter(folder: Path, command: tuple[str, ...], quarter: str) -> None:
    """A quarter that is none is told in plain words with how to write it, exit code 2, nothing on the output."""
    done = run_in(folder, *command, "--quarter", quarter)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Cách xử lý:" in done.stderr


def test_a_check_before_any_import(folder: Path) -> None:
    """Without an import the command says how to make one."""
    done = run_in(folder, "catalogue", "check")
    assert done.exit_code == 2
    assert "rasoat catalogue import" in done.stderr
