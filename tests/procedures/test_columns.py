"""Heads of columns."""

import pytest

from pipeline.model.text import Span
from pipeline.procedures.columns import find_header, is_foreign_header, read_role
from pipeline.procedures.pieces import Slot, TableRow
from pipeline.rules.loader import load_rules

RULES = load_rules().procedure_tables


def row(*cells: str) -> TableRow:
    """Return a row of a table with these cells."""
    slots = tuple(Slot(column=at, text=text, span=Span(0, len(text))) for at, text in enumerate(cells, start=1))
    return TableRow(table=1, row=1, page=1, slots=slots, is_grid=True)


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("Số TT", "stt"),
        ("MÃ SỐ TTHC", "code"),
        ("CSDL quốc gia về TTHC", "code"),
        ("Mã số trên Cơ sở dữ liệu quốc gia", "code"),
        ("Cơ sở dữ liệu quốc gia về dân cư", None),
        ("Tên thủ\ntục hành chính", "name"),
        ("Tên thủ tục hành chính (Mã TTHC)", "name"),
        ("Tên VBQPPL quy định việc bãi bỏ thủ tục hành chính", "legal_basis"),
        ("Tên văn bản đã công bố thủ tục hành chính", "published"),
        ("Phí, lệ phí (nếu có)[1]", "fee"),
        ("Mức độ DVC", "service_level"),
        ("Cơ quan có thẩm quyền", "authority"),
        ("Tên TTHC được thay thế", "old_name"),
        ("Trình tự thực hiện", "foreign"),
        ("Cột lạ", None),
        ("", None),
    ],
)
def test_roles(head: str, role: str | None):
    """Heads are read by folded synonyms, whatever their case, line breaks and footnotes."""
    assert read_role(head, RULES) == role


def test_what_stands_before_a_head():
    """Cells before the number column are no columns."""
    found = find_header(row("DANH MỤC THỦ TỤC HÀNH CHÍNH BỊ BÃI BỎ", "STT", "Mã TTHC", "Tên TTHC", "Ghi chú"), RULES)
    assert found is not None
    assert [slot.text for slot in found.before] == ["DANH MỤC THỦ TỤC HÀNH CHÍNH BỊ BÃI BỎ"]
    assert [column.role for column in found.columns.columns] == ["stt", "code", "name", "note"]


def test_unknown_columns_keep_their_place():
    """A head whose words are not known is a column all the same."""
    found = find_header(row("STT", "Tên TTHC", "Cột lạ", "Lĩnh vực"), RULES)
    assert found is not None
    assert [column.role for column in found.columns.columns] == ["stt", "name", None, "field"]


@pytest.mark.parametrize(
    "cells",
    [
        ("1", "1.900101", "Đăng ký khai sinh"),
        ("TT", "Trình tự thực hiện", "Trách nhiệm", "Thời gian"),
        ("Thủ tục hành chính",),
        ("STT", "Tên văn bản", "Ghi chú"),
    ],
)
def test_what_is_no_head(cells: tuple[str, ...]):
    """Rows, heads of processes and of other lists are no heads of procedures."""
    assert find_header(row(*cells), RULES) is None


def test_heads_of_processes():
    """Two columns of steps make a head of a process."""
    assert is_foreign_header(row("Thứ tự công việc", "Nội dung công việc", "Đơn vị thực hiện"), RULES)
    assert not is_foreign_header(row("STT", "Tên TTHC", "Kết quả"), RULES)


def test_forty_columns():
    """A table of forty columns is read like any other."""
    found = find_header(row("STT", "Mã TTHC", "Tên TTHC", *(f"Cột {at}" for at in range(37))), RULES)
    assert found is not None
    assert len(found.columns.columns) == 40
