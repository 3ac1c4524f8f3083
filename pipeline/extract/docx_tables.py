"""Tables of a DOCX while their tags pass by in document order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from pipeline.errors import UnreadableFileError
from pipeline.extract.blocks import Block
from pipeline.extract.docx_plain import NotPlainError
from pipeline.extract.tables import LooseCell, to_blocks

__all__ = ["OpenTables"]

_DEEPEST: Final = 40
"""Tables inside one another; Word itself stops much earlier."""


class _Open:
    """What has begun and not ended: the root, a table, a row or a cell; ``skipped`` is also the first column."""

    __slots__ = ("above", "blocks", "column", "joins", "kind", "rows", "skipped", "width")

    def __init__(self, kind: str = "", *, skipped: int = 0, width: int = 1, joins: str = "") -> None:
        self.kind = kind
        self.blocks: list[Block] = []
        self.rows: list[list[LooseCell]] = []
        self.above: dict[int, LooseCell] = {}  # of a table: the cell that covers a column in the row before
        self.column = self.skipped = skipped
        self.width = width
        self.joins = joins


class OpenTables:
    """The stack of open tables; ``blocks`` is where the next line belongs."""

    def __init__(self) -> None:
        """Begin outside of all tables."""
        self._stack = [_Open()]
        self.blocks = self._stack[0].blocks

    def open_table(self, _: object) -> None:
        """Begin a table."""
        self._open(_Open("tbl"))

    def open_row(self, told: Mapping[str, Any]) -> None:
        """Begin a row; ``told`` may have ``skipped``, the grid columns that it leaves free."""
        self._open(_Open("tr", skipped=told.get("skipped", 0)))

    def open_cell(self, told: Mapping[str, Any]) -> None:
        """Begin a cell; ``told`` may have ``width`` in grid columns and ``joins``, the side where it goes on another cell."""
        self._open(_Open("tc", width=told.get("width", 1), joins=told.get("joins", "")))

    def close_table(self, _: object) -> None:
        """End a table."""
        closed, around = self._closed("tbl")
        around.blocks += to_blocks(_with_empty_rows(closed.rows))

    def close_row(self, _: object) -> None:
        """End a row."""
        closed, around = self._closed("tr")
        around.rows.append([cell for row in closed.rows for cell in row])

    def close_cell(self, _: object) -> None:
        """End a cell."""
        self._close_cell(*self._closed("tc"))

    def finished(self) -> list[Block]:
        """Return the blocks outside of all tables; raises :class:`NotPlainError` when one has no end."""
        if len(self._stack) > 1:
            raise NotPlainError
        return self._stack[0].blocks

    def _open(self, opened: _Open) -> None:
        if len(self._stack) > 3 * _DEEPEST:
            raise UnreadableFileError("Tệp DOCX có bảng lồng nhau quá sâu.")
        self._stack.append(opened)
        self.blocks = opened.blocks

    def _closed(self, kind: str) -> tuple[_Open, _Open]:
        closed = self._stack.pop()
        if closed.kind != kind:
            raise NotPlainError
        around = self._stack[-1]
        self.blocks = around.blocks
        return closed, around

    def _close_cell(self, cell: _Open, row: _Open) -> None:
        """Put a cell into its row, or let it make the cell above or before it larger."""
        table = self._stack[-2] if len(self._stack) > 1 else row
        merged = table.above.get(row.column)
        if cell.joins == "up" and merged is not None and merged.column_span == cell.width:
            merged.row_span += 1
        elif cell.joins == "left" and row.rows:
            row.rows[-1][0].column_span += cell.width
        else:
            loose = LooseCell(column_span=cell.width, skipped=row.skipped, blocks=cell.blocks)
            row.rows.append([loose])
            table.above[row.column] = loose
            row.skipped = 0
        row.column += cell.width


def _with_empty_rows(rows: Sequence[list[LooseCell]]) -> list[list[LooseCell]]:
    """Drop rows that only go on cells of the row above, and take them off those cells' height."""
    kept: list[list[LooseCell]] = []
    for at, row in enumerate(rows):
        if row:
            kept.append(row)
            continue
        for before, above in enumerate(rows[:at]):
            for cell in above:
                if before + cell.row_span > at:
                    cell.row_span -= 1
    return kept
