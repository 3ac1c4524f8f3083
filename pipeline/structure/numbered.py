"""Headings of documents without articles: A., I., parts, chapters and sections (domain.md 2.3)."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.text import Span
from pipeline.rules.loader import Rules
from pipeline.structure.headings import outside
from pipeline.structure.marks import Mark, MarkKind, read_mark
from pipeline.structure.sheet import Sheet

__all__ = ["choose_numbered"]

_HEADINGS: tuple[MarkKind, ...] = ("part", "chapter", "section", "subsection", "roman", "letter")


def choose_numbered(sheet: Sheet, zone: Span, masks: Sequence[Span], rules: Rules) -> tuple[Mark, ...]:
    """Return the headings above the clauses in ``zone``; roman numbers and capital letters rise by one."""
    chosen: list[Mark] = []
    last: dict[MarkKind, int] = {}
    for line in outside(sheet.between(zone.start, zone.end), masks):
        mark = read_mark(sheet, line, rules, _HEADINGS)
        if mark is None or _is_asked_for(sheet, mark) or not _may_be_heading(sheet, mark):
            continue
        before = last.get(mark.kind, 0)
        if not (mark.order == before + 1 or mark.order == 1 or (before < mark.order <= before + 2 and not mark.open_before)):
            continue
        chosen.append(mark)
        last[mark.kind] = mark.order
        if mark.kind in {"part", "chapter", "letter"}:
            last.pop("roman", None)
            last.pop("section", None)
    return tuple(chosen)


def _is_asked_for(sheet: Sheet, mark: Mark) -> bool:
    """Whether the words before ask for the number; below ``PHỤ LỤC`` a part in capitals begins."""
    set_apart = mark.kind == "part" and bool(mark.stop) and sheet.lines[mark.line].is_capital
    return mark.reference_before and not set_apart


def _may_be_heading(sheet: Sheet, mark: Mark) -> bool:
    rest = sheet.text[mark.span.end : sheet.lines[sheet.line_at(mark.span.end)].span.end].strip()
    if mark.kind == "letter" and mark.stop == ")":
        rest = sheet.text[mark.span.end : sheet.lines[mark.line].span.end].strip()
    if mark.kind in {"roman", "letter"}:
        return bool(rest) and (rest[0].isupper() or rest[0] in '“"(' or not mark.open_before)
    return not mark.reference_behind and not (mark.open_before and rest[:1].islower())
