"""The report on published procedures of a period: counts from the registry's columns, and the same as text."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Protocol

from pipeline.model.catalogue import Catalogue
from pipeline.model.ids import DocumentId
from pipeline.model.procedures import Procedure, ServiceLevel
from pipeline.model.registry import DocumentSummary, ProcedureRow, Wanted
from pipeline.model.text import Span
from pipeline.procedures.entries import NO_ENTRIES, EntryCounts, count_entries
from pipeline.procedures.service_levels import count_service_levels
from pipeline.procedures.statistics import GroupCounts, ProcedureCounts, PublishingDecision, count_procedures
from pipeline.reports.periods import Period
from pipeline.rules.loader import Rules
from pipeline.rules.schema.statistics import Statistics
from pipeline.text.numerals import number_vi as to_number

__all__ = [
    "ProceduresReport",
    "StatisticsSource",
    "entries_in_words",
    "report_procedures",
    "to_json",
    "to_number",
    "to_sentence",
    "to_text",
]

_LABEL = "publishes_procedures"
_GROUPS = ("new", "amended", "replaced", "abolished", "unknown")


class CatalogueSource(Protocol):
    """The imported national catalogue."""

    def get(self) -> Catalogue | None:
        """Return it, ``None`` when nothing was imported."""
        ...


class StatisticsSource(Protocol):
    """What statistics need of the registry."""

    @property
    def catalogue(self) -> CatalogueSource:
        """Return where the catalogue is."""
        ...

    def find(self, wanted: Wanted) -> tuple[DocumentSummary, ...]:
        """Return summaries."""
        ...

    def procedure_rows(
        self, issued_from: dt.date | None = None, issued_before: dt.date | None = None
    ) -> tuple[ProcedureRow, ...]:
        """Return the rows of decisions signed in a half-open period."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ProceduresReport:
    """The counts of a period and the decisions behind them."""

    period: Period
    decisions: tuple[PublishingDecision, ...]
    counts: ProcedureCounts
    by_service: tuple[tuple[ServiceLevel | None, int], ...] = ()
    """Headline procedures by the level of their online service, ``None`` where no list says it."""
    entries: EntryCounts = NO_ENTRIES
    """Headline procedures by whether the catalogue shows them as entered into the national database."""


def report_procedures(source: StatisticsSource, period: Period, rules: Rules) -> ProceduresReport:
    """Count the decisions labelled as publications by sign date (domain.md 4.7); corrections carry other labels."""
    published = source.find(Wanted(issued_from=period.start, issued_before=period.before, label=_LABEL))
    listed = source.procedure_rows(period.start, period.before)
    rows = _by_decision(listed)
    decisions = tuple(
        PublishingDecision(
            id=summary.id,
            procedures=rows.get(summary.id, ()),
            declared=summary.declared,
            date=summary.date,
            number=summary.number,
        )
        for summary in published
    )
    known = {decision.id for decision in decisions}
    counted = tuple(row for row in listed if row.document_id in known)
    return ProceduresReport(
        period=period,
        decisions=decisions,
        counts=count_procedures(decisions, rules.procedure_tables),
        by_service=count_service_levels(counted, rules.procedure_tables),
        entries=count_entries(counted, source.catalogue.get(), rules.procedure_tables),
    )


def _by_decision(rows: Iterable[ProcedureRow]) -> dict[DocumentId, tuple[Procedure, ...]]:
    """Return the rows of each decision; where a row stands in its file matters to no count."""
    found: dict[DocumentId, list[Procedure]] = defaultdict(list)
    for row in rows:
        procedure = Procedure(
            group=row.group,
            name=row.name,
            code=row.code,
            field=row.field,
            levels=row.levels,
            authority=row.authority,
            internal=row.internal,
            page=1,
            table=1,
            row=1,
            span=Span(0, 0),
        )
        found[row.document_id].append(procedure)
    return {decision: tuple(procedures) for decision, procedures in found.items()}


def to_sentence(report: ProceduresReport, rules: Statistics) -> str:
    """Return the sentence of the report.

    Example: ``51 quyết định công bố 254 thủ tục: 72 mới, 91 sửa đổi, bổ sung, 23 thay thế, 68 bãi bỏ; 182 đã được nhập vào
    Cơ sở dữ liệu quốc gia, 72 chưa xác định.``
    """
    texts, counts = rules.texts, report.counts
    parts = ", ".join(
        texts.part.format(count=to_number(count), group=getattr(rules.groups, group))
        for group in _GROUPS
        if (count := getattr(counts.distinct, group))
    )
    if not parts:
        return texts.sentence_of_none.format(decisions=to_number(counts.decisions), procedures=to_number(0))
    return texts.sentence.format(
        decisions=to_number(counts.decisions),
        procedures=to_number(counts.distinct.total),
        parts=parts,
        entries=entries_in_words(report.entries, rules),
    )


