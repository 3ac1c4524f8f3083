"""Counts that decisions state."""

import pytest

from pipeline.model.procedures import Declared
from pipeline.procedures.declared import read_stated_counts
from pipeline.rules.loader import load_rules
from tests.procedures.decisions import HEAD, LAW, TERM, codes, read

RULES = load_rules().procedure_tables
NEW = "DANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH"


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        (
            "Danh mục 02 TTHC mới ban hành, 08 TTHC được sửa đổi, bổ sung và 01 TTHC bị bãi bỏ",
            {"new": 2, "amended": 8, "abolished": 1},
        ),
        ("20 TTHC, gồm: 03 TTHC mới ban hành; 17 TTHC được thay thế", {None: 20, "new": 3, "replaced": 17}),
        ("danh mục 01 TTHC mới và phê duyệt 04 quy trình nội bộ giải quyết thủ tục hành chính", {"new": 1}),
        ("TTHC mới ban hành và phê duyệt quy trình nội bộ giải quyết 02 TTHC lĩnh vực hộ tịch", {"new": 2}),
        ("24 TTHC cấp tỉnh, 01 TTHC cấp xã được chuẩn hóa", {None: 25}),
        ("03 TTHC mới ban hành, gồm 02 thủ tục cấp tỉnh và 01 thủ tục cấp xã", {"new": 3}),
        ("02 TTHC cấp tỉnh mới ban hành; 03 TTHC cấp xã mới ban hành", {"new": 5}),
        ("03 TTHC được sửa đổi và 03 TTHC tiếp tục thực hiện", {"amended": 3}),
        ("Bãi bỏ 05 thủ tục hành chính tại Quyết định số 5/QĐ-UBND", {}),
        ("Sửa đổi, bổ sung: ba thủ tục hành chính", {"amended": 3}),
    ],
)
def test_counts_in_words(words: str, counts: dict[str | None, int]):
    """Counts are given to the group that their words name; processes and earlier decisions do not count."""
    assert read_stated_counts(words, RULES) == counts


def rows(count: int) -> list[list[str]]:
    """Return a list with so many rows."""
    return [HEAD, *([str(at), f"1.90000{at}", f"Thủ tục số {at} về hộ tịch", TERM, LAW] for at in range(1, count + 1))]


def test_a_difference_is_a_doubt_for_the_group_and_the_total():
    """A decision that says three and lists two is told so."""
    reading = read(NEW, rows(2), article="Công bố 03 thủ tục hành chính mới ban hành lĩnh vực hộ tịch.")
    assert reading.declared == Declared(new=3, total=3)
    messages = [doubt.message for doubt in reading.doubts if doubt.code == "declared_count_differs"]
    assert len(messages) == 2
    assert "3" in messages[0]


def test_levels_may_be_counted_once_or_twice():
    """A name in the lists of two levels is one procedure or two rows: either count is right."""
    for stated in ("02", "04"):
        lists = [HEAD, ["I", ("Cấp tỉnh", 1, 4)], *rows(2)[1:], ["II", ("Cấp xã", 1, 4)], *rows(2)[1:]]
        reading = read(NEW, lists, article=f"Công bố {stated} thủ tục hành chính mới ban hành.")
        assert "declared_count_differs" not in codes(reading)


def test_counts_in_headings_are_checked_against_their_rows():
    """A field row that announces more than stands below it is a doubt."""
    reading = read(NEW, [HEAD, ["I", ("LĨNH VỰC HỘ TỊCH (03 TTHC)", 1, 4)], *rows(2)[1:]])
    assert [doubt.code for doubt in reading.doubts] == ["declared_count_differs"]


def test_headings_and_closing_lines_state_counts():
    """Where the first article says nothing, headings and the line under the list count."""
    reading = read(f"{NEW} (02 TTHC)", rows(2), "Tổng số: 02 TTHC./.")
    assert reading.declared == Declared(new=2, total=2)
    assert not codes(reading) & {"declared_count_differs"}


def test_a_code_twice_in_one_list():
    """The same code twice in a list is a doubt; in the lists of two levels it is not."""
    twice = [HEAD, *rows(1)[1:], ["2", "1.900001", "Thủ tục khác", TERM, LAW]]
    apart = [HEAD, ["I", ("Cấp tỉnh", 1, 4)], *rows(1)[1:], ["II", ("Cấp xã", 1, 4)], *rows(1)[1:]]
    assert "repeated_code" in codes(read(NEW, twice))
    assert "repeated_code" not in codes(read(NEW, apart))


def test_a_list_that_contradicts_the_title():
    """A heading wins over the title, and the contradiction is said."""
    title = "CÔNG BỐ DANH MỤC THỦ TỤC HÀNH CHÍNH SỬA ĐỔI LĨNH VỰC VIỆC LÀM"
    reading = read(NEW, rows(2), title=title, article="Công bố 02 thủ tục hành chính sửa đổi.")
    assert [procedure.group for procedure in reading.procedures] == ["new", "new"]
    assert {"group_contradicts", "declared_count_differs"} <= codes(reading)
    assert reading.declared == Declared(amended=2)


@pytest.mark.parametrize("words", ["năm thủ tục", "05 (năm) thủ tục hành chính", "hai mươi ba TTHC"])
def test_a_total_in_words_counts(words: str):
    """A line of totals that says its count in words is compared with the rows as one in figures is."""
    reading = read(NEW, [*rows(2), [(f"Tổng số: {words}", 1, 5)]])
    assert len(reading.procedures) == 2
    assert "declared_count_differs" in codes(reading)
