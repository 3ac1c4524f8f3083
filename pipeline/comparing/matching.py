"""Which texts of two lists belong together: equal ones, then those that share most words, a number or a heading."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

__all__ = ["Text", "in_order", "match"]

_RARE = 8
"""Texts that share a pair of words at most: what stands everywhere tells nothing, and is what would cost time."""
_NEAREST = 3
"""Candidates of one text that are looked at."""
_ALIKE, _ALIKE_HEADING, _ALIKE_NUMBER = 0.4, 0.05, 0.2
"""Share of common pairs of words from which two texts belong together: alone, under one heading, under one number."""
_NUMBER, _HEADING = 0.1, 0.25
"""What one number and one heading add to the share of common pairs."""


@dataclass(frozen=True, kw_only=True)
class Text:
    """A text with its number and heading (folded), as far as it has them."""

    text: str
    number: str | None = None
    heading: str | None = None

    @cached_property
    def marks(self) -> frozenset[str]:
        """Return its pairs of words, of a single word itself."""
        words = self.text.casefold().split()
        return frozenset(map(" ".join, pairwise(words))) or frozenset(words)


def match(left: Sequence[Text], right: Sequence[Text]) -> dict[int, int]:
    """Return pairs of positions, left → right; each text is in one pair at most. Time is linear in the words."""
    pairs = dict(_equal(left, right))
    taken = set(pairs.values())
    open_left = [n for n in range(len(left)) if n not in pairs]
    open_right = [n for n in range(len(right)) if n not in taken]
    for _, _, one, other in sorted(_scored(left, right, open_left, open_right)):
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


def in_order(pairs: dict[int, int]) -> frozenset[int]:
    """Return the left positions of the longest row of pairs that stand in the same order on both sides: others were moved."""
    ends: list[tuple[int, int]] = []
    before: dict[int, int | None] = {}
    for one, other in sorted(pairs.items()):
        low, high = 0, len(ends)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if ends[middle][0] < other else (low, middle)
        before[one] = ends[low - 1][1] if low else None
        ends[low:] = [(other, one), *ends[low + 1 :]] if low < len(ends) else [(other, one)]
    kept, at = set(), ends[-1][1] if ends else None
    while at is not None:
        kept.add(at)
        at = before[at]
    return frozenset(kept)


def _equal(left: Sequence[Text], right: Sequence[Text]) -> Iterator[tuple[int, int]]:
    """Yield texts that are the same word for word; of several like it the first belongs to the first."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for n in reversed(range(len(right))):
        places[right[n].text].append(n)
    for n, one in enumerate(left):
        if places.get(one.text):
            yield n, places[one.text].pop()


def _scored(
    left: Sequence[Text], right: Sequence[Text], open_left: Sequence[int], open_right: Sequence[int]
) -> Iterator[tuple[float, int, int, int]]:
    """Yield (−score, distance, left, right) of the pairs that may belong together."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    numbers, headings = (defaultdict[str, list[int]](list) for _ in range(2))
    for n in open_right:
        for mark in right[n].marks:
            holders[mark].append(n)
        for names, name in ((numbers, right[n].number), (headings, right[n].heading)):
            if name:
                names[name].append(n)
    for n in open_left:
        one = left[n]
        shared = Counter(other for mark in one.marks if len(holders.get(mark, ())) <= _RARE for other in holders.get(mark, ()))
        near = {other for other, _ in shared.most_common(_NEAREST)}
        for found in (numbers.get(one.number or "", []), headings.get(one.heading or "", [])):
            near.update(sorted(found, key=lambda other: abs(other - n))[:_NEAREST])
        for other in near:
            score = _score(one, right[other])
            if score is not None:
                yield -score, abs(other - n), n, other


def _score(one: Text, other: Text) -> float | None:
    """Return how much two texts belong together, ``None`` when they do not."""
    alike = 2 * len(one.marks & other.marks) / max(1, len(one.marks) + len(other.marks))
    is_number = one.number is not None and one.number == other.number
    is_heading = bool(one.heading) and one.heading == other.heading
    least = _ALIKE_HEADING if is_heading else _ALIKE_NUMBER if is_number else _ALIKE
    return alike + _NUMBER * is_number + _HEADING * is_heading if alike >= least else None
