"""Targets that stand as rows of an annex: "các văn bản … tại Phụ lục kèm theo" (domain.md 3.2 item 15, 3.4 A21)."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from pipeline.model.document import Reference, Structure
from pipeline.model.text import ExtractedText, Span

__all__ = ["read_rows"]


def read_rows(text: ExtractedText, structure: Structure, references: Sequence[Reference]) -> tuple[Reference, ...]:
    """Return the first document named in each row (or line, where there is no table) of the annexes; titles name others."""
    found: list[Reference] = []
    seen: set[Span] = set()
    for attachment in structure.attachments:
        inside = [
            r
            for r in sorted(references, key=lambda r: r.span)
            if r.number and not r.is_self and attachment.span.contains(r.span)
        ]
        rows = _rows(text, attachment.span) or _lines(text, attachment.span)
        starts = [reference.span.start for reference in inside]
        for row in rows:
            of_row = inside[bisect.bisect_left(starts, row.start) : bisect.bisect_left(starts, row.end)]
            first = next((r for r in of_row if r.role not in {"title", "attachment"}), None)
            if first is not None and first.span not in seen:
                found.append(first)
                seen.add(first.span)
    return tuple(found)


def _rows(text: ExtractedText, span: Span) -> list[Span]:
    return [
        Span(min(cell.span.start for cell in row.cells), max(cell.span.end for cell in row.cells))
        for table in text.tables
        if span.contains(table.span)
        for row in table.rows
        if row.cells
    ]


def _lines(text: ExtractedText, span: Span) -> list[Span]:
    return [line.span for line in text.lines if span.contains(line.span)]
