"""Quarters of both kinds."""

import datetime as dt

import pytest

from pipeline.reports.periods import Period, to_quarter
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
    assert (period.start, period.before) == (start, last + dt.timedelta(days=1))
    assert period.holds(start)
    assert period.holds(last)
    assert not period.holds(last + dt.timedelta(days=1))


def test_there_is_no_fifth_quarter():
    """A quarter that does not exist is an error, not an empty period."""
    with pytest.raises(KeyError):
        to_quarter(2026, 5, "report", RULES)


def test_an_unknown_day():
    """A document without a day is in the whole period only."""
    assert Period().holds(None)
    assert not Period(start=dt.date(2026, 1, 1)).holds(None)
