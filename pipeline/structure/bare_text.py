"""New text of an amended provision that no quotation mark opens: ``Sửa đổi điểm a, điểm c như sau:`` and then a), c)."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from pipeline.model.text import Span
from pipeline.rules.loader import Rules
from pipeline.structure.marks import Mark
from pipeline.structure.sheet import Sheet

__all__ = ["has_bare_lead", "without_bare_text"]

_LEAD = 700
_JUDGED = 100
"""So many items are looked at to tell new text from amendments: keeps the time linear."""


def without_bare_text(sheet: Sheet, zone: Span, masks: Sequence[Span], marks: Sequence[Mark], rules: Rules) -> list[Mark]:
    """Return ``marks`` (candidates of one article, in order) without the numbers of new text.

    New text begins behind a lead that names the provision it changes and ends with "như sau:"; it ends with the sequence
    of the lead's level. A sequence of which one item itself amends belongs to the document.
    """
    clauses = [place for place, mark in enumerate(marks) if mark.kind == "clause"]
    starts = [mask.start for mask in masks]
    kept: list[Mark] = []
    place = 0
    while place < len(marks):
        begin = kept[-1].span.start if kept else zone.start
        if has_bare_lead(sheet, begin, marks[place].span.start, rules):
            stop = _end(len(marks), place, clauses)
            judged = min(stop, place + _JUDGED)
            ends = [*(mark.span.start for mark in marks[place + 1 : judged + 1]), zone.end]
            items = zip(marks[place:judged], ends, strict=False)
            if stop > place and not any(_amends(sheet, mark, end, starts, rules) for mark, end in items):
                place = stop
                continue
        kept.append(marks[place])
        place += 1
    return kept


def has_bare_lead(sheet: Sheet, begin: int, start: int, rules: Rules) -> bool:
    """Whether the words before ``start``, from the item they stand in on, say that the text of a named provision follows."""
    before = sheet.folded[max(begin, start - _LEAD) : start].rstrip()
    return before.endswith(":") and bool(rules.layout["bare_lead"].search(before))


def _end(count: int, place: int, clauses: Sequence[int]) -> int:
    """Return the place behind the sequence: points end with the next clause; the article's first clauses fill it."""
    at = bisect.bisect_left(clauses, place)
    if at < len(clauses) and clauses[at] == place:
        return count if at == 0 else place
    return clauses[at] if at < len(clauses) else count


def _amends(sheet: Sheet, mark: Mark, end: int, starts: Sequence[int], rules: Rules) -> bool:
    """Whether an item is an amendment of its own: its first words say so, or it quotes new text."""
    at = bisect.bisect_left(starts, mark.span.start)
    quotes = at < len(starts) and starts[at] < end
    return quotes or bool(rules.layout["amending_words"].match(sheet.text[mark.span.end : mark.span.end + 120]))
