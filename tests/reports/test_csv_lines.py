from __future__ import annotations

import csv
import datetime as dt
import io

import pytest

from pipeline.reports.csv_lines import to_csv


def test_excel_sees_vietnamese_and_every_cell() -> None:
    """The file begins with a byte order mark, cells with signs of the format come back whole, days are written dd/mm/yyyy."""
    rows = [("Quyết định, «số 5»", 'có "ngoặc"', dt.date(2025, 3, 9), 7, None), ("hai\ndòng", "", None, 0, "x")]
    text = "".join(to_csv(("Tên", "Khác", "Ngày", "Số", "Trống"), rows))
    assert text.startswith("\ufeffTên,")
    found = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert found[1:] == [["Quyết định, «số 5»", 'có "ngoặc"', "09/03/2025", "7", ""], ["hai\ndòng", "", "", "0", "x"]]


@pytest.mark.parametrize("words", ["=1+2", "+84", "-1", "@SUM(A1)", " =HYPERLINK(1)", "\t=1", "\n=1"])
def test_words_are_never_formulas(words: str) -> None:
    """What a spreadsheet would compute is shown as words."""
    (_, row) = to_csv(("a",), [(words,)])
    assert next(csv.reader(io.StringIO(row, newline="")))[0] == f"'{words}"


def test_rows_are_written_as_they_come() -> None:
    """A row is read only when its line is wanted: a long list is never held as a whole."""
    taken = []

    def rows() -> object:
        for n in range(5):
            taken.append(n)
            yield (n,)

    lines = to_csv(("n",), rows())
    next(lines)
    next(lines)
    assert taken == [0]
