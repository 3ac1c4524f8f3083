"""Old Word files through the converter."""

from __future__ import annotations

import pytest

from pipeline.errors import ConversionFailedError, UnreadableFileError
from tests.extract.makers import make_docx, p

DOC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512 + "WordDocument".encode("utf-16-le")


class Converter:
    """A converter that knows one file."""

    def __init__(self) -> None:
        self.suffixes: list[str] = []

    def is_available(self) -> bool:
        """Return ``True``."""
        return True

    def to_docx(self, content: bytes, suffix: str) -> bytes:  # noqa: ARG002
        """Return a DOCX and remember the suffix."""
        self.suffixes.append(suffix)
        return make_docx(p("Quyết định"))


def test_doc_and_rtf_go_through_the_converter(read):
    """Both are converted to DOCX, each under its own suffix, and keep their media type."""
    converter = Converter()
    assert read(DOC, "a.doc", converter=converter).media_type == "application/msword"
    assert read(b"{\\rtf1 x}", "a.rtf", converter=converter).text == "Quyết định"
    assert converter.suffixes == [".doc", ".rtf"]


def test_a_failing_converter_is_an_error_of_the_file(read):
    """What the converter cannot do is told as such."""
    with pytest.raises(ConversionFailedError):
        read(DOC, "a.doc")


def test_bytes_taken_for_text_are_refused(read):
    """LibreOffice imports what it does not know as plain text: such a text is none."""

    class Importer(Converter):
        """A converter that imports anything."""

        def to_docx(self, content: bytes, suffix: str) -> bytes:  # noqa: ARG002
            """Return signs of a symbol font and of other scripts."""
            return make_docx(p("".join(map(chr, range(0xE000, 0xE080))) + "漢字ქართული"))

    with pytest.raises(UnreadableFileError):
        read(DOC, "a.doc", converter=Importer())
