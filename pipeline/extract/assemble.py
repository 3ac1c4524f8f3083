"""Joins lines and tables to the clean text with its places."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby

from pipeline.errors import TooLargeError
from pipeline.extract.blocks import Draft, DraftCell, DraftLine, DraftPage, DraftTable
from pipeline.extract.quick_values import new_cell, new_line, new_span
from pipeline.model.limits import Limits
from pipeline.model.text import Cell, ExtractedText, Line, Page, Row, Span, Table, Word
from pipeline.text.numerals import number_vi

__all__ = ["assemble"]

_LISTED = 5
"""Rows that a doubt names; more are told by an ellipsis."""


def assemble(draft: Draft, media_type: str, limits: Limits) -> ExtractedText:
    """Return the clean text of a draft: one line break between lines, tables row by row, cell by cell; empty lines fall away.

    Raises :class:`TooLargeError` when the text passes ``limits.text_characters``.
    """
    sheet = _Sheet(limits.text_characters, limits.table_rows)
    for block in draft.blocks:
        if isinstance(block, DraftTable):
            sheet.add_table(block)
        else:
            sheet.add_line(block, None)
    text = "\n".join(sheet.parts)
    return ExtractedText(
        text=text,
        pages=_pages(draft.pages or (DraftPage(number=1),), sheet.lines, len(text)),
        lines=tuple(sheet.lines),
        tables=tuple(_clamped(table, len(text)) for table in sheet.tables),
        words=tuple(sheet.words),
        has_pages=bool(draft.pages),
        media_type=media_type,
        signatures=draft.signatures,
        doubts=(*draft.doubts, *sheet.doubts),
    )


@dataclass(slots=True)
class _Sheet:
    """The text while it grows; ``at`` is where the next line begins."""

    most: int
    most_rows: int
    parts: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    doubts: list[tuple[str, str, int]] = field(default_factory=list)
    at: int = 0

    def add_line(self, line: DraftLine, cell: tuple[int, int, int] | None) -> None:
        text, page, box, bold, centred, words = line
        if not text:
            return
        at = self.at
        end = at + len(text)
        if end > self.most:
            raise TooLargeError(f"Văn bản dài hơn {number_vi(self.most)} ký tự.")
        self.parts.append(text)
        self.lines.append(new_line(new_span(at, end), page, box, cell, bold, centred))
        if words:
            self.words += [
                Word(span=new_span(at + w.start, at + w.end), page=page, box=w.box, confidence=w.confidence) for w in words
            ]
        self.at = end + 1

    def add_table(self, table: DraftTable) -> None:
        number, start = len(self.tables) + 1, self.at
        rows = []
        for row_number, cells in groupby(table.cells, key=lambda cell: cell.row):
            if row_number > self.most_rows:
                self._doubt_rows(number, table)
                break
            row = tuple(self._add_cell(cell, number) for cell in cells)
            rows.append(Row(number=row_number, cells=row, page=row[0].page))
        if table.nested:
            listed = ", ".join(map(str, table.nested[:_LISTED])) + (", …" if len(table.nested) > _LISTED else "")
            message = f"Bảng {number}, hàng {listed}: trong ô có bảng khác; nội dung được đọc như các dòng của ô."
            self.doubts.append(("table_nested", message, table.cells[0].page))
        columns = max((cell.column + cell.column_span - 1 for row in rows for cell in row.cells), default=0)
        span = Span(start, max(start, self.at - 1))
        self.tables.append(Table(number=number, rows=tuple(rows), columns=columns, span=span, pages=table.pages))

    def _add_cell(self, cell: DraftCell, table: int) -> Cell:
        row, column, row_span, column_span, lines, page, box = cell
        start, place = self.at, (table, row, column)
        for line in lines:
            self.add_line(line, place)
        text = lines[0].text if len(lines) == 1 else "\n".join([line.text for line in lines if line.text])
        return new_cell(row, column, text, new_span(start, start + len(text)), row_span, column_span, page, box)

    def _doubt_rows(self, number: int, table: DraftTable) -> None:
        rows = table.cells[-1].row
        message = f"Bảng {number} có {number_vi(rows)} hàng; chỉ đọc {number_vi(self.most_rows)} hàng đầu."
        self.doubts.append(("table_cut", message, table.cells[0].page))


def _pages(drafts: tuple[DraftPage, ...], lines: list[Line], length: int) -> tuple[Page, ...]:
    """Return pages whose spans follow each other; a row that was cut by a page counts where it begins."""
    first: dict[int, int] = {}
    for line in lines:
        first.setdefault(line.page, line.span.start)
    starts: list[int] = []
    following = length
    for draft in reversed(drafts):
        following = min(following, first.get(draft.number, following))
        starts.append(following)
    starts.reverse()
    if starts:
        starts[0] = 0
    ends = [*starts[1:], length]
    return tuple(
        Page(
            number=draft.number,
            span=Span(start, max(start, end)),
            reading=draft.reading,
            width=draft.width,
            height=draft.height,
            quality=draft.quality,
        )
        for draft, start, end in zip(drafts, starts, ends, strict=True)
    )


def _clamped(table: Table, length: int) -> Table:
    """Return the table with empty spans at the very end moved inside the text."""
    if table.span.start <= length and all(c.span.start <= length for row in table.rows[-1:] for c in row.cells):
        return table
    rows = tuple(
        Row(number=row.number, page=row.page, cells=tuple(_clamped_cell(cell, length) for cell in row.cells))
        for row in table.rows
    )
    span = Span(min(table.span.start, length), min(table.span.end, length))
    return Table(number=table.number, rows=rows, columns=table.columns, span=span, pages=table.pages)


def _clamped_cell(cell: Cell, length: int) -> Cell:
    if cell.span.start <= length:
        return cell
    return Cell(
        row=cell.row,
        column=cell.column,
        text=cell.text,
        span=Span(length, length),
        row_span=cell.row_span,
        column_span=cell.column_span,
        page=cell.page,
        box=cell.box,
    )
