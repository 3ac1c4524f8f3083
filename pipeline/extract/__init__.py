"""Bytes of a file → clean text with places: one reader for each format, one gate for all."""

from __future__ import annotations

from contextlib import nullcontext

from pipeline.errors import TooLargeError
from pipeline.extract.assemble import assemble
from pipeline.extract.blocks import Draft
from pipeline.extract.collection import without_collection
from pipeline.extract.secrecy import check_secrecy
from pipeline.extract.sniff import DOC, DOCX, PDF, RTF, check_readable
from pipeline.model.limits import Limits
from pipeline.model.text import ExtractedText, RawFile
from pipeline.ports import Converter, OcrEngine
from pipeline.rules.loader import Rules
from pipeline.text.numerals import number_vi

__all__ = ["extract"]


def extract(
    raw: RawFile,
    content: bytes,
    *,
    rules: Rules,
    limits: Limits,
    ocr: OcrEngine,
    converter: Converter,
    ocr_dpi: int = 300,
) -> ExtractedText:
    """Return the text of a file with its places (pages, lines, tables, words).

    Raises an :class:`pipeline.errors.ExtractError` for a file that cannot be read or must not be kept, and a
    :class:`pipeline.errors.ServiceError` when a program that is needed is missing; nothing else, whatever the bytes are.
    """
    if max(raw.size, len(content)) > limits.file_bytes:
        raise TooLargeError(f"Tệp lớn hơn {number_vi(limits.file_bytes)} byte.")
    check_readable(raw)
    # The text of a DOCX is made in a few milliseconds, of which each end of a block without the collector costs one.
    with without_collection() if raw.media_type == DOCX else nullcontext():
        draft = _read(raw, content, rules=rules, limits=limits, ocr=ocr, converter=converter, ocr_dpi=ocr_dpi)
        with without_collection():
            text = assemble(draft, raw.media_type, limits)
        del draft
    check_secrecy(text, rules)
    return text


def _read(
    raw: RawFile, content: bytes, *, rules: Rules, limits: Limits, ocr: OcrEngine, converter: Converter, ocr_dpi: int
) -> Draft:
    """Choose the reader; each is imported when it is first needed, because PDF and DOCX libraries start slowly."""
    if raw.media_type == PDF:
        from pipeline.extract.pdf import read_pdf  # noqa: PLC0415

        return read_pdf(content, rules=rules, limits=limits, ocr=ocr, ocr_dpi=ocr_dpi)
    if raw.media_type == DOCX:
        from pipeline.extract.docx import read_docx  # noqa: PLC0415

        return read_docx(content, limits)
    if raw.media_type in {DOC, RTF}:
        from pipeline.extract.doc import read_doc  # noqa: PLC0415

        return read_doc(content, raw.media_type, limits, converter)
    from pipeline.extract.html import read_html  # noqa: PLC0415

    return read_html(content, rules)
