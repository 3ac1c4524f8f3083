"""New text of amended provisions between quotation marks: it belongs to another document and is never a provision here."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.model.text import Span
from pipeline.rules.loader import Rules
from pipeline.structure.sheet import Sheet

__all__ = ["QuotedText", "find_quoted_texts"]

_QUOTES = re.compile('[“”"«»]')
_LINE_ENDS = re.compile(r"[.;,:)\s]{0,6}(?:\n|$)|[.;,]?\s*(?:\n|$)")
_NUMBERED = re.compile(r"\s*(?:dieu\s+\d|\d{1,3}[a-z]?\s?[.)]|[a-z]\d?\))")
_LEAD_IN = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedText:
    """A quotation of new text, marks included; ``closed`` is false when its end is a guess."""

    span: Span
    closed: bool


def find_quoted_texts(sheet: Sheet, zone: Span, rules: Rules) -> tuple[QuotedText, ...]:
    """Return the quotations of new text in ``zone``, in the order of the text, none inside another."""
    starts = _opening_marks(sheet, zone, rules)
    quotations: list[QuotedText] = []
    position = zone.start
    for number, start in enumerate(starts):
        if start < position:
            continue
        limit = starts[number + 1] if number + 1 < len(starts) else zone.end
        quotation = _read(sheet, start, limit, zone.end, rules)
        quotations.append(quotation)
        position = quotation.span.end
    return tuple(quotations)


def _opening_marks(sheet: Sheet, zone: Span, rules: Rules) -> list[int]:
    """Return the offsets of opening marks: behind a cue, or between a colon and the number of a provision."""
    found = {match.start("open") for match in rules.layout["new_text_cue"].finditer(sheet.folded, zone.start, zone.end)}
    for match in rules.layout["quoted_provision"].finditer(sheet.folded, zone.start, zone.end):
        if sheet.text[max(zone.start, match.start() - _LEAD_IN) : match.start()].rstrip().endswith(":"):
            found.add(match.start("open"))
    return sorted(found)


def _read(sheet: Sheet, start: int, limit: int, end: int, rules: Rules) -> QuotedText:
    """Read from the opening mark to its closing mark, else to the next item that amends, or the end of the article."""
    opener = sheet.text[start]
    depth = 1
    for mark in _QUOTES.finditer(sheet.text, start + 1, end):
        if mark.start() == limit and depth == 1:
            item = _next_item(sheet, start, limit, rules)
            if item is not None:
                return QuotedText(span=Span(start, item), closed=False)
        depth += _change(sheet, opener, mark.group(), mark.start(), depth)
        if depth <= 0:
            return QuotedText(span=Span(start, mark.end()), closed=True)
    item = _next_item(sheet, start, end, rules)
    return QuotedText(span=Span(start, end if item is None else item), closed=False)


def _change(sheet: Sheet, opener: str, mark: str, offset: int, depth: int) -> int:
    text = sheet.text
    begins_line = not text[max(0, text.rfind("\n", 0, offset) + 1) : offset].strip()
    if mark == '"':
        ends_line = bool(_LINE_ENDS.match(text, offset + 1))
        if opener == '"':
            return -depth if ends_line and not begins_line else 0
        return -1 if ends_line and depth == 1 and not begins_line else 0
    if mark in "“«":
        return 0 if begins_line else 1
    return -1


def _next_item(sheet: Sheet, start: int, limit: int, rules: Rules) -> int | None:
    """Return where the next item begins that itself amends: by its words, else the last numbered line before ``limit``."""
    layout = rules.layout
    last: int | None = None
    for line in sheet.lines[sheet.line_at(start) + 1 :]:
        if line.span.start >= limit:
            break
        ahead = sheet.ahead(line)
        if layout["amending_item"].match(ahead) or layout["closing_article"].match(ahead):
            return line.span.start
        if layout["recipients"].match(line.folded):
            return last if last is not None and limit < line.span.start else line.span.start
        if limit < len(sheet.text) and line.span.start >= limit - _LEAD_IN and _NUMBERED.match(line.folded):
            last = line.span.start
    return last
