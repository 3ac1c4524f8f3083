"""Shape of ``holidays.toml``: days on which offices are closed or open against the week."""

from __future__ import annotations

import datetime as dt

from pipeline.rules.schema.base import RuleTable

__all__ = ["Holidays"]

_SATURDAY = 5


class Holidays(RuleTable):
    """Closed days and worked Saturdays of the years that the file covers."""

    years: tuple[int, ...]
    closed: frozenset[dt.date]
    worked: frozenset[dt.date] = frozenset()

    def is_worked(self, day: dt.date) -> bool:
        """Whether offices are open on a day."""
        return day in self.worked or (day.weekday() < _SATURDAY and day not in self.closed)

    def after(self, day: dt.date, count: int) -> dt.date | None:
        """Return the last day of a term of ``count`` working days from a day, itself not counted.

        ``None`` when a year is touched that the file does not cover.
        """
        while count:
            day += dt.timedelta(days=1)
            if day.year not in self.years:
                return None
            count -= self.is_worked(day)
        return day
