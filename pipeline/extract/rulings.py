"""Ruling lines of a page → cells → tables, by pdfplumber's "lines" strategy with its default tolerances.

Edges are snapped and joined, their crossings are the corners of cells, cells that share a corner are one table (Nurminen,
"Algorithmic extraction of data in tables in PDF documents", Tampere 2013, as pdfplumber has it). Written over plain tuples; a
test holds the two against each other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pipeline.extract.pdf_characters import Ruling

__all__ = ["CellBox", "find_background_groups", "find_cell_groups"]

CellBox = tuple[float, float, float, float]
"""x0, top, x1, bottom."""

_SNAP: Final = 3.0
_JOIN: Final = 3.0
_CROSS: Final = 3.0
_SHORTEST: Final = 3.0
_MOST_CROSSINGS: Final = 200_000
"""A map or a drawing has more lines than a table of 2,000 rows and 100 columns."""
_NEAR: Final = 0.25
"""Share of the page's height at either end in which a table may be cut by the page."""
_WHOLE: Final = 0.97
"""Share of its area that the cells of a table of backgrounds cover."""

Interval = tuple[float, float]
Point = tuple[float, float]


def find_cell_groups(rulings: Sequence[Ruling], page_height: float | None = None) -> list[list[CellBox]]:
    """Return the cells of each table, tables from top to bottom; a single cell is a frame and no table.

    With ``page_height``, a table that the page cuts inside a row, so that no line closes it, is closed where its columns end;
    pdfplumber leaves such a row out.
    """
    vertical = _joined((at, start, end) for kind, at, start, end in rulings if kind == "v")
    horizontal = _joined((at, start, end) for kind, at, start, end in rulings if kind == "h")
    if len(vertical) < 2 or len(horizontal) < 2 or len(vertical) * len(horizontal) > _MOST_CROSSINGS:
        return []
    if page_height is not None:
        horizontal = sorted([*horizontal, *_closing(vertical, horizontal, page_height)])
    cells = list(_cells(_crossings(vertical, horizontal)))
    groups = [group for group in _groups(cells) if len(group) > 1]
    return sorted(groups, key=lambda group: min((top, x0) for x0, top, _, _ in group))


def _closing(
    vertical: Sequence[tuple[float, float, float]], horizontal: Sequence[tuple[float, float, float]], page_height: float
) -> Iterator[tuple[float, float, float]]:
    """Yield lines across the open ends of columns near the top and the bottom of the page."""
    upper = [(top, x) for x, top, _ in vertical if top < _NEAR * page_height]
    lower = [(bottom, x) for x, _, bottom in vertical if bottom > (1 - _NEAR) * page_height]
    for ends in (upper, lower):
        is_open = [(y, x, 0.0) for y, x in ends if not any(_meets(edge, x, y) for edge in horizontal)]
        for cluster in _clusters(sorted(is_open)):
            xs = [x for _, x, _ in cluster]
            if len(cluster) > 1 and _share_a_line(xs, horizontal):
                yield (sum(y for y, _, _ in cluster) / len(cluster), min(xs), max(xs))


def _meets(edge: tuple[float, float, float], x: float, y: float) -> bool:
    """Whether a horizontal edge goes through a point."""
    place, start, end = edge
    return abs(place - y) <= _CROSS and start - _CROSS <= x <= end + _CROSS


def _share_a_line(xs: Sequence[float], horizontal: Sequence[tuple[float, float, float]]) -> bool:
    """Whether some ruling line goes from the first to the last of these columns: they are columns of one table."""
    return any(x0 - _CROSS <= min(xs) and max(xs) <= x1 + _CROSS for _, x0, x1 in horizontal)


def find_background_groups(backgrounds: Sequence[Ruling]) -> list[list[CellBox]]:
    """Return tables that are drawn by the backgrounds of their cells alone: at least two rows and columns, no hole.

    Backgrounds behind lines of text, which portals print too, have ragged ends and make no whole grid.
    """
    return [group for group in find_cell_groups(backgrounds) if _is_whole_grid(group)]


def _is_whole_grid(group: Sequence[CellBox]) -> bool:
    left, top = min(cell[0] for cell in group), min(cell[1] for cell in group)
    right, bottom = max(cell[2] for cell in group), max(cell[3] for cell in group)
    covered = sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in group)
    columns, rows = len({cell[0] for cell in group}), len({cell[1] for cell in group})
    return columns > 1 and rows > 1 and len(group) > 3 and covered >= _WHOLE * (right - left) * (bottom - top)


