"""OCR by tesseract, in process through tesserocr."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image

from pipeline.errors import ToolMissingError
from pipeline.model.text import Box
from pipeline.ports import OcrWord

if TYPE_CHECKING:
    import tesserocr

__all__ = ["TesseractEngine", "find_tessdata"]

_LANGUAGE = "vie"
_PLACES = ("/usr/share/tesseract-ocr", "/usr/share/tessdata", "/usr/local/share/tessdata", "/opt/homebrew/share/tessdata")
"""Where packages put the language data; the wheel of tesserocr brings a tesseract without any."""


def find_tessdata(places: tuple[str, ...] = _PLACES) -> Path | None:
    """Return the folder that holds the Vietnamese data: ``TESSDATA_PREFIX`` first, then where packages put it."""
    own = os.environ.get("TESSDATA_PREFIX")
    for place in (own, *places):
        if place:
            for found in sorted(Path(place).glob(f"**/{_LANGUAGE}.traineddata"), reverse=True):
                return found.parent
    return None


class TesseractEngine:
    """Tesseract with Vietnamese data; loads when the first picture is read, one per process."""

    def __init__(self, tessdata: Path | None = None) -> None:
        """Take the language data from ``tessdata``, or find it."""
        self._given = tessdata

    def is_available(self) -> bool:
        """Whether tesserocr and its Vietnamese data are installed."""
        return self._tessdata is not None and self._module is not None

    def read(self, png: bytes, dpi: int) -> tuple[OcrWord, ...]:
        """Return the words of a picture in reading order; raises :class:`ToolMissingError`."""
        api = self._api
        with Image.open(io.BytesIO(png)) as picture:
            api.SetImage(picture)
            api.SetSourceResolution(dpi)
            api.Recognize()
            return tuple(self._words(api))

    @cached_property
    def _tessdata(self) -> Path | None:
        return self._given or find_tessdata()

    @cached_property
    def _module(self) -> Any | None:
        # More threads than one cost five times the CPU for the same words; must be set before the library starts.
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")
        try:
            import tesserocr  # noqa: PLC0415  loads 60 MB that most files do not need
        except ImportError:
            return None
        return tesserocr

    @cached_property
    def _api(self) -> tesserocr.PyTessBaseAPI:
        if self._module is None or self._tessdata is None:
            raise ToolMissingError(
                "Chưa có OCR tiếng Việt trên máy.",
                remedy="Cài gói tesseract-ocr-vie rồi nạp lại; «rasoat doctor» cho biết đã đủ chưa.",
            )
        api: tesserocr.PyTessBaseAPI = self._module.PyTessBaseAPI(
            path=str(self._tessdata), lang=_LANGUAGE, psm=self._module.PSM.AUTO
        )
        return api

    def _words(self, api: tesserocr.PyTessBaseAPI) -> Iterator[OcrWord]:
        levels = self._module.RIL if self._module else None
        iterator = api.GetIterator()
        if iterator is None or levels is None:
            return
        line = -1
        while True:
            if iterator.IsAtBeginningOf(levels.TEXTLINE):
                line += 1
            box = iterator.BoundingBox(levels.WORD)
            text = iterator.GetUTF8Text(levels.WORD) if box else ""
            if box and text and text.strip():
                yield text, Box(*map(float, box)), iterator.Confidence(levels.WORD) / 100, line
            if not iterator.Next(levels.WORD):
                return
