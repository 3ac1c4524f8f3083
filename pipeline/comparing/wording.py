"""Which words of two paragraphs differ: the shortest way from one to the other (Myers 1986), as far as it may cost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.model.comparison import Piece

__all__ = ["differing"]

_WORD = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")
_FEW = 1
"""Equal words between two differences that are marked with them: single ones only tear sentences apart."""

Pieces = tuple[Piece, ...]


def differing(left: str, right: str, steps: int) -> tuple[Pieces, Pieces, int] | None:
    """Return both sides with the words that differ, and the steps that it took; ``None`` when ``steps`` do not suffice."""
    ours, theirs = _WORD.findall(left), _WORD.findall(right)
    keys_left, keys_right = [word.strip() for word in ours], [word.strip() for word in theirs]
    found = _shared(keys_left, keys_right, steps - len(ours) - len(theirs))
    if found is None:
        return None
    shared, spent = found
    pairs = list(_smoothed(shared, len(ours), len(theirs)))
    return (
        _pieces(ours, {one for one, _ in pairs}),
        _pieces(theirs, {other for _, other in pairs}),
        spent + len(ours) + len(theirs),
    )


def _pieces(words: Sequence[str], same: set[int]) -> Pieces:
    pieces = []
    for is_same, group in groupby(range(len(words)), key=same.__contains__):
        pieces.append(Piece(text="".join(words[n] for n in group), is_other=not is_same))
    return tuple(pieces)


def _smoothed(shared: Sequence[tuple[int, int]], ours: int, theirs: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs without short rows of them that stand between two differences."""
    rows: list[list[tuple[int, int]]] = []
    for one, other in shared:
        if rows and rows[-1][-1] == (one - 1, other - 1):
            rows[-1].append((one, other))
        else:
            rows.append([(one, other)])
    for row in rows:
        is_edge = row[0][0] == 0 or row[0][1] == 0 or row[-1][0] == ours - 1 or row[-1][1] == theirs - 1
        if is_edge or len(row) > _FEW:
            yield from row


def _shared(left: Sequence[str], right: Sequence[str], steps: int) -> tuple[list[tuple[int, int]], int] | None:
    """Return the pairs of positions of equal words on the shortest way, in their order, and the steps it took."""
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    end = 0
    while end < min(len(left), len(right)) - start and left[-1 - end] == right[-1 - end]:
        end += 1
    middle = _shortest(left[start : len(left) - end], right[start : len(right) - end], steps)
    if middle is None:
        return None
    pairs, spent = middle
    same = [(n, n) for n in range(start)]
    same += [(one + start, other + start) for one, other in pairs]
    return same + [(len(left) - end + n, len(right) - end + n) for n in range(end)], spent


def _shortest(left: Sequence[str], right: Sequence[str], steps: int) -> tuple[list[tuple[int, int]], int] | None:
    """Return the equal pairs of Myers' greedy way; its trace takes as many numbers as steps."""
    furthest = {1: 0}
    trace: list[dict[int, int]] = []
    spent = 0
    for distance in range(len(left) + len(right) + 1):
        trace.append(dict(furthest))
        for diagonal in range(-distance, distance + 1, 2):
            is_down = diagonal == -distance or (diagonal != distance and furthest[diagonal - 1] < furthest[diagonal + 1])
            at = furthest[diagonal + 1] if is_down else furthest[diagonal - 1] + 1
            begun = at
            while at < len(left) and at - diagonal < len(right) and left[at] == right[at - diagonal]:
                at += 1
            spent += 2 + at - begun
            furthest[diagonal] = at
            if at >= len(left) and at - diagonal >= len(right):
                return _walked(trace, len(left), len(right)), spent
        spent += len(furthest)
        if spent > steps:
            return None
    return [], spent


def _walked(trace: Sequence[dict[int, int]], ours: int, theirs: int) -> list[tuple[int, int]]:
    """Return the equal pairs on the way back from the end."""
    one, other = ours, theirs
    pairs: list[tuple[int, int]] = []
    for distance in range(len(trace) - 1, -1, -1):
        furthest, diagonal = trace[distance], one - other
        is_down = diagonal == -distance or (
            diagonal != distance and furthest.get(diagonal - 1, -1) < furthest.get(diagonal + 1, -1)
        )
        before = diagonal + 1 if is_down else diagonal - 1
        one_before = furthest.get(before, 0)
        other_before = one_before - before
        while one > max(one_before, 0) and other > max(other_before, 0):
            one, other = one - 1, other - 1
            pairs.append((one, other))
        if distance:
            one, other = one_before, other_before
    return pairs[::-1]
