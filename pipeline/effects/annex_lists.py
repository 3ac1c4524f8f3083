"""Targets that stand as rows of an annex: "các văn bản … tại Phụ lục kèm theo" (domain.md 3.2 item 15, 3.4 A21)."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.effects.days import day_in_figures
from pipeline.effects.places import Place, find_places
from pipeline.model.document import Attachment, Reference, Structure
from pipeline.model.text import ExtractedText, Row, Span
from pipeline.rules.loader import Rules
from pipeline.text.numerals import to_roman

__all__ = ["ListedRow", "read_rows"]

_LONGEST_DAY = 24
"""Code points of a cell that holds a day and nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedRow:
    """The document that a row names, its day and the provisions that stand in cells of their own."""

    document: Reference
    date: dt.date | None = None
    eids: tuple[str, ...] = ()


def read_rows(
    text: ExtractedText, structure: Structure, references: Sequence[Reference], where: str, rules: Rules
) -> tuple[ListedRow, ...]:
    """Return the first document named in each row (or line, where there is no table) of the annexes; titles name others.

    ``where``: ``att`` for all annexes, ``att_II`` for the one with this printed number; none when there is no such annex.
    """
    found: list[ListedRow] = []
    seen: set[Span] = set()
    for annex in _pointed_at(text, structure.attachments, where, rules):
        inside = [r for r in sorted(references, key=lambda r: r.span) if r.number and not r.is_self and annex.contains(r.span)]
        rows = _rows(text, annex) or [(span, None) for span in _lines(text, annex)]
        starts = [reference.span.start for reference in inside]
        for span, row in rows:
            of_row = inside[bisect.bisect_left(starts, span.start) : bisect.bisect_left(starts, span.end)]
            first = next((r for r in of_row if r.role not in {"title", "attachment"}), None)
            if first is not None and first.span not in seen:
                found.append(_listed(text, first, row, rules))
                seen.add(first.span)
    return tuple(found)


def _pointed_at(text: ExtractedText, attachments: Sequence[Attachment], where: str, rules: Rules) -> list[Span]:
    number = where.removeprefix("att").removeprefix("_")
    if not number:
        return [attachment.span for attachment in attachments]
    numbered = [a.span for a in attachments if a.num and _key(a.num) == _key(number)]
    return numbered or [
        part for a in attachments for heading, part in _parts(text, a.span, rules) if _key(heading) == _key(number)
    ]


def _parts(text: ExtractedText, annex: Span, rules: Rules) -> list[tuple[str, Span]]:
    """Return the numbered lists of one annex ("DANH MỤC I", "DANH MỤC II"), each up to the next one's heading."""
    headings = list(rules.guards.by_id["list_heading"].finditer(text.text, annex.start, annex.end))
    ends = [*(heading.start() for heading in headings[1:]), annex.end]
    return [(h["number"], Span(h.start("number"), end)) for h, end in zip(headings, ends, strict=False)]


def _key(number: str) -> str:
    return to_roman(int(number)) if number.isdecimal() and int(number) else number.upper()


def _listed(text: ExtractedText, document: Reference, row: Row | None, rules: Rules) -> ListedRow:
    """Return a row with the day and the provisions of its other cells: "12/2014/QĐ-UBND | 04/7/2014 | Khoản 2 Điều 5"."""
    others = [text.quote(c.span).strip() for c in row.cells if not c.span.overlaps(document.span)] if row else []
    days = [day for cell in others if len(cell) <= _LONGEST_DAY and (day := day_in_figures(cell))]
    places = [place for cell in others for place in _own_places(cell, rules)]
    return ListedRow(
        document=document, date=days[0] if len(days) == 1 else None, eids=tuple(dict.fromkeys(place.eid for place in places))
    )


def _own_places(cell: str, rules: Rules) -> tuple[Place, ...]:
    """Return the provisions of a cell that begins with them; a title that names some is another matter."""
    found = find_places(cell, 0, len(cell), rules)
    return found if found and found[0].start == 0 else ()


def _rows(text: ExtractedText, span: Span) -> list[tuple[Span, Row | None]]:
    return [
        (Span(min(cell.span.start for cell in row.cells), max(cell.span.end for cell in row.cells)), row)
        for table in text.tables
        if span.contains(table.span)
        for row in table.rows
        if row.cells
    ]


def _lines(text: ExtractedText, span: Span) -> list[Span]:
    return [line.span for line in text.lines if span.contains(line.span)]
