"""One suite for every converter: a failing one, LibreOffice."""

from __future__ import annotations

import pytest

from pipeline.adapters.libreoffice import LibreOfficeConverter
from pipeline.errors import ConversionFailedError, ToolMissingError

RTF = rb"{\rtf1\ansi\ansicpg1252 Quy\u7871?t \u273?\u7883?nh}"


class FailingConverter:
    """A converter whose program is not installed."""

    def is_available(self) -> bool:
        """Return ``False``."""
        return False

    def to_docx(self, content: bytes, suffix: str) -> bytes:  # noqa: ARG002
        """Fail as a missing tool does."""
        raise ToolMissingError

    def to_pdf(self, content: bytes, suffix: str) -> bytes:  # noqa: ARG002
        """Fail as a missing tool does."""
        raise ToolMissingError


@pytest.fixture(scope="module", params=[FailingConverter, LibreOfficeConverter])
def converter(request):
    """Return each converter."""
    return request.param()


def test_to_docx(converter):
    """An RTF becomes a zip archive; a converter that is not there says what is missing."""
    if converter.is_available():
        assert converter.to_docx(RTF, ".rtf").startswith(b"PK")
    else:
        with pytest.raises(ToolMissingError) as caught:
            converter.to_docx(RTF, ".rtf")
        assert caught.value.remedy


def test_to_pdf(converter):
    """An RTF is printed to a PDF."""
    if converter.is_available():
        assert converter.to_pdf(RTF, ".rtf").startswith(b"%PDF-")
    else:
        with pytest.raises(ToolMissingError):
            converter.to_pdf(RTF, ".rtf")


def test_damaged_files_end(converter):
    """Bytes of no format fail as that file's error or as the missing tool, or become a document; nothing else happens."""
    try:
        converted = converter.to_docx(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x07" * 3000, ".doc")
    except (ConversionFailedError, ToolMissingError):
        return
    assert converted.startswith(b"PK")
