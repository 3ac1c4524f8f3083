"""Two columns of a closing block on a printed page: their lines stand one after the other, told apart by their places."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.structure.sheet import SheetLine

__all__ = ["right_column_from"]

_GAP = 60  # points: indents of one column are smaller


def right_column_from(left: SheetLine, marks: Sequence[SheetLine]) -> float | None:
    """Return the abscissa at which the right column begins; ``left`` heads the left one, ``marks`` may head the right one.

    ``None`` when the text has no places or the block has one column only.
    """
    if left.box is None:
        return None
    for mark in marks:
        if mark.box and mark.page == left.page and mark.box.x0 - left.box.x0 > _GAP:
            return (mark.box.x0 + left.box.x0) / 2
    return None
