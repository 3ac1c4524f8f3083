"""Quarters of both kinds."""

import datetime as dt

import pytest

from pipeline.errors import UsageError
from pipeline.reports.periods import Period, read_period, read_quarter, to_quarter
from pipeline.rules.loader import load_rules
from pipeline.rules.schema.statistics import QuarterKind

RULES = load_rules().statistics


@pytest.mark.parametrize(
    ("number", "kind", "start", "last"),
    [
        (1, "report", dt.date(2025, 12, 15), dt.date(2026, 3, 14)),
        (4, "report", dt.date(2026, 9, 15), dt.date(2026, 12, 14)),
        (1, "calendar", dt.date(2026, 1, 1), dt.date(2026, 3, 31)),
        (4, "calendar", dt.date(2026, 10, 1), dt.date(2026, 12, 31)),
    ],
)
def test_quarters(number: int, kind: QuarterKind, start: dt.date, last: dt.date):
    """Reporting quarters begin on the 15th, calendar quarters on the first."""
    period = to_quarter(2026, number, kind, RULES)
    assert (period.start, period.last, period.before) == (start, last, last + dt.timedelta(days=1))
    assert read_quarter(f" {number}/2026", kind, RULES) == period


def test_there_is_no_fifth_quarter():
    """A quarter that does not exist is an error, not an empty period."""
    with pytest.raises(KeyError):
        to_quarter(2026, 5, "report", RULES)


@pytest.mark.parametrize("written", ["5/2026", "0/2026", "1/26", "quý 1", "", "1/2026/3"])
def test_what_is_no_quarter_is_refused(written: str):
    """What is not written like a quarter is wrong usage, not another quarter."""
    with pytest.raises(UsageError, match="không phải là quý"):
        read_quarter(written, "report", RULES)


def test_both_days_of_a_period_belong_to_it():
    """A period of one day holds that day; days the wrong way round are wrong usage."""
    day = dt.date(2026, 1, 1)
    assert read_period(day, day) == Period(start=day, before=dt.date(2026, 1, 2))
    with pytest.raises(UsageError):
        read_period(day, dt.date(2025, 12, 31))
