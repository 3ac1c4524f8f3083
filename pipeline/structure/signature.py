"""Who signed: marks of authority, position and name of the signature block (domain.md 2.5)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.text import Span
from pipeline.rules.loader import Rules
from pipeline.structure.sheet import Sheet, SheetLine

__all__ = ["SignatureBlock", "read_signature"]

_REACH = 16
_LONGEST_POSITION = 3
_LONGEST_NAME = 70
_NOT_LETTERS = re.compile(r"[^a-z]")


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureBlock:
    """What the signature says; ``last_line`` is the number of its last line."""

    signing: str | None
    signing_span: Span | None
    title: str | None
    title_span: Span | None
    name: str | None
    name_span: Span | None
    last_line: int


def read_signature(sheet: Sheet, lines: Sequence[SheetLine], rules: Rules) -> SignatureBlock | None:
    """Return the signature whose first mark or position is the first line of ``lines``."""
    marks: list[str] = []
    positions: list[tuple[str, Span]] = []
    mark_spans: list[Span] = []
    number = 0
    while number < min(len(lines), _REACH):
        line = lines[number]
        found = _mark_or_position(sheet, line, rules, noted=_noted(lines, number, rules))
        if found:
            taken = _lines_taken(sheet, lines, number, found, rules)
            span = Span(line.span.start, lines[number + taken - 1].span.end)
            name = _mark_name(found["mark"], rules) if "mark" in found.re.groupindex else None
            if name:
                marks.append(name)
                mark_spans.append(span)
            if name in {None, _ACTING}:
                start = line.span.start + (found.start("office") if name else 0)
                positions.append((sheet.quote(Span(start, span.end)), span))
            number += taken
        elif _is_note(line, rules) or not (marks or positions):
            number += 1
        else:
            break
    if not marks and not positions:
        return None
    name_line, name, name_span = _name(sheet, lines, number, rules)
    title, title_span = positions[-1] if positions else (None, None)
    return SignatureBlock(
        signing=" ".join(marks) or None,
        signing_span=Span(mark_spans[0].start, mark_spans[-1].end) if mark_spans else None,
        title=rules.entities.normal_case(title) if title else None,
        title_span=title_span,
        name=name,
        name_span=name_span,
        last_line=lines[max(0, min(name_line, len(lines) - 1))].number,
    )


_ACTING = "Q"


def _noted(lines: Sequence[SheetLine], number: int, rules: Rules) -> bool:
    """Whether "(Đã ký)" follows the line."""
    return number + 1 < len(lines) and bool(rules.layout["signed_note"].match(lines[number + 1].folded))


def _mark_or_position(sheet: Sheet, line: SheetLine, rules: Rules, *, noted: bool = False) -> re.Match[str] | None:
    """Return the match of a mark of authority or of a position on ``line``: in capitals, or with "(Đã ký)" behind it."""
    ahead = sheet.ahead(line)
    for pattern in ("sign_mark", "position_line"):
        found = rules.layout[pattern].match(ahead if line.box is None else line.folded)
        if found and (noted or (line.is_capital and _in_one_cell(sheet, line, found))):
            return found
    return None


def _in_one_cell(sheet: Sheet, line: SheetLine, found: re.Match[str]) -> bool:
    last = sheet.lines[sheet.line_at(line.span.start + max(0, len(found.group().rstrip()) - 1))]
    return last.same_cell(line) and last.is_capital


def _is_note(line: SheetLine, rules: Rules) -> bool:
    return bool(rules.layout["signed_note"].match(line.folded) or rules.layout["digital_block"].match(line.folded))


def _mark_name(printed: str, rules: Rules) -> str:
    letters = _NOT_LETTERS.sub("", printed)
    table = dict(entry.split("=") for entry in rules.layout.words["signing_marks"])
    return table.get(letters, letters.upper())


def _lines_taken(sheet: Sheet, lines: Sequence[SheetLine], number: int, found: re.Match[str], rules: Rules) -> int:
    """Return how many lines the mark or position at ``number`` takes: ``TM. ỦY BAN⏎NHÂN DÂN`` takes two."""
    first = lines[number]
    last = sheet.line_at(first.span.start + max(0, len(found.group().rstrip()) - 1))
    taken = max(1, last - first.number + 1)
    for line in lines[number + taken : number + taken + _LONGEST_POSITION - 1]:
        if _mark_or_position(sheet, line, rules) or _is_note(line, rules) or not line.same_cell(first) or not line.is_capital:
            break
        if _is_name_in_capitals(lines, line, rules):
            break
        taken += 1
    return min(taken, len(lines) - number)


def _is_name_in_capitals(lines: Sequence[SheetLine], line: SheetLine, rules: Rules) -> bool:
    """Tell a person's name printed in capitals from the rest of an office: it begins with a surname, and no name follows."""
    pattern = rules.layout["person_name"]
    if not pattern.match(line.tail) or line.text.split()[0].capitalize() not in rules.layout.words["surnames"]:
        return False
    behind = [other for other in lines if line.number < other.number <= line.number + _LONGEST_POSITION]
    return not any(pattern.match(other.tail) and not other.is_capital for other in behind)


def _name(sheet: Sheet, lines: Sequence[SheetLine], number: int, rules: Rules) -> tuple[int, str | None, Span | None]:
    layout = rules.layout
    for place in range(number, min(len(lines), number + _REACH)):
        line = lines[place]
        if _is_note(line, rules):
            continue
        if layout["recipients"].match(line.folded):
            break
        found = layout["person_name"].match(line.text[:_LONGEST_NAME])
        if found and len(line.text) <= _LONGEST_NAME:
            span = Span(*found.span("name")).shifted(line.span.start)
            return place, _person(sheet.quote(span)), span
        if place + 1 < len(lines) and lines[place + 1].same_cell(line):
            span = Span(line.span.start, lines[place + 1].span.end)
            found = layout["person_name"].match(sheet.quote(span))
            if found and len(line.text) < 20 and not line.is_capital:
                return place + 1, _person(found["name"]), span
        if len(line.text) > 60:
            break
    return number - 1, None, None


def _person(printed: str) -> str:
    """Return a name with a capital at the beginning of each word only."""
    return " ".join(word if not word.isupper() else word[:1] + word[1:].lower() for word in printed.split())
