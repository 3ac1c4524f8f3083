"""Small files of real formats, made for the tests: each holds just what its test speaks of."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import dataclass, field

import pikepdf
from PIL import Image

from pipeline.extract.sniff import sniff
from pipeline.model.text import RawFile

WIDTH, HEIGHT = 595.0, 842.0
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
LETTERHEAD = ("UỶ BAN NHÂN DÂN TỈNH A", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")


def raw_of(content: bytes, name: str) -> RawFile:
    """Return the file as it would arrive."""
    return RawFile(path=name, sha256=hashlib.sha256(content).hexdigest(), size=len(content), media_type=sniff(content, name))


@dataclass
class PdfPage:
    """Texts as (x, y of the baseline from the top, words[, size]), lines as (x0, y0, x1, y1) from the top."""

    texts: list[tuple] = field(default_factory=list)
    lines: list[tuple[float, float, float, float]] = field(default_factory=list)
    picture: Image.Image | None = None
    rotate: int = 0
    bold: set[int] = field(default_factory=set)
    fills: list[tuple[float, float, float, float]] = field(default_factory=list)
    """White areas, as (x0, top, x1, bottom)."""


def grid(xs: list[float], ys: list[float]) -> list[tuple[float, float, float, float]]:
    """Return the ruling lines of a full grid."""
    return [(xs[0], y, xs[-1], y) for y in ys] + [(x, ys[0], x, ys[-1]) for x in xs]


def make_pdf(pages: list[PdfPage], **save) -> bytes:
    """Return a PDF; each glyph is half the font's size wide, and its Unicode value stands in a ToUnicode map."""
    pdf = pikepdf.new()
    letters = sorted({c for page in pages for text in page.texts for c in text[2]})
    codes = {letter: 33 + at for at, letter in enumerate(letters)}
    assert len(codes) < 200
    fonts = pikepdf.Dictionary(F1=_font(pdf, codes, "Test"), F2=_font(pdf, codes, "Test-Bold"))
    for page in pages:
        resources = pikepdf.Dictionary(Font=fonts)
        drawn = [_drawn_text(text, codes, "F2" if at in page.bold else "F1") for at, text in enumerate(page.texts)]
        drawn += [f"{x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S" for x0, y0, x1, y1 in page.lines]
        drawn[:0] = [f"1 g {x0} {HEIGHT - y1} {x1 - x0} {y1 - y0} re f 0 g" for x0, y0, x1, y1 in page.fills]
        if page.picture is not None:
            resources.XObject = pikepdf.Dictionary(Im=_picture(pdf, page.picture))
            drawn.insert(0, f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /Im Do Q")
        made = pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=[0, 0, WIDTH, HEIGHT],
            Rotate=page.rotate,
            Resources=resources,
            Contents=pdf.make_stream("\n".join(drawn).encode("latin-1")),
        )
        pdf.pages.append(pikepdf.Page(made))
    packed = io.BytesIO()
    pdf.save(packed, **save)
    return packed.getvalue()


def _font(pdf: pikepdf.Pdf, codes: dict[str, int], name: str) -> pikepdf.Object:
    pairs = "\n".join(f"<{code:02x}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{pairs}\nendbfchar endcmap end end"
    )
    descriptor = pikepdf.Dictionary(
        Type=pikepdf.Name.FontDescriptor,
        FontName=pikepdf.Name("/" + name),
        Flags=32,
        Ascent=800,
        Descent=-200,
        CapHeight=700,
        ItalicAngle=0,
        StemV=80,
        FontBBox=[0, -200, 1000, 800],
    )
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.TrueType,
            BaseFont=pikepdf.Name("/" + name),
            FirstChar=0,
            LastChar=255,
            Widths=[500] * 256,
            Encoding=pikepdf.Name.WinAnsiEncoding,
            FontDescriptor=descriptor,
            ToUnicode=pdf.make_stream(cmap.encode()),
        )
    )


def _drawn_text(text: tuple, codes: dict[str, int], font: str) -> str:
    x, y, words, size = (*text, 12)[:4]
    hexed = "".join(f"{codes[letter]:02x}" for letter in words)
    return f"BT /{font} {size} Tf {x} {HEIGHT - y} Td <{hexed}> Tj ET"


def _picture(pdf: pikepdf.Pdf, picture: Image.Image) -> pikepdf.Object:
    packed = io.BytesIO()
    picture.convert("RGB").save(packed, "JPEG")
    stream = pdf.make_stream(packed.getvalue())
    stream.update(
        pikepdf.Dictionary(
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=picture.width,
            Height=picture.height,
            ColorSpace=pikepdf.Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=pikepdf.Name.DCTDecode,
        )
    )
    return stream


def prose(count: int = 12, top: float = 200) -> list[tuple]:
    """Return so many lines of running text across the page."""
    words = "quy định này áp dụng đối với các cơ quan có liên quan trên địa bàn toàn tỉnh"
    return [(72, top + 18 * at, f"{words} {at}") for at in range(count)]


def make_docx(body: str, parts: dict[str, str] | None = None, prolog: str = "") -> bytes:
    """Return a DOCX with the given body XML and further parts, e.g. ``{"word/numbering.xml": "…"}``."""
    document = f"{prolog}<w:document {W} {MC}><w:body>{body}</w:body></w:document>"
    return pack({"word/document.xml": document} | (parts or {}))


def pack(parts: dict[str, str | bytes]) -> bytes:
    """Return a zip archive of parts."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def p(text: str, properties: str = "", run: str = "") -> str:
    """Return a paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def tc(content: str, properties: str = "") -> str:
    """Return a table cell; plain text becomes a paragraph."""
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tbl(*rows: list[str]) -> str:
    """Return a table of rows of cells."""
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(cells)}</w:tr>" for cells in rows) + "</w:tbl>"
