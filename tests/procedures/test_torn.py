"""Rows that a source tore in two."""

from pipeline.model.text import Span
from pipeline.procedures.pieces import Block, Piece, Slot, TableRow
from pipeline.procedures.torn import join_torn_rows
from pipeline.rules.loader import load_rules

RULES = load_rules().procedure_tables
HEAD = ("STT", "Mã TTHC", "Tên TTHC", "Lĩnh vực", "Căn cứ pháp lý", "Ghi chú")


def row(table: int, number: int, *cells: str) -> TableRow:
    """Return a row; the first of its table has number 1."""
    slots = tuple(Slot(column=at, text=text, span=Span(0, 1)) for at, text in enumerate(cells, start=1))
    return TableRow(table=table, row=number, page=1, slots=slots, is_grid=False, first=number == 1)


def block(text: str) -> Block:
    """Return a paragraph."""
    return Block(text=text, span=Span(0, 1))


def joined(*pieces: Piece) -> list[list[str]]:
    """Return the cells of the rows after joining."""
    found = join_torn_rows(pieces, RULES)
    return [[slot.text for slot in piece.slots] for piece in found if isinstance(piece, TableRow)]


def test_a_row_over_two_tables():
    """The paragraph between two tables is the cell between their rows."""
    assert joined(row(1, 1, *HEAD), row(1, 2, "1", "1.900101"), block("Đăng ký"), row(2, 1, "Hộ tịch", "Luật")) == [
        [*HEAD],
        ["1", "1.900101", "Đăng ký", "Hộ tịch", "Luật"],
    ]


def test_a_row_over_three_tables():
    """A row that was torn twice is joined twice."""
    pieces = (row(1, 2, "1"), block("1.900101"), row(2, 1, "Đăng ký"), block("Hộ tịch"), row(3, 1, "Luật Hộ tịch", "Mới"))
    assert joined(row(1, 1, *HEAD), *pieces)[1] == ["1", "1.900101", "Đăng ký", "Hộ tịch", "Luật Hộ tịch", "Mới"]


def test_an_empty_cell_tears_a_row():
    """The cells behind an empty one go back to the row above."""
    assert joined(row(1, 1, *HEAD), row(1, 2, "1", "Đăng ký"), row(1, 3, "Hộ tịch", "Luật Hộ tịch"), row(1, 4, "2", "Tên")) == [
        [*HEAD],
        ["1", "Đăng ký", "Hộ tịch", "Luật Hộ tịch"],
        ["2", "Tên"],
    ]


def test_headings_totals_and_new_rows_are_no_halves():
    """A heading, a total, a new number and a row that would be too wide stay apart."""
    for rest in (
        row(1, 3, "I", "LĨNH VỰC CHỨNG THỰC"),
        row(1, 3, "Tổng số", "02 TTHC"),
        row(1, 3, "2", "1.900102", "Tên"),
        row(1, 3, "a", "b", "c", "d", "e", "g"),
    ):
        assert len(joined(row(1, 1, *HEAD), row(1, 2, "1", "1.900101", "Đăng ký"), rest)) == 3
    apart = joined(
        row(1, 1, *HEAD), row(1, 2, "1", "1.900101", "Tên"), block("B. TTHC BỊ BÃI BỎ"), row(2, 1, "Hộ tịch", "Luật")
    )
    assert len(apart) == 3


def test_a_torn_head():
    """A head whose middle stands as a paragraph is one head."""
    assert joined(row(1, 1, "STT", "Mã TTHC"), block("Tên thủ tục hành chính"), row(2, 1, "Lĩnh vực", "Ghi chú")) == [
        ["STT", "Mã TTHC", "Tên thủ tục hành chính", "Lĩnh vực", "Ghi chú"]
    ]
