"""Charts as SVG from the server, with their numbers on them, readable in black and white."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Bar", "Chart", "Piece", "stacked"]

_NAMES = 240
"""Pixels for the names at the left."""
_BARS = 520
_ROW = 30
_THICK = 18
_NARROWEST = 16
"""Pixels a piece must have for its number to stand on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Part of a bar: place, length, group and number."""

    group: str
    x: float
    width: float
    count: int
    shows_count: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar with its name and sum."""

    name: str
    y: int
    total: int
    end: float
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Bars below each other; ``thick`` is the height of a bar, ``left`` where bars begin."""

    width: int
    height: int
    left: int
    thick: int
    bars: tuple[Bar, ...]


def stacked(rows: Sequence[tuple[str, Sequence[tuple[str, int]]]]) -> Chart:
    """Return stacked bars: ``rows`` are names with (group, count) pairs; all bars have one scale."""
    most = max((sum(count for _, count in counts) for _, counts in rows), default=0) or 1
    bars = tuple(_bar(n, name, counts, _BARS / most) for n, (name, counts) in enumerate(rows))
    return Chart(width=_NAMES + _BARS + 60, height=len(rows) * _ROW + 8, left=_NAMES, thick=_THICK, bars=bars)


def _bar(row: int, name: str, counts: Sequence[tuple[str, int]], scale: float) -> Bar:
    pieces, x = [], float(_NAMES)
    for group, count in counts:
        if count:
            width = round(count * scale, 1)
            pieces.append(Piece(group=group, x=round(x, 1), width=width, count=count, shows_count=width >= _NARROWEST))
            x += width
    shown = name if len(name) <= 34 else name[:33].rstrip() + "…"
    return Bar(name=shown, y=row * _ROW + 8, total=sum(c for _, c in counts), end=round(x, 1), pieces=tuple(pieces))
