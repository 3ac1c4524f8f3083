"""Stretches of the text → rectangles on the pages."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce

from pipeline.model.text import Box, ExtractedText, Line, Span, Word
from pipeline.web.marks import Mark

__all__ = ["Frame", "Sheet", "frames_of", "sheets_of"]

_WHOLE = frozenset({"row", "doubt"})
"""Kinds that are framed as one rectangle a page: they mean whole rows of tables."""
_AIR = 1.6
"""Points between the words and their frame."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The rectangles of one mark on one page, in points."""

    mark: Mark
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page with its size in points, how it was read, and what is framed on it."""

    number: int
    width: float
    height: float
    quality: float | None
    frames: tuple[Frame, ...]


def sheets_of(pages: ExtractedText, placed: Sequence[Word], marks: Iterable[Mark]) -> tuple[Sheet, ...]:
    """Return the pages with frames; ``placed`` are the words of the pages with their places in the text of the marks."""
    found: dict[int, list[Frame]] = {}
    for mark in marks:
        for page, boxes in frames_of(mark.span, placed, pages.lines if pages.words is placed else ()).items():
            shown = (reduce(_around, boxes),) if mark.kind in _WHOLE else boxes
            found.setdefault(page, []).append(Frame(mark=mark, boxes=shown))
    return tuple(
        Sheet(
            number=page.number,
            width=page.width,
            height=page.height,
            quality=page.quality,
            frames=tuple(found.get(page.number, ())),
        )
        for page in pages.pages
        if page.width and page.height
    )


def frames_of(span: Span, words: Sequence[Word], lines: Sequence[Line] = ()) -> dict[int, tuple[Box, ...]]:
    """Return rectangles by page, one for each printed line; ``words`` in the order of the text.

    Where no word is known the boxes of ``lines`` are taken.
    """
    places = [(word.page, word.box) for word in _within(span, words)]
    if not places:
        places = [(line.page, line.box) for line in lines if line.box is not None and line.span.overlaps(span)]
    pages: dict[int, list[Box]] = {}
    for page, box in places:
        rows = pages.setdefault(page, [])
        if rows and _on_one_line(rows[-1], box):
            rows[-1] = _around(rows[-1], box)
        else:
            rows.append(box)
    return {page: tuple(_aired(box) for box in boxes) for page, boxes in pages.items()}


def _within(span: Span, words: Sequence[Word]) -> Iterable[Word]:
    first = max(0, bisect.bisect_right(words, span.start, key=lambda word: word.span.start) - 1)
    for word in words[first:]:
        if word.span.start >= span.end:
            break
        if word.span.overlaps(span):
            yield word


def _on_one_line(row: Box, box: Box) -> bool:
    height = min(row.bottom - row.top, box.bottom - box.top)
    shared = min(row.bottom, box.bottom) - max(row.top, box.top)
    return shared > height / 2 and box.x0 >= row.x0 - height and box.x0 - row.x1 < 4 * height


def _around(one: Box, other: Box) -> Box:
    return Box(min(one.x0, other.x0), min(one.top, other.top), max(one.x1, other.x1), max(one.bottom, other.bottom))


def _aired(box: Box) -> Box:
    return Box(round(box.x0 - _AIR, 1), round(box.top - _AIR, 1), round(box.x1 + _AIR, 1), round(box.bottom + _AIR, 1))
