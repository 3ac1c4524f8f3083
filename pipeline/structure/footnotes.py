"""Footnotes of consolidated texts: they quote the amending acts and are no part of the document (domain.md 2.3)."""

from __future__ import annotations

import re

from pipeline.model.text import Span
from pipeline.structure.sheet import Sheet

__all__ = ["find_footnotes"]

_MARK = re.compile(r"\[(\d{1,3})\]\s*(?=\S)")


def find_footnotes(sheet: Sheet, start: int) -> tuple[Span, ...]:
    """Return the notes that stand together at the end of the text; their numbers rise by one from 1."""
    starts: list[int] = []
    for line in sheet.lines[sheet.first_line_from(start) :]:
        found = _MARK.match(line.text)
        if not found:
            continue
        number = int(found[1])
        if number == 1:
            starts = [line.span.start]
        elif number == len(starts) + 1:
            starts.append(line.span.start)
    if not starts:
        return ()
    ends = [*starts[1:], len(sheet.text)]
    return tuple(Span(begin, begin + len(sheet.text[begin:end].rstrip())) for begin, end in zip(starts, ends, strict=True))
