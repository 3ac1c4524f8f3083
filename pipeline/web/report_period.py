"""The period of a page of reports: the one asked for, else the year of the newest document."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import Request

from pipeline.model.registry import Wanted
from pipeline.reports.periods import Period, read_period
from pipeline.web.address import Address
from pipeline.web.period_choices import PeriodChoices, period_choices
from pipeline.web.site import Site

__all__ = ["ReportPeriod", "asked_period"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPeriod:
    """First and last day, and other periods to choose from."""

    first: dt.date
    last: dt.date
    choices: PeriodChoices

    @property
    def period(self) -> Period:
        """Return the days as a period of reports; raises ``UsageError`` when the last one is the earlier one."""
        return read_period(self.first, self.last)

    @property
    def query(self) -> str:
        """Return the days as an address names them."""
        return urlencode({"tu": self.first.isoformat(), "den": self.last.isoformat()})


def asked_period(request: Request, path: str, site: Site, label: str | None = None, **kept: str) -> ReportPeriod:
    """Return the period that an address asks for; ``label`` tells whose newest document says the year otherwise."""
    given = Address.read(request.query_params.multi_items())
    newest = site.parts.registry.find(Wanted(label=label, limit=1))
    year = (newest[0].date if newest and newest[0].date else site.today()).year
    first, last = given.first or dt.date(year, 1, 1), given.last or dt.date(year, 12, 31)
    years = {year - back for back in range(3)}
    return ReportPeriod(first=first, last=last, choices=period_choices(path, years, first, last, site, **kept))
