"""Two documents → what belongs together and what differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.comparing.matching import Text, in_order, match
from pipeline.comparing.parts import Paragraph, Part, cut
from pipeline.comparing.wording import differing
from pipeline.model.comparison import ComparedPart, ComparedRow, Comparison, PartState, Piece
from pipeline.model.outcome import ReadDocument
from pipeline.text.fold import fold

__all__ = ["compare"]

_STEPS_IN_ALL = 3_000_000
"""Steps of comparing words, some seconds; what is behind is shown as changed without marks."""
_STEPS_OF_ONE = 400_000
_LONG = 6
"""Words from which a paragraph that stands elsewhere counts as moved; short ones stand everywhere."""

_Pair = tuple[int | None, int | None, bool]
"""Positions left and right, and whether the pair was moved."""


def compare(left: ReadDocument, right: ReadDocument) -> Comparison:
    """Return the documents side by side; time is bounded by their length, words are marked as far as that allows."""
    ours, theirs = cut(left), cut(right)
    steps = _Steps(left=_STEPS_IN_ALL)
    pairs = _paired([_as_text(part) for part in ours], [_as_text(part) for part in theirs], longest=0)
    return Comparison(
        parts=tuple(
            _part(ours[one] if one is not None else None, theirs[other] if other is not None else None, moved, steps)
            for one, other, moved in pairs
        )
    )


@dataclass(slots=True)
class _Steps:
    """What comparing words may still cost in this comparison."""

    left: int


def _as_text(part: Part) -> Text:
    side = part.side
    return Text(text=part.text, number=side.eid or side.zone, heading=fold(side.heading or "") or None)


def _paired(left: Sequence[Text], right: Sequence[Text], *, longest: int) -> Iterator[_Pair]:
    """Yield pairs in the order of the right side; what is only at the left follows what it followed there."""
    pairs = match(left, right)
    stable = in_order(pairs)
    loose = {one for one in pairs if one not in stable and len(left[one].text.split()) < longest}
    pairs = {one: other for one, other in pairs.items() if one not in loose}
    back = {other: one for one, other in pairs.items()}
    behind: dict[int, list[int]] = {}
    place = -1
    for one in range(len(left)):
        if one not in pairs:
            behind.setdefault(place, []).append(one)
        elif one in stable:
            place = pairs[one]
    yield from ((one, None, False) for one in behind.get(-1, ()))
    for other in range(len(right)):
        one_of = back.get(other)
        yield one_of, other, one_of is not None and one_of not in stable
        yield from ((one, None, False) for one in behind.get(other, ()))


def _part(left: Part | None, right: Part | None, moved: bool, steps: _Steps) -> ComparedPart:  # noqa: FBT001
    if left is None or right is None:
        only = left or right
        rows = tuple(_alone(paragraph, is_left=right is None) for paragraph in only.paragraphs) if only else ()
        state: PartState = "removed" if right is None else "added"
    else:
        rows = tuple(_rows(left.paragraphs, right.paragraphs, steps))
        state = "same" if all(row.state == "same" and not row.is_moved for row in rows) else "changed"
    return ComparedPart(
        state=state, left=left.side if left else None, right=right.side if right else None, rows=rows, is_moved=moved
    )


def _alone(paragraph: Paragraph, *, is_left: bool) -> ComparedRow:
    pieces = (Piece(text=paragraph.text, is_other=True),)
    return ComparedRow(state="removed", left=pieces) if is_left else ComparedRow(state="added", right=pieces)


def _rows(left: Sequence[Paragraph], right: Sequence[Paragraph], steps: _Steps) -> Iterator[ComparedRow]:
    start = 0
    while start < min(len(left), len(right)) and left[start].text == right[start].text:
        yield _same(left[start])
        start += 1
    end = 0
    while end < min(len(left), len(right)) - start and left[-1 - end].text == right[-1 - end].text:
        end += 1
    ours, theirs = left[start : len(left) - end], right[start : len(right) - end]
    texts = ([Text(text=p.text, number=p.key) for p in side] for side in (ours, theirs))
    for one, other, moved in _paired(*texts, longest=_LONG):
        if one is None or other is None:
            only, is_left = (ours[one], True) if one is not None else (theirs[other or 0], False)
            yield _alone(only, is_left=is_left)
        else:
            yield _row(ours[one].text, theirs[other].text, moved, steps)
    yield from map(_same, left[len(left) - end :])


def _same(paragraph: Paragraph) -> ComparedRow:
    pieces = (Piece(text=paragraph.text),)
    return ComparedRow(state="same", left=pieces, right=pieces)


def _row(left: str, right: str, moved: bool, steps: _Steps) -> ComparedRow:  # noqa: FBT001
    if left == right:
        return ComparedRow(state="same", left=(Piece(text=left),), right=(Piece(text=right),), is_moved=moved)
    allowed = min(steps.left, _STEPS_OF_ONE)
    found = differing(left, right, allowed)
    steps.left -= found[2] if found else allowed
    if found is None:
        whole = ((Piece(text=left, is_other=True),), (Piece(text=right, is_other=True),))
        return ComparedRow(state="changed", left=whole[0], right=whole[1], is_moved=moved, is_marked=False)
    return ComparedRow(state="changed", left=found[0], right=found[1], is_moved=moved)
