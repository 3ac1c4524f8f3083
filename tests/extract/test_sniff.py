"""Media types from content."""

from __future__ import annotations

import pytest

from pipeline.errors import EmptyFileError, UnsupportedFormatError, WrongContentError
from pipeline.extract.sniff import DOC, DOCX, EMPTY, HTML, PDF, RTF, check_readable, sniff
from tests.extract.makers import PdfPage, make_docx, make_pdf, p, pack, raw_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 50


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (make_pdf([PdfPage()]), PDF),
        (b"junk before\n%PDF-1.4 ...", PDF),
        (make_docx(p("a")), DOCX),
        (OLE + "WordDocument".encode("utf-16-le"), DOC),
        (OLE + "EncryptedPackage".encode("utf-16-le"), DOCX),
        (b"{\\rtf1\\ansi}", RTF),
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", HTML),
        ("<html><body>x".encode("utf-16"), HTML),
        (b"<p>a</p><p>b</p>", HTML),
        (PNG, "image/png"),
        (b"", EMPTY),
        (b"\x00\x00 \n", EMPTY),
        (b"only words", "text/plain"),
        (bytes(range(1, 200)), "application/octet-stream"),
        (pack({"xl/workbook.xml": ""}), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (pack({"a.txt": "a"}), "application/zip"),
    ],
)
def test_content_decides(content, expected):
    """The name plays no part."""
    assert sniff(content, "van-ban.pdf") == expected


def test_a_readable_format_under_a_wrong_name_is_accepted():
    """A Word file named ``.pdf`` is read as what it is."""
    check_readable(raw_of(make_docx(p("a")), "a.pdf"))


@pytest.mark.parametrize(
    ("content", "name", "error"),
    [
        (PNG, "scan.pdf", WrongContentError),
        (PNG, "scan.png", UnsupportedFormatError),
        (b"words", "a.txt", UnsupportedFormatError),
        (b"words", "a.docx", WrongContentError),
        (b"", "a.pdf", EmptyFileError),
    ],
)
def test_refused(content, name, error):
    """A picture named ``.pdf`` is wrong content, a picture named as one an unsupported format."""
    with pytest.raises(error) as caught:
        check_readable(raw_of(content, name))
    assert caught.value.remedy
