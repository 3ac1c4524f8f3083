"""Part II of a publication: components of the listed procedures, never rows."""

from __future__ import annotations

from pipeline.model.procedures import Procedure
from tests.procedures.decisions import HEAD, LAW, TERM, codes, read

LIST = [HEAD, ["1", "1.000111", "Đăng ký khai sinh", TERM, LAW], ["2", "1.000222", "Đăng ký kết hôn", TERM, LAW]]
PART = "PHẦN II. NỘI DUNG CỤ THỂ CỦA TỪNG THỦ TỤC HÀNH CHÍNH"


def parts(procedure: Procedure) -> dict[str, str]:
    """Return the words of a procedure's components by kind."""
    return {part.kind: part.text for part in procedure.components}


def test_components_stand_under_their_headings():
    """Each component holds what stands between its heading and the next one, and belongs to the procedure named above."""
    text = """1. Đăng ký khai sinh
a) Trình tự thực hiện: Bước 1: Nộp hồ sơ.
Bước 2: Trả kết quả.
b) Cách thức thực hiện: Trực tiếp.
c) Thành phần hồ sơ:
- Tờ khai;
d) Thời hạn giải quyết: Trong ngày.
2. Đăng ký kết hôn (1.000222)
a) Trình tự thực hiện: Nộp hồ sơ.
b) Thành phần, số lượng hồ sơ:
- Thành phần hồ sơ: Tờ khai.
- Số lượng hồ sơ: 01 bộ.
c) Phí, lệ phí (nếu có): Không."""
    found = read("THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH", LIST, PART, text)
    birth, marriage = found.procedures
    assert parts(birth) == {
        "steps": "Bước 1: Nộp hồ sơ.\nBước 2: Trả kết quả.",
        "delivery": "Trực tiếp.",
        "papers": "- Tờ khai;",
        "deadline": "Trong ngày.",
    }
    assert parts(marriage) == {"steps": "Nộp hồ sơ.", "papers": "Tờ khai.", "copies": "01 bộ.", "fee": "Không."}


def test_a_table_belongs_to_the_component_above_it():
    """Papers and ways in tables are words of their component; their heads are no headings of components."""
    ways = [["Hình thức nộp", "Thời hạn giải quyết", "Phí, lệ phí"], ["Trực tiếp", "03 ngày", "Không"]]
    before = "Mã thủ tục: 1.000111\nTên thủ tục: Đăng ký khai sinh\nTrình tự thực hiện: Nộp hồ sơ.\nCách thức thực hiện:"
    found = read(
        "THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH", LIST, PART, before, ways, "Kết quả thực hiện: Giấy khai sinh\nTừ khóa: Không"
    )
    assert parts(found.procedures[0]) == {
        "steps": "Nộp hồ sơ.",
        "delivery": "Hình thức nộp\nThời hạn giải quyết\nPhí, lệ phí\nTrực tiếp\n03 ngày\nKhông",
        "result": "Giấy khai sinh",
    }
    assert len(found.procedures) == 2


def test_labels_in_a_table_of_two_columns():
    """A table with labels on the left and words on the right gives the same components."""
    table = [
        ["1", "Trình tự thực hiện", "Nộp hồ sơ."],
        ["2", "Thành phần hồ sơ", "Tờ khai."],
        ["3", "Phí, lệ phí", "Không."],
    ]
    found = read("THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH", LIST, PART, "1. Thủ tục: Đăng ký khai sinh", table)
    assert parts(found.procedures[0]) == {"steps": "Nộp hồ sơ.", "papers": "Tờ khai.", "fee": "Không."}


def test_an_unknown_procedure_of_part_two_is_a_doubt():
    """What belongs to no procedure of the lists is attached to none and said."""
    known = "1. Đăng ký khai sinh\nTrình tự thực hiện: Nộp.\nPhí: Không.\nKết quả thực hiện: Giấy."
    unknown = "2. Đăng ký giám hộ\nTrình tự thực hiện: Khác.\nPhí: 10 đồng."
    found = read("THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH", LIST, PART, known, unknown)
    assert parts(found.procedures[0]) == {"steps": "Nộp.", "fee": "Không.", "result": "Giấy."}
    assert found.procedures[1].components == ()
    assert "details_unmatched" in codes(found)


def test_processes_are_no_components():
    """A process has terms and papers too, but it does not tell the steps under a heading of their own."""
    process = "QUY TRÌNH NỘI BỘ\n1. Đăng ký khai sinh\nThời hạn giải quyết: 03 ngày.\nThành phần hồ sơ: Tờ khai."
    found = read("THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH", LIST, process)
    assert found.procedures[0].components == ()
    assert "details_unmatched" not in codes(found)
