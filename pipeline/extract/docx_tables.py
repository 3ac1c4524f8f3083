"""Tables of a DOCX while its elements pass by in document order: only starts are seen, ends follow from the parents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Final

import lxml.etree

from pipeline.errors import UnreadableFileError
from pipeline.extract.blocks import Block
from pipeline.extract.docx_names import Names
from pipeline.extract.tables import LooseCell, to_blocks

__all__ = ["OpenTables"]

_DEEPEST: Final = 40
"""Tables inside one another; Word itself stops much earlier."""


@dataclass(slots=True)
class _Open:
    """An element whose end has not come: the root, a table, a row or a cell."""

    element: lxml.etree._Element
    blocks: list[Block] = field(default_factory=list)
    rows: list[list[LooseCell]] = field(default_factory=list)
    above: dict[int, LooseCell] = field(default_factory=dict)
    """Of a table: the cell that covers a column in the row before."""
    column: int = 0
    skipped: int = 0
    width: int = 1
    joins: str = ""


class OpenTables:
    """The stack of open tables; ``blocks`` is where the next line belongs, ``innermost`` the element it stands in."""

    ELEMENTS: ClassVar = ("tbl", "tr", "tc", "gridSpan", "vMerge", "hMerge", "gridBefore")

    def __init__(self, root: lxml.etree._Element, names: Names) -> None:
        """Begin in ``root``."""
        self._names = names
        self._kinds = {names(local): local for local in self.ELEMENTS}
        self._stack = [_Open(root)]
        self._elements = {root}
        self.blocks = self._stack[0].blocks
        self.innermost = root

    def take(self, element: lxml.etree._Element) -> None:
        """Take a table, row or cell that begins, or a property of the one that began last."""
        kind = self._kinds[str(element.tag)]
        top = self._stack[-1]
        if kind == "gridSpan":
            top.width = max(1, _number(element.get(self._names("val")), 1))
        elif kind in {"vMerge", "hMerge"}:
            if element.get(self._names("val"), "continue") == "continue":
                top.joins = "up" if kind == "vMerge" else "left"
        elif kind == "gridBefore":
            top.column = top.skipped = _number(element.get(self._names("val")), 0)
        else:
            self.enter(element)
            if len(self._stack) > 3 * _DEEPEST:
                raise UnreadableFileError("Tệp DOCX có bảng lồng nhau quá sâu.")
            self._stack.append(_Open(element))
            self._elements.add(element)
            self.blocks, self.innermost = self._stack[-1].blocks, element

    def enter(self, element: lxml.etree._Element) -> None:
        """Close what does not hold ``element``."""
        parent = element.getparent()
        if parent is self._stack[-1].element:
            return
        while parent is not None and parent not in self._elements:
            parent = parent.getparent()
        while len(self._stack) > 1 and self._stack[-1].element is not parent:
            self._close()

    def finished(self) -> list[Block]:
        """Close everything and return the root's blocks."""
        while len(self._stack) > 1:
            self._close()
        return self._stack[0].blocks

    def _close(self) -> None:
        closed = self._stack.pop()
        self._elements.discard(closed.element)
        around = self._stack[-1]
        kind = self._kinds[str(closed.element.tag)]
        if kind == "tbl":
            around.blocks += to_blocks(_with_empty_rows(closed.rows))
        elif kind == "tr":
            around.rows.append([cell for row in closed.rows for cell in row])
        else:
            self._close_cell(closed, around)
        self.blocks, self.innermost = around.blocks, around.element

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


def _number(value: str | None, otherwise: int) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 6 else otherwise


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
