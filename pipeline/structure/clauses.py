"""Clauses, points and indents inside one article (or one section of a document without articles)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.model.text import Span
from pipeline.rules.loader import Rules
from pipeline.structure.bare_text import without_bare_text
from pipeline.structure.headings import Later, outside
from pipeline.structure.inline import add_inline
from pipeline.structure.marks import Mark, MarkKind, read_mark
from pipeline.structure.sheet import Sheet, SheetLine

__all__ = ["choose_clauses"]

_INNER: tuple[MarkKind, ...] = ("clause", "point", "indent")
_MISREAD_D = "d"
_WIDEST_GAP = 4  # numbers that are missing in print, or stand inside a line


@dataclass(slots=True)
class _Counter:
    """Where the sequences stand while an article is read."""

    clause: Mark | None = None
    point: Mark | None = None
    indents: dict[str, int] = field(default_factory=dict)


def choose_clauses(
    sheet: Sheet, zone: Span, masks: Sequence[Span], rules: Rules, *, base: str | None = None
) -> tuple[Mark, ...]:
    """Return the clauses, points and indents between ``zone.start`` (behind the article's number) and ``zone.end``.

    ``base`` is the number of the article or section, for indents that repeat it (``Điều 2`` with ``2.1``).
    """
    candidates = without_bare_text(sheet, zone, masks, _candidates(sheet, zone, masks, rules), rules)
    later = Later(mark for mark in candidates if mark.kind == "clause")
    counter = _Counter()
    chosen = []
    for mark in candidates:
        if mark.kind == "clause":
            accepted = _clause(mark, counter, later, zone.end)
        elif mark.kind == "point":
            accepted = _point(mark, counter)
        else:
            accepted = _indent(mark, counter, base)
        if accepted:
            chosen.append(accepted)
    return add_inline(sheet, zone, masks, chosen, rules)


def _candidates(sheet: Sheet, zone: Span, masks: Sequence[Span], rules: Rules) -> list[Mark]:
    lines = outside(sheet.between(zone.start, zone.end), masks)
    first = _rest_of_heading(sheet, zone, rules)
    marks = [first] if first else []
    for line in lines:
        mark = read_mark(sheet, line, rules, _INNER)
        if mark and _may_open(sheet, mark, rules) and not (mark.kind == "clause" and _goes_on(sheet, mark)):
            marks.append(mark)
    return marks


def _may_open(sheet: Sheet, mark: Mark, rules: Rules) -> bool:
    """Whether a mark is none that the words before ask for: a heading may end with a word that looks like a connective.

    "… sử dụng tài khoản⏎a) Mỗi …" and "… tỉnh Cao Bằng⏎1. Sở …" open something, "… tại khoản⏎2. Sở …" does not.
    """
    if not mark.reference_before:
        return True
    behind = sheet.text[mark.span.end : mark.span.end + 30].lstrip()
    before = sheet.lines[mark.line - 1].tail
    layout = rules.layout
    return (
        bool(mark.stop)
        and behind[:1].isupper()
        and not layout["unit_behind"].match(behind)
        and not layout["asks_for_number"].search(before)
    )


def _goes_on(sheet: Sheet, mark: Mark) -> bool:
    """Whether a number at the beginning of a line belongs to the sentence before: small letters follow it."""
    return mark.open_before and sheet.text[mark.span.end : mark.span.end + 3].lstrip()[:1].islower()


def _rest_of_heading(sheet: Sheet, zone: Span, rules: Rules) -> Mark | None:
    """Return a first clause that stands on the article's own line: ``Điều 4. 1. Thu …``."""
    line = sheet.lines[sheet.line_at(zone.start)] if sheet.lines else None
    if line is None or not line.span.start < zone.start < line.span.end:
        return None
    rest = sheet.text[zone.start : line.span.end]
    start = zone.start + len(rest) - len(rest.lstrip())
    tail = SheetLine(
        number=line.number,
        span=Span(start, line.span.end),
        text=sheet.text[start : line.span.end],
        folded=sheet.folded[start : line.span.end],
        cell=line.cell,
    )
    mark = read_mark(sheet, tail, rules, _INNER)
    opens = mark is not None and mark.stop and (mark.order == 1 if mark.kind == "clause" else mark.num == "a")
    if mark is None or not opens:
        return None
    return replace(mark, open_before=False, reference_before=False)


def _clause(mark: Mark, counter: _Counter, later: Later, end: int) -> Mark | None:
    last = counter.clause
    fits = _follows(mark, last, later, end)
    if not fits:
        return None
    counter.clause, counter.point, counter.indents = mark, None, {}
    return mark


def _follows(mark: Mark, last: Mark | None, later: Later, end: int) -> bool:
    if last is None:
        return mark.order == 1 or (not mark.open_before and mark.order <= 2 and not later.has(1, mark.span.start, end))
    if mark.order == last.order + 1:
        return True
    if mark.order == last.order and mark.suffix and mark.suffix > last.suffix:
        return True
    if mark.open_before:
        return False
    if mark.order == last.order:
        return mark.stop == last.stop and not mark.suffix
    return last.order < mark.order <= last.order + _WIDEST_GAP and not later.has(last.order + 1, mark.span.start, end)


def _point(mark: Mark, counter: _Counter) -> Mark | None:
    last = counter.point
    if last is None:
        accepted = mark if mark.order == 0 and not mark.suffix else None
    elif mark.num == last.num == _MISREAD_D:
        accepted = replace(mark, num="đ", order=mark.order + 1)
    elif mark.order == last.order + 1 or (mark.order == last.order and mark.suffix and mark.suffix != last.suffix):
        accepted = mark
    elif mark.open_before:
        accepted = None
    elif mark.stop == last.stop and (mark.order == 0 or last.order <= mark.order <= last.order + _WIDEST_GAP):
        accepted = mark
    else:
        accepted = None
    if accepted:
        counter.point = accepted
        counter.indents = {key: value for key, value in counter.indents.items() if key[:1].isdigit()}
    return accepted


def _indent(mark: Mark, counter: _Counter, base: str | None) -> Mark | None:
    """Accept ``1.1`` under clause 1 (or article 1), ``a.1`` under point a, ``1.1.2`` under ``1.1``; the last one rises."""
    parent = mark.num.rpartition(".")[0]
    known = {
        *(counter.indents or ()),
        *((counter.clause.num,) if counter.clause else (base,) if base else ()),
        *((counter.point.num,) if counter.point else ()),
    }
    if parent not in known:
        return None
    last = counter.indents.get(f"{parent}.", 0)
    if not (mark.order == last + 1 or (last < mark.order <= last + 2 and not mark.open_before)):
        return None
    counter.indents = {key: value for key, value in counter.indents.items() if not key.startswith(mark.num)}
    counter.indents[f"{parent}."] = mark.order
    counter.indents[mark.num] = 0
    if mark.num[:1].isdigit():
        counter.point = None
    return mark
