"""PDF files from end to end."""

from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import Image

from pipeline.errors import EncryptedFileError, TooLargeError, TruncatedFileError, UnreadableFileError
from pipeline.model.limits import Limits
from pipeline.model.text import Box
from tests.extract.makers import HEIGHT, WIDTH, PdfPage, grid, make_pdf, prose


class Engine:
    """An engine that reads the same words from every picture and remembers how often it was asked."""

    def __init__(self, *, available: bool = True) -> None:
        self.available = available
        self.read_pictures = 0

    def is_available(self) -> bool:
        """Whether it is there."""
        return self.available

    def read(self, png: bytes, dpi: int):
        """Return two words of one line."""
        assert abs(Image.open(io.BytesIO(png)).width - WIDTH * dpi / 72) < 1
        self.read_pictures += 1
        return (("Quyết", Box(100, 100, 180, 120), 0.9, 0), ("định", Box(190, 100, 250, 120), 0.7, 0))


SCAN = PdfPage(picture=Image.new("RGB", (60, 80), "white"))


def test_lines_words_and_pages(read):
    """Each line knows its page and box, each word quotes its text, page spans cover the text."""
    text = read(make_pdf([PdfPage(texts=prose(3)), PdfPage(texts=[(72, 100, "Điều 2. Hiệu lực")])]), "a.pdf")
    assert text.has_pages
    assert [page.reading for page in text.pages] == ["text", "text"]
    assert text.lines[-1].page == 2
    assert text.page_at(len(text.text) - 1) == 2
    word = text.words[-1]
    assert text.quote(word.span) == "lực"
    assert word.box.x0 > 72
    assert word.confidence is None


def test_nfd_becomes_nfc(read):
    """Decomposed letters are composed, and the words' places follow."""
    text = read(make_pdf([PdfPage(texts=[(72, 100, "Quye\u0302\u0301t đi\u0323nh so\u0302\u0301 một"), *prose(3)])]), "a.pdf")
    assert text.text.startswith("Quyết định số một")
    assert text.quote(text.words[1].span) == "định"


def test_a_table_across_pages_is_one(read):
    """Same columns, nothing between, repeated head: one table; rows know their page."""
    xs, head = [72, 120, 400], [(75, 95, "TT"), (125, 95, "Tên thủ tục")]
    first = PdfPage(
        texts=[(72, 60, "Danh mục kèm theo Quyết định"), *head, (75, 115, "1"), (125, 115, "Cấp mới")],
        lines=grid(xs, [80, 100, 120]),
    )
    second = PdfPage(texts=[*head, (75, 115, "2"), (125, 115, "Cấp lại")], lines=grid(xs, [80, 100, 120]))
    text = read(make_pdf([first, second]), "a.pdf")
    (table,) = text.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["TT", "Tên thủ tục"],
        ["1", "Cấp mới"],
        ["2", "Cấp lại"],
    ]
    assert table.pages == (1, 2)
    assert [row.page for row in table.rows] == [1, 1, 2]
    assert table.rows[0].cells[0].box is not None


def test_text_between_parts_them(read):
    """A line of text between two tables makes them two."""
    xs = [72, 120, 400]
    page = PdfPage(
        texts=[(75, 95, "1"), (125, 95, "a"), (72, 250, "Ghi chú"), (75, 395, "2"), (125, 395, "b")],
        lines=grid(xs, [80, 100]) + grid(xs, [380, 400]),
    )
    assert len(read(make_pdf([page]), "a.pdf").tables) == 2


def test_backgrounds_are_no_table(read):
    """White areas behind lines of text, as portals print them, bound no cells; thin areas are rulings."""
    behind = [(72, 90, 300, 104), (300, 90, 500, 104), (72, 104, 200, 118), (210, 104, 300, 118)]
    page = PdfPage(texts=[(75, 100, "a b"), (305, 100, "c d"), (75, 114, "e f")], fills=behind)
    assert read(make_pdf([page]), "a.pdf").tables == ()
    thin = [(x, 90, x + 0.5, 118.5) for x in (72, 300, 500)] + [(72, y, 500.5, y + 0.5) for y in (90, 104, 118)]
    page = PdfPage(texts=[(75, 100, "a b"), (305, 100, "c d"), (75, 114, "e f")], fills=thin)
    assert len(read(make_pdf([page]), "a.pdf").tables) == 1


def test_running_heads_leave_the_text(read):
    """Heads and page numbers of a gazette are no text."""
    pages = [
        PdfPage(texts=[(72, 40, f"{n} CÔNG BÁO/Số 12/Ngày 01-02-2025"), *[(x, y, w + f" trang {n}") for x, y, w in prose(4)]])
        for n in range(1, 6)
    ]
    text = read(make_pdf(pages), "a.pdf").text
    assert "CÔNG BÁO" not in text
    assert text.count("\n") == 19


def test_scans_go_to_the_engine(read):
    """A page that is a picture is recognised: words with confidence, boxes in points, quality of the page."""
    text = read(make_pdf([PdfPage(texts=prose()), SCAN]), "a.pdf", ocr=Engine())
    assert [page.reading for page in text.pages] == ["text", "ocr"]
    assert text.text.endswith("\nQuyết định")
    assert text.pages[1].quality == pytest.approx(0.81, abs=0.01)
    assert text.words[-1].confidence == 0.7
    assert text.words[-1].box.x0 == pytest.approx(190 * 72 / 100)


