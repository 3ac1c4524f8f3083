"""Long tables are shown a stretch of rows at a time, and nothing of them is lost."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from pipeline.model.document import Header, Provision, Structure
from pipeline.model.ids import WorkKey
from pipeline.model.outcome import ReadDocument
from pipeline.model.text import Cell, ExtractedText, Line, Row, Span, Table
from pipeline.web.blocks import to_blocks
from pipeline.web.long_tables import LongTables, Stretch, cut_rows, read_long_tables
from pipeline.web.marks import Mark
from pipeline.web.markup import TextWriter
from pipeline.web.words import load_words

ROWS = 1300
"""Body rows of the table."""


def row_of(number: int, *cells: tuple[int, int]) -> Row:
    """Return a row without words; ``cells`` are columns and how many rows they reach down."""
    return Row(
        number=number,
        cells=tuple(
            Cell(row=number, column=column, text=f"{number}/{column}", span=Span(0, 0), row_span=span) for column, span in cells
        ),
    )


def table_document(*provisions: Provision) -> ReadDocument:
    """Return a document that is one table: a head, then rows ``thứ 1`` and so on."""
    words = ["Tên", *(f"thứ {n}" for n in range(1, ROWS + 1))]
    text = "\n".join(words)
    spans, at = [], 0
    for word in words:
        spans.append(Span(at, at + len(word)))
        at += len(word) + 1
    rows = tuple(
        Row(number=n, cells=(Cell(row=n, column=0, text=word, span=span),))
        for n, (word, span) in enumerate(zip(words, spans, strict=True))
    )
    table = Table(number=1, rows=rows, columns=1, span=Span(0, len(text)))
    lines = tuple(Line(span=span, cell=(1, n, 0)) for n, span in enumerate(spans))
    bare = replace(ExtractedText.of(text), lines=lines, tables=(table,))
    key = WorkKey(authority_id=None, kind=None, number_key=None, date=None)
    return ReadDocument(ordinal=1, text=bare, key=key, structure=Structure(header=Header(), provisions=provisions))


def shown(document: ReadDocument, *marks: Mark, chosen: str | None = None, **given: str) -> str:
    """Return the HTML of the document with what the address gives."""
    tables = read_long_tables(given)
    return str(TextWriter(document, marks, load_words(), chosen=chosen, tables=tables).write(to_blocks(document)))


def names_of(html: str) -> list[int]:
    """Return the numbers of the rows that are shown."""
    return [int(n) for n in re.findall(r"<td>thứ (\d+)</td>", re.sub(r"</?(mark|span)[^>]*>", "", html))]


def test_the_first_rows_are_shown_and_said_with_the_head() -> None:
    """Without a wish the first 500 rows stand there, with the head and words that say how many there are."""
    html = shown(table_document())
    assert names_of(html) == list(range(1, 501))
    assert "đang hiện dòng 1–500 trong 1.300 dòng" in html
    assert '<th scope="col">Tên</th>' in html


def test_links_lead_to_every_row_and_keep_the_rest_of_the_address() -> None:
    """Followed from link to link, each row is shown exactly once; hidden kinds of marks stay hidden."""
    document, seen, value = table_document(), [], ""
    while True:
        html = shown(document, hang=value, an="doubt")
        seen += names_of(html)
        found = re.search(r'<a href="\?an=doubt&amp;hang=([^#"]+)#bang-1">sau', html)
        if found is None:
            break
        value = unescape(found[1])
    assert seen == list(range(1, ROWS + 1))


def test_the_whole_table_can_be_asked_for() -> None:
    """With ``hang=tat-ca`` every row is there and no line about rows."""
    html = shown(table_document(), hang="tat-ca")
    assert names_of(html) == list(range(1, ROWS + 1))
    assert "rows-shown" not in html


def test_a_chosen_place_shows_its_row_whatever_the_address_says() -> None:
    """The row of the words that a reader asked to see is among those shown."""
    document = table_document()
    at = document.text.text.index("thứ 777")
    mark = Mark(key="p777", kind="row", span=Span(at, at + 7), about="thứ 777")
    html = shown(document, mark, chosen="p777", hang="1-1")
    assert 777 in names_of(html)
    assert html.count('id="p777"') == 1


def test_marks_and_anchors_in_other_rows_are_reached_from_the_note() -> None:
    """A find in a row that is not shown has a link with the number of its row; an anchor there leads to the note."""
    text = table_document().text.text
    at = text.index("thứ 901")
    document = table_document(Provision(kind="point", eid="point_x", num="x", span=Span(at, at + 7)))
    html = shown(document, Mark(key="e1", kind="effect", span=Span(at, at + 7), about="bãi bỏ"))
    assert '<a href="?xem=e1#e1">dòng 901</a>' in html
    assert html.count('id="point_x"') == 1


def test_cells_that_reach_down_are_not_lost_at_a_cut() -> None:
    """A cell that begins above the stretch begins again in its first row, as far as it still reaches."""
    rows = [row_of(1, (0, 4), (1, 1)), row_of(2, (1, 1)), row_of(3, (1, 1)), row_of(4, (1, 1))]
    cut = cut_rows(rows, Stretch(first=2, last=4, total=4))
    assert [(cell.column, cell.text, cell.row_span) for cell in cut[0].cells] == [(0, "1/0", 2), (1, "3/1", 1)]


@pytest.mark.parametrize("value", ["", "x", "1", "1-", "-5", "1-2-3", "١-٢", "1-99999999999999", "9-9"])
def test_an_address_that_says_nothing_shows_the_beginning(value: str) -> None:
    """What is no pair of numbers, or no table of the document, changes nothing."""
    assert read_long_tables({"hang": value}).stretch(1, 5000, None) == LongTables().stretch(1, 5000, None)
