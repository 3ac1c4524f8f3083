"""Visual lines → lines in reading order: what stands side by side (letterhead, signature block) is read column by column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Final

from pipeline.extract.pdf_words import VisualLine

__all__ = ["order_columns"]

_ZONE: Final = (0.30, 0.65)
"""Part of the page's width that a gutter touches: letterhead columns are centred at about 0.27 and 0.66 (domain.md 2.1)."""
_GAP: Final = 1.3
"""A gutter is at least so many font sizes wide."""
_OUTLIER: Final = 2.2
"""… and so many times the usual gap of its line: justified lines have wide gaps everywhere."""
_CLEAR_GAP: Final = 0.9
_CLEAR_OUTLIER: Final = 2.6
_CLEAR_GAPS: Final = 5
"""A line with many even gaps shows a gutter that is narrower, but stands out more: two long names of bodies side by side."""
_NARROWEST: Final = 6.0
"""Points that must stay free when lines share a gutter."""
_FAR: Final = 9.0
"""Font sizes between two lines of one block: the blank for the handwritten signature is about 80 points."""

Gap = tuple[float, float]


def order_columns(lines: Sequence[VisualLine], width: float) -> list[VisualLine]:
    """Return the lines split at gutters, left column before right column; other lines stay as they are."""
    ordered: list[VisualLine] = []
    at = 0
    while at < len(lines):
        gutter = _gutter(lines[at], width)
        block = _Block(gutter, size=_size(lines[at])) if gutter else None
        if block is None or not block.takes(lines[at]):  # small print: a gutter for its size, and too narrow to be kept free
            ordered.append(lines[at])
            at += 1
            continue
        at += 1
        while at < len(lines) and block.takes(lines[at]):
            at += 1
        ordered += [*block.left, *block.right]
    return ordered


@dataclass(slots=True)
class _Block:
    """Lines around one gutter, which narrows as lines are taken in."""

    gutter: Gap
    size: float
    left: list[VisualLine] = field(default_factory=list)
    right: list[VisualLine] = field(default_factory=list)
    bottom: float | None = None

    def takes(self, line: VisualLine) -> bool:
        """Take the line in when it leaves the gutter free; say whether it did."""
        if self.bottom is not None and line[0].top > self.bottom + _FAR * self.size:
            return False
        split = self._split(line)
        if split is None:
            return False
        cut, self.gutter = split
        left, right = line[:cut], line[cut:]
        if left:
            self.left.append(left)
        if right:
            self.right.append(right)
        self.bottom = max(word.bottom for word in line)
        return True

    def _split(self, line: VisualLine) -> tuple[int, Gap] | None:
        """Return the number of words left of the gutter and the gutter that remains."""
        start, end = self.gutter
        middle = (start + end) / 2
        cut = sum(1 for word in line if (word.x0 + word.x1) / 2 < middle)
        left_end = max((word.x1 for word in line[:cut]), default=start)
        right_start = min((word.x0 for word in line[cut:]), default=end)
        start, end = max(start, left_end), min(end, right_start)
        if end - start < _NARROWEST:
            return None
        if cut == len(line) and not self._belongs_left(line):
            return None
        return cut, (start, end)

    def _belongs_left(self, line: VisualLine) -> bool:
        """Whether a line with nothing on the right stands under the left column: aligned with it or centred like it."""
        if not self.left or self.bottom is None:
            return bool(not self.bottom)
        starts = [words[0].x0 for words in self.left]
        centre = (line[0].x0 + line[-1].x1) / 2
        centres = [(words[0].x0 + words[-1].x1) / 2 for words in self.left]
        return min(abs(line[0].x0 - x) for x in starts) < self.size or min(abs(centre - x) for x in centres) < 2 * self.size


def _size(line: VisualLine) -> float:
    return median(word.bottom - word.top for word in line)


def _gutter(line: VisualLine, width: float) -> Gap | None:
    """Return the widest gap of a line that can be a gutter."""
    if len(line) < 2:
        return None
    gaps = [(a.x1, b.x0) for a, b in pairwise(line)]
    widest = max(gaps, key=lambda gap: gap[1] - gap[0] if _is_in_zone(gap, width) else 0.0)
    if not _is_in_zone(widest, width):
        return None
    others = [gap[1] - gap[0] for gap in gaps if gap is not widest]
    usual = median(others) if others else 0.0
    size, font_size = widest[1] - widest[0], _size(line)
    is_wide = size >= _GAP * font_size and size >= _OUTLIER * usual
    is_clear = len(others) >= _CLEAR_GAPS and size >= _CLEAR_GAP * font_size and size >= _CLEAR_OUTLIER * usual
    return widest if is_wide or is_clear else None


def _is_in_zone(gap: Gap, width: float) -> bool:
    return gap[1] > _ZONE[0] * width and gap[0] < _ZONE[1] * width
