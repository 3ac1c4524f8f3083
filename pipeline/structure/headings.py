"""Which of the possible headings of a unit are headings: parts, chapters, sections and articles rise by one (domain.md 2.3)."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.model.text import Span
from pipeline.rules.loader import Rules
from pipeline.structure.marks import Mark, MarkKind, read_mark
from pipeline.structure.sheet import Sheet, SheetLine

__all__ = ["Later", "choose_headings", "outside"]

_CONTAINERS: tuple[MarkKind, ...] = ("part", "chapter", "section", "subsection", "article")
_RANK: dict[MarkKind, int] = {"part": 0, "chapter": 1, "section": 2, "subsection": 3, "article": 4}
_WIDEST_GAP = 3


class Later:
    """Answers whether a number of the sequence still comes: places of candidates by their order."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        """Take all candidates of one kind."""
        self._places: dict[int, list[int]] = {}
        for mark in marks:
            self._places.setdefault(mark.order, []).append(mark.span.start)

    def has(self, order: int, after: int, before: int) -> bool:
        """Whether a candidate with that order begins between two offsets."""
        places = self._places.get(order, [])
        at = bisect.bisect_right(places, after)
        return at < len(places) and places[at] < before


def outside(lines: Sequence[SheetLine], masks: Sequence[Span]) -> list[SheetLine]:
    """Return the lines that begin in none of ``masks`` (sorted, not overlapping)."""
    starts = [mask.start for mask in masks]
    kept = []
    for line in lines:
        at = bisect.bisect_right(starts, line.span.start) - 1
        if at < 0 or line.span.start >= masks[at].end:
            kept.append(line)
    return kept


def choose_headings(sheet: Sheet, zone: Span, masks: Sequence[Span], rules: Rules) -> tuple[Mark, ...]:
    """Return the headings of parts to articles in ``zone``, without those in ``masks`` (quoted text, forms)."""
    candidates = [
        mark
        for line in outside(sheet.between(zone.start, zone.end), masks)
        if (mark := _mark(sheet, line, zone, rules)) and _may_open(sheet, mark)
    ]
    later = Later(mark for mark in candidates if mark.kind == "article" and not mark.reference_before)
    chosen: list[Mark] = []
    last: dict[MarkKind, Mark] = {}
    for mark in candidates:
        before = last.get(mark.kind)
        if mark.kind == "article":
            fits = not _is_new_text(sheet, mark, rules) or before is None or _comes_last(mark, before, later, zone.end)
            fits = fits and _fits_article(sheet, mark, before, later, zone.end)
        else:
            fits = _fits_container(sheet, mark, before)
        if not fits:
            continue
        chosen.append(mark)
        last[mark.kind] = mark
        for kind, rank in _RANK.items():
            if rank > _RANK[mark.kind] and kind != "article":
                last.pop(kind, None)
    return tuple(chosen)


def _mark(sheet: Sheet, line: SheetLine, zone: Span, rules: Rules) -> Mark | None:
    """Return the heading of a line; with the first words of the zone no sentence goes on, whatever stands before it."""
    mark = read_mark(sheet, line, rules, _CONTAINERS)
    if mark and not sheet.text[zone.start : mark.span.start].strip():
        return replace(mark, open_before=False, reference_before=False)
    return mark


def _may_open(sheet: Sheet, mark: Mark) -> bool:
    """Sort out what can only be a reference: the sentence goes on before it or behind it."""
    if mark.stop:
        return not (mark.open_before and _continues_small(sheet, mark))
    if not mark.open_before and not sheet.text[mark.span.end : sheet.lines[mark.line].span.end].strip():
        return True
    if mark.reference_before:
        return sheet.lines[mark.line].is_capital and _stands_alone(sheet, mark) and mark.kind != "article"
    return not mark.reference_behind and not (mark.open_before and _continues_small(sheet, mark))


def _continues_small(sheet: Sheet, mark: Mark) -> bool:
    """Whether the words behind the number on the same line begin with a small letter."""
    line = sheet.lines[mark.line]
    rest = sheet.text[mark.span.end : line.span.end].lstrip()
    return bool(rest) and rest[0].islower()


def _comes_last(mark: Mark, last: Mark, later: Later, end: int) -> bool:
    """Whether ``mark`` is the next number and no other candidate for it follows."""
    return mark.order == last.order + 1 and not later.has(mark.order, mark.span.start, end)


def _fits_article(sheet: Sheet, mark: Mark, last: Mark | None, later: Later, end: int) -> bool:
    start = mark.span.start
    expected = last.order + 1 if last else 1
    if mark.reference_before:
        return mark.order == expected and _has_words_behind(sheet, mark) and not later.has(expected, start, end)
    if last is None:
        return mark.order == 1 or not later.has(1, start, end)
    settled = mark.is_strong and not mark.open_before
    if mark.order == expected:
        return mark.is_strong or not mark.open_before or not later.has(mark.order, start, end)
    if mark.order == last.order:
        return settled or (bool(mark.suffix) and mark.suffix != last.suffix)
    return mark.order > last.order and settled and not later.has(expected, start, end)


def _has_words_behind(sheet: Sheet, mark: Mark) -> bool:
    """Whether words follow the number on its line: a sentence that ends with a reference has none."""
    return len(sheet.text[mark.span.end : sheet.lines[mark.line].span.end].strip()) > 1


def _is_new_text(sheet: Sheet, mark: Mark, rules: Rules) -> bool:
    """Whether the words before say that new text follows, though no quotation mark opens it."""
    if not mark.stop or mark.open_before:
        return False
    before = sheet.folded[max(0, mark.span.start - 400) : mark.span.start].rstrip()
    return before.endswith(":") and bool(rules.layout["amending_lead"].search(before))


def _fits_container(sheet: Sheet, mark: Mark, last: Mark | None) -> bool:
    if mark.open_before and not _stands_alone(sheet, mark):
        return False
    if not mark.stop and not _has_heading_behind(sheet, mark):
        return False
    if last is None or mark.kind == "part":
        return True
    if mark.order == last.order + 1 or mark.order == 1 or (mark.order == last.order and mark.suffix):
        return True
    return last.order < mark.order <= last.order + _WIDEST_GAP or not mark.open_before


def _stands_alone(sheet: Sheet, mark: Mark) -> bool:
    """Whether nothing but a heading in capitals stands behind the mark."""
    rest = sheet.text[mark.span.end : sheet.lines[mark.line].span.end].strip()
    return not rest or rest.isupper()


def _has_heading_behind(sheet: Sheet, mark: Mark) -> bool:
    """Whether the line ends with the number, or a heading (no small letter first) goes on."""
    rest = sheet.text[mark.span.end : sheet.lines[sheet.line_at(mark.span.end)].span.end].strip()
    return not rest or not (rest[0].islower() or rest[0] in ",;")
