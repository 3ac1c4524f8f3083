"""The line that names the type of a document: QUYẾT ĐỊNH, NGHỊ QUYẾT, LUẬT."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.model.text import Span
from pipeline.rules.schema.kinds import Kind, Kinds
from pipeline.structure.sheet import Sheet, SheetLine

__all__ = ["KindLine", "kind_line_at", "kind_prefix_at"]

_LETTERS = re.compile(r"[^a-z]+")
_JOINED_LINES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class KindLine:
    """The kind and where it is printed; the title begins at offset ``title_start``, lines from ``next_line`` on are free."""

    kind: Kind
    span: Span
    title_start: int
    next_line: int


def kind_line_at(sheet: Sheet, number: int, kinds: Kinds) -> KindLine | None:
    """Return the kind that the line ``number`` (with up to two that follow it) consists of, letter-spaced or broken too."""
    first = sheet.lines[number]
    if not _may_name_a_kind(first):
        return None
    joined, best = "", None
    for offset in range(_JOINED_LINES):
        if number + offset >= len(sheet.lines):
            break
        line = sheet.lines[number + offset]
        if not (line.same_cell(first) and _may_name_a_kind(line)):
            break
        joined += _LETTERS.sub("", line.folded)
        kind = kinds.by_letters.get(joined)
        if kind and not (offset and not line.is_capital):
            best = KindLine(
                kind=kind,
                span=Span(first.span.start, line.span.end),
                title_start=line.span.end,
                next_line=number + offset + 1,
            )
    return best


def kind_prefix_at(sheet: Sheet, number: int, kinds: Kinds) -> KindLine | None:
    """Return the kind that a line begins with, the title standing behind it: ``LUẬT XÂY DỰNG``, ``NGHỊ QUYẾTVề việc …``."""
    line = sheet.lines[number]
    found = kinds.at_start.match(line.folded)
    if not found or not line.text[: found.end()].isupper():
        return None
    rest = line.text[found.end() :]
    if not rest or not (rest[0].isspace() or rest[0].isupper()):
        return None
    start = line.span.start
    return KindLine(
        kind=kinds.by_letters[_LETTERS.sub("", found.group())],
        span=Span(start, start + found.end()),
        title_start=start + found.end(),
        next_line=number + 1,
    )


def _may_name_a_kind(line: SheetLine) -> bool:
    return len(line.text) <= 60 and (line.is_capital or line.text[:1].isupper())