def _joined(edges: Iterable[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Snap parallel edges to their mean place and join those that touch; (place, start, end), sorted."""
    by_place: dict[float, list[Interval]] = defaultdict(list)
    for cluster in _clusters(sorted(edges)):
        place = sum(edge[0] for edge in cluster) / len(cluster)
        by_place[place] += [(start, end) for _, start, end in cluster]
    joined: list[tuple[float, float, float]] = []
    for place, intervals in sorted(by_place.items()):
        intervals.sort()
        start, end = intervals[0]
        for next_start, next_end in intervals[1:]:
            if next_start <= end + _JOIN:
                end = max(end, next_end)
            else:
                joined.append((place, start, end))
                start, end = next_start, next_end
        joined.append((place, start, end))
    return [edge for edge in joined if edge[2] - edge[1] >= _SHORTEST]


def _clusters(edges: list[tuple[float, float, float]]) -> Iterator[list[tuple[float, float, float]]]:
    cluster: list[tuple[float, float, float]] = []
    for edge in edges:
        if cluster and edge[0] > cluster[-1][0] + _SNAP:
            yield cluster
            cluster = []
        cluster.append(edge)
    if cluster:
        yield cluster


def _crossings(
    vertical: list[tuple[float, float, float]], horizontal: list[tuple[float, float, float]]
) -> dict[Point, tuple[set[int], set[int]]]:
    """Return where edges cross: point → numbers of the vertical and of the horizontal edges."""
    places = [place for place, _, _ in horizontal]
    crossings: dict[Point, tuple[set[int], set[int]]] = {}
    for v, (x, top, bottom) in enumerate(vertical):
        first = bisect_left(places, top - _CROSS)
        for h in range(first, len(horizontal)):
            y, start, end = horizontal[h]
            if y > bottom + _CROSS:
                break
            if start - _CROSS <= x <= end + _CROSS:
                at = crossings.setdefault((x, y), (set(), set()))
                at[0].add(v)
                at[1].add(h)
    return crossings


def _cells(crossings: dict[Point, tuple[set[int], set[int]]]) -> Iterator[CellBox]:
    """Yield for each crossing the smallest cell whose top left corner it is."""
    by_x: dict[float, list[float]] = defaultdict(list)
    by_y: dict[float, list[float]] = defaultdict(list)
    for x, y in sorted(crossings):
        by_x[x].append(y)
        by_y[y].append(x)
    for x, y in sorted(crossings):
        corner = crossings[x, y]
        rights = [r for r in by_y[y][bisect_left(by_y[y], x) + 1 :] if corner[1] & crossings[r, y][1]]
        for below in by_x[x][bisect_left(by_x[x], y) + 1 :]:
            if not corner[0] & crossings[x, below][0]:
                continue
            cell = next((r for r in rights if _closes(crossings, (x, y), (r, below))), None)
            if cell is not None:
                yield (x, y, cell, below)
                break


def _closes(crossings: dict[Point, tuple[set[int], set[int]]], corner: Point, opposite: Point) -> bool:
    """Whether the right and the lower side of a cell are drawn."""
    last = crossings.get(opposite)
    if last is None:
        return False
    right, below = crossings[opposite[0], corner[1]], crossings[corner[0], opposite[1]]
    return bool(last[0] & right[0]) and bool(last[1] & below[1])


def _groups(cells: list[CellBox]) -> Iterator[list[CellBox]]:
    """Yield cells that share corners, directly or through others."""
    by_corner: dict[Point, list[int]] = defaultdict(list)
    for number, (x0, top, x1, bottom) in enumerate(cells):
        for corner in ((x0, top), (x0, bottom), (x1, top), (x1, bottom)):
            by_corner[corner].append(number)
    seen: set[int] = set()
    for number in range(len(cells)):
        if number in seen:
            continue
        group, waiting = [], [number]
        seen.add(number)
        while waiting:
            at = waiting.pop()
            group.append(cells[at])
            x0, top, x1, bottom = cells[at]
            for corner in ((x0, top), (x0, bottom), (x1, top), (x1, bottom)):
                fresh = [other for other in by_corner[corner] if other not in seen]
                seen.update(fresh)
                waiting += fresh
        yield group
