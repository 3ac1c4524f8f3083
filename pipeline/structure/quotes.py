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
_CLOSERS = {"“": "”", "«": "»", '"': '"'}


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
    """Return the offsets of opening marks: behind a cue, or before a mark of a provision at the beginning of a line."""
    found = {match.start("open") for match in rules.layout["new_text_cue"].finditer(sheet.folded, zone.start, zone.end)}
    found |= {match.start("open") for match in rules.layout["quoted_provision"].finditer(sheet.folded, zone.start, zone.end)}
    return sorted(found)


def _read(sheet: Sheet, start: int, limit: int, end: int, rules: Rules) -> QuotedText:
    """Read from the opening mark: to its closing mark, else to the line of the next cue or the end of the article."""
    opener = sheet.text[start]
    depth = 1
    for mark in _QUOTES.finditer(sheet.text, start + 1, end):
        if mark.start() == limit and depth:
            previous_item = sheet.lines[sheet.line_at(limit)].span.start
            if depth == 1 and previous_item > start and _is_item(sheet, start, limit, rules):
                return QuotedText(span=Span(start, _item_start(sheet, start, limit, rules)), closed=False)
        depth += _change(sheet, opener, mark.group(), mark.start(), depth)
        if depth == 0:
            return QuotedText(span=Span(start, mark.end()), closed=True)
    return QuotedText(span=Span(start, _fallback_end(sheet, start, end, rules)), closed=False)


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
    if depth > 1:
        return -depth if _LINE_ENDS.match(text, offset + 1) and _last_of_paragraph(sheet, offset) else -1
    return -1


def _last_of_paragraph(sheet: Sheet, offset: int) -> bool:
    """Whether the closing mark is followed by a full stop or semicolon and a new line: the end of the whole quotation."""
    return bool(re.match(r"\s?[.;]\s*(?:\n|$)", sheet.text[offset + 1 : offset + 5]))


def _is_item(sheet: Sheet, start: int, limit: int, rules: Rules) -> bool:
    return _item_start(sheet, start, limit, rules) > start


def _item_start(sheet: Sheet, start: int, limit: int, rules: Rules) -> int:
    """Return where the item begins whose lead-in ends at ``limit``: the last numbered line before it."""
    layout = rules.layout
    for line in reversed(sheet.lines[sheet.line_at(start) + 1 : sheet.line_at(limit) + 1]):
        ahead = sheet.ahead(line)
        if line.span.start < limit - 900:
            break
        if any(layout[name].match(ahead) for name in ("clause_mark", "point_mark", "article_mark", "indent_mark")):
            return line.span.start
    return start


def _fallback_end(sheet: Sheet, start: int, end: int, rules: Rules) -> int:
    """Return where an unclosed quotation ends: before the next line that itself amends, or the next strong article."""
    layout = rules.layout
    first = sheet.line_at(start) + 1
    for line in sheet.lines[first:]:
        if line.span.start >= end:
            break
        ahead = sheet.ahead(line)
        if layout["amending_item"].match(ahead) or layout["closing_article"].match(ahead):
            return line.span.start
    return end
