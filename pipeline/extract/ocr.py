"""Words of OCR → visual lines in points of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from pipeline.extract.pdf_words import PdfWord, VisualLine
from pipeline.ports import OcrWord
from pipeline.rules.loader import Rules
from pipeline.text.normalise import normalise

__all__ = ["mean_confidence", "to_ocr_lines"]

_NOISE: Final = 0.1
"""Words below this confidence are specks."""
_RULE: Final = re.compile(r"\s*|[-–—_=~.]{2,}")
"""A rule drawn under the letterhead, read as dashes."""
_BESIDE: Final = 0.5
"""Share of the lower line's height by which two lines overlap that stand side by side."""


def to_ocr_lines(words: Iterable[OcrWord], scale: float, rules: Rules) -> list[VisualLine]:
    """Return the lines from top to bottom; ``scale`` is pixels for a point.

    Lines that the engine found in two columns at one height become one visual line, as in a text layer, so that columns are
    ordered by one rule.
    """
    lines: list[VisualLine] = []
    for _, group in groupby(words, key=lambda word: word[3]):
        line = [_word(word, scale) for word in group if word[2] >= _NOISE and not _RULE.fullmatch(word[0])]
        if any(character.isalnum() for word in line for character in word.text):
            lines.append(_mended(sorted(line, key=lambda word: word.x0), rules))
    lines.sort(key=_middle)
    joined: list[VisualLine] = []
    for line in lines:
        if joined and _is_beside(joined[-1], line):
            joined[-1] = sorted([*joined[-1], *line], key=lambda word: word.x0)
        else:
            joined.append(line)
    return joined


def mean_confidence(lines: Iterable[VisualLine]) -> float | None:
    """Return the mean confidence of a page's words by their length, ``None`` without words."""
    told = [(len(word.text), word.confidence) for line in lines for word in line if word.confidence is not None]
    size = sum(length for length, _ in told)
    return round(sum(length * confidence for length, confidence in told) / size, 4) if size else None


def _word(word: OcrWord, scale: float) -> PdfWord:
    text, box, confidence, _ = word
    return PdfWord(
        normalise(text).strip(),
        box.x0 / scale,
        box.top / scale,
        box.x1 / scale,
        box.bottom / scale,
        confidence=confidence,
    )


def _mended(line: VisualLine, rules: Rules) -> VisualLine:
    """Put phrases right; replaced phrases have the same length and the same blanks, so words stay where they are."""
    text = " ".join(word.text for word in line)
    mended = rules.ocr_confusions.mended(text)
    if mended == text:
        return line
    return [word._replace(text=right) for word, right in zip(line, mended.split(" "), strict=True)]


def _middle(line: Sequence[PdfWord]) -> float:
    return sum(word.top + word.bottom for word in line) / (2 * len(line))


def _is_beside(above: VisualLine, line: VisualLine) -> bool:
    """Whether two lines stand at one height without overlapping sideways."""
    top, bottom = _extent(above)
    other_top, other_bottom = _extent(line)
    overlap = min(bottom, other_bottom) - max(top, other_top)
    if overlap < _BESIDE * min(bottom - top, other_bottom - other_top):
        return False
    return all(word.x1 <= other.x0 or other.x1 <= word.x0 for word in above for other in line)


def _extent(line: Sequence[PdfWord]) -> tuple[float, float]:
    """Return the mean top and bottom: one tall word says little on a skewed scan."""
    return sum(word.top for word in line) / len(line), sum(word.bottom for word in line) / len(line)
