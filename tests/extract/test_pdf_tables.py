"""Which cells drawn on a page make a table."""

from __future__ import annotations

from tests.extract.makers import WIDTH, PdfPage, grid, make_pdf, prose


def test_a_column_of_short_cells_is_a_table(read):
    """Two cells one above the other are rows, as they are in DOCX and HTML."""
    page = PdfPage(texts=[(75, 95, "LĨNH VỰC PHÍ"), (75, 115, "1"), *prose(3)], lines=grid([72, 300], [80, 100, 120]))
    (table,) = read(make_pdf([page]), "a.pdf").tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["LĨNH VỰC PHÍ"], ["1"]]


def test_a_rule_across_the_border_of_a_page_makes_no_table(read):
    """A page with a border and a rule under its head keeps its text as text."""
    page = PdfPage(texts=[(75, 55, "CÔNG BÁO"), *prose(20, 100)], lines=grid([40, 560], [30, 70, 800]))
    text = read(make_pdf([page]), "a.pdf")
    assert text.tables == ()
    assert "CÔNG BÁO" in text.text


def test_a_table_that_the_edge_of_the_page_cuts_is_doubted(read):
    """What stood further right is not in the file: a reader is told; a table that ends before the edge is not doubted."""
    texts = [(75, 95, "TT"), (225, 95, "Tên thủ tục"), *prose(3)]
    cut = read(make_pdf([PdfPage(texts=texts, lines=grid([72, 200, WIDTH], [80, 100, 120]))]), "a.pdf")
    whole = read(make_pdf([PdfPage(texts=texts, lines=grid([72, 200, WIDTH - 40], [80, 100, 120]))]), "b.pdf")
    assert [(code, page) for code, _, page in cut.doubts] == [("table_off_page", 1)]
    assert whole.doubts == ()
