"""Decides how a page is read: by its text layer, by OCR, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from pipeline.extract.garbage import is_garbage
from pipeline.extract.pdf_characters import Character, Picture
from pipeline.text.fold import fold
from pipeline.text.legacy import guess_encoding

__all__ = ["Route", "route_page"]

Route = Literal["text", "ocr", "none"]

_FEW: Final = 300
"""A page with a page-wide picture and less text than this is a scan with a stamp or a watermark on it."""
_NEARLY_NONE: Final = 12
"""Fewer characters than a page number and a stamp have."""
_WIDE: Final = 0.5
"""Share of the page that the pictures of a scan cover."""
_ENOUGH: Final = 200
"""Letters from which the share of marked letters says something."""
_MARKED: Final = 0.04
"""Vietnamese prose has marks on about a quarter of its letters; a layer made by English OCR has next to none."""


def route_page(characters: Sequence[Character], pictures: Sequence[Picture], width: float, height: float) -> Route:
    """Return how to read a page of the given size in points."""
    text = "".join(character[4] for character in characters)
    count = sum(1 for character in text if not character.isspace())
    is_scan = _covered(pictures, width, height) >= _WIDE
    if count < _NEARLY_NONE:
        return "ocr" if is_scan or pictures else ("text" if count else "none")
    if is_scan and count < _FEW:
        return "ocr"
    if is_garbage(text):
        return "ocr"
    return "ocr" if is_scan and _is_foreign(text) else "text"


def _covered(pictures: Sequence[Picture], width: float, height: float) -> float:
    """Return the share of the page under pictures; strips of one scan are added up."""
    area = sum(
        max(0.0, min(x1, width) - max(x0, 0.0)) * max(0.0, min(bottom, height) - max(top, 0.0))
        for x0, top, x1, bottom in pictures
    )
    return area / (width * height) if width > 0 and height > 0 else 0.0


def _is_foreign(text: str) -> bool:
    """Whether the layer of a scan has letters without Vietnamese marks: made by OCR for another language."""
    if guess_encoding(text):
        return False
    letters = [character for character in text if character.isalpha()]
    if len(letters) < _ENOUGH:
        return False
    marked = sum(1 for character in letters if not character.isascii() and fold(character) != character.lower())
    return marked < _MARKED * len(letters)
