"""The report on published procedures of a period: counts from the registry's columns, and the same as text."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Protocol

from pipeline.model.ids import DocumentId
from pipeline.model.procedures import Procedure, ServiceLevel
from pipeline.model.registry import DocumentSummary, ProcedureRow, Wanted
from pipeline.model.text import Span
from pipeline.procedures.service_levels import count_service_levels
from pipeline.procedures.statistics import GroupCounts, ProcedureCounts, PublishingDecision, count_procedures
from pipeline.reports.periods import Period
from pipeline.rules.loader import Rules
from pipeline.rules.schema.statistics import Statistics

__all__ = ["ProceduresReport", "StatisticsSource", "report_procedures", "to_json", "to_sentence", "to_text"]

_LABEL = "publishes_procedures"
_GROUPS = ("new", "amended", "replaced", "abolished", "unknown")


class StatisticsSource(Protocol):
    """What statistics need of the registry."""

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
    return ProceduresReport(
        period=period,
        decisions=decisions,
        counts=count_procedures(decisions, rules.procedure_tables),
        by_service=count_service_levels((row for row in listed if row.document_id in known), rules.procedure_tables),
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


def to_sentence(counts: ProcedureCounts, rules: Statistics) -> str:
    """Return the sentence of the report.

    Example: ``51 quyết định công bố 254 thủ tục: 72 mới, 91 sửa đổi, bổ sung, 23 thay thế, 68 bãi bỏ.``
    """
    parts = ", ".join(
        rules.texts.part.format(count=_number(count), group=getattr(rules.groups, group))
        for group in _GROUPS
        if (count := getattr(counts.distinct, group))
    )
    form = rules.texts.sentence if parts else rules.texts.sentence_of_none
    return form.format(decisions=_number(counts.decisions), procedures=_number(counts.distinct.total), parts=parts)


def to_text(report: ProceduresReport, rules: Statistics) -> str:
    """Return the whole report as lines of text: sentence, the three ways of counting, differences, cuts, definition."""
    texts, counts = rules.texts, report.counts
    blocks = [
        [texts.title, _period(report.period, rules)],
        [to_sentence(counts, rules)],
        _figures(counts, rules),
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
        "sentence": to_sentence(report.counts, rules),
        **asdict(report.counts),
    }
    found["by_service"] = report.by_service
    return json.dumps(found, ensure_ascii=False, default=str)


def _figures(counts: ProcedureCounts, rules: Statistics) -> list[str]:
    texts = rules.texts
    lines = [
        f"{texts.figures}:",
        f"  {texts.rows}: {_groups(counts.rows, rules)}",
        f"  {texts.distinct}: {_groups(counts.distinct, rules)}",
        f"  {texts.distinct_in_period}: {_number(counts.distinct_in_period)}",
    ]
    if counts.internal.total or counts.internal_decisions:
        inside = texts.internal.format(decisions=_number(counts.internal_decisions), procedures=_number(counts.internal.total))
        lines.append(f"  {inside}")
    return lines


def _cut(heading: str, cut: tuple[tuple[str, GroupCounts], ...], rules: Statistics) -> list[str]:
    lines = [f"  {name or rules.texts.no_name}: {_groups(found, rules)}" for name, found in cut]
    return [f"{heading}:", *lines] if any(name for name, _ in cut) else []


def _levels(counts: ProcedureCounts, rules: Statistics) -> list[str]:
    lines = [f"  {getattr(rules.levels, level or 'unknown')}: {_number(count)}" for level, count in counts.by_level]
    return [f"{rules.texts.by_level}:", *lines] if lines else []


def _services(report: ProceduresReport, rules: Statistics) -> list[str]:
    lines = [f"  {getattr(rules.services, level or 'unknown')}: {_number(count)}" for level, count in report.by_service]
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
    parts = [f"{getattr(rules.groups, group)} {_number(count)}" for group in _GROUPS if (count := getattr(counts, group))]
    return f"{_number(counts.total)} ({'; '.join(parts)})" if parts else _number(counts.total)


def _period(period: Period, rules: Statistics) -> str:
    if period.start is None and period.before is None:
        return rules.texts.whole_period
    start = f"{period.start:%d/%m/%Y}" if period.start else "…"
    end = f"{period.last:%d/%m/%Y}" if period.last else "…"
    return rules.texts.period.format(start=start, end=end)


def _number(count: int) -> str:
    """Return a count with points between thousands, as Vietnamese texts print it."""
    return f"{count:,}".replace(",", ".")
