"""Cutting a file into its documents: a Công báo issue holds several, a form inside an annex is none (domain.md 2.2, 2.5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.errors import NotALegalDocumentError
from pipeline.model.text import ExtractedText, Span
from pipeline.rules.loader import Rules
from pipeline.structure.kindline import kind_line_at, kind_prefix_at
from pipeline.structure.printed_number import PrintedNumber, find_printed_number
from pipeline.structure.sheet import Sheet, SheetLine

__all__ = ["split_documents"]

_LINES_ABOVE = 14
_LINES_BELOW = 16
_NEAR = 8
_FIRST_LINES = 3
_LONGEST_HEAD_LINE = 90
_MARKS_NEEDED = 3
_MARKS = (
    "national_title",
    "motto",
    "number_label",
    "day",
    "basis",
    "operative",
    "first_article",
    "recipients",
    "addressee",
    "attach_note",
    "passed_clause",
    "proposal",
)
_TEXT_MARKS = ("operative", "first_article", "addressee")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opening:
    """A letterhead: its first line, what it prints as number, whether it can open a document inside a file."""

    line: int
    number: PrintedNumber | None
    has_kind: bool
    has_day: bool


def split_documents(text: ExtractedText, rules: Rules) -> tuple[ExtractedText, ...]:
    """Return the documents of a file in the order of the text; raises ``NotALegalDocumentError`` when there is none.

    A document begins at a letterhead with the national title, a number and a type name. What stands before the first one
    (a portal's page around it) is left out; copies, forms and attached texts that repeat a letterhead do not begin one.
    """
    sheet = Sheet.of(text)
    if not _is_legal(sheet, rules):
        raise NotALegalDocumentError
    openings = _openings(sheet, rules)
    starts = _starts(sheet, openings, rules)
    if starts == [0]:
        return (text,)
    offsets = [_line_start(sheet, number) for number in starts]
    ends = [*offsets[1:], len(sheet.text)]
    return tuple(text.part(Span(start, end)) for start, end in zip(offsets, ends, strict=True))


def _line_start(sheet: Sheet, number: int) -> int:
    """Return the beginning of the printed line, with the blanks or rule before its first word; 0 for the first line."""
    if number == 0:
        return 0
    return sheet.text.rfind("\n", 0, sheet.lines[number].span.start) + 1


def _is_legal(sheet: Sheet, rules: Rules) -> bool:
    """Whether the text carries enough marks of an official document, read at the beginning of lines."""
    found = {name for name in ("national_title", "motto", "day") if rules.layout[name].search(sheet.folded)}
    kinds = False
    first_kind = any(kind_line_at(sheet, line.number, rules.kinds) for line in sheet.lines[:_FIRST_LINES])
    if first_kind and "day" in found:
        return True
    for line in sheet.lines:
        ahead = sheet.ahead(line)
        found |= {name for name in _MARKS if name not in found and rules.layout[name].match(ahead)}
        kinds = kinds or (line.is_capital and kind_line_at(sheet, line.number, rules.kinds) is not None)
        if len(found) + kinds >= _MARKS_NEEDED and found & {
            "national_title",
            "basis",
            "first_article",
            "attach_note",
            "recipients",
        }:
            return True
    return False


def _openings(sheet: Sheet, rules: Rules) -> list[_Opening]:
    openings = []
    for found in rules.layout["national_title"].finditer(sheet.folded):
        line = sheet.lines[sheet.line_at(found.start())]
        if not _is_head_line(sheet, line, found.start()):
            continue
        first = _first_line(sheet, line, rules)
        below = sheet.lines[line.number : line.number + _LINES_BELOW]
        if _is_form_or_attachment(sheet, first, below, rules):
            continue
        head = _head_lines(sheet, below, rules)
        zone = Span(sheet.lines[first].span.start, head[-1].span.end)
        openings.append(
            _Opening(
                line=first,
                number=find_printed_number(sheet, zone, rules),
                has_kind=_has_kind(sheet, below, rules),
                has_day=any(day["year"].isdigit() and day["day"].strip().isdigit() for day in _days(sheet, zone, rules)),
            )
        )
    return openings


def _head_lines(sheet: Sheet, below: Sequence[SheetLine], rules: Rules) -> Sequence[SheetLine]:
    """Return the lines down to the type name or the first words of the text: numbers behind them are those of others."""
    for place, line in enumerate(below):
        named = place and line.is_capital and kind_line_at(sheet, line.number, rules.kinds)
        if named or any(rules.layout[name].match(sheet.ahead(line)) for name in ("basis", "article_mark", "addressee")):
            return below[: max(1, place)]
    return below


def _days(sheet: Sheet, zone: Span, rules: Rules) -> list[dict[str, str]]:
    return [found.groupdict() for found in rules.layout["day"].finditer(sheet.folded, zone.start, zone.end)]


def _is_head_line(sheet: Sheet, line: SheetLine, offset: int) -> bool:
    """Whether the national title is set as one: in capitals, not inside a sentence."""
    printed = sheet.text[offset : min(line.span.end, offset + 30)]
    return printed.isupper() and len(line.text) <= _LONGEST_HEAD_LINE * 2


def _first_line(sheet: Sheet, line: SheetLine, rules: Rules) -> int:
    """Return the first line of the letterhead that the national title on ``line`` belongs to."""
    first = line.number
    joined = ""
    for other in reversed(sheet.lines[max(0, line.number - _LINES_ABOVE) : line.number]):
        joined = f"{other.text} {joined}"
        names_body = rules.entities.is_body(rules.entities.body_of(rules.entities.normal_case(joined)))
        if not (_belongs_to_head(sheet, other, rules) or names_body):
            break
        if first == line.number or names_body or _same_row(other, line):
            first = other.number
    return first


def _same_row(other: SheetLine, line: SheetLine) -> bool:
    """Whether two lines stand in one table row, as the two columns of a letterhead do."""
    return other.cell is not None and line.cell is not None and other.cell[:2] == line.cell[:2]


def _belongs_to_head(sheet: Sheet, line: SheetLine, rules: Rules) -> bool:
    layout = rules.layout
    ahead = sheet.ahead(line)
    if layout["number_label"].match(ahead) or layout["subject"].match(ahead):
        return True
    short = len(line.text) <= _LONGEST_HEAD_LINE and not layout["finished"].search(line.tail)
    signs = layout["sign_mark"].match(ahead) or layout["position_line"].match(ahead) or layout["form_mark"].match(ahead)
    return line.is_capital and short and not signs


def _is_form_or_attachment(sheet: Sheet, first: int, below: Sequence[SheetLine], rules: Rules) -> bool:
    layout = rules.layout
    marks = ("form_mark", "annex_mark", "attach_note")
    for line in reversed(sheet.lines[max(0, first - _NEAR) : first]):
        if any(layout[name].match(sheet.ahead(line)) for name in marks):
            return True
        if layout["finished"].search(line.tail):
            break
    return any(layout["attach_note"].match(sheet.ahead(line)) for line in below) or any(
        layout["form_mark"].match(sheet.ahead(line)) for line in below[:_NEAR]
    )


def _has_kind(sheet: Sheet, below: Sequence[SheetLine], rules: Rules) -> bool:
    layout = rules.layout
    return any(
        (line.is_capital and (kind_line_at(sheet, line.number, rules.kinds) or kind_prefix_at(sheet, line.number, rules.kinds)))
        or layout["addressee"].match(sheet.ahead(line))
        or layout["subject"].match(sheet.ahead(line))
        for line in below
    )


def _starts(sheet: Sheet, openings: Sequence[_Opening], rules: Rules) -> list[int]:
    """Return the first lines of the documents."""
    if not openings:
        return [0]
    first = openings[0]
    text_before = _has_text(sheet, first.line, rules)
    starts = [0] if text_before or first.line == 0 or not (first.has_kind or first.number) else [first.line]
    current = first if starts[0] == first.line else None
    seen = {first.number.canonical} if current and first.number else _number_at_top(sheet, first.line, rules)
    for opening in openings[1:] if current else openings:
        if not (opening.number and opening.number.canonical and opening.has_kind and opening.has_day):
            continue
        if opening.number.canonical in seen or opening.line <= starts[-1]:
            continue
        starts.append(opening.line)
        seen.add(opening.number.canonical)
    return starts


def _has_text(sheet: Sheet, end: int, rules: Rules) -> bool:
    """Whether the text of a document stands above the line ``end``: one "Căn cứ" alone may be a portal's summary."""
    bases = 0
    for line in sheet.lines[:end]:
        ahead = sheet.ahead(line)
        bases += bool(rules.layout["basis"].match(ahead))
        if bases > 1 or any(rules.layout[name].match(ahead) for name in _TEXT_MARKS):
            return True
    return False


def _number_at_top(sheet: Sheet, end: int, rules: Rules) -> set[str | None]:
    stop = sheet.lines[min(end, 30)].span.end if sheet.lines else 0
    number = find_printed_number(sheet, Span(0, stop), rules)
    return {number.canonical} if number else set()
