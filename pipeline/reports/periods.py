"""Periods of reports: from one day to another, and quarters of both kinds."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from pipeline.errors import UsageError
from pipeline.rules.schema.statistics import QuarterKind, Statistics

__all__ = ["Period", "choose_period", "read_period", "read_quarter", "to_quarter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days of a report, half-open: ``start <= day < before``; ``None`` is open."""

    start: dt.date | None = None
    before: dt.date | None = None

    @property
    def last(self) -> dt.date | None:
        """Return the last day, ``None`` when the period has no end."""
        return self.before - dt.timedelta(days=1) if self.before else None


def read_period(first: dt.date, last: dt.date) -> Period:
    """Return the period from ``first`` to ``last``, both included; raises ``UsageError`` when ``last`` is earlier."""
    if last < first:
        raise UsageError("Ngày cuối kỳ đứng trước ngày đầu kỳ.", remedy="Đổi chỗ hai ngày rồi chạy lại.")
    return Period(start=first, before=last + dt.timedelta(days=1))


def choose_period(
    first: dt.datetime | None, last: dt.datetime | None, quarter: str | None, rules: Statistics, *, calendar: bool = False
) -> Period:
    """Return the period between two days or the quarter that a user gives; raises ``UsageError`` for both or neither."""
    if quarter and not (first or last):
        return read_quarter(quarter, "calendar" if calendar else "report", rules)
    if first and last and not quarter:
        return read_period(first.date(), last.date())
    raise UsageError("Cần --from và --to, hoặc --quarter.", remedy="Thêm --help vào lệnh để xem cách viết.")


def read_quarter(written: str, kind: QuarterKind, rules: Statistics) -> Period:
    """Return the quarter that a user writes as ``1/2026``; raises ``UsageError`` when it is none."""
    found = re.fullmatch(r"\s*(?P<number>[1-4])\s*/\s*(?P<year>(?:19|20)\d\d)\s*", written)
    if found is None:
        raise UsageError(f"«{written}» không phải là quý.", remedy="Viết quý như 1/2026.")
    return to_quarter(int(found["year"]), int(found["number"]), kind, rules)


def to_quarter(year: int, number: int, kind: QuarterKind, rules: Statistics) -> Period:
    """Return a quarter; ``KeyError`` when there is no such.

    Example: the first reporting quarter of 2026 is 15/12/2025 to 14/3/2026 (domain.md 4.7).
    """
    quarters = {quarter.number: quarter for quarter in rules.quarters if quarter.kind == kind}

    def start(at: int, of_year: int) -> dt.date:
        quarter = quarters[at]
        return dt.date(of_year - quarter.year_before, quarter.month, quarter.day)

    last = max(quarters)
    return Period(
        start=start(number, year), before=start(number + 1, year) if number < last else start(min(quarters), year + 1)
    )
