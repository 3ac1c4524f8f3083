"""However a DOCX writes its XML, it is read alike."""

from __future__ import annotations

import pytest

from pipeline.errors import UnreadableFileError
from pipeline.extract.docx_plain import NotPlainError, plain_xml, unescaped
from tests.extract.makers import W, make_docx, p, pack, tbl, tc

BODY = (
    p("Quyết định", '<w:jc w:val="center"/>', "<w:b/>") + tbl([tc("a &amp; b"), tc("c", '<w:gridSpan w:val="2"/>')]) + p("hết")
)
PLAIN = f"<w:document {W}><w:body>{BODY}</w:body></w:document>"
OTHERS = {
    "another prefix": PLAIN.replace("w:", "x:").replace("xmlnsx:", "xmlns:").replace("xmlns:w", "xmlns:x"),
    "a prefix declared inside": PLAIN.replace("<w:body>", f"<y:body {W.replace('xmlns:w', 'xmlns:y')}>").replace(
        "</w:body>", "</y:body>"
    ),
    "a comment": PLAIN.replace("Quyết định", "Quyết <!-- <w:t> -->định"),
    "a comment between": PLAIN.replace("<w:tbl>", "<!-- <w:p><w:r><w:t>x</w:t></w:r></w:p> --><w:tbl>"),
    "character data": PLAIN.replace("a &amp; b", "<![CDATA[a & b]]>"),
    "numbers for characters": PLAIN.replace("a &amp; b", "a &#38; &#x62;"),
    "blanks in end tags": PLAIN.replace("</w:t>", "</w:t >", 1),
    "line ends of Windows": PLAIN.replace("<w:tbl>", "\r\n<w:tbl>"),
    "numbers of savings": PLAIN.replace("<w:p>", '<w:p w:rsidR="00A1">').replace("<w:r>", "<w:r w:rsidRPr='00B2'>"),
    "an angle in an attribute": PLAIN.replace("<w:p>", '<w:p w:x="a>b/c">'),
}


@pytest.mark.parametrize("kind", OTHERS)
def test_other_ways_of_writing(read, kind):
    """Prefixes, comments, references and line ends change nothing of what is read."""
    told, expected = (read(pack({"word/document.xml": xml}), "a.docx") for xml in (OTHERS[kind], PLAIN))
    assert (told.text, told.lines, told.tables) == (expected.text, expected.lines, expected.tables)
    assert told.text == "Quyết định\na & b\nc\nhết"


def test_other_encodings(read):
    """A part in UTF-16 is read like one in UTF-8."""
    xml = '<?xml version="1.0" encoding="utf-16"?>' + PLAIN
    assert read(pack({"word/document.xml": xml.encode("utf-16")}), "a.docx").text == "Quyết định\na & b\nc\nhết"


@pytest.mark.parametrize(
    "damage",
    [
        ("</w:tc>", ""),
        ("</w:t>", ""),
        ("</w:document>", ""),
        ("&amp;", "&nothing;"),
        ("&amp;", "&#x110000;"),
        ("<w:tr>", "<w:tbl>"),
    ],
)
def test_damaged_xml_is_refused(read, damage):
    """XML that is broken where the text or a table is, is refused and never read in part."""
    with pytest.raises(UnreadableFileError):
        read(pack({"word/document.xml": PLAIN.replace(*damage, 1)}), "a.docx")


def test_other_roots_are_not_plain():
    """A part under another prefix, or with a document type, is not read as it is."""
    for xml in (OTHERS["another prefix"], "<!DOCTYPE a>" + PLAIN, PLAIN[:-3]):
        with pytest.raises(NotPlainError):
            plain_xml(xml.encode())
    assert plain_xml(PLAIN.encode()).inside.startswith(b"<w:body><w:p><w:pPr>")


def test_references():
    """The five names and numbers of characters; other names are an error."""
    assert unescaped("a&lt;b&gt;&quot;&apos;&#65;&#x1EA1;&amp;lt;") == "a<b>\"'Aạ&lt;"
    with pytest.raises(NotPlainError):
        unescaped("&nbsp;")


def test_a_box_between_the_words_of_a_paragraph(read):
    """The paragraph goes on behind a text box with its own looks; the box may hold a table."""
    box = f"<w:r><w:pict><w:txbxContent>{p('hộp', run='<w:b/>')}{tbl([tc('x'), tc('y')])}</w:txbxContent></w:pict></w:r>"
    body = f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>trước</w:t></w:r>{box}<w:r><w:t> sau</w:t></w:r></w:p>'
    text = read(make_docx(body), "a.docx")
    assert [(text.quote(line.span), line.bold, line.centred) for line in text.lines] == [
        ("hộp", True, False),
        ("x", False, False),
        ("y", False, False),
        ("trước sau", False, True),
    ]


def test_a_choice_without_a_text_leaves_the_other(read):
    """A sign that is drawn in a new way keeps the text of the old way."""
    ways = "<mc:Choice Requires='x'><x:sym xmlns:x='y'/></mc:Choice><mc:Fallback><w:t>☺</w:t></mc:Fallback>"
    body = f"<w:p><w:r><w:t>a</w:t><mc:AlternateContent>{ways}</mc:AlternateContent></w:r></w:p>"
    assert read(make_docx(body), "a.docx").text == "a☺"
