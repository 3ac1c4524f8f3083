"""PDF → draft: pages by their text layer or by OCR, tables across pages, furniture told from the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import playa
import playa.exceptions

from pipeline.errors import (
    EncryptedFileError,
    TooLargeError,
    TruncatedFileError,
    UnreadableFileError,
)
from pipeline.extract.blocks import Draft, DraftPage
from pipeline.extract.ocr import mean_confidence, to_ocr_lines
from pipeline.extract.overlays import merge_overlays, merge_raised
from pipeline.extract.pdf_characters import FontTable, PageContent, read_content
from pipeline.extract.pdf_layout import PageLayout, to_blocks
from pipeline.extract.pdf_pictures import PagePictures
from pipeline.extract.pdf_signatures import read_appearances, read_signatures
from pipeline.extract.pdf_tables import read_tables
from pipeline.extract.pdf_words import VisualLine, to_visual_lines, to_words
from pipeline.extract.routing import route_page
from pipeline.extract.rulings import find_background_groups, find_cell_groups
from pipeline.model.limits import Limits
from pipeline.model.text import PageReading, Signature
from pipeline.ports import OcrEngine
from pipeline.rules.loader import Rules
from pipeline.text.legacy import decode_legacy
from pipeline.text.numerals import number_vi

__all__ = ["read_pdf"]

_ENDS = (b"%%EOF", b"startxref")
_TAIL = 2048
"""Where the end mark of a whole file stands; some writers put a little after it."""


def read_pdf(content: bytes, *, rules: Rules, limits: Limits, ocr: OcrEngine, ocr_dpi: int) -> Draft:
    """Return the lines and tables of a PDF.

    Raises :class:`EncryptedFileError`, :class:`TruncatedFileError`, :class:`UnreadableFileError`, :class:`TooLargeError`.
    """
    _check_whole(content)
    reader = _Reader(content, rules, limits, ocr, ocr_dpi)
    with _parsing():
        document = playa.parse(content)
    with document:
        with _parsing():
            pages = list(document.pages)
            signatures = read_signatures(document)
        if not pages:
            raise UnreadableFileError
        if len(pages) > limits.pages:
            raise TooLargeError(f"Tệp có {number_vi(len(pages))} trang, quá giới hạn {number_vi(limits.pages)} trang.")
        for page in pages:
            reader.read(page)
    blocks, drawn = to_blocks(reader.layouts, reader.fonts, rules)
    return Draft(
        blocks=tuple(blocks),
        pages=tuple(reader.pages),
        signatures=_together(signatures, drawn),
        doubts=tuple(reader.doubts),
    )


@contextmanager
def _parsing() -> Iterator[None]:
    """Turn what the parser raises into our own errors: it reads whatever bytes there are and fails in any way."""
    try:
        yield
    except playa.exceptions.PDFEncryptionError as error:
        raise EncryptedFileError from error
    except RecursionError as error:
        raise UnreadableFileError("Tệp PDF lồng nhau quá sâu.") from error
    except Exception as error:
        raise UnreadableFileError from error


def _check_whole(content: bytes) -> None:
    """Raise when the file has no end: the parser would mend it and read a part as if it were the whole."""
    tail = content.rstrip(b"\x00 \r\n")[-_TAIL:]
    if not any(mark in tail for mark in _ENDS):
        raise TruncatedFileError


def _together(fields: Sequence[Signature], drawn: Sequence[Signature]) -> tuple[Signature, ...]:
    """Return the signatures of the form, and those that are only drawn."""
    known = {(signature.subject, signature.signed_at) for signature in fields}
    return (*fields, *(s for s in drawn if (s.subject, s.signed_at) not in known and not fields))


@dataclass(slots=True)
class _Reader:
    """Reads page after page."""

    content: bytes
    rules: Rules
    limits: Limits
    ocr: OcrEngine
    ocr_dpi: int
    fonts: FontTable = field(default_factory=FontTable)
    layouts: list[PageLayout] = field(default_factory=list)
    pages: list[DraftPage] = field(default_factory=list)
    doubts: list[tuple[str, str, int]] = field(default_factory=list)
    recognised: int = 0

    def read(self, page: playa.Page) -> None:
        number, width, height = page.page_idx + 1, float(page.width), float(page.height)
        with _parsing():
            content = read_content(page, self.fonts)
            stamped = read_appearances(page, self.fonts)
        stamps = self._lines(stamped)
        reading: PageReading = route_page(content.characters, content.pictures, width, height)
        quality = None
        if reading == "ocr" and self._can_recognise(number):
            lines, quality = self._recognise(number)
            layout = PageLayout(number=number, width=width, height=height, lines=lines, tables=[], stamps=stamps)
        elif reading == "text":
            layout = self._by_text(number, width, height, content, stamps)
        else:
            reading = "none"
            layout = PageLayout(number=number, width=width, height=height, lines=[], tables=[], stamps=stamps)
        self.layouts.append(layout)
        self.pages.append(DraftPage(number=number, width=width, height=height, reading=reading, quality=quality))

    def _by_text(self, number: int, width: float, height: float, content: PageContent, stamps: list[VisualLine]) -> PageLayout:
        groups = find_cell_groups(content.rulings, height) or find_background_groups(content.backgrounds)
        tables, outside = read_tables(groups, content.characters, number, width) if groups else ([], content.characters)
        if any(table.reaches(width) for table in tables):
            message = "Bảng chạm mép phải của trang: cột bên phải có thể đã bị cắt khi in."
            self.doubts.append(("table_off_page", message, number))
        lines = merge_raised(self._lines(outside))
        if stamps:
            lines = merge_overlays(lines, stamps)
        return PageLayout(number=number, width=width, height=height, lines=lines, tables=tables, stamps=stamps)

    def _lines(self, characters: Sequence[tuple[float, float, float, float, str, bool, int]]) -> list[VisualLine]:
        if not characters:
            return []
        words = to_words(characters)
        if "vni" in self.fonts.encodings:
            words = [word._replace(text=self._decoded(word.text, word.font)) for word in words]
        return to_visual_lines(words)

    def _decoded(self, text: str, font: int) -> str:
        return decode_legacy(text, "vni") if self.fonts.encodings[font] == "vni" else text

    def _can_recognise(self, number: int) -> bool:
        if not self.ocr.is_available():
            self.doubts.append(("page_not_read", "Trang quét chưa được nhận dạng: máy chưa có OCR tiếng Việt.", number))
            return False
        if self.recognised >= self.limits.ocr_pages:
            message = f"Đã nhận dạng {number_vi(self.limits.ocr_pages)} trang; trang này bỏ qua."
            self.doubts.append(("page_not_read", message, number))
            return False
        return True

    def _recognise(self, number: int) -> tuple[list[VisualLine], float | None]:
        self.recognised += 1
        with PagePictures.open(self.content) as pictures:
            png, scale = pictures.render(number, self.ocr_dpi)
        lines = to_ocr_lines(self.ocr.read(png, self.ocr_dpi), scale, self.rules)
        return lines, mean_confidence(lines)
