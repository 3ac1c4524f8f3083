"""Periods of reports: quarters of both kinds."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pipeline.rules.schema.statistics import QuarterKind, Statistics

__all__ = ["Period", "to_quarter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days of a report, half-open: ``start <= day < before``; ``None`` is open."""

    start: dt.date | None = None
    before: dt.date | None = None

    def holds(self, day: dt.date | None) -> bool:
        """Whether the day lies inside; an unknown day lies only in a period that is open at both ends."""
        if day is None:
            return self.start is None and self.before is None
        return (self.start is None or self.start <= day) and (self.before is None or day < self.before)


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
