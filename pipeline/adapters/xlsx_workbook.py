"""Workbooks (XLSX) from and to plain values; the only module that knows openpyxl."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable
from typing import Any, Protocol
from zipfile import BadZipFile

import openpyxl
import openpyxl.cell
import openpyxl.styles
import openpyxl.worksheet.page
import openpyxl.worksheet.properties
from openpyxl.utils.cell import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from pipeline.errors import UsageError

__all__ = ["SheetLike", "read_first_sheet", "to_workbook"]

_XLSX: Any = openpyxl  # it carries no types
_BOLD = _XLSX.styles.Font(bold=True)
_WRAPPED = _XLSX.styles.Alignment(wrap_text=True, vertical="top")
_AT_TOP = _XLSX.styles.Alignment(vertical="top")
_NARROWEST, _WIDEST, _WIDEST_HEAD = 6, 46, 18
"""Width of a column, in characters; a longer name of a column goes on in a second line."""
_LINE_POINTS, _MOST_LINES = 17, 20
_A4 = 9
"""Number of the paper in the file format."""
_MEASURED = 200
"""Rows that tell how wide a column is."""


class SheetLike(Protocol):
    """A sheet of plain values."""

    @property
    def name(self) -> str:
        """Return what its tab says."""
        ...

    @property
    def head(self) -> tuple[str, ...]:
        """Return the names of its columns."""
        ...

    @property
    def rows(self) -> tuple[tuple[str | int | dt.date | None, ...], ...]:
        """Return its rows."""
        ...


def to_workbook(sheets: Iterable[SheetLike]) -> bytes:
    """Return an XLSX with a frozen, filtered head on each sheet; words are never formulas, whatever they begin with."""
    workbook = _XLSX.Workbook(write_only=True)
    for sheet in sheets:
        page = workbook.create_sheet(sheet.name)
        page.freeze_panes = "A2"
        page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.head))}{len(sheet.rows) + 1}"
        _set_print(page)
        widths = tuple(_widths(sheet))
        for at, width in enumerate(widths, start=1):
            page.column_dimensions[get_column_letter(at)].width = width
        for at, row in enumerate((sheet.head, *sheet.rows), start=1):
            lines = _lines(row, widths)
            if lines > 1:  # not every program makes a row as high as its words
                page.row_dimensions[at].height = _LINE_POINTS * lines
            page.append([_cell(page, value, bold=at == 1) for value in row])
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def read_first_sheet(content: bytes) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the first sheet as text; days are written as ISO. Raises ``UsageError`` when it is no workbook."""
    try:
        workbook = _XLSX.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        rows = tuple(tuple(map(_text, row)) for row in workbook.worksheets[0].iter_rows(values_only=True))
    except (BadZipFile, InvalidFileException, KeyError, IndexError, ValueError, OSError) as error:
        raise UsageError("Tệp không phải là bảng tính XLSX đọc được.", remedy="Lưu lại thành XLSX hoặc CSV (UTF-8).") from error
    return rows


def _cell(page: Any, value: str | int | dt.date | None, *, bold: bool = False) -> Any:
    words = "".join(sign for sign in value if sign >= " " or sign in "\n\t") if isinstance(value, str) else value
    cell = _XLSX.cell.WriteOnlyCell(page, value=words)
    if isinstance(words, str):
        cell.data_type = "s"
    if isinstance(words, dt.date):
        cell.number_format = "dd/mm/yyyy"
    if bold:
        cell.font = _BOLD
    cell.alignment = _WRAPPED if isinstance(words, str) else _AT_TOP
    return cell


def _set_print(page: Any) -> None:
    """Print on A4 across, all columns on the width of a page, lines around cells, the head on each page."""
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", _A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = _XLSX.worksheet.properties.PageSetupProperties(fitToPage=True)
    page.print_options.gridLines = True
    page.print_title_rows = "1:1"
    page.page_margins = _XLSX.worksheet.page.PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.oddFooter.center.text = "&P/&N"


def _widths(sheet: SheetLike) -> Iterable[int]:
    for at, name in enumerate(sheet.head):
        longest = max((len(str(row[at] or "")) for row in sheet.rows[:_MEASURED]), default=0)
        yield min(_WIDEST, max(_NARROWEST, min(len(name) + 3, _WIDEST_HEAD), longest + 2))


def _lines(row: Iterable[str | int | dt.date | None], widths: Iterable[int]) -> int:
    """Return how many lines the words of a row need; words are seldom as wide as the column, hence two signs less."""
    needed = (
        sum(-(-len(line) // (width - 2)) or 1 for line in value.split("\n"))
        for value, width in zip(row, widths, strict=True)
        if isinstance(value, str)
    )
    return min(max(needed, default=1), _MOST_LINES)


def _text(value: object) -> str:
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return "" if value is None else str(value).strip()
