"""Pictures of pages."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from pipeline.errors import UnreadableFileError
from pipeline.extract.pdf_pictures import PagePictures, without_red_stamp
from tests.extract.makers import PdfPage, make_pdf, prose


def test_a_red_stamp_vanishes():
    """Red turns white, black stays black; without red nothing is smoothed."""
    page = Image.new("RGB", (200, 200), "white")
    draw = ImageDraw.Draw(page)
    draw.rectangle((20, 20, 60, 60), fill="black")
    assert without_red_stamp(page).getpixel((20, 20)) == 0
    draw.ellipse((80, 80, 180, 180), fill=(230, 20, 20))
    cleaned = without_red_stamp(page)
    assert cleaned.mode == "L"
    assert cleaned.getpixel((130, 130)) > 220
    assert cleaned.getpixel((40, 40)) < 40


def test_a_page_is_rendered_at_the_dpi():
    """A4 at 100 dpi is 827 pixels wide; a page that is not there is an error."""
    with PagePictures.open(make_pdf([PdfPage(texts=prose())])) as pictures:
        png, scale = pictures.render(1, 100)
        assert Image.open(io.BytesIO(png)).size == (827, 1170)
        assert scale == pytest.approx(100 / 72)
        with pytest.raises(UnreadableFileError):
            pictures.render(2, 100)


def test_broken_bytes():
    """What is no PDF cannot be rendered."""
    with pytest.raises(UnreadableFileError), PagePictures.open(b"no pdf"):
        pass
