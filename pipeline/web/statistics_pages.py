"""The statistics page: a sentence, then tables, then a picture; every figure leads to its list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from pipeline.model.registry import DocumentSummary, Wanted
from pipeline.printing.words import unknown
from pipeline.procedures.statistics import GroupCounts
from pipeline.reports.periods import Period, read_period, to_quarter
from pipeline.reports.procedures import report_procedures, to_sentence
from pipeline.reports.sheets import to_sheets
from pipeline.web.address import Address
from pipeline.web.charts import stacked
from pipeline.web.signs import Sign, group_sign
from pipeline.web.site import Site

__all__ = ["period_of", "routes"]

_LABEL = "publishes_procedures"
_GROUPS = ("new", "amended", "replaced", "abolished")
_MOST_BARS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A row of the table: its name, the counts of each group with the address of their list, the sum."""

    name: str
    cells: tuple[tuple[int, str | None], ...]
    total: int


def routes(site: Site) -> APIRouter:
    """Return ``/thong-ke``."""
    router = APIRouter()

    @router.api_route("/thong-ke", methods=["GET", "HEAD"])
    def statistics(request: Request) -> HTMLResponse:
        given = Address.read(request.query_params.multi_items())
        decisions = site.parts.registry.find(Wanted(label=_LABEL))
        first, last, period = period_of(site, given, decisions)
        values = _values(site, first, last, period)
        values["decisions"] = [d for d in decisions if d.date and first <= d.date <= last]
        values["periods"] = tuple(_periods(site, decisions))
        return site.page("statistics.html", {**values, "first": first, "last": last, "section": "statistics"})

    return router


def period_of(
    site: Site, given: Address, decisions: Sequence[DocumentSummary] | None = None
) -> tuple[dt.date, dt.date, Period]:
    """Return first and last day that an address asks for, of all published ``decisions`` unless it says others."""
    known = site.parts.registry.find(Wanted(label=_LABEL)) if decisions is None else decisions
    signed = [decision.date for decision in known if decision.date]
    first = given.first or (min(signed) if signed else site.today())
    last = given.last or (max(signed) if signed else site.today())
    return first, last, read_period(first, last)


def _values(site: Site, first: dt.date, last: dt.date, period: Period) -> dict[str, object]:
    report = report_procedures(site.parts.registry, period, site.rules)
    counts = report.counts
    signs = (*(group_sign(group, site.rules) for group in _GROUPS), group_sign(None, site.rules))
    fields = counts.by_field
    chart = stacked([(name or unknown, _pairs(cut)) for name, cut in fields[:_MOST_BARS]])
    list_of = Address(first=first, last=last, chosen={"nhan": (_LABEL,)})
    levels = [
        (
            site.rules.names.levels[level].name if level else unknown,
            count,
            list_of.with_value("cap", level).href if level else None,
        )
        for level, count in counts.by_level
    ]
    lines = (
        _line(site.words("statistics.distinct"), counts.distinct, list_of),
        _line(site.words("statistics.rows"), counts.rows, None),
    )
    return {
        "counts": counts,
        "sentence": to_sentence(counts, site.rules.statistics),
        "signs": signs,
        "lines": lines,
        "fields": [_line(name or unknown, cut, list_of.with_value("lv", name) if name else None) for name, cut in fields],
        "levels": levels,
        "chart": chart,
        "list_href": list_of.href,
        "authorities": [_line(name or unknown, cut, None) for name, cut in counts.by_authority],
        "sign_of": _sign_names(site),
        "period_query": f"tu={first.isoformat()}&den={last.isoformat()}",
        "csv_tables": tuple(enumerate((sheet.name for sheet in to_sheets(report, site.rules.statistics)), start=1)),
    }


def _pairs(counts: GroupCounts) -> list[tuple[str, int]]:
    return [(group, getattr(counts, group)) for group in (*_GROUPS, "unknown")]


def _line(name: str, counts: GroupCounts, list_of: Address | None) -> _Line:
    cells = tuple(
        (count, list_of.with_value("nhom", group).href if list_of and count and group != "unknown" else None)
        for group, count in _pairs(counts)
    )
    return _Line(name=name, cells=cells, total=counts.total)


def _sign_names(site: Site) -> dict[str, Sign]:
    return {group: group_sign(None if group == "unknown" else group, site.rules) for group in (*_GROUPS, "unknown")}


def _periods(site: Site, decisions: tuple[DocumentSummary, ...]) -> Iterator[tuple[str, str]]:
    """Yield (words, address) of the years in which decisions were signed, and the quarters of the newest."""
    years = sorted({decision.date.year for decision in decisions if decision.date}, reverse=True)
    if not years:
        return
    for number in sorted({q.number for q in site.rules.statistics.quarters if q.kind == "report"}):
        period = to_quarter(years[0], number, "report", site.rules.statistics)
        if period.start and period.before:
            days = f"?tu={period.start.isoformat()}&den={(period.before - dt.timedelta(days=1)).isoformat()}"
            yield site.words("statistics.quarter", n=number, year=years[0]), f"/thong-ke{days}"
    for year in years[:4]:
        yield site.words("statistics.year", year=year), f"/thong-ke?tu={year}-01-01&den={year}-12-31"
