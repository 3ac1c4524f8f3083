"""One suite for every OCR engine: the null engine, a failing one, tesseract."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw, ImageFont

from pipeline.adapters.no_ocr import NoOcr
from pipeline.adapters.tesseract import TesseractEngine
from pipeline.errors import ServiceError, ToolMissingError


class FailingOcr:
    """An engine whose library is gone when it is asked."""

    def is_available(self) -> bool:
        """Return ``False``."""
        return False

    def read(self, png: bytes, dpi: int):  # noqa: ARG002
        """Fail as a missing tool does."""
        raise ToolMissingError


ENGINES = [NoOcr, FailingOcr, TesseractEngine]


def picture(words: str = "") -> bytes:
    """Return a white picture with words in black."""
    page = Image.new("L", (900, 160), 255)
    if words:
        font = ImageFont.truetype("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", 48)
        ImageDraw.Draw(page).text((30, 40), words, fill=0, font=font)
    packed = io.BytesIO()
    page.save(packed, "PNG")
    return packed.getvalue()


@pytest.mark.parametrize("engine", ENGINES)
def test_an_empty_picture_has_no_words(engine):
    """Nothing is read from a white page; an engine that is not there says so or returns nothing."""
    made = engine()
    try:
        assert made.read(picture(), 300) == ()
    except ServiceError as error:
        if made.is_available():
            pytest.fail(f"an engine that is there failed: {error}")


@pytest.mark.parametrize("engine", ENGINES)
def test_words_have_places_and_confidence(engine):
    """Words come in reading order with their box inside the picture, confidence 0..1 and the number of their line."""
    made = engine()
    if not made.is_available():
        pytest.skip(f"{engine.__name__} reads nothing on this machine")
    try:
        png = picture("Quyết định số 15")
    except OSError:
        pytest.skip("no DejaVu font to draw a picture with")
    words = made.read(png, 300)
    assert [text for text, *_ in words] == ["Quyết", "định", "số", "15"]
    assert all(0 <= box.x0 < box.x1 <= 900 and 0 <= box.top < box.bottom <= 160 for _, box, _, _ in words)
    assert all(0 <= confidence <= 1 for _, _, confidence, _ in words)
    assert {line for *_, line in words} == {0}
