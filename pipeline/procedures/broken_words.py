"""Joins words that a narrow column of a printed page broke over lines ("trườ⏎ng"), by the document's words or their sounds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.text.syllable_shape import is_syllable

__all__ = ["Vocabulary", "read_vocabulary"]

_WORD = re.compile(r"[^\W\d_]+")
_LAST = re.compile(r"[^\W\d_]+$")
_FIRST = re.compile(r"[^\W\d_]+")
_NO_BLANK_BEFORE = frozenset(",;:.)")
"""Marks that belong to the word on the line before."""
_NARROW = 14
"""Characters of the longest line of a narrow column."""
_WHOLE = 3
"""A line of so many words is wide enough to keep its inner words whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Words of a document in small letters."""

    words: frozenset[str]

    def join(self, text: str) -> str:
        """Return the lines of a cell with broken words joined.

        Two ends are one word when the document knows the whole and does not know one of the parts; of three parts the whole
        may need the third ("quy⏎ế⏎t"). In narrow columns it is enough that the whole is a syllable and one part is none.
        """
        lines = [line.strip() for line in text.split("\n")]
        is_narrow = max(map(len, lines)) <= _NARROW
        joined = lines[:1]
        at = 1
        while at < len(lines):
            if lines[at][:1] in _NO_BLANK_BEFORE and lines[at]:
                joined[-1] += lines[at]
                at += 1
                continue
            taken = next((n for n in (1, 2) if self._is_one(joined[-1], lines[at : at + n], n, is_narrow=is_narrow)), 0)
            if taken:
                joined[-1] += "".join(lines[at : at + taken])
            else:
                joined.append(lines[at])
            at += taken or 1
        return "\n".join(joined)

    def _is_one(self, before: str, behind: list[str], number: int, *, is_narrow: bool) -> bool:
        last, first = _LAST.search(before), _FIRST.match(behind[-1]) if len(behind) == number else None
        if last is None or first is None or not all(_WORD.fullmatch(part) for part in behind[:-1]):
            return False
        parts = [last[0].lower(), *(part.lower() for part in behind[:-1]), first[0].lower()]
        whole = "".join(parts)
        if whole in self.words:
            return not all(part in self.words for part in parts)
        return is_narrow and is_syllable(whole) and not all(map(is_syllable, parts))


def read_vocabulary(paragraphs: Iterable[str], cells: Iterable[str]) -> Vocabulary:
    """Return the words of the paragraphs, and of the cells those that stand inside a line, where nothing breaks them."""
    words: set[str] = set()
    for paragraph in paragraphs:
        words.update(_WORD.findall(paragraph.lower()))
    for cell in cells:
        for line in cell.lower().split("\n"):
            found = _WORD.findall(line)
            words.update(found[1:-1] if len(found) >= _WHOLE else ())
    return Vocabulary(words=frozenset(words))
