"""Blocks → clean text with places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import TooLargeError
from pipeline.extract.assemble import assemble
from pipeline.extract.blocks import Draft, DraftCell, DraftLine, DraftPage, DraftTable, DraftWord
from pipeline.model.limits import Limits
from pipeline.model.text import Box

LINE = st.builds(DraftLine, st.text("abđ ", max_size=6).map(str.strip))
CELLS = st.lists(st.lists(LINE, max_size=3), min_size=1, max_size=5)


def table_of(cells):
    """Return a table of two columns."""
    return DraftTable(cells=tuple(DraftCell(row=1 + at // 2, column=1 + at % 2, lines=tuple(c)) for at, c in enumerate(cells)))


@given(st.lists(st.one_of(LINE, CELLS.map(table_of)), max_size=8))
def test_every_place_quotes_its_words(blocks):
    """Lines, cells and tables point at their text; nothing lies outside the text."""
    text = assemble(Draft(blocks=tuple(blocks)), "text/html", Limits())
    assert "\n".join(text.quote(line.span) for line in text.lines) == text.text
    for table in text.tables:
        assert table.span.end <= len(text.text)
        for row in table.rows:
            for cell in row.cells:
                assert text.quote(cell.span) == cell.text
                assert cell.span.end <= len(text.text)


def test_words_are_moved_to_their_line():
    """A word's span in the line becomes one in the text."""
    word = DraftWord(start=5, end=6, box=Box(0, 0, 1, 1))
    text = assemble(Draft(blocks=(DraftLine("trên"), DraftLine("Điều 1", words=(word,)))), "application/pdf", Limits())
    assert text.quote(text.words[0].span) == "1"


def test_pages_cover_the_text():
    """Page spans follow each other from the first to the last character; a page without lines is empty."""
    blocks = (DraftLine("một", 1), DraftLine("ba", 3))
    pages = tuple(DraftPage(number=n, width=1.0, height=1.0) for n in (1, 2, 3))
    text = assemble(Draft(blocks=blocks, pages=pages), "application/pdf", Limits())
    assert [(page.span.start, page.span.end) for page in text.pages] == [(0, 4), (4, 4), (4, 6)]
    assert text.has_pages
    assert text.page_at(5) == 3


def test_limits():
    """Too long a text is refused; too long a table is cut and says so."""
    with pytest.raises(TooLargeError):
        assemble(Draft(blocks=(DraftLine("x" * 11),)), "text/html", Limits(text_characters=10))
    cells = [[DraftLine(str(n))] for n in range(10)]
    text = assemble(Draft(blocks=(table_of(cells),)), "text/html", Limits(table_rows=2))
    assert len(text.tables[0].rows) == 2
    assert [code for code, _, _ in text.doubts] == ["table_cut"]
