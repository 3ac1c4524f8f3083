"""Pages of a PDF as pictures for the eye: in colour, as wide as asked."""

from __future__ import annotations

import io
import threading
from typing import Final

import pypdfium2

from pipeline.errors import UnreadableFileError

__all__ = ["page_picture"]

_ONE_AT_A_TIME: Final = threading.Lock()
"""PDFium must not be entered by two threads."""
_TALLEST: Final = 4
"""A page that is taller than this many widths is drawn narrower, so that no picture grows without end."""


def page_picture(content: bytes, number: int, width: int) -> bytes:
    """Return page ``number`` (from 1) as WebP of ``width`` pixels; raises :class:`UnreadableFileError`, ``IndexError``."""
    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(content)  # type: ignore[no-untyped-call]
            try:
                document.init_forms()  # type: ignore[no-untyped-call]  # numbers and seals of e-offices are fields of a form
                if not 1 <= number <= len(document):
                    raise IndexError(number)
                page = document[number - 1]
                across, down = page.get_size()
                scale = min(width / across, width * _TALLEST / down)
                picture = page.render(scale=scale).to_pil()
            finally:
                document.close()  # type: ignore[no-untyped-call]
        except pypdfium2.PdfiumError as error:
            raise UnreadableFileError("Không dựng được hình trang của tệp PDF.") from error
    packed = io.BytesIO()
    picture.convert("RGB").save(packed, "WEBP", quality=82, method=2)
    return packed.getvalue()
