"""Territories in the names of bodies."""

from __future__ import annotations

import pytest

from pipeline.rules import Rules
from pipeline.rules.territories import Unit


@pytest.mark.parametrize(
    ("authority", "units"),
    [
        (None, ()),
        ("Chính phủ", ()),
        ("Bộ Lao động - Thương binh và Xã hội", ()),
        ("Bảo hiểm xã hội tỉnh Sông Trà", (("tinh", "song tra"),)),
        ("ỦY BAN NHÂN DÂN TỈNH SÔNG TRÀ", (("tinh", "song tra"),)),
        ("Ủy ban nhân dân tỉnh", (("tinh", None),)),
        ("UBND TP.Hoa Linh", (("tp", "hoa linh"),)),
        ("Chủ tịch UBND Quận 1", (("quan", "1"),)),
        ("Ủy ban nhân dân huyện Cầu Bắc, tỉnh Sông Trà", (("huyen", "cau bac"), ("tinh", "song tra"))),
        ("Ủy ban nhân dân thị xã Đồng Bằng tỉnh Đất Lành", (("tx", "dong bang"), ("tinh", "dat lanh"))),
    ],
)
def test_units_of_a_body(rules: Rules, authority: str | None, units: tuple[Unit, ...]) -> None:
    """The words for territories and the names after them are found, the smallest first; words inside names are none."""
    assert rules.territories.units_of(authority) == units
