"""The reading of one file with nothing foreign behind it."""

from __future__ import annotations

import pytest

from pipeline.adapters.no_ocr import NoOcr
from pipeline.errors import ConversionFailedError
from pipeline.extract import extract
from pipeline.model.limits import Limits
from tests.extract.makers import raw_of


class NoConverter:
    """A converter that converts nothing."""

    def is_available(self) -> bool:
        """Return ``False``."""
        return False

    def to_docx(self, content: bytes, suffix: str) -> bytes:  # noqa: ARG002
        """Fail."""
        raise ConversionFailedError

    def to_pdf(self, content: bytes, suffix: str) -> bytes:  # noqa: ARG002
        """Fail."""
        raise ConversionFailedError


@pytest.fixture(scope="session")
def read(rules):
    """Return a function (content, name) → ExtractedText."""

    def read_file(content, name, *, limits=None, ocr=None, converter=None):
        return extract(
            raw_of(content, name),
            content,
            rules=rules,
            limits=limits or Limits(),
            ocr=ocr or NoOcr(),
            converter=converter or NoConverter(),
            ocr_dpi=100,
        )

    return read_file
