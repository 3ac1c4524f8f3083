"""Parts of a table on following pages → one table: repeated head rows once, a row cut by the page joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from pipeline.extract.pdf_tables import GridCell, PageTable

__all__ = ["ChainedCell", "TableChain", "goes_on"]

_SAME_PLACE: Final = 4.0
"""Points by which the borders of a column may differ between pages."""
_MOST_HEAD_ROWS: Final = 4
_FILLED: Final = 0.6
"""Share of rows that must have text in the first column for an empty first cell to mean "goes on"."""


@dataclass(slots=True)
class ChainedCell:
    """A cell of the whole table; ``parts`` are its pieces by page."""

    row: int
    column: int
    row_span: int
    column_span: int
    parts: list[tuple[int, GridCell]]


@dataclass(slots=True)
class TableChain:
    """A table that grows from page to page."""

    xs: tuple[float, ...]
    cells: list[ChainedCell] = field(default_factory=list)
    rows: int = 0

    def add(self, table: PageTable) -> None:
        """Append a page's part of the table."""
        rows = table.rows
        skipped = self._repeated_head(rows) if self.cells else 0
        body = rows[skipped:]
        joined = bool(self.cells) and bool(body) and self._is_cut(body[0], table)
        if joined:
            self._join(table, body[0])
            body, skipped = body[1:], skipped + 1
        columns = self._columns(table)
        for cell in (cell for row in body for cell in row):
            first, last = columns[cell.column - 1], columns[cell.column - 1 + cell.column_span]
            place = ChainedCell(self.rows + cell.row - skipped, first + 1, cell.row_span, last - first, [(table.page, cell)])
            self.cells.append(place)
        self.rows += len(body)

    def _columns(self, table: PageTable) -> list[int]:
        """Return for each border of the page's part its number in the whole table."""
        return [min(range(len(self.xs)), key=lambda i: abs(self.xs[i] - x)) for x in table.xs]

    def _repeated_head(self, rows: Sequence[Sequence[GridCell]]) -> int:
        """Return how many rows at the top repeat the first rows of the table."""
        count = 0
        for number, row in enumerate(rows[:_MOST_HEAD_ROWS], start=1):
            mine = [cell.parts[0][1].text for cell in self.cells if cell.row == number]
            if not any(mine) or mine != [cell.text for cell in row]:
                break
            count = number
        return count if count < len(rows) or count == 1 else 0

    def _is_cut(self, row: Sequence[GridCell], table: PageTable) -> bool:
        """Whether a page's first row goes on the last row before: nothing in the first column, where rows usually have text.

        Rows that merged cells reach into, or that one cell fills, are rows of their own.
        """
        last = [cell for cell in self.cells if cell.row == self.rows]
        if len(row) < 2 or len(last) != len(row) or any(cell.row_span > 1 for cell in row):
            return False
        columns = self._columns(table)
        if [cell.column for cell in last] != [columns[cell.column - 1] + 1 for cell in row]:
            return False
        first = [cell for cell in self.cells if cell.column == 1]
        filled = sum(1 for cell in first if cell.parts[0][1].lines)
        is_telling = bool(first) and filled >= _FILLED * len(first) and bool(last[0].parts[0][1].lines)
        return is_telling and not row[0].lines and any(cell.lines for cell in row)

    def _join(self, table: PageTable, row: Sequence[GridCell]) -> None:
        last = [cell for cell in self.cells if cell.row == self.rows]
        for whole, part in zip(last, row, strict=True):
            if part.lines:
                whole.parts.append((table.page, part))


def goes_on(chain: TableChain, table: PageTable) -> bool:
    """Whether a part at the top of a page has the same columns as the table that ended the page before.

    Merged cells hide borders: the one set of borders must hold the other.
    """
    few, many = sorted((chain.xs, table.xs), key=len)
    if abs(few[0] - many[0]) > _SAME_PLACE or abs(few[-1] - many[-1]) > _SAME_PLACE:
        return False
    if len(few) == len(many):
        return all(abs(a - b) <= _SAME_PLACE for a, b in zip(few, many, strict=True))
    return len(table.xs) < len(chain.xs) and all(min(abs(x - y) for y in many) <= _SAME_PLACE for x in few)
