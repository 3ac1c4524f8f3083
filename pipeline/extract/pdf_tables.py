"""Cells of a page → tables on a grid, each cell with the characters that stand in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Final

from pipeline.extract.pdf_characters import Character
from pipeline.extract.pdf_words import VisualLine, to_visual_lines, to_words
from pipeline.extract.rulings import CellBox

__all__ = ["GridCell", "PageTable", "read_tables"]


_MANY_COLUMNS: Final = 4
_MOST_FRAMED: Final = 12
"""Lines in a cell of one column; a rule across the border of a page makes two "cells" of which one holds the page's text."""
_AT_EDGE: Final = 2.0
"""Points from the edge of the page at which the border of a table that is wider than the page is drawn."""


@dataclass(slots=True)
class GridCell:
    """A cell on the grid of its table; rows and columns from 1."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: CellBox
    characters: list[Character] = field(default_factory=list)
    lines: list[VisualLine] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the words of the cell with one blank between them."""
        return " ".join(word.text for line in self.lines for word in line)


@dataclass(slots=True)
class PageTable:
    """The part of a table that stands on one page; ``xs`` are the borders of its columns in points."""

    page: int
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: list[GridCell]

    def reaches(self, width: float) -> bool:
        """Whether the edge of a page ``width`` points wide cuts the table; what stood further right is not in the file."""
        return self.xs[-1] > width - _AT_EDGE

    @property
    def rows(self) -> list[list[GridCell]]:
        """Return the cells by the row they begin in, left to right; a row that only holds merged cells is empty."""
        rows: list[list[GridCell]] = [[] for _ in self.ys[1:]]
        for cell in self.cells:
            rows[cell.row - 1].append(cell)
        return rows


def read_tables(
    groups: Sequence[Sequence[CellBox]], characters: Sequence[Character], page: int, width: float = inf
) -> tuple[list[PageTable], list[Character]]:
    """Return the tables of a page and the characters outside of them.

    A group with text in fewer than two cells is a frame or a drawing: its characters stay outside, as those of boxes one above
    the other that hold running text. A single row of many columns is no frame: it may be a part of a row that is longer than a
    page. A column of short cells is a table, as it is in DOCX and HTML: rows may have been torn apart there. What stands beyond
    the edge of the page (``width`` in points) belongs to the last column of a table that the edge cuts.
    """
    tables = [_on_grid(group, page) for group in groups]
    outside = list(characters)
    for table in tables:
        outside = _fill(table, outside, inf if table.reaches(width) else table.xs[-1])
    kept: list[PageTable] = []
    for table in tables:
        written = sum(1 for cell in table.cells if any(not c[4].isspace() for c in cell.characters))
        for cell in table.cells:
            if cell.characters:
                cell.lines = to_visual_lines(to_words(cell.characters))
        if written < (1 if _is_part_of_row(table) else 2) or _is_frame(table):
            outside += [character for cell in table.cells for character in cell.characters]
            continue
        for cell in table.cells:
            cell.characters = []
        kept.append(table)
    return kept, outside


def _is_part_of_row(table: PageTable) -> bool:
    return len(table.ys) == 2 and len(table.cells) >= _MANY_COLUMNS


def _is_frame(table: PageTable) -> bool:
    return len(table.xs) == 2 and any(len(cell.lines) > _MOST_FRAMED for cell in table.cells)


def _on_grid(group: Sequence[CellBox], page: int) -> PageTable:
    xs = tuple(sorted({x for x0, _, x1, _ in group for x in (x0, x1)}))
    ys = tuple(sorted({y for _, top, _, bottom in group for y in (top, bottom)}))
    columns = {x: number for number, x in enumerate(xs, start=1)}
    rows = {y: number for number, y in enumerate(ys, start=1)}
    cells = [
        GridCell(
            row=rows[top],
            column=columns[x0],
            row_span=rows[bottom] - rows[top],
            column_span=columns[x1] - columns[x0],
            box=(x0, top, x1, bottom),
        )
        for x0, top, x1, bottom in group
    ]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return PageTable(page, xs, ys, cells)


def _fill(table: PageTable, characters: list[Character], right: float) -> list[Character]:
    """Give each character to the cell that holds its middle, the last column up to ``right``; return those in no cell."""
    grid: dict[tuple[int, int], GridCell] = {}
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                grid[row, column] = cell
    left, upper, lower = table.xs[0], table.ys[0], table.ys[-1]
    last = len(table.xs) - 1
    outside: list[Character] = []
    for character in characters:
        x, y = (character[0] + character[2]) / 2, (character[1] + character[3]) / 2
        place = None
        if left <= x < right and upper <= y < lower:
            place = grid.get((bisect_right(table.ys, y), min(bisect_right(table.xs, x), last)))
        if place is None:
            outside.append(character)
        else:
            place.characters.append(character)
    return outside
