"""How a page is to be read."""

from __future__ import annotations

from pipeline.extract.routing import route_page

PAGE = (0.0, 0.0, 595.0, 842.0)
PROSE = "Quyết định này có hiệu lực thi hành kể từ ngày ký ban hành của Ủy ban nhân dân " * 10


def route(text: str, pictures=()) -> str:
    """Return the route of an A4 page."""
    return route_page([(0, 0, 1, 1, character, True, 0) for character in text], pictures, 595.0, 842.0)


def test_text_is_read():
    """Vietnamese text is read, on a picture too (the text layer of a scan)."""
    assert route(PROSE) == "text"
    assert route(PROSE, [PAGE]) == "text"


def test_scans_are_recognised():
    """A page-wide picture without text, or with a watermark's few words only, goes to OCR; strips add up."""
    assert route("", [PAGE]) == "ocr"
    assert route("Bản sao từ trang thông tin điện tử", [PAGE]) == "ocr"
    assert route("", [(0, top, 595, top + 170) for top in range(0, 842, 170)]) == "ocr"


def test_a_layer_that_is_no_text():
    """Private-use signs, unmapped glyphs and English OCR of a Vietnamese scan are no text."""
    assert route("\ue001\ue002\ue003 " * 100) == "ocr"
    assert route("(cid:12)(cid:40)" * 50) == "ocr"
    assert route("CQNG HOA XA HQI CHU NGHIA VIET NAM Dgc lap Tu do " * 12, [PAGE]) == "ocr"


def test_blank_and_nearly_blank_pages():
    """A page with nothing on it is not read; a page with a page number only is."""
    assert route("") == "none"
    assert route("2") == "text"


def test_english_without_a_picture_is_text():
    """Text without marks is text when there is no picture to read instead."""
    assert route("This annex is given in English for information only. " * 20) == "text"