def entries_in_words(entries: EntryCounts, rules: Statistics) -> str:
    """Return how many were entered; what the catalogue does not say is said to be unknown."""
    texts = rules.texts
    if not entries.is_known:
        return texts.entered_unknown
    parts = [texts.entered.format(count=to_number(entries.entered))]
    parts += [texts.entry_missing.format(count=to_number(entries.missing))] if entries.missing else []
    parts += [texts.entry_unknown.format(count=to_number(entries.unknown))] if entries.unknown else []
    return ", ".join(parts)


def to_text(report: ProceduresReport, rules: Statistics) -> str:
    """Return the whole report as lines of text: sentence, the three ways of counting, differences, cuts, definition."""
    texts, counts = rules.texts, report.counts
    blocks = [
        [texts.title, _period(report.period, rules)],
        [to_sentence(report, rules)],
        _figures(report, rules),
        _differences(counts, rules),
        _cut(texts.by_field, counts.by_field, rules),
        _cut(texts.by_authority, counts.by_authority, rules),
        _levels(counts, rules),
        _services(report, rules),
        [texts.footer],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def to_json(report: ProceduresReport, rules: Statistics) -> str:
    """Return period, sentence and all figures as JSON; both days of the period are counted."""
    start, last = report.period.start, report.period.last
    found: dict[str, object] = {
        "from": start,
        "to": last,
        "sentence": to_sentence(report, rules),
        **asdict(report.counts),
    }
    found |= {"by_service": report.by_service, "entries": asdict(report.entries)}
    return json.dumps(found, ensure_ascii=False, default=str)


def _figures(report: ProceduresReport, rules: Statistics) -> list[str]:
    texts, counts = rules.texts, report.counts
    lines = [
        f"{texts.figures}:",
        f"  {texts.rows}: {_groups(counts.rows, rules)}",
        f"  {texts.distinct}: {_groups(counts.distinct, rules)}",
        f"  {texts.distinct_in_period}: {to_number(counts.distinct_in_period)}",
    ]
    if counts.internal.total or counts.internal_decisions:
        inside = texts.internal.format(
            decisions=to_number(counts.internal_decisions), procedures=to_number(counts.internal.total)
        )
        lines.append(f"  {inside}")
    entered = entries_in_words(report.entries, rules) if report.entries.is_known else texts.no_name
    return [*lines, f"{texts.by_entry}: {entered}"]


def _cut(heading: str, cut: tuple[tuple[str, GroupCounts], ...], rules: Statistics) -> list[str]:
    lines = [f"  {name or rules.texts.no_name}: {_groups(found, rules)}" for name, found in cut]
    return [f"{heading}:", *lines] if any(name for name, _ in cut) else []


def _levels(counts: ProcedureCounts, rules: Statistics) -> list[str]:
    lines = [f"  {getattr(rules.levels, level or 'unknown')}: {to_number(count)}" for level, count in counts.by_level]
    return [f"{rules.texts.by_level}:", *lines] if lines else []


def _services(report: ProceduresReport, rules: Statistics) -> list[str]:
    lines = [f"  {getattr(rules.services, level or 'unknown')}: {to_number(count)}" for level, count in report.by_service]
    return [f"{rules.texts.by_service}:", *lines] if any(level for level, _ in report.by_service) else []


def _differences(counts: ProcedureCounts, rules: Statistics) -> list[str]:
    texts = rules.texts
    if not counts.differences:
        return [texts.no_differences]
    lines = [f"{texts.differences.format(count=len(counts.differences))}:"]
    for found in counts.differences:
        group = getattr(rules.groups, found.group) if found.group else texts.total.lower()
        number = found.number or texts.no_name
        line = texts.difference.format(
            number=number, group=group, declared=found.declared, distinct=found.distinct, rows=found.rows
        )
        lines.append(f"  {line}")
    return lines


def _groups(counts: GroupCounts, rules: Statistics) -> str:
    parts = [f"{getattr(rules.groups, group)} {to_number(count)}" for group in _GROUPS if (count := getattr(counts, group))]
    return f"{to_number(counts.total)} ({'; '.join(parts)})" if parts else to_number(counts.total)


def _period(period: Period, rules: Statistics) -> str:
    if period.start is None and period.before is None:
        return rules.texts.whole_period
    start = f"{period.start:%d/%m/%Y}" if period.start else "…"
    end = f"{period.last:%d/%m/%Y}" if period.last else "…"
    return rules.texts.period.format(start=start, end=end)
