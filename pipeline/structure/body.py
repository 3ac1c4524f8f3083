"""The provisions of one unit: the document's own text, or one attachment (domain.md 2.3, 8.5)."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from pipeline.model.document import Provision, ProvisionKind
from pipeline.model.text import Span, Table
from pipeline.rules.loader import Rules
from pipeline.structure.clauses import choose_clauses
from pipeline.structure.heading_text import article_heading, container_heading
from pipeline.structure.headings import choose_headings
from pipeline.structure.marks import Mark
from pipeline.structure.numbered import choose_numbered
from pipeline.structure.sheet import Sheet
from pipeline.structure.tree import Heading, plant

__all__ = ["merge_spans", "read_provisions", "table_masks"]


def read_provisions(sheet: Sheet, zone: Span, masks: Sequence[Span], rules: Rules, prefix: str = "") -> tuple[Provision, ...]:
    """Return the provision tree of ``zone``; lines in ``masks`` (quoted text, forms, list tables) open nothing."""
    masks = merge_spans((*masks, *table_masks(sheet, zone, rules)))
    marks = choose_headings(sheet, zone, masks, rules)
    if not any(mark.kind == "article" for mark in marks):
        return _numbered(sheet, zone, masks, rules, prefix)
    headings: list[Heading] = []
    for number, mark in enumerate(marks):
        end = marks[number + 1].span.start if number + 1 < len(marks) else zone.end
        if mark.kind != "article":
            headings.append(_heading(mark, container_heading(sheet, Span(mark.span.end, end))))
            continue
        inner = choose_clauses(sheet, Span(mark.span.end, end), masks, rules, base=mark.num)
        first = inner[0].span.start if inner else end
        headings.append(_heading(mark, article_heading(sheet, Span(mark.span.end, first), rules, has_inner=bool(inner))))
        headings += [_heading(small, None) for small in inner]
    return plant(headings, zone.end, sheet.text, prefix)


def _numbered(sheet: Sheet, zone: Span, masks: Sequence[Span], rules: Rules, prefix: str) -> tuple[Provision, ...]:
    """Read a unit without articles: A., I., 1., 1.1., a)."""
    marks = choose_numbered(sheet, zone, masks, rules)
    headings: list[Heading] = []
    starts = [*(mark.span.start for mark in marks), zone.end]
    lead = choose_clauses(sheet, Span(zone.start, starts[0]), masks, rules)
    headings += [_heading(small, None) for small in lead]
    for number, mark in enumerate(marks):
        inside = Span(mark.span.end, starts[number + 1])
        inner = choose_clauses(sheet, inside, masks, rules)
        first = inner[0].span.start if inner else inside.end
        headings.append(_heading(mark, container_heading(sheet, Span(mark.span.end, first))))
        headings += [_heading(small, None) for small in inner]
    return plant(headings, zone.end, sheet.text, prefix)


_KINDS: dict[str, ProvisionKind] = {"letter": "part", "roman": "section"}


def _heading(mark: Mark, words: str | None) -> Heading:
    kind: ProvisionKind = _KINDS.get(mark.kind) or mark.kind  # type: ignore[assignment]
    return Heading(kind=kind, num=mark.num, start=mark.span.start, heading=words)


def table_masks(sheet: Sheet, zone: Span, rules: Rules) -> tuple[Span, ...]:
    """Return the tables of ``zone`` with several columns, without cells that hold text of the document.

    Rows are no provisions; but a page may have drawn the caption of a table into its first row, or what follows the table
    into its last cell (``Điều 3. …``).
    """
    masks: list[Span] = []
    for table in sheet.source.tables:
        if table.columns < 2 or not zone.start <= table.span.start < zone.end:
            continue
        start = table.span.start
        for cell in _text_cells(sheet, table, rules):
            masks += [Span(start, cell.start)] if start < cell.start else []
            start = cell.end
        masks += [Span(start, table.span.end)] if start < table.span.end else []
    return tuple(masks)


def _text_cells(sheet: Sheet, table: Table, rules: Rules) -> list[Span]:
    layout = rules.layout
    cells = [cell.span for row in table.rows for cell in row.cells if len(cell.span)]
    found = []
    for cell, following in itertools.zip_longest(cells, cells[1:]):
        lines = sheet.between(cell.start, cell.end)
        holds = any(layout["article_in_cell"].match(sheet.ahead(line)) for line in lines if line.text[0] == "Đ")
        heads = following and layout["header_cell"].match(sheet.folded, following.start, following.end)
        caption = heads and lines and layout["caption_mark"].match(sheet.text[cell.start : cell.end])
        if holds or caption:
            found.append(cell)
    return sorted(found)


def merge_spans(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return the spans sorted, those that overlap joined."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
