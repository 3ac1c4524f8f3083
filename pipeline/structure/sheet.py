"""The text as the readers of this room see it: printed, folded, and line by line."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass

from pipeline.model.text import Box, ExtractedText, Line, Span
from pipeline.text.fold import fold_keeping_length, squeeze

__all__ = ["Sheet", "SheetLine"]

_RULE_LINE = re.compile(r"[\s\-_=*.~+|/\\•·─━]*")
_AHEAD = 260
_JUDGED = 400
_TAIL = 60
_PUNCTUATED = re.compile(r"[\s\-_=*~|─━]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """A line that holds words, without blanks and drawn rules at its ends; ``number`` counts such lines from 0.

    ``is_capital``: its letters are capitals (one small letter in twelve is a misprint).
    """

    number: int
    span: Span
    text: str
    folded: str
    is_capital: bool = False
    cell: tuple[int, int, int] | None = None
    page: int = 1
    box: Box | None = None
    bold: bool | None = None
    centred: bool | None = None
    after_rule: bool = False
    """Whether a drawn rule (``-------``) stands between this line and the one before."""

    @property
    def tail(self) -> str:
        """Return the end of the line, as far as it says whether the sentence goes on."""
        return self.text[-_TAIL:]

    def same_cell(self, other: SheetLine) -> bool:
        """Whether both lines stand in one table cell, or both in none."""
        return self.cell == other.cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Printed text, the same folded character by character, and its lines."""

    source: ExtractedText
    text: str
    folded: str
    lines: tuple[SheetLine, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, source: ExtractedText) -> Sheet:
        """Return the sheet of a text."""
        folded = fold_keeping_length(source.text)
        lines: list[SheetLine] = []
        after_rule = False
        for line in source.lines:
            span = _without_rules(source.text, line.span)
            if span is None:
                after_rule = after_rule or len(line.span) > 2
                continue
            lines.append(_to_sheet_line(len(lines), source.text, folded, line, span, after_rule=after_rule))
            after_rule = False
        return cls(
            source=source,
            text=source.text,
            folded=folded,
            lines=tuple(lines),
            starts=tuple(line.span.start for line in lines),
        )

    def line_at(self, offset: int) -> int:
        """Return the number of the line that holds ``offset``, or of the last one before it (0 when there is none)."""
        return max(0, bisect.bisect_right(self.starts, offset) - 1)

    def first_line_from(self, offset: int) -> int:
        """Return the number of the first line that begins at ``offset`` or after it (the number of lines when none does)."""
        return bisect.bisect_left(self.starts, offset)

    def between(self, start: int, end: int) -> tuple[SheetLine, ...]:
        """Return the lines that begin in ``start`` ≤ offset < ``end``."""
        return self.lines[self.first_line_from(start) : self.first_line_from(end)]

    def ahead(self, line: SheetLine) -> str:
        """Return the folded text from the beginning of ``line`` on, some lines far: a heading may be broken anywhere."""
        return self.folded[line.span.start : line.span.start + _AHEAD]

    def quote(self, span: Span) -> str:
        """Return the words of ``span`` in one line."""
        return squeeze(self.text[span.start : span.end])


def _without_rules(text: str, span: Span) -> Span | None:
    """Return ``span`` without blanks and drawn rules at its ends, ``None`` when nothing else is there."""
    printed = text[span.start : span.end]
    if _RULE_LINE.fullmatch(printed):
        return None
    lead = _PUNCTUATED.match(printed)
    start = lead.end() if lead and (lead.end() > 3 or not lead.group().strip(" \t|~")) else 0
    stripped = printed.rstrip()
    tail = len(stripped.rstrip("-_=*~|─━ "))
    end = tail if len(stripped) - tail > 3 else len(stripped)
    return Span(span.start + start, span.start + end) if start < end else None


def _to_sheet_line(number: int, text: str, folded: str, line: Line, span: Span, *, after_rule: bool) -> SheetLine:
    return SheetLine(
        number=number,
        span=span,
        text=text[span.start : span.end],
        folded=folded[span.start : span.end],
        is_capital=_is_capital(text[span.start : min(span.end, span.start + _JUDGED)]),
        cell=line.cell,
        page=line.page,
        box=line.box,
        bold=line.bold,
        centred=line.centred,
        after_rule=after_rule,
    )


def _is_capital(printed: str) -> bool:
    if printed.isupper():
        return True
    small = sum(map(str.islower, printed))
    return 0 < small * 12 <= sum(map(str.isalpha, printed)) and any(map(str.isupper, printed))
