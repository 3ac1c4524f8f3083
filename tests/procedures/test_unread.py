"""What is not understood is said with its place, and the rest is read."""

from __future__ import annotations

import pytest

from pipeline.model.document import Doubt
from pipeline.model.procedures import ProceduresReading
from tests.procedures.decisions import HEAD, LAW, TERM, codes, read

NEW = "DANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH"
GONE = "DANH MỤC THỦ TỤC HÀNH CHÍNH BỊ BÃI BỎ"
BIRTH = ["1", "1.001001", "Đăng ký khai sinh", TERM, LAW]
DEATH = ["2", "1.001002", "Đăng ký khai tử", TERM, LAW]


def doubt(reading: ProceduresReading, code: str) -> Doubt:
    """Return the one doubt of this code."""
    (found,) = (one for one in reading.doubts if one.code == code)
    return found


@pytest.mark.parametrize(
    "head",
    [
        ["No", "Code", "Procedure", "Term", "Basis"],
        ["SST", "Mả TTHC", "Tên thủ tụt", "Thời hạn", "Căn cứ"],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        ["Số Mã Tên", "", "Thời hạn Căn cứ", "", ""],
    ],
)
def test_a_strange_head_below_another_list(head: list[str]) -> None:
    """A head that is not understood is no row and no part of the row before, and is said with its table and row."""
    reading = read(NEW, [HEAD, BIRTH], GONE, [head, DEATH])
    assert [(one.group, one.name) for one in reading.procedures] == [
        ("new", "Đăng ký khai sinh"),
        ("abolished", "Đăng ký khai tử"),
    ]
    found = doubt(reading, "header_not_understood")
    assert (found.page, found.table, found.row) == (1, 2, 1)


@pytest.mark.parametrize("head", [["Số", "Công việc", "Ngày", "Luật"], ["?", "?", "?", "?"]])
def test_a_strange_head_and_no_codes(head: list[str]) -> None:
    """Without a head and without codes nothing is guessed; the table is named, the other list is read."""
    rows = [["1", "Đăng ký khai sinh lại", TERM, LAW], ["2", "Đăng ký khai tử lại", TERM, LAW]]
    reading = read(GONE, [head, *rows], NEW, [HEAD, BIRTH])
    assert [one.name for one in reading.procedures] == ["Đăng ký khai sinh"]
    found = doubt(reading, "header_not_understood")
    assert (found.page, found.table, found.row) == (1, 1, 2)


@pytest.mark.parametrize("code", ["1.OO1001", "1. 001001", "1.001 001", "1.001001O"])
def test_letters_and_blanks_in_a_code(code: str) -> None:
    """O for 0 and blanks are resolved where nothing is guessed, and doubted."""
    reading = read(NEW, [HEAD, ["1", code, "Đăng ký khai sinh", TERM, LAW], DEATH])
    assert [one.code for one in reading.procedures] == ["1.001001", "1.001002"]
    found = doubt(reading, "malformed_code")
    assert (found.page, found.table, found.row) == (1, 1, 2)


@pytest.mark.parametrize("code", ["l.001001", "1-001001", "1:001001", "1.O0lO01", "１.００１００１"])
def test_what_may_be_a_code(code: str) -> None:
    """Figures and letters like figures in the column of codes are a misprinted code, kept as printed."""
    reading = read(NEW, [HEAD, ["1", code, "Đăng ký khai sinh", TERM, LAW], DEATH])
    assert [(one.code, one.code_raw) for one in reading.procedures] == [(None, code), ("1.001002", "1.001002")]
    assert doubt(reading, "malformed_code").row == 2


@pytest.mark.parametrize("text", ["Không có", "-", "Chưa có mã", "12/2024"])
def test_what_is_no_code(text: str) -> None:
    """Words that say that there is no code, and other numbers, are no misprinted codes."""
    reading = read(NEW, [HEAD, ["1", text, "Đăng ký khai sinh", TERM, LAW], DEATH])
    assert len(reading.procedures) == 2
    assert "malformed_code" not in codes(reading)


@pytest.mark.parametrize("at", [3, 5])
def test_forty_columns(at: int) -> None:
    """A list of forty columns is read, and its head is doubted."""
    more = [f"Cột {number}" for number in range(35)]
    cells = ["x"] * 35
    grid = [[*HEAD[:at], *more, *HEAD[at:]], *([*row[:at], *cells, *row[at:]] for row in (BIRTH, DEATH))]
    reading = read(NEW, grid)
    assert [(one.code, one.cells.deadline) for one in reading.procedures] == [("1.001001", TERM), ("1.001002", TERM)]
    found = doubt(reading, "many_columns")
    assert (found.page, found.table, found.row) == (1, 1, 1)


@pytest.mark.parametrize("parts", [(NEW, [HEAD, BIRTH], GONE), (f"I. {GONE}", f"II. {NEW}", [HEAD, BIRTH])])
def test_a_list_without_rows(parts: tuple[object, ...]) -> None:
    """A heading below which nothing is read is doubted at its place: its table may be a picture."""
    reading = read(*parts)  # type: ignore[arg-type]
    assert [one.group for one in reading.procedures] == ["new"]
    found = doubt(reading, "list_without_rows")
    assert GONE in found.message
    assert found.span is not None
    assert found.page == 1


@pytest.mark.parametrize(
    "parts",
    [
        (f"I. {GONE}", "Không có", f"II. {NEW}", [HEAD, BIRTH]),
        (GONE, [HEAD, ["", "", "Không có", "", ""]], NEW, [HEAD, BIRTH]),
        (f"I. {GONE} (0 TTHC)", f"II. {NEW}", [HEAD, BIRTH]),
        ("DANH MỤC TTHC MỚI BAN HÀNH, BỊ BÃI BỎ", NEW, [HEAD, BIRTH], GONE, [HEAD, DEATH]),
    ],
)
def test_lists_that_say_that_they_are_empty(parts: tuple[object, ...]) -> None:
    """An empty list that says so, and a title over the lists, are no doubt."""
    assert "list_without_rows" not in codes(read(*parts))  # type: ignore[arg-type]
