"""DOCX files from end to end."""

from __future__ import annotations

import pytest

from pipeline.errors import EncryptedFileError, TooLargeError, TruncatedFileError, UnreadableFileError
from pipeline.model.limits import Limits
from tests.extract.makers import MC, W, make_docx, p, pack, tbl, tc

LISTS = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Điều %1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""


def num(level: int, number: int = 1) -> str:
    """Return the properties of a numbered paragraph."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def lines(text) -> list[str]:
    """Return the lines of the clean text."""
    return text.text.split("\n")


def test_runs_tabs_and_breaks(read):
    """Runs of a paragraph are one line; a soft break makes two, a tab is a blank, tab stops are nothing."""
    body = (
        '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs></w:pPr>'
        '<w:r><w:t>Quyết</w:t></w:r><w:r><w:t xml:space="preserve"> định</w:t>'
        "<w:br/><w:t>số</w:t><w:tab/><w:t>1</w:t><w:noBreakHyphen/><w:t>a</w:t></w:r></w:p>"
    )
    assert lines(read(make_docx(body), "a.docx")) == ["Quyết định", "số 1-a"]


def test_automatic_numbers_are_printed(read):
    """Numbers that Word draws stand in the text; the deeper level begins anew under each higher one."""
    body = (
        p("Phạm vi", num(0))
        + p("một", num(1))
        + p("hai", num(1))
        + p("Đối tượng", num(0))
        + p("ba", num(1))
        + p("không số", num(0, 0))
    )
    text = read(make_docx(body, {"word/numbering.xml": LISTS}), "a.docx")
    assert lines(text) == ["Điều 1. Phạm vi", "a) một", "b) hai", "Điều 2. Đối tượng", "a) ba", "không số"]


def test_numbers_and_looks_of_styles(read):
    """A style may number its paragraphs, centre them, make them bold or print capitals."""
    styles = f"""<w:styles {W}><w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:b/></w:rPr></w:style>
      <w:style w:type="paragraph" w:styleId="Dieu"><w:basedOn w:val="Base"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>
      <w:jc w:val="center"/></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="Hoa"><w:rPr><w:caps/></w:rPr></w:style></w:styles>"""
    body = p("Hiệu lực", '<w:pStyle w:val="Dieu"/>') + p("quyết định", '<w:pStyle w:val="Hoa"/>') + p("thường")
    text = read(make_docx(body, {"word/numbering.xml": LISTS, "word/styles.xml": styles}), "a.docx")
    assert lines(text) == ["Điều 1. Hiệu lực", "QUYẾT ĐỊNH", "thường"]
    assert [(line.bold, line.centred) for line in text.lines] == [(True, True), (False, False), (False, False)]


def test_tables_keep_spans(read):
    """GridSpan and vMerge become spans; a cell's lines stand one by one."""
    body = tbl(
        [tc("A", '<w:vMerge w:val="restart"/>'), tc("B", '<w:gridSpan w:val="2"/>')],
        [tc("", "<w:vMerge/>"), tc("C"), tc(p("D") + p("E"))],
    )
    (table,) = read(make_docx(body), "a.docx").tables
    cells = {(c.row, c.column): (c.text, c.row_span, c.column_span) for row in table.rows for c in row.cells}
    assert cells == {(1, 1): ("A", 2, 1), (1, 2): ("B", 1, 2), (2, 2): ("C", 1, 1), (2, 3): ("D\nE", 1, 1)}


def test_tables_in_tables(read):
    """The lines of an inner table belong to the outer cell; what follows the table is outside of it."""
    inner = tbl([tc("x"), tc("y")])
    text = read(make_docx(tbl([tc(p("nhiều chữ hơn") + inner), tc("b")]) + p("sau")), "a.docx")
    assert lines(text) == ["nhiều chữ hơn", "x", "y", "b", "sau"]
    assert [line.cell for line in text.lines] == [(1, 1, 1)] * 3 + [(1, 1, 2), None]


def test_text_boxes_come_before_their_paragraph(read):
    """A letterhead in a text box is read once, though the file draws it twice, and before the text it is anchored in."""
    box = "<w:txbxContent>" + p("UBND TỈNH A") + "</w:txbxContent>"
    choice = f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
    fallback = f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    drawing = f"<mc:AlternateContent {MC}>{choice}{fallback}</mc:AlternateContent>"
    body = f"<w:p><w:r>{drawing}<w:t>QUYẾT ĐỊNH</w:t></w:r></w:p>"
    assert lines(read(make_docx(body), "a.docx")) == ["UBND TỈNH A", "QUYẾT ĐỊNH"]


