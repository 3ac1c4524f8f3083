"""Periods to choose from: quarters of both kinds, and years."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from urllib.parse import urlencode

from pipeline.reports.periods import Period, to_quarter
from pipeline.rules.schema.statistics import QuarterKind, Statistics
from pipeline.web.site import Site

__all__ = ["PeriodChoices", "days_of", "numbers_of", "period_choices", "quarter_of"]

PeriodChoices = tuple[tuple[str, tuple[tuple[str, str, bool], ...]], ...]
"""Headings, each with (words, address, whether it is the one shown)."""
_KINDS: tuple[QuarterKind, ...] = ("report", "calendar")
_WITH_QUARTERS, _MOST_YEARS = 2, 6


def period_choices(path: str, years: Collection[int], first: dt.date, last: dt.date, site: Site, **kept: str) -> PeriodChoices:
    """Return the quarters of the newest of ``years`` and the years, as addresses of ``path``; ``kept`` stands in each."""
    rules, newest = site.rules.statistics, sorted(years, reverse=True)

    def choice(name: str, period: Period) -> tuple[str, str, bool]:
        href = f"{path}?{urlencode({**kept, **days_of(period)})}"
        return name, href, (period.start, period.last) == (first, last)

    def headings() -> Iterator[tuple[str, tuple[tuple[str, str, bool], ...]]]:
        for kind in _KINDS:
            for year in newest[:_WITH_QUARTERS]:
                quarters = ((number, to_quarter(year, number, kind, rules)) for number in numbers_of(rules, kind))
                choices = [choice(site.words("statistics.quarter_n", n=number), quarter) for number, quarter in quarters]
                yield site.words(f"statistics.quarters_{kind}", year=year), tuple(choices)
        if newest:
            chosen = (
                choice(str(year), Period(start=dt.date(year, 1, 1), before=dt.date(year + 1, 1, 1)))
                for year in newest[:_MOST_YEARS]
            )
            yield site.words("statistics.years"), tuple(chosen)

    return tuple(headings())


def quarter_of(first: dt.date, last: dt.date, rules: Statistics) -> tuple[int, int] | None:
    """Return number and year of the quarter (of either kind) that the two days are, ``None`` for other periods."""
    for kind in _KINDS:
        for year in (last.year, last.year + 1):
            for number in numbers_of(rules, kind):
                period = to_quarter(year, number, kind, rules)
                if (period.start, period.last) == (first, last):
                    return number, year
    return None


def numbers_of(rules: Statistics, kind: QuarterKind) -> list[int]:
    """Return the numbers of the quarters of a kind."""
    return sorted(quarter.number for quarter in rules.quarters if quarter.kind == kind)


def days_of(period: Period) -> dict[str, str]:
    """Return the two days of a closed period as an address names them."""
    return {"tu": period.start.isoformat(), "den": period.last.isoformat()} if period.start and period.last else {}
