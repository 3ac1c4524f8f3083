"""Names of bodies and what they stand for."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.rules import Rules


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("UBND TỈNH SÔNG TRÀ", "Ủy ban nhân dân tỉnh Sông Trà"),
        ("UỶ BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH", "Ủy ban nhân dân thành phố Hồ Chí Minh"),
        ("GIÁM ĐỐC SỞ VĂN HOÁ, THỂ THAO VÀ DU LỊCH", "Giám đốc Sở Văn hóa, Thể thao và Du lịch"),
        ("CỤC Y TẾ DỰ PHÒNG", "Cục Y tế dự phòng"),
        ("ỦY BAN NHÂN DÂN HUYỆN CẦU BẮC TỈNH SÔNG TRÀ", "Ủy ban nhân dân huyện Cầu Bắc tỉnh Sông Trà"),
        ("PHÓ CHỦ TỊCH", "Phó Chủ tịch"),
        ("VỤ TRƯỞNG VỤ KHCN&MT", "Vụ trưởng Vụ KHCN&MT"),
    ],
)
def test_normal_case(rules: Rules, printed: str, written: str) -> None:
    """Capital letterheads become running text: known names and territories keep their capitals."""
    assert rules.entities.normal_case(printed) == written


def test_one_body_many_spellings(rules: Rules) -> None:
    """Short forms, tone placement and the position of its head do not change a body's identity."""
    names = ("UBND tỉnh Hoà Lạc", "Uỷ ban nhân dân tỉnh Hòa Lạc", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÒA LẠC")
    assert {rules.entities.entity_id(name) for name in names} == {"ubnd-tinh-hoa-lac"}


def test_namesakes_before_a_merger(rules: Rules) -> None:
    """A province that took in others is another body than its namesake before that day."""
    name = "Ủy ban nhân dân tỉnh An Giang"
    assert rules.entities.entity_id(name, dt.date(2019, 5, 1)) == "ubnd-tinh-an-giang-cu"
    assert rules.entities.entity_id(name, dt.date(2025, 7, 1)) == "ubnd-tinh-an-giang"


def test_successors(rules: Rules) -> None:
    """A former province leads to the one it belongs to today, whatever its spelling."""
    assert rules.provinces.successor("Kiên Giang") == "An Giang"
    assert rules.provinces.successor("Thừa Thiên - Huế") == "Huế"
    assert rules.provinces.successor("Sông Trà") is None


@pytest.mark.parametrize(
    ("printed", "body"),
    [
        ("Giám đốc Sở Nội vụ", "Sở Nội vụ"),
        ("Chánh Văn phòng UBND tỉnh", "Văn phòng UBND tỉnh"),
        ("Trưởng ban Ban Quản lý khu kinh tế", "Ban Quản lý khu kinh tế"),
        ("Trưởng phòng Tư pháp", "Phòng Tư pháp"),
        ("Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", "Văn phòng Chính phủ"),
        ("Tổng Thanh tra Chính phủ", "Thanh tra Chính phủ"),
        ("Trường Đại học Sông Trà", "Trường Đại học Sông Trà"),
        ("Thường trực Hội đồng nhân dân xã", "Thường trực Hội đồng nhân dân xã"),
    ],
)
def test_proposing_body(rules: Rules, printed: str, body: str) -> None:
    """A position speaks for its body; a word of the body's name that it holds stays."""
    assert rules.entities.proposing_body(printed) == body
