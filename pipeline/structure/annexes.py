"""What is attached behind the closing: Quy định, Quy chế, Danh mục, Phụ lục, each with its own numbering (domain.md 2.3)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.model.document import Attachment
from pipeline.model.text import Span
from pipeline.rules.loader import Rules
from pipeline.structure.sheet import Sheet, SheetLine
from pipeline.text.fold import fold

__all__ = ["AttachmentReading", "read_attachments"]

_NOTE_REACH = 14
_TITLE_LINES = 14
_PLAIN_LINES = 6
_LONGEST_TITLE_LINE = 260
_LETTERHEAD_LINES = 10
_LONGEST_KIND = 40
_UNNAMED = "phụ lục"


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentReading:
    """An attachment and where its own text begins, behind heading and note."""

    attachment: Attachment
    text_start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    first: int
    kind: str
    num: str | None
    heading: Span | None
    text_line: int
    resume: int
    """Where the next attachment may begin: behind the note, which may stand below the first heading of the text."""


def read_attachments(sheet: Sheet, zone: Span, rules: Rules, *, closed: bool) -> tuple[AttachmentReading, ...]:
    """Return the attachments in ``zone``, what stands behind the document's own text.

    ``closed``: the document's closing was found before them, so that titles alone may open an attachment; otherwise
    only a note "(Kèm theo …)" does.
    """
    heads = [
        head
        for head in _heads(sheet, sheet.first_line_from(zone.start), rules, closed=closed)
        if sheet.lines[head.first].span.start < zone.end
    ]
    readings = []
    for number, head in enumerate(heads):
        end = sheet.lines[heads[number + 1].first].span.start if number + 1 < len(heads) else zone.end
        begin = sheet.lines[head.first].span.start
        text_start = sheet.lines[head.text_line].span.start if head.text_line < len(sheet.lines) else end
        readings.append(
            AttachmentReading(
                attachment=Attachment(
                    eid=f"att_{number + 1}",
                    kind=head.kind,
                    num=head.num,
                    heading=(sheet.quote(head.heading) or None) if head.heading else None,
                    span=Span(begin, begin + len(sheet.text[begin:end].rstrip())),
                ),
                text_start=min(text_start, end),
            )
        )
    return tuple(readings)


def _heads(sheet: Sheet, first: int, rules: Rules, *, closed: bool) -> list[_Head]:
    heads: list[_Head] = []
    number = first
    while number < len(sheet.lines):
        head = _head_at(sheet, number, rules, closed=closed, first_of_rest=number == first and closed)
        if head:
            heads.append(_with_letterhead(sheet, head, heads[-1].text_line if heads else first, rules))
            number = max(head.resume, number + 1)
        else:
            number += 1
    return heads


def _head_at(sheet: Sheet, number: int, rules: Rules, *, closed: bool, first_of_rest: bool) -> _Head | None:
    """Return the attachment whose heading begins at the line ``number``."""
    line = sheet.lines[number]
    layout = rules.layout
    ahead = sheet.ahead(line)
    annex = layout["annex_mark"].match(ahead)
    set_apart = line.is_capital or line.centred or annex or layout["attach_note"].match(ahead)
    if not set_apart:
        return None
    note = _note_behind(sheet, number, rules)
    if _in_table(sheet, line) and not (annex and note is not None and sheet.lines[note].same_cell(line)):
        return None
    before = sheet.lines[number - 1] if number else None
    if annex and _is_heading(line, before, rules) and (closed or note is not None):
        return _annex(sheet, number, annex, note, rules)
    kind = _kind_at(line, rules)
    by_note = note is not None and (note > number or first_of_rest) and (kind or _opens_title(sheet, number, note, rules))
    by_kind = closed and kind and _is_kind_alone(line, kind) and _is_heading(line, before, rules)
    if by_note or by_kind or (first_of_rest and kind and line.is_capital):
        return _titled(sheet, number, kind or _UNNAMED, note, rules)
    return None


def _in_table(sheet: Sheet, line: SheetLine) -> bool:
    """Whether the line stands beside other cells; a row that is one cell may hold a heading."""
    if line.cell is None or line.cell[0] > len(sheet.source.tables):
        return False
    table = sheet.source.tables[line.cell[0] - 1]
    row = table.rows[line.cell[1] - 1] if line.cell[1] <= len(table.rows) else None
    return table.columns > 1 and (row is None or sum(bool(len(cell.span)) for cell in row.cells) > 1)


def _is_heading(line: SheetLine, before: SheetLine | None, rules: Rules) -> bool:
    """Whether a line is set as a heading: capitals, centred, bold, or the sentence before does not ask for a number."""
    if line.is_capital or line.centred or line.bold:
        return True
    asked = before is not None and rules.layout["reference_before"].search(before.tail)
    return line.text[:1].isupper() and not asked and not line.text.endswith(".")


def _note_behind(sheet: Sheet, number: int, rules: Rules) -> int | None:
    """Return the number of the line "(Kèm theo …)" that ends the heading beginning at line ``number``."""
    named = sheet.lines[number].is_capital and len(sheet.lines[number].text) <= _LONGEST_KIND
    annex = rules.layout["annex_mark"].match(sheet.ahead(sheet.lines[number]))
    for place in range(number, min(number + _NOTE_REACH, len(sheet.lines))):
        line = sheet.lines[place]
        if rules.layout["attach_note"].match(sheet.ahead(line)):
            bracketed = line.text[:1] in "(["
            return place if bracketed or sheet.lines[place - 1].is_capital or line.centred else None
        part = annex and line.is_capital and place <= number + _PLAIN_LINES and _is_part(sheet, line, rules)
        if place > number and ((_opens_text(sheet, line, rules) and not part) or len(line.text) > _LONGEST_TITLE_LINE):
            return None
        plain = not (line.is_capital or line.centred or line.bold) and line.text[:1] not in "(["
        if plain and place > number and not (named and place <= number + _PLAIN_LINES):
            return None
    return None


def _opens_text(sheet: Sheet, line: SheetLine, rules: Rules) -> bool:
    ahead = sheet.ahead(line)
    return any(rules.layout[name].match(ahead) for name in ("article_mark", "chapter_mark", "first_heading", "basis"))


def _is_part(sheet: Sheet, line: SheetLine, rules: Rules) -> bool:
    return bool(rules.layout["part_mark"].match(sheet.ahead(line)))


def _kind_at(line: SheetLine, rules: Rules) -> str | None:
    if not line.is_capital and not (line.centred and line.text[:1].isupper()):
        return None
    key = f"{line.folded[:_LONGEST_KIND]} "
    return next((kind for folded, kind in rules.layout.folded_words["attachment_kinds"] if key.startswith(folded + " ")), None)


def _is_kind_alone(line: SheetLine, kind: str) -> bool:
    return line.folded.strip(" :.") == fold(kind)


def _opens_title(sheet: Sheet, number: int, note: int, rules: Rules) -> bool:
    """Whether the line is the first of the block of capitals above the note."""
    if number == note:
        return True
    lines = sheet.lines[number:note]
    signs = any(rules.layout[name].match(line.folded) for line in lines for name in ("sign_mark", "position_line"))
    signs = signs or any(rules.layout["person_name"].match(line.tail) and not line.is_capital for line in lines[:2])
    return (
        not signs
        and all(line.is_capital or line.centred for line in lines)
        and not rules.layout["national_title"].search(sheet.folded[lines[0].span.start : lines[-1].span.end])
    )


def _annex(sheet: Sheet, number: int, found: re.Match[str], note: int | None, rules: Rules) -> _Head:
    line = sheet.lines[number]
    end, num = line.span.start + found.end(), found["number"]
    printed = sheet.text[line.span.start : end]
    last = sheet.line_at(end - 1)
    rest = sheet.text[end : sheet.lines[last].span.end].strip(" .:-–")
    stop = note if note is not None else _end_of_title(sheet, last + 1, rules)
    title = [*([Span(sheet.lines[last].span.end - len(rest), sheet.lines[last].span.end)] if rest else [])]
    parts = (place for place in range(last + 1, max(last + 1, stop)) if _is_part(sheet, sheet.lines[place], rules))
    part = next(parts, None)
    title += [sheet.lines[place].span for place in range(last + 1, max(last + 1, stop if part is None else part))]
    resume = _behind_note(sheet, note, rules) if note is not None else max(stop, last + 1)
    written = printed.strip().lower()
    kind = "phụ lục" if fold(written).startswith("phu") else "biểu"
    return _Head(
        first=number,
        kind=kind,
        num=num.upper() if num and not num[0].isdigit() else (num.lstrip("0") or num if num else None),
        heading=Span(title[0].start, title[-1].end) if title else None,
        text_line=resume if part is None else part,
        resume=resume,
    )


def _titled(sheet: Sheet, number: int, kind: str, note: int | None, rules: Rules) -> _Head:
    stop = note if note is not None else _end_of_title(sheet, number + 1, rules)
    first = sheet.lines[number]
    begin = number + 1 if first.folded.strip(" :.") == fold(kind) else number
    heading = Span(sheet.lines[begin].span.start, sheet.lines[stop - 1].span.end) if begin < stop else None
    text_line = _behind_note(sheet, note, rules) if note is not None else max(stop, number + 1)
    return _Head(first=number, kind=kind, num=None, heading=heading, text_line=text_line, resume=text_line)


def _end_of_title(sheet: Sheet, number: int, rules: Rules) -> int:
    """Return the line behind a title without note: where capitals end or something of its own begins."""
    place = number
    while place < min(number + _TITLE_LINES, len(sheet.lines)):
        line = sheet.lines[place]
        ahead = sheet.ahead(line)
        marks = ("annex_mark", "form_mark", "article_mark", "chapter_mark", "part_mark", "first_heading", "attach_note")
        if _in_table(sheet, line) or any(rules.layout[name].match(ahead) for name in marks):
            break
        if not line.is_capital and not line.centred and not (line.bold and place == number):
            break
        place += 1
    return place


def _behind_note(sheet: Sheet, note: int, rules: Rules) -> int:
    """Return the first line behind the note, which may run over several lines up to its bracket."""
    text = sheet.text
    start = sheet.lines[note].span.start
    if text[start : sheet.lines[note].span.end].lstrip()[:1] in "([":
        close = text.find(")", start, start + 500)
        depth = text.count("(", start, close) if close > 0 else 0
        while close > 0 and depth > 1:
            close, depth = text.find(")", close + 1, start + 700), depth - 1
        if close > 0:
            return sheet.line_at(close) + 1
    place = note + 1
    while place < len(sheet.lines) and place < note + 4 and not rules.layout["finished"].search(sheet.lines[place - 1].tail):
        line = sheet.lines[place]
        if line.is_capital or not line.text[:1].islower():
            break
        place += 1
    return place


def _with_letterhead(sheet: Sheet, head: _Head, floor: int, rules: Rules) -> _Head:
    """Move the beginning up over a letterhead that repeats above the attachment's title."""
    first = head.first
    above: Sequence[SheetLine] = sheet.lines[max(floor, first - _LETTERHEAD_LINES) : first]
    for line in above:
        zone = sheet.folded[line.span.start : sheet.lines[first].span.start]
        if rules.layout["national_title"].search(zone) and (line.is_capital or line.cell):
            first = line.number
            break
    return replace(head, first=first)
