"""Parts of a table on following pages → one table: repeated head rows once, a row cut by the page joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from pipeline.extract.pdf_tables import GridCell, PageTable

__all__ = ["ChainedCell", "TableChain", "goes_on"]

_SAME_PLACE: Final = 4.0
"""Points by which the borders of a column may differ between pages."""
_MOST_HEAD_ROWS: Final = 4
_FILLED: Final = 0.6
"""Share of rows that must have a number (in the first column: any text) for an empty cell there to mean "goes on"."""
_MOST_NUMBER_COLUMNS: Final = 3
"""Columns from the left in which the numbers of rows may stand."""
_SHORT_ROW: Final = 40
"""Characters of a row that may be a total."""
_NUMBER: Final = re.compile(r"\d{1,4}\s?[.)]?")


@dataclass(slots=True)
class ChainedCell:
    """A cell of the whole table; ``parts`` are its pieces by page."""

    row: int
    column: int
    row_span: int
    column_span: int
    parts: list[tuple[int, GridCell]]

    def take(self, page: int, part: GridCell, rows: int) -> None:
        """Take in what stands of the cell on the next page, ``rows`` further rows."""
        self.row_span += rows
        if part.lines:
            self.parts.append((page, part))


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
        columns = self._columns(table)
        if self.cells and body:
            ending = self._ending()
            if self._is_cut(body[0], ending, columns):
                for cell in body[0]:
                    ending[columns[cell.column - 1] + 1].take(table.page, cell, rows=cell.row_span - 1)
                body, skipped = body[1:], skipped + 1
            else:
                body = [self._without_merged(body[0], ending, columns, table.page), *body[1:]]
        for cell in (cell for row in body for cell in row):
            first, last = columns[cell.column - 1], columns[cell.column - 1 + cell.column_span]
            place = ChainedCell(self.rows + cell.row - skipped, first + 1, cell.row_span, last - first, [(table.page, cell)])
            self.cells.append(place)
        self.rows += len(body)

    def _ending(self) -> dict[int, ChainedCell]:
        """Return by their columns the cells that reach the last row so far."""
        return {cell.column: cell for cell in self.cells if cell.row + cell.row_span > self.rows}

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

    def _is_cut(self, row: Sequence[GridCell], ending: dict[int, ChainedCell], columns: Sequence[int]) -> bool:
        """Whether a page's first row goes on the last row before: no number in it, where rows usually have one.

        Rows that one cell fills are rows of their own, and so are rows inside a merged number and rows of a few words that
        all begin anew (a total and its figure).
        """
        if len(row) < 2 or {columns[cell.column - 1] + 1: _width(cell, columns) for cell in row} != {
            column: cell.column_span for column, cell in ending.items()
        }:
            return False
        telling = self._telling_column()
        here = next((cell for cell in row if columns[cell.column - 1] + 1 == telling), None)
        if here is None or here.lines or not any(cell.lines for cell in row):
            return False
        if here.row_span > 1 and self.rows > 1:  # the first row is a head, which may be two rows high below the page's end
            return False
        if _is_short_row(row):
            return False
        before = ending[telling]
        return before.row_span == 1 and any(piece.lines for _, piece in before.parts)

    def _telling_column(self) -> int:
        """Return the column that rows usually fill with their number, or the first when they usually fill it; 0 for none."""
        for column in range(1, _MOST_NUMBER_COLUMNS + 1):
            cells = [cell for cell in self.cells if cell.column == column]
            below = [cell for cell in cells if cell.row > 1] or cells
            numbered = sum(1 for cell in below if _NUMBER.fullmatch(cell.parts[0][1].text))
            if below and numbered >= _FILLED * len(below):
                return column
            filled = sum(1 for cell in cells if cell.parts[0][1].lines)
            if column == 1 and filled >= _FILLED * len(cells) and all(cell.row_span == 1 for cell in below):
                return column
        return 0

    def _without_merged(
        self, row: Sequence[GridCell], ending: dict[int, ChainedCell], columns: Sequence[int], page: int
    ) -> list[GridCell]:
        """Give the parts of merged cells that go on in a page's first row to the cells where they begin; return the others.

        A merged cell goes on in an empty one below it, or in one that begins with a small letter; then those beside it that
        are merged over the same rows go on as well.
        """
        pairs = [(cell, ending.get(columns[cell.column - 1] + 1)) for cell in row]
        going = {
            cell.column: before
            for cell, before in pairs
            if before is not None and before.column_span == _width(cell, columns) and self._goes_on_below(before, cell)
        }
        spans = {(before.row, before.row_span) for before in going.values()}
        for cell, before in pairs:
            if (
                before is not None
                and (before.row, before.row_span) in spans
                and cell.row_span > 1
                and _starts_small(going, row)
            ):
                going.setdefault(cell.column, before)
        for cell in row:
            if cell.column in going:
                going[cell.column].take(page, cell, rows=cell.row_span)
        return [cell for cell in row if cell.column not in going]

    def _goes_on_below(self, before: ChainedCell, cell: GridCell) -> bool:
        written = any(piece.lines for _, piece in before.parts)
        if not written or max(before.row_span, cell.row_span) == 1:
            return False
        if cell.lines:
            return cell.text[:1].islower()
        column = [other for other in self.cells if other.column == before.column]
        return cell.row_span > 1 or all(other.parts[0][1].lines for other in column)


def _is_short_row(row: Sequence[GridCell]) -> bool:
    texts = [cell.text for cell in row if cell.lines]
    begins = all(text[:1].isupper() or text.isdigit() for text in texts)
    return len(texts) > 1 and begins and sum(map(len, texts)) <= _SHORT_ROW


def _width(cell: GridCell, columns: Sequence[int]) -> int:
    return columns[cell.column - 1 + cell.column_span] - columns[cell.column - 1]


def _starts_small(going: dict[int, ChainedCell], row: Sequence[GridCell]) -> bool:
    return any(cell.lines for cell in row if cell.column in going)


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
