"""Days in a sentence: from, until, after signing."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.effects.days import read_days


@pytest.mark.parametrize(
    ("text", "start", "expression"),
    [
        ("kể từ ngày 20 tháng 5 năm 2024", dt.date(2024, 5, 20), None),
        ("từ ngày 01/6/2024", dt.date(2024, 6, 1), None),
        ("từ 01/6/2024", dt.date(2024, 6, 1), None),
        ("kể từ ngày ký ban hành", None, "SIGN"),
        ("từ ngày ban hành", None, "SIGN"),
        ("kể từ ngày được thông qua", None, "SIGN"),
        ("sau 10 (mười) ngày, kể từ ngày ký", None, "SIGN+10"),
        ("sau 07 ngày kể từ ngày thông qua", None, "SIGN+7"),
        ("kể từ ngày Quyết định này có hiệu lực", None, "SELF_EFF"),
    ],
)
def test_first_day(rules, text, start, expression):
    """A first day is a date, or how it is to be computed."""
    days = read_days(text, rules)
    assert (days.start.date, days.start.expression) == (start, expression)


@pytest.mark.parametrize(
    "text", ["theo quy định", "trước ngày 01/6/2024", "từ ngày 31 tháng 02 năm 2024", "sau 10 ngày làm việc"]
)
def test_no_first_day(rules, text):
    """Other days are no first days, and a day that the calendar does not have is none."""
    assert read_days(text, rules).start is None


def test_last_day_is_half_open(rules):
    """The words "đến hết ngày D" end the day after; without "hết" the same, marked as unclear."""
    sure, unclear = (read_days(f"đến {word}ngày 31 tháng 12 năm 2024", rules) for word in ("hết ", ""))
    assert (sure.end.date, sure.unclear_end) == (dt.date(2025, 1, 1), False)
    assert (unclear.end.date, unclear.unclear_end) == (dt.date(2025, 1, 1), True)


def test_both_days(rules):
    """From and until stand in one sentence."""
    days = read_days("từ ngày 01 tháng 7 năm 2024 đến hết ngày 28 tháng 02 năm 2025", rules)
    assert (days.start.date, days.end.date) == (dt.date(2024, 7, 1), dt.date(2025, 3, 1))


def test_open_end(rules):
    """The words "cho đến khi" are an end without a day."""
    days = read_days("cho đến khi có văn bản thay thế", rules)
    assert days.end is None
    assert days.open_end


def test_end_of_the_calendar(rules):
    """The last day of the calendar has no day after it and is left out, not an error."""
    assert read_days("đến hết ngày 31 tháng 12 năm 9999", rules).end is None
