"""Web pages."""

from __future__ import annotations

import pytest

from pipeline.errors import EmptyFileError, UnreadableFileError


def page(body: str) -> bytes:
    """Return a page with that body."""
    return f"<!doctype html><html><head><meta charset='utf-8'></head><body>{body}</body></html>".encode()


def lines(text) -> list[str]:
    """Return the lines of the clean text."""
    return text.text.split("\n")


def test_breaks_and_blocks_are_line_breaks(read):
    """A ``br`` and the end of a block break the line; blanks of the source do not."""
    text = read(page("<p>Điều 1.\n   Phạm vi<br>áp dụng</p><div>Điều 2.</div>"), "a.html")
    assert lines(text) == ["Điều 1. Phạm vi", "áp dụng", "Điều 2."]


def test_nothing_of_scripts_is_read(read):
    """Scripts, styles, comments and what is hidden are no text."""
    body = "<script>alert(1)</script><style>p{}</style><!-- no --><p style='display: none'>no</p><p>yes<!-- no --> too</p>"
    assert lines(read(page(body), "a.html")) == ["yes too"]


def test_spans_of_cells(read):
    """Rowspan and colspan move the cells after them; each cell's span quotes its text."""
    body = """<table><tr><td rowspan=2>A</td><td colspan=2>B</td></tr><tr><td>C</td><td>D<br>E</td></tr></table>"""
    text = read(page(body), "a.html")
    (table,) = text.tables
    cells = {(c.row, c.column): c for row in table.rows for c in row.cells}
    assert {at: c.text for at, c in cells.items()} == {(1, 1): "A", (1, 2): "B", (2, 2): "C", (2, 3): "D\nE"}
    assert cells[1, 1].row_span == 2
    assert cells[1, 2].column_span == 2
    assert table.columns == 3
    assert all(text.quote(c.span) == c.text for c in cells.values())
    assert [line.cell for line in text.lines][-1] == (1, 2, 3)


def test_a_layout_table_disappears(read):
    """A table that only lays out the page leaves what it holds: text as lines, the inner table as table."""
    inner = "<table><tr><td>STT</td><td>Tên thủ tục</td></tr></table>"
    text = read(page(f"<table><tr><td>{inner}</td></tr></table>"), "a.html")
    assert [len(t.rows) for t in text.tables] == [1]
    assert text.tables[0].columns == 2


def test_numbers_of_ordered_lists_are_printed(read):
    """Browsers draw the numbers of a list: they are read."""
    text = read(page("<ol start=3><li>ba</li><li>bốn</li></ol><ol type=a><li>x</li></ol><ul><li>y</li></ul>"), "a.html")
    assert lines(text) == ["3. ba", "4. bốn", "a. x", "y"]


def test_legacy_fonts_are_decoded(read):
    """Text in a TCVN3 font becomes Unicode, text beside it stays."""
    text = read(page("<p><font face='.VnTime'>Uû ban nh©n d©n</font> tỉnh</p>"), "a.html")
    assert lines(text) == ["Uỷ ban nhân dân tỉnh"]


def test_an_old_text_without_its_font_is_decoded(read):
    """A page in TCVN3 letters that names no font, or a font of Unicode, is known by its letters; a Unicode heading stays."""
    text = read(
        page(
            "<h1>QUYẾT ĐỊNH</h1>"
            + "<p style='font-family: Times New Roman'>C¨n cø QuyÕt ®Þnh cña Bé tr\u00adëng Bé X©y dùng</p>" * 30
        ),
        "a.html",
    )
    assert lines(text)[:2] == ["QUYẾT ĐỊNH", "Căn cứ Quyết định của Bộ trưởng Bộ Xây dựng"]


def test_the_document_is_taken_out_of_its_site(read):
    """Menus and lists of related documents around a document with a letterhead are not read; its annexes are."""
    letterhead = "<table><tr><td>UBND TỈNH A</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr></table>"
    text_proper = "".join(
        f"<p>Điều {n}. Quy định này áp dụng đối với mọi cơ quan có liên quan trong toàn tỉnh.</p>" for n in range(9)
    )
    site = f"""<div><a href='/'>Trang chủ</a><form><input></form></div>
      <div id=x><div>{letterhead}{text_proper}</div><div><p>Phụ lục</p></div></div>
      <div><a href='/1'>Văn bản liên quan</a></div>"""
    text = read(page(site), "a.html").text
    assert text.startswith("UBND TỈNH A")
    assert text.endswith("Phụ lục")


def test_a_page_without_letterhead_is_read_whole(read):
    """Without a national heading nothing is cut away."""
    assert lines(read(page("<div><p>một</p></div><div>hai</div>"), "a.html")) == ["một", "hai"]


def test_depth_is_no_danger(read):
    """Two thousand nested elements are read without recursion; more than the parser can hold are refused, not lost."""
    assert read(page("<div>" * 2000 + "đáy" + "</div>" * 2000 + "<p>cuối</p>"), "a.html").text == "đáy\ncuối"
    assert read(page("<table><tr><td>" * 300 + "x"), "a.html").text == "x"
    with pytest.raises(UnreadableFileError):
        read(page("<div>" * 20_000 + "đáy"), "a.html")


def test_bold_and_centred_lines(read):
    """Lines know whether they are bold and centred."""
    text = read(page("<p align=center><b>QUYẾT ĐỊNH</b></p><p>Điều 1.</p>"), "a.html")
    assert [(line.bold, line.centred) for line in text.lines] == [(True, True), (False, False)]


def test_an_empty_page(read):
    """A file of blanks is empty; a page without text has no lines."""
    with pytest.raises(EmptyFileError):
        read(b" \n\t", "a.html")
    assert read(page(""), "a.html").text == ""


@pytest.mark.parametrize(
    ("inner", "doubted"),
    [("<tr><td>a</td><td>b</td></tr>", True), ("<tr><td>a</td></tr><tr><td>b</td></tr>", True), ("<tr><td>a</td></tr>", False)],
)
def test_a_table_in_a_cell_is_doubted(read, inner, doubted):
    """A table inside a cell of a table becomes lines of the cell, and its table and row are said; a frame is nothing."""
    second = f"<tr><td>Đăng ký khai tử<table>{inner}</table></td><td>2</td></tr>"
    body = f"<table><tr><td>Đăng ký khai sinh</td><td>1</td></tr>{second}</table>"
    text = read(page(body), "a.html")
    assert text.tables[0].rows[1].cells[0].text.startswith("Đăng ký khai tử\na")
    assert [(code, "Bảng 1, hàng 2" in message, at) for code, message, at in text.doubts] == [
        ("table_nested", True, 1)
    ] * doubted
