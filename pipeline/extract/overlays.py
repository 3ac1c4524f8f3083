"""Puts what was stamped later (number, date) into the blank of the line that it was stamped on (domain.md 2.4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.extract.pdf_words import PdfWord, VisualLine

__all__ = ["merge_overlays", "merge_raised"]

_MOST_WORDS: Final = 4
"""A stamped number or date is short; longer lines are lines of their own."""
_OVERLAP: Final = 0.5
"""Share of its height that must lie inside the line."""


def merge_overlays(lines: Sequence[VisualLine], stamps: Sequence[VisualLine]) -> list[VisualLine]:
    """Return the lines with stamps put into them; a stamp that stands on no line's blank is left out.

    Example: ``Số: …… /QĐ-UBND`` with ``2858`` drawn on the dots' place becomes ``Số: 2858 /QĐ-UBND``.
    """
    merged = [list(line) for line in lines]
    for stamp in stamps:
        _merge(merged, stamp, range(len(merged)))
    return merged


def merge_raised(lines: Sequence[VisualLine]) -> list[VisualLine]:
    """Return the lines with short neighbours that stand at nearly the same height merged into the blank they fill."""
    merged: list[VisualLine] = [list(line) for line in lines]
    gone: set[int] = set()
    for at, line in enumerate(lines):
        if len(line) > _MOST_WORDS:
            continue
        around = [i for i in (at - 1, at + 1) if 0 <= i < len(merged) and i not in gone and len(lines[i]) >= len(line)]
        if _merge(merged, line, around):
            gone.add(at)
    return [line for at, line in enumerate(merged) if at not in gone]


def _merge(lines: list[VisualLine], words: VisualLine, candidates: Sequence[int]) -> bool:
    for at in candidates:
        line = lines[at]
        if line is not words and all(_fits(word, line) for word in words):
            lines[at] = sorted([*line, *words], key=lambda word: word.x0)
            return True
    return False


def _fits(word: PdfWord, line: VisualLine) -> bool:
    """Whether a word stands at the line's height in a blank between two of its words."""
    top, bottom = min(w.top for w in line), max(w.bottom for w in line)
    if min(bottom, word.bottom) - max(top, word.top) < _OVERLAP * (word.bottom - word.top):
        return False
    slack = (word.x1 - word.x0) * 0.1
    if any(word.x0 < w.x1 - slack and word.x1 > w.x0 + slack for w in line):
        return False
    return any(w.x1 <= word.x0 + slack for w in line) and any(w.x0 >= word.x1 - slack for w in line)