def test_tracked_changes(read):
    """Inserted text is read, deleted and moved-away text and deleted rows are not."""
    body = (
        "<w:p><w:ins><w:r><w:t>mới </w:t></w:r></w:ins><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>đã dời</w:t></w:r></w:moveFrom><w:r><w:t>giữ</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:trPr><w:del w:id='1'/></w:trPr>" + tc("bỏ") + "</w:tr><w:tr>" + tc("a") + tc("b") + "</w:tr></w:tbl>"
    )
    assert lines(read(make_docx(body), "a.docx")) == ["mới giữ", "a", "b"]


def test_hidden_text_and_field_codes(read):
    """Hidden runs and the codes of fields are not printed."""
    body = p("ẩn", run="<w:vanish/>") + "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>hiện</w:t></w:r></w:p>"
    assert lines(read(make_docx(body), "a.docx")) == ["hiện"]


def test_footnotes_stand_at_the_end(read):
    """A reference prints its mark, the notes come after the text in the order of reference."""
    notes = f'<w:footnotes {W}><w:footnote w:id="7">{p("Sửa đổi năm 2024.")}</w:footnote></w:footnotes>'
    body = '<w:p><w:r><w:t>Khoản 2</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r></w:p>' + p("cuối")
    text = read(make_docx(body, {"word/footnotes.xml": notes}), "a.docx")
    assert lines(text) == ["Khoản 2[1]", "cuối", "[1] Sửa đổi năm 2024."]


@pytest.mark.parametrize(
    ("font", "text", "expected"),
    [
        (".VnTime", "Uû ban nh©n d©n", "Uỷ ban nhân dân"),
        (".VnTimeH", "quyÕt ®Þnh", "QUYẾT ĐỊNH"),
        ("VNI-Times", "Quyeát ñònh", "Quyết định"),
        (".VnTime", "Ủy ban nhân dân", "Ủy ban nhân dân"),
        ("Arial", "café ®", "café ®"),
    ],
)
def test_legacy_fonts(read, font, text, expected):
    """The run's font says how its text is encoded; text that is Unicode all the same stays."""
    assert lines(read(make_docx(p(text, run=f'<w:rFonts w:ascii="{font}"/>')), "a.docx")) == [expected]


def test_a_vni_letter_across_runs(read):
    """A letter and its mark may stand in two runs of one font."""
    font = '<w:rPr><w:rFonts w:ascii="VNI-Times"/></w:rPr>'
    body = f"<w:p><w:r>{font}<w:t>Quye</w:t></w:r><w:r>{font}<w:t>át</w:t></w:r></w:p>"
    assert lines(read(make_docx(body), "a.docx")) == ["Quyết"]


def test_the_soft_hyphen_of_tcvn3(read):
    """LibreOffice writes the TCVN3 letter ư as a soft hyphen element."""
    body = '<w:p><w:r><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr><w:t>n</w:t><w:softHyphen/><w:t>íc</w:t></w:r></w:p>'
    assert lines(read(make_docx(body), "a.docx")) == ["nước"]


def test_entity_and_zip_bombs(read):
    """A document type is refused unread; members that unpack to more than the limit are refused, whatever their size says."""
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    with pytest.raises(UnreadableFileError):
        read(make_docx(p("&b;"), prolog=bomb), "a.docx")
    with pytest.raises(UnreadableFileError):
        read(make_docx(p("a"), prolog='<!DOCTYPE x SYSTEM "file:///etc/passwd">'), "a.docx")
    with pytest.raises(TooLargeError):
        read(make_docx(p("a" * 50_000)), "a.docx", limits=Limits(unpacked_bytes=40_000))


def test_damage(read):
    """Cut off, without a main part, with broken XML, with a password: each its own error."""
    whole = make_docx("".join(p(f"dòng {n}") for n in range(300)))
    with pytest.raises(TruncatedFileError):
        read(whole[: len(whole) // 2], "a.docx")
    with pytest.raises(UnreadableFileError):
        read(pack({"word/other.xml": "<a/>"}), "a.docx")
    with pytest.raises(UnreadableFileError):
        read(pack({"word/document.xml": "<a><b>"}), "a.docx")
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512 + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(EncryptedFileError):
        read(locked, "a.docx")


def test_strict_namespace(read):
    """Files of the strict kind use another namespace and are read alike."""
    body = make_docx(p("nội dung"))
    strict = pack(
        {
            "word/document.xml": f"<w:document {W}><w:body>{p('nội dung')}</w:body></w:document>".replace(
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                "http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
        }
    )
    assert read(strict, "a.docx").text == read(body, "a.docx").text == "nội dung"
