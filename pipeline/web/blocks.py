"""Lines of a text → blocks for reading: paragraphs, two columns side by side, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Literal

from pipeline.model.outcome import ReadDocument
from pipeline.model.text import Line, Page, Span, Table

__all__ = ["Block", "Columns", "Grid", "Paragraph", "to_blocks"]

_RUNNING = frozenset({"basis", "proposal", "article"})
_HEADLINES = frozenset({"kind", "title", "issued_by"})
_ENDS = (".", ";", ":", "!", "?")
_POINT = re.compile(r"\w{1,2}[).]")
"""``a)`` begins a point, also where the line before has no full stop."""
_SHORT = 0.09
"""A line that ends this share of the page's width before the right edge of the text ends its paragraph."""
_INDENT = 0.015
"""A first line is set in by more than this share of the page's width."""
_MIDDLE = (0.36, 0.42, 0.56)
"""Shares of the width: a left column begins before the first and ends before the last, a right one begins behind the second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph: the stretch of the text, and how it looks."""

    span: Span
    centred: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Letterhead or signature block: lines at the left, lines at the right."""

    left: tuple[Span, ...]
    right: tuple[Span, ...]
    is_closing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table; ``layout`` when it only puts a letterhead or signature block side by side."""

    table: Table
    layout: bool
    is_closing: bool = False


Block = Paragraph | Columns | Grid
_Side = Literal["left", "right", "none"]


@dataclass(slots=True)
class _Margins:
    """Left and right edge of the running text of each page, in points."""

    width: float
    left: float = field(default=0.0)
    right: float = field(default=0.0)


def to_blocks(document: ReadDocument) -> tuple[Block, ...]:
    """Return the blocks in the order of the text; every line is in exactly one."""
    text, structure = document.text, document.structure
    starts = {p.span.start for p in structure.provisions} | {a.span.start for a in structure.attachments}
    looks = _looks(document)
    starts |= {zone.span.start for zone in structure.zones}
    ends = (structure.header.span, structure.closing.span)
    margins = {page.number: _margins(page, text.lines) for page in text.pages}
    tables = {table.number: table for table in text.tables}
    blocks: list[Block] = []
    for number, group in groupby(text.lines, key=lambda line: line.cell[0] if line.cell else None):
        table = tables.get(number) if number is not None else None
        if table is not None:
            if not any(isinstance(block, Grid) and block.table is table for block in blocks[-2:]):
                at_end = bool(len(ends[1])) and ends[1].overlaps(table.span)
                is_head = bool(len(ends[0])) and ends[0].overlaps(table.span)
                blocks.append(Grid(table=table, layout=at_end or is_head, is_closing=at_end))
        else:
            blocks += (looks.of(one) for one in _paragraphs(list(group), text.text, starts, ends=ends, margins=margins))
    return tuple(blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Looks:
    """What is known of a paragraph from its meaning: where running text begins, which stretches are headlines."""

    running: frozenset[int]
    headlines: tuple[Span, ...]

    def of(self, block: Block) -> Block:
        """Return the block as its meaning wants it: one short line of running text looks centred on a page, but is not."""
        if not isinstance(block, Paragraph):
            return block
        if block.span.start in self.running:
            return replace(block, centred=False)
        is_headline = any(line.overlaps(block.span) and len(block.span) <= len(line) + 3 for line in self.headlines)
        return replace(block, centred=block.centred or is_headline)


def _looks(document: ReadDocument) -> _Looks:
    structure = document.structure
    found = (*structure.header.evidence, *structure.preamble.evidence)
    return _Looks(
        running=frozenset(zone.span.start for zone in structure.zones if zone.kind in _RUNNING),
        headlines=tuple(span for name, span in found if name in _HEADLINES),
    )


def _margins(page: Page, lines: Sequence[Line]) -> _Margins | None:
    boxes = [line.box for line in lines if line.box is not None and line.page == page.number and line.cell is None]
    if not page.width or not boxes:
        return None
    return _Margins(width=page.width, left=min(box.x0 for box in boxes), right=max(box.x1 for box in boxes))


def _paragraphs(
    lines: Sequence[Line], text: str, starts: set[int], *, ends: tuple[Span, Span], margins: dict[int, _Margins | None]
) -> Iterator[Block]:
    def side(line: Line) -> tuple[bool, int]:
        inside = any(len(end) and end.contains(line.span) for end in ends)
        return (inside and _side(line, margins.get(line.page)) != "none", line.page)

    for (is_column, _), group in groupby(lines, key=side):
        found = list(group)
        if is_column:
            sides = [_side(line, margins.get(line.page)) for line in found]
            left = tuple(line.span for line, at in zip(found, sides, strict=True) if at == "left")
            right = tuple(line.span for line, at in zip(found, sides, strict=True) if at == "right")
            if left and right:
                yield Columns(left=left, right=right, is_closing=ends[1].overlaps(left[0]))
                continue
        yield from _joined(found, text, starts, margins)


def _side(line: Line, margins: _Margins | None) -> _Side:
    if line.box is None or margins is None or line.centred:
        return "none"
    before, behind, end = (share * margins.width for share in _MIDDLE)
    if line.box.x0 >= behind:
        return "right"
    return "left" if line.box.x0 < before and line.box.x1 < end else "none"


def _joined(lines: Sequence[Line], text: str, starts: set[int], margins: dict[int, _Margins | None]) -> Iterator[Paragraph]:
    """Put the lines of a paragraph together."""
    begun: list[Line] = []
    for line in lines:
        if not len(line.span):
            continue
        if begun and not _goes_on(begun[-1], line, text, starts, margins):
            yield _paragraph(begun)
            begun = []
        begun.append(line)
    if begun:
        yield _paragraph(begun)


def _paragraph(lines: Sequence[Line]) -> Paragraph:
    return Paragraph(
        span=Span(lines[0].span.start, lines[-1].span.end),
        centred=bool(lines[0].centred) or bool(lines[-1].centred and len(lines) > 1),
        bold=all(line.bold for line in lines),
    )


def _goes_on(before: Line, line: Line, text: str, starts: set[int], margins: dict[int, _Margins | None]) -> bool:
    """Whether a line goes on the paragraph of the line before: by its place on the page, without pages by its first letter."""
    if line.span.start in starts:
        return False
    of_before, of_line = margins.get(before.page), margins.get(line.page)
    if before.box is None or line.box is None or of_before is None or of_line is None:
        is_small = text[line.span.start].islower() and not _POINT.match(text, line.span.start)
        return is_small and not text[before.span.start : before.span.end].rstrip().endswith(_ENDS)
    if line.bold != before.bold:
        return False
    if before.centred or line.centred or (line.bold and before.bold):
        return bool(line.bold and before.bold) and before.page == line.page
    ended_early = before.box.x1 < of_before.right - _SHORT * of_before.width
    set_in = line.box.x0 > of_line.left + _INDENT * of_line.width
    return not ended_early and not set_in
