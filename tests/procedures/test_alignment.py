"""Cells and columns."""

from pipeline.model.text import Span
from pipeline.procedures.alignment import align
from pipeline.procedures.columns import Columns, find_header
from pipeline.procedures.pieces import Slot, TableRow
from pipeline.rules.loader import load_rules

RULES = load_rules().procedure_tables
HEAD = ("STT", "Mã TTHC", "Tên TTHC", "Tên VBQPPL quy định việc bãi bỏ", "Lĩnh vực", "Cơ quan thực hiện")


def row(*cells: str, is_grid: bool = False) -> TableRow:
    """Return a row with these cells from the first column on."""
    slots = tuple(Slot(column=at, text=text, span=Span(0, len(text))) for at, text in enumerate(cells, start=1))
    return TableRow(table=1, row=2, page=1, slots=slots, is_grid=is_grid)


def columns() -> Columns:
    """Return the columns of a list of abolished procedures."""
    found = find_header(row(*HEAD, is_grid=True), RULES)
    assert found is not None
    return found.columns


def words(*cells: str, is_grid: bool = False, **above: str) -> list[str | None]:
    """Return the words of each column."""
    aligned = align(row(*cells, is_grid=is_grid), columns(), above, RULES)  # type: ignore[arg-type]
    return [slot.text if slot else None for slot in aligned.slots]


def test_a_whole_row_goes_by_position():
    """A row with a cell for each column keeps its order, whatever stands in it."""
    assert words("1", "", "Tên", "Hộ tịch", "", "Sở", is_grid=True) == ["1", "", "Tên", "Hộ tịch", "", "Sở"]


def test_a_short_row_goes_by_content():
    """Number, code and name are found in front; a legal text goes to its column and leaves others empty."""
    assert words("2", "1.900101", "Đăng ký", "Nghị định số 5/2024/NĐ-CP") == [
        "2",
        "1.900101",
        "Đăng ký",
        "Nghị định số 5/2024/NĐ-CP",
        None,
        None,
    ]
    assert words("Đăng ký khai sinh", "Hộ tịch") == [None, None, "Đăng ký khai sinh", None, "Hộ tịch", None]


def test_words_of_the_row_above_win():
    """A cell that repeats the row above stands in the same column."""
    found = words("2", "1.900101", "Đăng ký", "Việc làm", "Ban Quản lý", field="Việc làm", authority="Ban Quản lý")
    assert found[3:] == [None, "Việc làm", "Ban Quản lý"]


def test_a_row_filled_up_with_empty_cells_is_moved_back():
    """Where a merged cell was lost and an empty one added at the end, the words of the row above show the right columns."""
    found = words(
        "2", "1.900101", "Đăng ký", "Việc làm", "Ban Quản lý", "", is_grid=True, field="Việc làm", authority="Ban Quản lý"
    )
    assert found[3:] == [None, "Việc làm", "Ban Quản lý"]


def test_cells_behind_the_last_column():
    """What stands behind the last column is kept apart."""
    aligned = align(row("1", "1.900101", "Tên", "Luật", "Hộ tịch", "Sở", "PHẦN II"), columns(), {}, RULES)
    assert [slot.text for slot in aligned.behind] == ["PHẦN II"]


def test_a_cell_that_says_that_there_is_no_code():
    """The words "không có mã" stand in the code column, a field does not."""
    assert words("1", "Không có mã", "Đăng ký khai sinh")[1] == "Không có mã"
    assert words("1", "Đăng ký khai sinh", "Hộ tịch")[1] is None


def test_roman_numbers_stand_in_the_column_of_numbers():
    """A row numbered II with an empty cell at its end is not moved; a tick is neither a number nor a name."""
    assert words("II", "1.900101", "Đăng ký", "Luật", "", "", is_grid=True)[:3] == ["II", "1.900101", "Đăng ký"]
    assert words("II", "Đăng ký khai sinh", "Luật Hộ tịch")[0] == "II"
    assert words("Đăng ký khai sinh", "x", "Luật Hộ tịch")[2] == "Đăng ký khai sinh"
