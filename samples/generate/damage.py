"""Makes the files that cannot be read: encrypted, cut off, broken, or not what their name says."""

from __future__ import annotations

import io
import zipfile

import pikepdf
from PIL import Image, ImageDraw

from samples.generate.office import save

PASSWORD = "song-tra"  # noqa: S105


def build_encrypted(pdf: bytes) -> bytes:
    """Return the PDF locked with a password that nobody tells the reader."""
    packed = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(packed, encryption=pikepdf.Encryption(owner=PASSWORD, user=PASSWORD, R=6))
    return packed.getvalue()


def build_truncated(pdf: bytes) -> bytes:
    """Return the first part of the PDF, as a broken download leaves it."""
    return pdf[: len(pdf) // 3]


def build_broken() -> bytes:
    """Return a file that begins like a PDF and holds nothing a PDF reader could use."""
    return b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes((at * 37 + 11) % 251 for at in range(3000)) + b"\n%%EOF\n"


def build_picture() -> bytes:
    """Return a small PNG, which a clerk may have renamed to .pdf."""
    picture = Image.new("L", (420, 300), 245)
    draw = ImageDraw.Draw(picture)
    for at in range(6):
        draw.line((40, 60 + at * 34, 380 - at * 22, 60 + at * 34), fill=60, width=5)
    packed = io.BytesIO()
    picture.save(packed, "PNG", optimize=True)
    return packed.getvalue()


def build_archive(name: str, content: bytes) -> bytes:
    """Return a zip archive that holds one document."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name, (2025, 12, 1, 8, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def build_overlay(pdf: bytes, drawn: list[tuple[float, float, str]]) -> bytes:
    """Return the PDF with words drawn over page 1 afterwards, as an e-office system numbers it.

    ``drawn`` holds (x, y, text) in points from the lower left corner; text in ASCII.
    """
    words = "".join(f"BT /Over 13 Tf 0 0 0.5 rg {x} {y} Td ({text}) Tj ET\n" for x, y, text in drawn)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        page = opened.pages[0]
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name("/Times-Roman"),
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
        page.add_resource(opened.make_indirect(font), pikepdf.Name.Font, pikepdf.Name("/Over"))
        page.contents_add(b"q\n", prepend=True)
        page.contents_add(b"Q\n" + words.encode("ascii"))
        return save(opened)
