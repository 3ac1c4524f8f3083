"""Characters of a page → words → visual lines, by the rules of pdfplumber's ``extract_text`` with its default tolerances.

Written over plain tuples because pdfplumber's own dictionaries cost more time than parsing; a test holds the two against each
other. Tolerance in points: 3 between characters of a word, 3 between the tops of a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final, NamedTuple

from pipeline.extract.pdf_characters import Character

__all__ = ["PdfWord", "VisualLine", "to_visual_lines", "to_words"]

_TOLERANCE: Final = 3.0
_LIGATURES: Final = {"ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬁ": "fi", "ﬂ": "fl", "ﬆ": "st", "ﬅ": "st"}


class PdfWord(NamedTuple):
    """A word: text as in the file, box in points from the top left, font number of its first character (-1: read by OCR)."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    upright: bool = True
    font: int = -1
    confidence: float | None = None


VisualLine = list[PdfWord]
"""Words that stand at one height, from left to right."""


def to_words(characters: Iterable[Character]) -> list[PdfWord]:
    """Return the words of a page; rotated characters are read along their own direction."""
    words: list[PdfWord] = []
    for upright, run in groupby(characters, key=_upright):
        if upright:
            for row in _rows(run):
                row.sort(key=_start)
                words += _split(row)
        else:
            for row in _rows(map(_transposed, run)):
                row.sort(key=_extent)
                words += (_transposed_word(word) for word in _split(row))
    return words


def to_visual_lines(words: list[PdfWord]) -> list[VisualLine]:
    """Group words by the height of their tops, keeping their order."""
    clusters = _clusters({word.top for word in words})
    return [list(line) for _, line in groupby(words, key=lambda word: clusters[word.top])]


def _upright(character: Character) -> bool:
    return character[5]


def _clusters(values: Iterable[float]) -> dict[float, int]:
    """Number values so that neighbours within the tolerance share a number."""
    numbers: dict[float, int] = {}
    number, last = 0, None
    for value in sorted(values):
        if last is not None and value > last + _TOLERANCE:
            number += 1
        numbers[value] = number
        last = value
    return numbers


def _start(character: Character) -> float:
    return character[0]


def _extent(character: Character) -> tuple[float, float]:
    return character[0], character[2]


def _transposed(character: Character) -> Character:
    """Swap the axes, so that text that runs upwards or downwards is split by the same code."""
    x0, top, x1, bottom, text, upright, font = character
    return (top, x0, bottom, x1, text, upright, font)


def _transposed_word(word: PdfWord) -> PdfWord:
    return word._replace(x0=word.top, top=word.x0, x1=word.bottom, bottom=word.x1)


def _rows(characters: Iterable[Character]) -> list[list[Character]]:
    characters = list(characters)
    clusters = _clusters({character[1] for character in characters})
    rows: list[list[Character]] = [[] for _ in range(max(clusters.values()) + 1)]
    for character in characters:
        rows[clusters[character[1]]].append(character)
    return rows


def _split(row: list[Character]) -> Iterator[PdfWord]:
    """Split a row of characters at blanks, gaps and jumps."""
    word: list[Character] = []
    for character in row:
        if character[4].isspace():
            if word:
                yield _merged(word)
            word = []
            continue
        if word:
            last = word[-1]
            is_apart = character[0] < last[0] or character[0] > last[2] + _TOLERANCE
            if is_apart or abs(character[1] - last[1]) > _TOLERANCE:
                yield _merged(word)
                word = []
        word.append(character)
    if word:
        yield _merged(word)


def _merged(word: list[Character]) -> PdfWord:
    x0s, tops, x1s, bottoms, texts, uprights, fonts = zip(*word, strict=True)
    text = "".join(texts)
    if not text.isascii():
        for sign, letters in _LIGATURES.items():
            if sign in text:
                text = text.replace(sign, letters)
    return PdfWord(text, min(x0s), min(tops), max(x1s), max(bottoms), uprights[0], fonts[0])
