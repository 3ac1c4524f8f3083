"""Rows of cells with spans → cells with their places on the grid; what is laid out as a table but is none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.extract.blocks import Block, DraftCell, DraftLine, DraftTable

__all__ = ["LooseCell", "flat_lines", "to_blocks"]

_MOST_COLUMNS = 1000
"""Browsers clip ``colspan`` at 1000 (HTML standard, 4.9.11)."""


@dataclass(slots=True)
class LooseCell:
    """A cell as the source gives it: spans and what stands in it, no place yet; ``row_span`` 0 reaches the last row."""

    row_span: int = 1
    column_span: int = 1
    blocks: list[Block] = field(default_factory=list)
    skipped: int = 0
    """Grid columns that the row leaves free before this cell."""


def to_blocks(rows: Sequence[Sequence[LooseCell]]) -> list[Block]:
    """Return a table, or the blocks inside when the table only lays out a page.

    A table of one cell is a frame; a table most of whose text stands in tables inside it is layout. Both disappear and what
    they hold stays. A table inside a cell of a real table becomes lines of that cell.
    """
    rows = [row for row in rows if row]
    cells = [cell for row in rows for cell in row]
    if not cells:
        return []
    inner, outer = _letters(cells)
    if len(cells) == 1 or inner > outer:
        return [block for cell in cells for block in cell.blocks]
    return [DraftTable(cells=tuple(_placed(rows)), nested=_nested(rows) if inner else ())]


def _nested(rows: Sequence[Sequence[LooseCell]]) -> tuple[int, ...]:
    """Return the rows, from 1, with a cell that holds a table of its own."""
    return tuple(
        number
        for number, row in enumerate(rows, start=1)
        if any(isinstance(block, DraftTable) for cell in row for block in cell.blocks)
    )


def _letters(cells: Iterable[LooseCell]) -> tuple[int, int]:
    """Return how many letters stand in tables inside the cells, and how many beside them."""
    inner = outer = 0
    for cell in cells:
        for block in cell.blocks:
            if isinstance(block, DraftTable):
                inner += sum(len(line.text) for part in block.cells for line in part.lines)
            else:
                outer += len(block.text)
    return inner, outer


def _placed(rows: Sequence[Sequence[LooseCell]]) -> Iterable[DraftCell]:
    """Yield cells at their first free column (HTML standard, algorithm for forming a table)."""
    taken: dict[int, int] = {}  # column → first row that is free again
    for number, row in enumerate(rows, start=1):
        column = 1
        for cell in row:
            column += cell.skipped
            while taken.get(column, 0) > number:
                column += 1
            width = min(max(cell.column_span, 1), _MOST_COLUMNS)
            height = min(cell.row_span, len(rows) - number + 1) if cell.row_span > 0 else len(rows) - number + 1
            lines = tuple(flat_lines(cell.blocks)) if len(cell.blocks) != 1 else _lines_of(cell.blocks[0])
            page = lines[0].page if lines else 1
            yield DraftCell(number, column, height, width, lines, page)
            if height > 1:
                taken.update(dict.fromkeys(range(column, column + width), number + height))
            column += width


def _lines_of(block: Block) -> tuple[DraftLine, ...]:
    """Return what most cells hold, a line, or the lines of a table."""
    return tuple(flat_lines([block])) if isinstance(block, DraftTable) else (block,)


def flat_lines(blocks: Iterable[Block]) -> Iterable[DraftLine]:
    """Yield the lines of blocks, those of tables cell by cell."""
    for block in blocks:
        if isinstance(block, DraftTable):
            for cell in block.cells:
                yield from cell.lines
        else:
            yield block
