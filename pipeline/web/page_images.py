"""Pictures of the pages of an original, made once and kept by hash, page and width."""

from __future__ import annotations

import os
import tempfile
import threading
from collections import OrderedDict
from pathlib import Path

from pipeline.errors import ConversionFailedError, PipelineError
from pipeline.extract import extract
from pipeline.extract.sniff import DOC, DOCX, HTML, PDF, RTF, sniff
from pipeline.model.text import ExtractedText, RawFile, Word
from pipeline.web.aligned import place_words
from pipeline.web.pdf_pages import page_picture
from pipeline.web.printable_docx import printable_docx
from pipeline.web.printable_html import printable_html
from pipeline.wiring import Parts

__all__ = ["WIDTHS", "PageImages", "Placed"]

WIDTHS = (700, 1100, 1600)
"""Pixels across: beside the text, the same on a dense screen, the page alone."""

_SUFFIXES = {DOC: ".doc", DOCX: ".docx", HTML: ".html", RTF: ".rtf"}
_KEPT_PRINTS = 32
"""Documents whose printed words are held in memory."""

Placed = tuple[ExtractedText, tuple[Word, ...]]
"""A printed file, and its words with their places in a document's text."""


class PageImages:
    """Pages of originals: PDF as they are, office files and HTML as the office program prints them."""

    def __init__(self, parts: Parts) -> None:
        """Keep pictures under the data folder."""
        self._parts = parts
        self._folder = parts.settings.data_dir / "cache"
        self._printing = threading.Lock()
        self._lock = threading.Lock()
        self._placed: OrderedDict[tuple[str, str], Placed] = OrderedDict()

    def picture(self, sha256: str, number: int, width: int) -> bytes:
        """Return page ``number`` as WebP; raises ``KeyError`` (no original), ``IndexError`` (no page), ``PipelineError``."""
        place = self._folder / "pages" / sha256[:2] / f"{sha256}-{number}-{width}.webp"
        if place.is_file():
            return place.read_bytes()
        picture = page_picture(self.pdf(sha256), number, width)
        _keep(place, picture)
        return picture

    def pdf(self, sha256: str) -> bytes:
        """Return the original as PDF; raises as :meth:`picture`."""
        content = self._parts.files.get(sha256)
        kind = sniff(content, "")
        if kind == PDF:
            return content
        place = self._print_place(sha256)
        with self._printing:  # one office program at a time: each takes a core and some 300 MB
            if not place.is_file():
                _keep(place, self._print(content, kind))
        return place.read_bytes()

    def placed_before(self, sha256: str, text: str) -> Placed | None:
        """Return what :meth:`placed` found before, ``None`` when it was not asked or is forgotten."""
        return self._placed.get((sha256, text))

    def placed(self, sha256: str, text: str) -> Placed:
        """Return the printed file, and its words with their places in the text of one document; raises as :meth:`picture`."""
        found = self.placed_before(sha256, text)
        if found is None:
            printed = self._read_print(sha256)
            found = (printed, place_words(text, printed))
            with self._lock:
                self._placed[sha256, text] = found
                while len(self._placed) > _KEPT_PRINTS:
                    self._placed.popitem(last=False)
        return found

    def _read_print(self, sha256: str) -> ExtractedText:
        content, tools = self.pdf(sha256), self._parts.tools
        raw = RawFile(path=f"{sha256}.pdf", sha256=sha256, size=len(content), media_type=PDF)
        return extract(raw, content, rules=tools.rules, limits=tools.limits, ocr=tools.ocr, converter=tools.converter)

    def _print_place(self, sha256: str) -> Path:
        return self._folder / "printed" / sha256[:2] / f"{sha256}.pdf"

    def _print(self, content: bytes, kind: str) -> bytes:
        if kind not in _SUFFIXES:
            raise ConversionFailedError
        cleaned = {HTML: printable_html, DOCX: printable_docx}.get(kind)
        return self._parts.converter.to_pdf(cleaned(content) if cleaned else content, _SUFFIXES[kind])


def _keep(place: Path, content: bytes) -> None:
    """Write whole or not at all; a full disk only costs the time of the next look."""
    handle, name = -1, ""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(place)
    except OSError as error:
        if name:
            Path(name).unlink(missing_ok=True)
        if place.suffix == ".pdf":
            raise PipelineError(
                "Không ghi được bản in vào thư mục dữ liệu.", remedy="Kiểm tra dung lượng đĩa còn trống."
            ) from error
