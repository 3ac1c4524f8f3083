"""Words with boxes → lines of the draft: clean text, places of words, bold, centred."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from pipeline.extract.blocks import DraftLine, DraftWord
from pipeline.extract.pdf_words import PdfWord, VisualLine
from pipeline.model.text import Box
from pipeline.text.normalise import normalise

__all__ = ["Area", "to_draft_line"]

Area = tuple[float, float]
"""Left and right end of the text on a page, in points."""

_CENTRED: Final = 0.03
"""A line is centred when its middle is at most this share of the area's width off the area's middle."""
_NARROW: Final = 0.9
"""… and when it does not fill the area anyway."""


def to_draft_line(
    words: VisualLine,
    page: int,
    area: Area | None,
    is_bold: Callable[[PdfWord], bool],
) -> DraftLine:
    """Return a line; ``area`` is ``None`` where centring says nothing (cells)."""
    text, spans = _joined([word.text for word in words])
    drafted = tuple(
        DraftWord(start=start, end=end, box=Box(word.x0, word.top, word.x1, word.bottom), confidence=word.confidence)
        for (start, end), word in zip(spans, words, strict=True)
        if end > start
    )
    bold = sum(len(word.text) for word in words if is_bold(word))
    box = Box(
        min(word.x0 for word in words),
        min(word.top for word in words),
        max(word.x1 for word in words),
        max(word.bottom for word in words),
    )
    return DraftLine(
        text=text,
        page=page,
        box=box,
        bold=bold * 2 > sum(len(word.text) for word in words),
        centred=_is_centred(box, area) if area else None,
        words=drafted,
    )


def _joined(texts: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Return the clean line and where each word stands in it; a word of invisible marks only has an empty place."""
    raw = " ".join(texts)
    text = normalise(raw)
    if len(text) != len(raw) or text.strip() != text:
        parts = [normalise(part).strip() for part in texts]
        texts = parts
        text = " ".join(part for part in parts if part)
    spans: list[tuple[int, int]] = []
    at = 0
    for part in texts:
        spans.append((at, at + len(part)))
        at += len(part) + 1 if part else 0
    return text, spans


def _is_centred(box: Box, area: Area) -> bool:
    left, right = area
    width = right - left
    if box.x1 - box.x0 > _NARROW * width:
        return False
    return abs((box.x0 + box.x1) / 2 - (left + right) / 2) <= _CENTRED * width
