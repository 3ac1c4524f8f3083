"""Clauses and points that stand behind another sentence of the same line: ``… nhà nước. c) Tài sản …`` (domain.md 2.3)."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.text import Span
from pipeline.rules.loader import Rules
from pipeline.structure.bare_text import has_bare_lead
from pipeline.structure.marks import Mark, MarkKind, point_order
from pipeline.structure.sheet import Sheet

__all__ = ["add_inline"]


def add_inline(sheet: Sheet, zone: Span, masks: Sequence[Span], chosen: Sequence[Mark], rules: Rules) -> tuple[Mark, ...]:
    """Return ``chosen`` (marks at the beginning of lines, in order) with those inside a line that their sequences ask for.

    A clause is taken where one number is missing between two of the same level; a point where its letter follows the one
    before and no line begins with it; ``a)`` behind a colon when ``b)`` follows in the same stretch.
    """
    reader = _Reader(sheet=sheet, masks=masks, starts=[mask.start for mask in masks], rules=rules)
    out: list[Mark] = []
    clause: Mark | None = None
    last: Mark | None = None
    for following in (*chosen, None):
        start = last.span.end if last else zone.start
        end = following.span.start if following else zone.end
        between = _missing_clause(reader, Span(start, end), clause, following)
        if between:
            out += [*_points(reader, Span(start, between.span.start), last, None), between]
            start, last = between.span.end, between
        out += _points(reader, Span(start, end), last, following)
        if following:
            out.append(following)
            clause = following if following.kind == "clause" else clause
        last = following
    return tuple(out)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """What every stretch is read with; ``starts`` are the beginnings of ``masks`` (sorted, not overlapping)."""

    sheet: Sheet
    masks: Sequence[Span]
    starts: Sequence[int]
    rules: Rules

    def matches(self, name: str, stretch: Span) -> Iterator[re.Match[str]]:
        """Yield the matches of a pattern in ``stretch`` whose number lies in none of the masks."""
        for found in self.rules.layout[name].finditer(self.sheet.text, stretch.start, stretch.end):
            at = bisect.bisect_right(self.starts, found.start("mark")) - 1
            if at < 0 or found.start("mark") >= self.masks[at].end:
                yield found


def _missing_clause(reader: _Reader, stretch: Span, clause: Mark | None, following: Mark | None) -> Mark | None:
    """Return the clause between the last one and the next one when the next one's number jumps by one."""
    if not (clause and following and following.kind == "clause" and following.order == clause.order + 2):
        return None
    for found in reader.matches("inline_clause", stretch):
        behind = reader.sheet.text[found.end() : found.end() + 1]
        if int(found["number"]) == clause.order + 1 and found["stop"] == clause.stop and behind.isupper():
            return _mark(reader.sheet, found, "clause", str(clause.order + 1), order=clause.order + 1)
    return None


def _points(reader: _Reader, stretch: Span, last: Mark | None, following: Mark | None) -> list[Mark]:
    """Return the points inside the lines of ``stretch``, which lies between two marks."""
    point = last if last and last.kind == "point" else None
    if (last and last.kind == "indent") or (point and point.stop != ")"):
        return []
    previous = point
    points: list[Mark] = []
    for found in reader.matches("inline_point", stretch):
        order, suffix = point_order(found["letter"])
        if order is None or (found["before"] == ":") != (previous is None) or not _comes_next(order, suffix, previous):
            continue
        if _is_cited(reader.sheet, found, reader.rules) or (previous is None and _opens_bare_text(reader, stretch, found)):
            continue
        previous = _mark(reader.sheet, found, "point", found["letter"], order=order, suffix=suffix)
        points.append(previous)
    if following is None or following.kind != "point":
        return points if point or len(points) > 1 else []
    kept = [mark for mark in points if (mark.order, mark.suffix) < (following.order, following.suffix)]
    return kept if point or len(kept) == len(points) else []


def _opens_bare_text(reader: _Reader, stretch: Span, found: re.Match[str]) -> bool:
    return has_bare_lead(reader.sheet, stretch.start, found.start("mark"), reader.rules)


def _comes_next(order: int, suffix: str, previous: Mark | None) -> bool:
    if previous is None:
        return order == 0 and not suffix
    if suffix:
        return order == previous.order and not previous.suffix
    return order == previous.order + 1


def _is_cited(sheet: Sheet, found: re.Match[str], rules: Rules) -> bool:
    """Whether the letter is that of a cited provision: ``; b) khoản 2``, or a small letter goes on behind a full stop."""
    behind = sheet.text[found.end() : found.end() + 30]
    if rules.layout["unit_behind"].match(behind):
        return True
    return found["before"] == "." and not behind[:1].isupper()


def _mark(sheet: Sheet, found: re.Match[str], kind: MarkKind, num: str, *, order: int, suffix: str = "") -> Mark:
    return Mark(
        kind=kind,
        num=num,
        order=order,
        suffix=suffix,
        line=sheet.line_at(found.start("mark")),
        span=Span(found.start("mark"), found.end()),
        stop=found["stop"],
        open_before=False,
        reference_before=False,
        reference_behind=False,
    )
