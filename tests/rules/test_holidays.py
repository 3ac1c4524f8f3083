"""Working days."""

import datetime as dt

import pytest

from pipeline.rules.loader import load_rules

HOLIDAYS = load_rules().holidays


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (dt.date(2025, 10, 1), 5, dt.date(2025, 10, 8)),
        (dt.date(2025, 8, 29), 2, dt.date(2025, 9, 4)),
        (dt.date(2025, 4, 25), 1, dt.date(2025, 4, 26)),
        (dt.date(2026, 2, 13), 1, dt.date(2026, 2, 23)),
        (dt.date(2026, 12, 31), 1, None),
    ],
)
def test_terms_in_working_days(day: dt.date, count: int, expected: dt.date | None):
    """Weekends and holidays do not count, worked Saturdays do, and a year that the data do not cover gives no day."""
    assert HOLIDAYS.after(day, count) == expected


def test_closed_and_worked_days_lie_in_the_years_covered():
    """No day stands outside the years, and worked days are on weekends."""
    assert {day.year for day in HOLIDAYS.closed | HOLIDAYS.worked} == set(HOLIDAYS.years)
    assert all(day.weekday() >= 5 for day in HOLIDAYS.worked)
