"""Days of issue in a query."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.rules import Rules
from pipeline.search import parse_query
from pipeline.text.fold import fold

D = dt.date


@pytest.mark.parametrize(
    ("raw", "first", "last", "left"),
    [
        ("từ ngày 01/01/2025 đến ngày 31/3/2025", D(2025, 1, 1), D(2025, 3, 31), ""),
        ("01/01/2025 - 31/3/2025 đất đai", D(2025, 1, 1), D(2025, 3, 31), "đất đai"),
        ("đất đai từ tháng 1/2025 đến hết tháng 2 năm 2025", D(2025, 1, 1), D(2025, 2, 28), "đất đai"),
        ("trước ngày 01/01/2025", None, D(2024, 12, 31), ""),
        ("ban hành sau ngày 1/1/2025 đất đai", D(2025, 1, 2), None, "đất đai"),
        ("từ 01/01/2025 đến nay", D(2025, 1, 1), None, ""),
        ("đến hết ngày 30/6/2025", None, D(2025, 6, 30), ""),
        ("ban hành quý IV/2025", D(2025, 10, 1), D(2025, 12, 31), ""),
        ("quy 1 nam 2025", D(2025, 1, 1), D(2025, 3, 31), ""),
    ],
)
def test_stretches_of_days(rules: Rules, raw: str, first: dt.date | None, last: dt.date | None, left: str) -> None:
    """Words around one or two days say from when and until when; quarters are those of the calendar."""
    query = parse_query(raw, rules)
    assert (query.filters.issued_from, query.filters.issued_to, query.text) == (first, last, left)


@pytest.mark.parametrize("raw", ["báo cáo quý 1 năm 2025", "kế hoạch giai đoạn 2021-2025", "ngày 32/1/2025", "từ ngày ký"])
def test_days_that_are_none(rules: Rules, raw: str) -> None:
    """Periods of reports and plans, and days that do not exist, are words."""
    filters = parse_query(raw, rules).filters
    assert (filters.issued_from, filters.issued_to) == (None, None)


@pytest.mark.parametrize("typed", [str, fold])
@pytest.mark.parametrize("topic", ["thông tư", "dự án đầu tư", "nghị quyết", "văn bản trước"])
def test_the_syllable_before_a_month_is_part_of_the_topic(rules: Rules, topic: str, typed: type) -> None:
    """The last syllable of "thông tư" and "đầu tư" does not say from when."""
    filters = parse_query(typed(f"{topic} tháng 2 năm 2024"), rules).filters
    assert filters.issued_from == (None if topic.endswith("trước") else D(2024, 2, 1))
    assert filters.issued_to == (D(2024, 1, 31) if topic.endswith("trước") else D(2024, 2, 29))
