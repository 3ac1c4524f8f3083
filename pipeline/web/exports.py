"""Tables as files to take away: XLSX and CSV of exactly what a page shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal
from urllib.parse import quote

from fastapi.responses import Response, StreamingResponse

from pipeline.reports.csv_lines import to_csv
from pipeline.reports.sheets import Sheet, Value

__all__ = ["FORMS", "Form", "to_csv_file", "to_file", "to_workbook_file"]

Form = Literal["xlsx", "csv"]
FORMS: tuple[Form, ...] = ("xlsx", "csv")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LONGEST_TAB = 31
"""Characters that a spreadsheet takes as the name of a tab."""
_NOT_IN_TAB = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def to_file(form: Form, name: str, head: Sequence[str], rows: Iterable[Sequence[Value]]) -> Response:
    """Return one table as a file called ``name``; CSV is sent while its rows are read."""
    if form == "csv":
        return to_csv_file(name, head, rows)
    tab = name.translate(_NOT_IN_TAB)[:_LONGEST_TAB]
    return to_workbook_file(name, (Sheet(name=tab, head=tuple(head), rows=tuple(map(tuple, rows))),))


def to_csv_file(name: str, head: Sequence[str], rows: Iterable[Sequence[Value]]) -> Response:
    """Return a table as CSV, row by row."""
    return StreamingResponse(to_csv(head, rows), media_type="text/csv; charset=utf-8", headers=_headers(f"{name}.csv"))


def to_workbook_file(name: str, sheets: Sequence[Sheet]) -> Response:
    """Return sheets as one workbook."""
    from pipeline.adapters.xlsx_workbook import to_workbook  # noqa: PLC0415 - loaded only where a workbook is wanted

    return Response(to_workbook(sheets), media_type=_XLSX, headers=_headers(f"{name}.xlsx"))


def _headers(name: str) -> dict[str, str]:
    return {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
