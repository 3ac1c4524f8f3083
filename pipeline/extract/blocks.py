"""What every reader of a format yields: lines and tables in reading order, before they become one clean text.

Named tuples, because a file has tens of thousands of them and they are made in a third of a frozen dataclass's time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from pipeline.model.text import Box, PageReading, Signature

__all__ = ["Block", "Draft", "DraftCell", "DraftLine", "DraftPage", "DraftTable", "DraftWord"]


class DraftWord(NamedTuple):
    """A word of a line: code points ``start`` to ``end`` of the line's text, its box, OCR's confidence 0..1."""

    start: int
    end: int
    box: Box
    confidence: float | None = None


class DraftLine(NamedTuple):
    """One line; ``text`` is clean already (NFC, no line break) and ``words`` point into it."""

    text: str
    page: int = 1
    box: Box | None = None
    bold: bool | None = None
    centred: bool | None = None
    words: tuple[DraftWord, ...] = ()


class DraftCell(NamedTuple):
    """A cell of a table at its top left corner; rows and columns from 1."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    lines: tuple[DraftLine, ...] = ()
    page: int = 1
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftTable:
    """A table: its cells in the order of rows, then columns."""

    cells: tuple[DraftCell, ...]
    nested: tuple[int, ...] = ()
    """Rows with a cell that holds a table of its own; its lines are lines of that cell."""

    @property
    def pages(self) -> tuple[int, ...]:
        """Return the numbers of the pages that it stands on."""
        return tuple(sorted({cell.page for cell in self.cells})) or (1,)


Block = DraftLine | DraftTable


class DraftPage(NamedTuple):
    """A page without its text: number, size in points, how it was read."""

    number: int
    width: float | None = None
    height: float | None = None
    reading: PageReading = "text"
    quality: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A file as its reader leaves it: blocks in reading order, pages (none for formats without pages), doubts."""

    blocks: tuple[Block, ...]
    pages: tuple[DraftPage, ...] = ()
    signatures: tuple[Signature, ...] = ()
    doubts: tuple[tuple[str, str, int], ...] = ()
