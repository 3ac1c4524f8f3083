"""Cells from ruling lines, held against pdfplumber."""

from __future__ import annotations

import io

import pdfplumber
import playa
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.pdf_characters import FontTable, read_content
from pipeline.extract.rulings import find_background_groups, find_cell_groups
from tests.extract.makers import PdfPage, grid, make_pdf

POINT = st.integers(4, 40).map(lambda n: n * 12.0)
LINE = st.one_of(
    st.tuples(POINT, POINT, POINT).map(lambda p: (p[0], p[1], p[2], p[1])),
    st.tuples(POINT, POINT, POINT).map(lambda p: (p[0], p[1], p[0], p[2])),
)


def ours(content: bytes) -> list:
    """Return the cells of each table by our finder."""
    with playa.parse(content) as document:
        groups = find_cell_groups(read_content(document.pages[0], FontTable()).rulings)
    return [_rounded(group) for group in groups]


def stock(content: bytes) -> list:
    """Return the cells of each table by pdfplumber."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return [_rounded(table.cells) for table in pdf.pages[0].find_tables()]


def _rounded(cells) -> list:
    return sorted(tuple(round(value, 2) for value in cell) for cell in cells)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINE, min_size=4, max_size=14))
def test_same_cells_as_pdfplumber(lines):
    """However lines cross, the cells and their tables are pdfplumber's."""
    content = make_pdf([PdfPage(texts=[(20, 20, "a")], lines=lines)])
    assert ours(content) == stock(content)


def test_two_grids_are_two_tables():
    """Grids that do not touch are tables of their own, from top to bottom."""
    lines = grid([50, 100, 200], [400, 420, 440]) + grid([50, 150, 200], [100, 150, 180])
    groups = ours(make_pdf([PdfPage(texts=[(20, 20, "a")], lines=lines)]))
    assert [len(group) for group in groups] == [4, 4]
    assert groups[0][0][1] == 100


def test_real_files(corpus_dir):
    """On pages of real files without backgrounds the tables are pdfplumber's."""
    tables = 0
    for path in sorted(
        [
            *corpus_dir.glob("pdf_local/*.pdf"),
            *corpus_dir.glob("mixed_central/11*.pdf"),
            *corpus_dir.glob("mixed_central/21*.pdf"),
        ]
    ):
        with pdfplumber.open(path) as pdf, playa.open(path) as document:
            for theirs, page in zip(pdf.pages, document.pages, strict=True):
                content = read_content(page, FontTable())
                if content.backgrounds:
                    continue
                expected = [_rounded(table.cells) for table in theirs.find_tables()]
                found = find_cell_groups(content.rulings)
                assert [_rounded(group) for group in found] == expected, (path.name, theirs.page_number)
                tables += len(expected)
                theirs.close()
    assert tables


def test_backgrounds_make_a_table_only_as_a_whole_grid():
    """Backgrounds of all cells of a table bound it; those behind ragged lines of text do not."""
    whole = [(x, y, x + 100, y + 20) for x in (50, 150) for y in (100, 120, 140)]
    ragged = [(50, 100, 250, 114), (50, 114, 200, 128), (210, 114, 250, 128), (50, 128, 120, 142)]
    for fills, count in ((whole, 1), (ragged, 0)):
        with playa.parse(make_pdf([PdfPage(texts=[(20, 20, "a")], fills=fills)])) as document:
            content = read_content(document.pages[0], FontTable())
        assert not content.rulings
        assert len(find_background_groups(content.backgrounds)) == count


def test_a_row_that_the_page_cuts_is_closed():
    """Columns that end near the bottom of the page, or begin near its top, without a line are closed there."""
    lines = [line for line in grid([50, 100, 200], [700, 720, 750]) if line[1] != line[3] or line[1] != 750]
    groups = {}
    for height in (None, 842.0):
        with playa.parse(make_pdf([PdfPage(texts=[(20, 20, "a")], lines=lines)])) as document:
            groups[height] = find_cell_groups(read_content(document.pages[0], FontTable()).rulings, height)
    assert [len(group) for group in groups[None]] == [2]
    assert [len(group) for group in groups[842.0]] == [4]
    assert max(cell[3] for cell in groups[842.0][0]) == 750
