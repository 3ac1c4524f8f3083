"""The pages of a document's original with everything framed on them."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.errors import PipelineError
from pipeline.web.document_reading import DocumentReading
from pipeline.web.frames import Sheet, sheets_of
from pipeline.web.page_images import PageImages

__all__ = ["Sheets", "sheets_of_document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """The pages of one original; ``is_waiting`` while the office program has not printed it, ``problem`` when it cannot."""

    sha256: str
    pages: tuple[Sheet, ...]
    is_waiting: bool = False
    problem: PipelineError | None = None
    is_printed: bool = False
    """Whether the pages are a print of an office file or of HTML, not the original's own."""


def sheets_of_document(reading: DocumentReading, images: PageImages, chosen: str | None, *, wait: bool) -> Sheets:
    """Return the pages; raises ``KeyError`` (the original is not kept) and ``PipelineError`` (it cannot be printed).

    Without ``wait`` nothing is printed now: it takes seconds, and the reader has the text meanwhile. Frames are drawn for
    what the text marks, and for the ``chosen`` mark.
    """
    sha256, text = reading.stored.preferred, reading.document.text
    marks = [mark for mark in reading.marks if mark.kind in {"effect", "reference", "doubt", "row"} or mark.key == chosen]
    if text.has_pages:
        return Sheets(sha256=sha256, pages=sheets_of(text, text.words, marks))
    found = images.placed(sha256, text.text) if wait else images.placed_before(sha256, text.text)
    if found is None:
        return Sheets(sha256=sha256, pages=(), is_waiting=True, is_printed=True)
    printed, words = found
    pages = sheets_of(printed, words, marks)
    own = {word.page for word in words} or {page.number for page in pages}
    return Sheets(sha256=sha256, pages=tuple(page for page in pages if page.number in own), is_printed=True)
