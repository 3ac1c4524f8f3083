"""Words of a printed page ↔ words of the clean text: where on paper a stretch of the text stands."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.text import ExtractedText, Span, Word
from pipeline.text.fold import fold

__all__ = ["place_words"]

_WORD = re.compile(r"\w+")
_LENGTHS = (6, 4, 3)
"""So many words in a row are an anchor where both texts hold them exactly once; longer rows are trusted first."""


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    span: Span


def place_words(text: str, printed: ExtractedText) -> tuple[Word, ...]:
    """Return the printed words with their places in ``text``, in its order; words without a partner are left out."""
    ours = _tokens(text)
    theirs = _tokens(printed.text)
    pairs = _pairs([token.word for token in ours], [token.word for token in theirs])
    words = {word.span.start: word for word in printed.words}
    starts = sorted(words)
    placed = []
    for at, other in sorted(pairs.items()):
        word = _word_at(theirs[other].span, words, starts)
        if word is not None:
            placed.append(Word(span=ours[at].span, page=word.page, box=word.box))
    return tuple(placed)


def _tokens(text: str) -> list[_Token]:
    return [_Token(fold(found[0]), Span(found.start(), found.end())) for found in _WORD.finditer(text)]


def _word_at(span: Span, words: dict[int, Word], starts: Sequence[int]) -> Word | None:
    at = bisect.bisect_right(starts, span.start) - 1
    word = words[starts[at]] if at >= 0 else None
    return word if word is not None and word.span.overlaps(span) else None


def _pairs(ours: Sequence[str], theirs: Sequence[str]) -> dict[int, int]:
    """Return positions in ``ours`` → positions in ``theirs``: rows of words that are unique in both, grown to both sides."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for length in _LENGTHS:
        here, there = _unique(ours, length), _unique(theirs, length)
        for row, at in here.items():
            other = there.get(row)
            if other is None or at in pairs or other in taken:
                continue
            for start, step in ((0, 1), (-1, -1)):
                for one, another in _grown(ours, theirs, at + start, other + start, step=step):
                    if one in pairs or another in taken:
                        break
                    pairs[one] = another
                    taken.add(another)
    return pairs


def _unique(tokens: Sequence[str], length: int) -> dict[tuple[str, ...], int]:
    found: dict[tuple[str, ...], int] = {}
    for at in range(len(tokens) - length + 1):
        row = tuple(tokens[at : at + length])
        found[row] = -1 if row in found else at
    return {row: at for row, at in found.items() if at >= 0}


def _grown(ours: Sequence[str], theirs: Sequence[str], at: int, other: int, *, step: int = 1) -> Iterator[tuple[int, int]]:
    """Yield pairs of positions for as long as both texts say the same."""
    while 0 <= at < len(ours) and 0 <= other < len(theirs) and ours[at] == theirs[other]:
        yield at, other
        at, other = at + step, other + step
