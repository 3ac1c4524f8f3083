"""Blank forms inside attachments (Mẫu số 01 …): their text is no provision of the document (domain.md 2.3)."""

from __future__ import annotations

from pipeline.model.text import Span
from pipeline.rules.loader import Rules
from pipeline.structure.sheet import Sheet, SheetLine

__all__ = ["find_forms"]


def find_forms(sheet: Sheet, zone: Span, rules: Rules) -> tuple[Span, ...]:
    """Return the forms in ``zone`` (one attachment): each from its mark, or its own national title, to the next one."""
    lines = sheet.between(zone.start, zone.end)
    starts = [place for place, line in enumerate(lines) if _opens(sheet, line, place, rules)]
    forms = []
    for number, place in enumerate(starts):
        last = starts[number + 1] - 1 if number + 1 < len(starts) else len(lines) - 1
        forms.append(Span(lines[place].span.start, lines[last].span.end))
    return tuple(forms)


def _opens(sheet: Sheet, line: SheetLine, place: int, rules: Rules) -> bool:
    layout = rules.layout
    ahead = sheet.ahead(line)
    if line.text[:1].isupper() or line.text[:1] in "([":
        found = layout["form_mark"].match(ahead)
        if found and (line.is_capital or len(line.text) <= found.end() + 60):
            return True
    return place > 0 and bool(layout["national_title"].match(ahead)) and line.is_capital
