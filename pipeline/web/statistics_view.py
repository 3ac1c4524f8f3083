"""The statistics of a period as the page shows them: sentence, figures with their lists, cuts, charts, differences."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from pipeline.model.registry import DocumentSummary
from pipeline.printing.words import unknown
from pipeline.procedures.statistics import CountDifference, GroupCounts, distinct_groups
from pipeline.reports.periods import to_quarter
from pipeline.reports.procedures import ProceduresReport, to_sentence
from pipeline.reports.sheets import to_sheets
from pipeline.rules.schema.statistics import Statistics
from pipeline.web.charts import Chart, stacked
from pipeline.web.period_choices import PeriodChoices, days_of, numbers_of, period_choices
from pipeline.web.signs import Sign, group_sign
from pipeline.web.site import Site

__all__ = ["StatisticsPage", "to_statistics_page"]

_GROUPS = ("new", "amended", "replaced", "abolished", "unknown")
_MOST_BARS = 14
_MOST_DECISIONS = 100
_LABEL = "publishes_procedures"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """A row of a table: its name, the counts of each group and the sum, each with the address of its list."""

    name: str
    cells: tuple[tuple[int | None, str | None], ...]
    total: int
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """One way of splitting the headline, as a table and as a picture; ``bars`` cuts have no groups."""

    name: str
    title: str
    note: str | None
    head: str
    lines: tuple[FigureLine, ...]
    chart: Chart
    has_groups: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceLine:
    """A stated count that no way of counting gives."""

    number: str
    href: str
    group: Sign | None
    found: CountDifference


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsPage:
    """Everything on the page."""

    first: dt.date
    last: dt.date
    sentence: str
    signs: tuple[Sign, ...]
    figures: tuple[FigureLine, ...]
    cuts: tuple[Cut, ...]
    differences: tuple[DifferenceLine, ...]
    decisions: tuple[DocumentSummary, ...]
    """The newest of the period; ``others`` is the address of all of them where there are more."""
    others: str | None
    internal_decisions: int
    periods: PeriodChoices
    query: str
    sheets: tuple[str, ...]


def to_statistics_page(
    report: ProceduresReport, decisions: Sequence[DocumentSummary], first: dt.date, last: dt.date, site: Site
) -> StatisticsPage:
    """Return the page of a report; ``decisions`` are all publishing ones, also of other periods."""
    counts, days = report.counts, {"tu": first.isoformat(), "den": last.isoformat()}
    published = tuple(one for one in decisions if one.date and first <= one.date <= last)
    return StatisticsPage(
        first=first,
        last=last,
        sentence=to_sentence(report, site.rules.statistics),
        signs=tuple(group_sign(None if group == "unknown" else group, site.rules) for group in _GROUPS),
        figures=tuple(_figures(report, days, site)),
        cuts=tuple(cut for cut in _cuts(report, days, site) if cut.lines),
        differences=tuple(_differences(report, site)),
        decisions=published[:_MOST_DECISIONS],
        others=f"/tim?{urlencode({'nhan': _LABEL, **days})}" if len(published) > _MOST_DECISIONS else None,
        internal_decisions=counts.internal_decisions,
        periods=period_choices("/thong-ke", {one.date.year for one in decisions if one.date}, first, last, site),
        query=urlencode(days),
        sheets=tuple(sheet.name for sheet in to_sheets(report, site.rules.statistics)),
    )


def _list_of(days: dict[str, str], **cut: str) -> str:
    return f"/thong-ke/danh-sach?{urlencode({**days, **{name: value for name, value in cut.items() if value}})}"


def _line(name: str, counts: GroupCounts, days: dict[str, str], **cut: str) -> FigureLine:
    cells = []
    for group in _GROUPS:
        count = getattr(counts, group)
        cells.append((count, _list_of(days, nhom="?" if group == "unknown" else group, **cut) if count else None))
    return FigureLine(name=name, cells=tuple(cells), total=counts.total, href=_list_of(days, **cut) if counts.total else None)


def _figures(report: ProceduresReport, days: dict[str, str], site: Site) -> Iterator[FigureLine]:
    """Yield the three ways of counting side by side, the headline first; then the internal ones, counted apart."""
    counts, words = report.counts, site.words
    yield _line(words("statistics.distinct"), counts.distinct, days)
    yield _line(words("statistics.rows"), counts.rows, days, cach="rows")
    yield FigureLine(
        name=words("statistics.distinct_in_period"),
        cells=((None, None),) * len(_GROUPS),
        total=counts.distinct_in_period,
        href=_list_of(days, cach="period") if counts.distinct_in_period else None,
    )
    if counts.internal.total:
        yield _line(words("statistics.internal_line"), counts.internal, days, cach="internal")


def _cuts(report: ProceduresReport, days: dict[str, str], site: Site) -> Iterator[Cut]:
    counts, words, names = report.counts, site.words, site.rules.statistics
    for name, parameter, cut in (("field", "lv", counts.by_field), ("authority", "cq", counts.by_authority)):
        lines = tuple(_line(value or unknown, split, days, **{parameter: value or "?"}) for value, split in cut)
        yield Cut(
            name=name,
            title=words(f"statistics.by_{name}"),
            note=None,
            head=words(f"statistics.{name}"),
            lines=lines if any(value for value, _ in cut) else (),
            chart=stacked([(value or unknown, _pairs(split)) for value, split in cut[:_MOST_BARS]]),
        )
    levels = [(getattr(names.levels, one or "unknown"), one or "?", count) for one, count in counts.by_level]
    yield _bars("level", "cap", levels, days, site)
    services = [(getattr(names.services, one or "unknown"), one or "?", count) for one, count in report.by_service]
    yield _bars("service", "dvc", services if any(value != "?" for _, value, _ in services) else [], days, site)
    yield _quarters(report, site)


def _bars(name: str, parameter: str, found: Sequence[tuple[str, str, int]], days: dict[str, str], site: Site) -> Cut:
    return Cut(
        name=name,
        title=site.words(f"statistics.by_{name}"),
        note=site.words(f"statistics.by_{name}_note"),
        head=site.words(f"statistics.{name}"),
        lines=tuple(
            FigureLine(name=word, cells=(), total=count, href=_list_of(days, **{parameter: value}))
            for word, value, count in found
        ),
        chart=stacked([(word, (("neutral", count),)) for word, _, count in found]),
        has_groups=False,
    )


def _quarters(report: ProceduresReport, site: Site) -> Cut:
    """Return the headline by reporting quarter, where the period reaches over more than one."""
    rules, found = site.rules.statistics, dict[tuple[int, int], Counter[str]]()
    for decision in report.decisions:
        if decision.date:
            groups = distinct_groups(decision.procedures, site.rules.procedure_tables)
            found.setdefault(_quarter_with(decision.date, rules), Counter()).update(groups)
    lines = []
    for (year, number), groups in sorted(found.items()):
        href = f"/thong-ke?{urlencode(days_of(to_quarter(year, number, 'report', rules)))}"
        cells = tuple((groups[group], None) for group in _GROUPS)
        name = site.words("statistics.quarter_short", n=number, year=year)
        lines.append(FigureLine(name=name, cells=cells, total=sum(groups.values()), href=href))
    return Cut(
        name="quarter",
        title=site.words("statistics.by_quarter"),
        note=site.words("statistics.by_quarter_note"),
        head=site.words("statistics.quarter_head"),
        lines=tuple(lines) if len(lines) > 1 else (),
        chart=stacked([(line.name, tuple(zip(_GROUPS, (n or 0 for n, _ in line.cells), strict=True))) for line in lines]),
    )


def _quarter_with(day: dt.date, rules: Statistics) -> tuple[int, int]:
    for year in (day.year, day.year + 1):
        for number in numbers_of(rules, "report"):
            period = to_quarter(year, number, "report", rules)
            if period.start and period.before and period.start <= day < period.before:
                return year, number
    raise LookupError(day)  # the quarters of two years hold every day


def _pairs(counts: GroupCounts) -> list[tuple[str, int]]:
    return [(group, getattr(counts, group)) for group in _GROUPS]


def _differences(report: ProceduresReport, site: Site) -> Iterator[DifferenceLine]:
    for found in report.counts.differences:
        yield DifferenceLine(
            number=found.number or site.words("document.no_number"),
            href=f"/van-ban/{found.decision}/thu-tuc",
            group=group_sign(found.group, site.rules) if found.group else None,
            found=found,
        )
