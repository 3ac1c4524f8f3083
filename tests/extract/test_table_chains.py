"""Tables across pages."""

from __future__ import annotations

from pipeline.extract.pdf_tables import GridCell, PageTable
from pipeline.extract.pdf_words import PdfWord
from pipeline.extract.table_chains import TableChain, goes_on

XS = (50.0, 100.0, 300.0)


def part(page: int, *rows: list[str], xs=XS) -> PageTable:
    """Return the part of a table on one page."""
    cells = []
    for r, row in enumerate(rows, 1):
        for c, text in enumerate(row, 1):
            lines = [[PdfWord(word, 0, 0, 1, 1) for word in text.split()]] if text else []
            cells.append(GridCell(r, c, 1, 1, (xs[c - 1], r * 20.0, xs[c], r * 20.0 + 20), [], lines))
    return PageTable(page, xs, tuple(20.0 * (r + 1) for r in range(len(rows) + 1)), cells)


def rows(chain: TableChain) -> list[list[str]]:
    """Return the rows of the whole table."""
    found: dict[int, list[str]] = {}
    for cell in sorted(chain.cells, key=lambda c: (c.row, c.column)):
        found.setdefault(cell.row, []).append(" / ".join(piece.text for _, piece in cell.parts if piece.lines))
    return [found[number] for number in sorted(found)]


def chained(*parts: PageTable) -> TableChain:
    """Return the table of all parts."""
    chain = TableChain(parts[0].xs)
    for piece in parts:
        chain.add(piece)
    return chain


def test_a_repeated_head_is_kept_once():
    """The head row that the next page repeats is dropped, the rows go on."""
    chain = chained(part(1, ["TT", "Tên"], ["1", "a"]), part(2, ["TT", "Tên"], ["2", "b"]))
    assert rows(chain) == [["TT", "Tên"], ["1", "a"], ["2", "b"]]


def test_a_cut_row_is_joined():
    """A first row without a number, where rows have one, goes on the last row."""
    chain = chained(part(1, ["TT", "Tên"], ["1", "Thủ tục"]), part(2, ["", "cấp lại"], ["2", "b"]))
    assert rows(chain) == [["TT", "Tên"], ["1", "Thủ tục / cấp lại"], ["2", "b"]]
    assert [page for page, _ in chain.cells[3].parts] == [1, 2]


def test_rows_without_numbers_stay_rows():
    """Where the first column is mostly empty, an empty first cell says nothing."""
    chain = chained(part(1, ["", "a"], ["", "b"], ["1", "c"]), part(2, ["", "d"]))
    assert len(rows(chain)) == 4


def merged(table: PageTable, row: int, column: int, height: int) -> PageTable:
    """Return the part with a cell merged over the rows below it."""
    below = range(row + 1, row + height)
    cells = [cell for cell in table.cells if not (cell.column == column and cell.row in below)]
    for cell in cells:
        if (cell.row, cell.column) == (row, column):
            cell.row_span = height
    return PageTable(table.page, table.xs, table.ys, cells)


WIDE = (50.0, 100.0, 300.0, 400.0)


def test_a_merged_cell_goes_on_in_an_empty_one():
    """A cell merged to the end of a page holds for the empty part of it on the next page."""
    first = merged(part(1, ["TT", "Tên", "Nơi"], ["1", "a", "Sở"], ["2", "b", ""], xs=WIDE), 2, 3, 2)
    second = merged(part(2, ["3", "c", ""], ["4", "d", ""], ["5", "e", "Bộ"], xs=WIDE), 1, 3, 2)
    chain = chained(first, second)
    assert [(cell.row, cell.row_span) for cell in chain.cells if cell.column == 3] == [(1, 1), (2, 4), (6, 1)]


def test_the_rest_of_a_merged_cell_is_joined_to_it():
    """Words that a merged cell has on the next page follow those before; a new one that begins with a capital stays."""
    first = merged(part(1, ["TT", "Tên", "Nơi"], ["1", "a", "Trung tâm"], ["2", "b", ""], xs=WIDE), 2, 3, 2)
    going = merged(part(2, ["3", "c", "hành chính"], ["4", "d", ""], xs=WIDE), 1, 3, 2)
    assert rows(chained(first, going))[1][2] == "Trung tâm / hành chính"
    first = merged(part(1, ["TT", "Tên", "Nơi"], ["1", "a", "Trung tâm"], ["2", "b", ""], xs=WIDE), 2, 3, 2)
    other = merged(part(2, ["3", "c", "Bộ phận"], ["4", "d", ""], xs=WIDE), 1, 3, 2)
    assert [row[-1] for row in rows(chained(first, other))] == ["Nơi", "Trung tâm", "b", "Bộ phận", "d"]


def test_a_cut_row_takes_the_merged_cells_beside_it():
    """When the page cuts a row, every cell of the first row below goes on the one above, merged ones too."""
    first = part(1, ["TT", "Tên", "Nơi"], ["1", "a", "Sở"], ["2", "Cấp", "Trung tâm"], xs=WIDE)
    second = merged(part(2, ["", "lại", "Trà"], ["3", "c", ""], xs=WIDE), 1, 3, 2)
    chain = chained(first, second)
    assert rows(chain)[2] == ["2", "Cấp / lại", "Trung tâm / Trà"]
    assert rows(chain)[3] == ["3", "c"]


def test_same_columns_go_on():
    """Borders may differ by a few points; other columns are another table."""
    chain = chained(part(1, ["TT", "Tên"]))
    assert goes_on(chain, part(2, ["2", "b"], xs=(51.0, 99.0, 302.0)))
    assert not goes_on(chain, part(2, ["2", "b"], xs=(50.0, 180.0, 300.0)))
    assert not goes_on(chain, part(2, ["2", "b"], xs=(50.0, 100.0, 400.0)))
