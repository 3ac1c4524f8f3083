r"""Text of a file with its places: spans, lines, words, tables, pages.

All offsets are code points into :attr:`ExtractedText.text` (NFC, ``\n`` between lines), half-open. Boxes are in points from
the top left of the page. Pages, tables, rows and columns count from 1.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field, replace
from typing import Literal

__all__ = [
    "Box",
    "Cell",
    "ExtractedText",
    "Line",
    "Page",
    "PageReading",
    "RawFile",
    "Row",
    "Signature",
    "Span",
    "Table",
    "Word",
]

PageReading = Literal["text", "ocr", "none"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points."""

    start: int
    end: int

    def __len__(self) -> int:
        """Return the number of code points."""
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        """Return the span moved by ``by`` code points."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Box:
    """Rectangle on a page, in points from the top left."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RawFile:
    """A file as it arrived: name, hash, size in bytes, media type told from its content."""

    path: str
    sha256: str
    size: int
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word with its place on the page; ``confidence`` 0..1 for OCR, ``None`` for a text layer."""

    span: Span
    page: int
    box: Box
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the text (without its line break).

    ``cell`` is (table, row, column) when the line stands in a table cell. ``box`` is ``None`` for formats without pages. Two
    columns side by side on a page (letterhead, signature block) are two lines, left first.
    """

    span: Span
    page: int = 1
    box: Box | None = None
    cell: tuple[int, int, int] | None = None
    bold: bool | None = None
    centred: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell; ``row`` and ``column`` of its top left corner, ``text`` with its own line breaks.

    ``span`` is where the cell's text stands in the clean text (empty cell: an empty span).
    """

    row: int
    column: int
    text: str
    span: Span
    row_span: int = 1
    column_span: int = 1
    page: int = 1
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A table row; only cells that begin in this row."""

    number: int
    cells: tuple[Cell, ...]
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; one that crosses pages is one table, a repeated header row is kept once.

    ``continued`` are the numbers of rows that go on the row before (cut by a page).
    """

    number: int
    rows: tuple[Row, ...]
    columns: int
    span: Span
    pages: tuple[int, ...] = (1,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: its span of the text, size in points, and how its words were read (``quality`` 0..1, OCR's mean confidence)."""

    number: int
    span: Span
    reading: PageReading = "text"
    width: float | None = None
    height: float | None = None
    quality: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A digital signature found in the file; nothing is verified here."""

    subject: str | None
    signed_at: str | None
    field: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractedText:
    """Everything that was read of a file (or of one document in it): clean text with places.

    ``has_pages`` is false for DOCX and HTML, which then have one page numbered 1.
    """

    text: str
    pages: tuple[Page, ...]
    lines: tuple[Line, ...]
    tables: tuple[Table, ...] = ()
    words: tuple[Word, ...] = ()
    has_pages: bool = False
    media_type: str = "text/html"
    signatures: tuple[Signature, ...] = ()
    doubts: tuple[tuple[str, str, int], ...] = field(default=())
    """What reading was not sure of: (code, Vietnamese message, page)."""

    @classmethod
    def of(cls, text: str, media_type: str = "text/plain") -> ExtractedText:
        """Return a text without layout: one page, one :class:`Line` for each line of ``text`` (NFC)."""
        lines, start = [], 0
        for part in text.split("\n"):
            lines.append(Line(span=Span(start, start + len(part))))
            start += len(part) + 1
        page = Page(number=1, span=Span(0, len(text)))
        return cls(text=text, pages=(page,), lines=tuple(lines), media_type=media_type)

    def page_at(self, offset: int) -> int:
        """Return the number of the page that holds the code point ``offset``."""
        starts = [page.span.start for page in self.pages]
        return self.pages[max(0, bisect.bisect_right(starts, offset) - 1)].number if self.pages else 1

    def quote(self, span: Span) -> str:
        """Return the words of ``span``."""
        return self.text[span.start : span.end]

    def part(self, span: Span) -> ExtractedText:
        """Return the part of the text that ``span`` covers, with all places moved to it; page numbers stay."""
        by = -span.start

        def clip(inner: Span) -> Span:
            return Span(max(inner.start, span.start), max(min(inner.end, span.end), inner.start, span.start)).shifted(by)

        tables = tuple(
            replace(
                table,
                number=number,
                span=clip(table.span),
                rows=tuple(
                    replace(row, cells=tuple(replace(cell, span=clip(cell.span)) for cell in row.cells)) for row in table.rows
                ),
            )
            for number, table in enumerate((t for t in self.tables if span.contains(t.span)), start=1)
        )
        renumbered = {
            old.number: number for number, old in enumerate((t for t in self.tables if span.contains(t.span)), start=1)
        }
        lines = tuple(
            replace(
                line,
                span=clip(line.span),
                cell=(renumbered[line.cell[0]], *line.cell[1:]) if line.cell and line.cell[0] in renumbered else None,
            )
            for line in self.lines
            if span.contains(line.span)
        )
        return replace(
            self,
            text=self.text[span.start : span.end],
            pages=tuple(replace(p, span=clip(p.span)) for p in self.pages if p.span.overlaps(span)) or self.pages[:1],
            lines=lines,
            tables=tables,
            words=tuple(replace(w, span=w.span.shifted(by)) for w in self.words if span.contains(w.span)),
        )
