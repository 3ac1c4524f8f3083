"""Cells with spans on their grid."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.blocks import DraftLine, DraftTable
from pipeline.extract.tables import LooseCell, to_blocks


def cell(text="x", rows=1, columns=1, skipped=0):
    """Return a cell of one line."""
    return LooseCell(row_span=rows, column_span=columns, skipped=skipped, blocks=[DraftLine(text)])


def places(rows):
    """Return where the cells of the table begin."""
    (table,) = to_blocks(rows)
    return [(c.row, c.column) for c in table.cells]


def test_cells_go_round_those_from_above():
    """A cell that reaches down takes its column in the rows below."""
    assert places([[cell(rows=2), cell()], [cell()], [cell(), cell()]]) == [(1, 1), (1, 2), (2, 2), (3, 1), (3, 2)]


def test_skipped_columns_stay_free():
    """Word leaves columns free before a row's first cell."""
    assert places([[cell(), cell()], [cell(skipped=1)]]) == [(1, 1), (1, 2), (2, 2)]


def test_a_span_ends_with_the_table():
    """A span beyond the last row is cut; 0 means "to the end"."""
    (table,) = to_blocks([[cell(rows=9), cell(rows=0)], [cell()]])
    assert [c.row_span for c in table.cells] == [2, 2, 1]


def test_a_frame_is_no_table():
    """A table of one cell leaves its lines."""
    assert to_blocks([[cell("khung")]]) == [DraftLine("khung")]


def test_an_inner_table_of_a_real_table_becomes_lines():
    """Most of the text is outside the inner table: its cells are lines of the outer cell."""
    inner = to_blocks([[cell("a"), cell("b")]])
    (table,) = to_blocks([[LooseCell(blocks=[DraftLine("nhiều chữ hơn hẳn"), *inner]), cell("c")]])
    assert isinstance(table, DraftTable)
    assert [line.text for line in table.cells[0].lines] == ["nhiều chữ hơn hẳn", "a", "b"]
    assert table.nested == (1,)


@given(st.lists(st.lists(st.tuples(st.integers(0, 4), st.integers(1, 4)), max_size=4), max_size=6))
def test_no_two_cells_begin_at_one_place(rows):
    """Whatever the spans, every cell has a place of its own."""
    blocks = to_blocks([[cell(rows=r, columns=c) for r, c in row] for row in rows])
    for table in blocks:
        if isinstance(table, DraftTable):
            starts = [(c.row, c.column) for c in table.cells]
            assert len(starts) == len(set(starts))