def test_scans_without_an_engine_are_told(read):
    """Without OCR the page stays unread and the reader says so; a limit of pages does the same."""
    text = read(make_pdf([SCAN]), "a.pdf")
    assert [page.reading for page in text.pages] == ["none"]
    assert [(code, page) for code, _, page in text.doubts] == [("page_not_read", 1)]
    engine = Engine()
    text = read(make_pdf([SCAN, SCAN]), "a.pdf", ocr=engine, limits=Limits(ocr_pages=1))
    assert engine.read_pictures == 1
    assert [page.reading for page in text.pages] == ["ocr", "none"]


def test_bold_and_centred(read):
    """A centred bold title is told from the text below."""
    page = PdfPage(texts=[(267, 100, "QUYẾT ĐỊNH"), *prose(6, 150)], bold={0})
    text = read(make_pdf([page]), "a.pdf")
    assert (text.lines[0].bold, text.lines[0].centred) == (True, True)
    assert (text.lines[1].bold, text.lines[1].centred) == (False, False)


def test_limits_and_damage(read):
    """Too many pages, a password, a missing end, a broken structure: each is its own error."""
    content = make_pdf([PdfPage(texts=prose())] * 3)
    with pytest.raises(TooLargeError):
        read(content, "a.pdf", limits=Limits(pages=2))
    with pytest.raises(TooLargeError):
        read(content, "a.pdf", limits=Limits(file_bytes=100))
    with pytest.raises(TruncatedFileError):
        read(content[: len(content) // 2], "a.pdf")
    with pytest.raises(UnreadableFileError):
        read(b"%PDF-1.7\n" + bytes(range(1, 250)) * 9 + b"\n%%EOF", "a.pdf")
    locked = make_pdf([PdfPage()], encryption=pikepdf.Encryption(owner="x", user="x"))
    with pytest.raises(EncryptedFileError):
        read(locked, "a.pdf")


def test_an_owner_password_is_no_obstacle(read):
    """A file that anybody may open is read although changing it needs a password."""
    content = make_pdf([PdfPage(texts=prose())], encryption=pikepdf.Encryption(owner="x", user=""))
    assert "cơ quan" in read(content, "a.pdf").text


def _stamped(content: bytes, drawn: str, rect: list[float], value: pikepdf.Dictionary) -> bytes:
    """Return the PDF with a signature field whose appearance draws ASCII text."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        page = pdf.pages[0]
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        lines = "".join(f"({line}) Tj 0 -14 Td " for line in drawn.split("\n"))
        form = pdf.make_stream(f"BT /F 12 Tf 2 {rect[3] - rect[1] - 14} Td {lines}ET".encode())
        form.update(
            pikepdf.Dictionary(
                Type=pikepdf.Name.XObject,
                Subtype=pikepdf.Name.Form,
                BBox=[0, 0, rect[2] - rect[0], rect[3] - rect[1]],
                Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font)),
            )
        )
        field = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Widget,
                FT=pikepdf.Name.Sig,
                T="Signature1",
                Rect=rect,
                V=value,
                AP=pikepdf.Dictionary(N=form),
            )
        )
        page.Annots = [field]
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[field])
        packed = io.BytesIO()
        pdf.save(packed)
    return packed.getvalue()


def test_a_stamped_number_fills_its_blank(read):
    """A number that the signing program drew on the blank of «Số: …» stands in the text there (domain.md 2.4)."""
    page = PdfPage(texts=[(72, 100, "Số:"), (150, 100, "/QĐ-UBND"), *prose(6)])
    content = _stamped(make_pdf([page]), "2858", [100, HEIGHT - 106, 148, HEIGHT - 84], pikepdf.Dictionary())
    assert read(content, "a.pdf").text.startswith("Số: 2858 /QĐ-UBND\n")


def test_signature_fields_and_blocks(read):
    """The field's name and time are kept; what its block draws is no text."""
    value = pikepdf.Dictionary(Name="Nguyen Van Mau", M="D:20250610084026+07'00'")
    drawn = "Signed by: Nguyen Van Mau\nDate: 10.06.2025 08:40:26 +07:00"
    content = _stamped(make_pdf([PdfPage(texts=prose(6))]), drawn, [300, 700, 500, 760], value)
    text = read(content, "a.pdf")
    (signature,) = text.signatures
    assert (signature.subject, signature.signed_at) == ("Nguyen Van Mau", "2025-06-10T08:40:26+07:00")
    assert "Mau" not in text.text


def test_decision_with_a_secrecy_mark_inside_a_scan(read):
    """The gate sees what OCR reads."""
    from pipeline.errors import SecrecyMarkError

    class Marked(Engine):
        """An engine that sees a mark."""

        def read(self, png: bytes, dpi: int):  # noqa: ARG002
            """Return a mark and a word below it."""
            return (("MẬT", Box(100, 100, 180, 120), 0.9, 0), ("QUYẾT", Box(100, 200, 180, 220), 0.9, 1))

    with pytest.raises(SecrecyMarkError):
        read(make_pdf([SCAN]), "a.pdf", ocr=Marked())
