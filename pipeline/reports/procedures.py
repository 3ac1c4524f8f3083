"""The report on published procedures: which decisions count, and the counts as text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.model.registry import StoredDocument
from pipeline.procedures.statistics import GroupCounts, ProcedureCounts, PublishingDecision, count_procedures
from pipeline.reports.periods import Period
from pipeline.rules.loader import Rules
from pipeline.rules.schema.statistics import Statistics

__all__ = ["ProceduresReport", "find_publishing", "report_procedures", "to_sentence", "to_text"]

_LABEL = "publishes_procedures"
_GROUPS = ("new", "amended", "replaced", "abolished", "unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProceduresReport:
    """The counts of a period, the decisions behind them, and the same as Vietnamese text."""

    period: Period
    decisions: tuple[PublishingDecision, ...]
    counts: ProcedureCounts
    text: str


def report_procedures(documents: Iterable[StoredDocument], period: Period, rules: Rules) -> ProceduresReport:
    """Return the report of a period by sign date (domain.md 4.7)."""
    decisions = tuple(find_publishing(documents, period))
    counts = count_procedures(decisions, rules.procedure_tables)
    return ProceduresReport(period=period, decisions=decisions, counts=counts, text=to_text(counts, period, rules.statistics))


def find_publishing(documents: Iterable[StoredDocument], period: Period) -> Iterator[PublishingDecision]:
    """Yield the decisions labelled as publications that were signed in the period; corrections carry other labels."""
    for stored in documents:
        summary, document = stored.summary, stored.document
        if _LABEL in summary.labels and period.holds(summary.date):
            yield PublishingDecision(
                id=summary.id,
                procedures=document.procedures,
                declared=document.declared,
                date=summary.date,
                number=summary.number,
            )


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


def to_text(counts: ProcedureCounts, period: Period, rules: Statistics) -> str:
    """Return the whole report as lines of text: sentence, the three ways of counting, differences, cuts, definition."""
    texts = rules.texts
    lines = [texts.title, _period(period, rules), "", to_sentence(counts, rules), ""]
    lines += [f"{texts.figures}:"]
    lines += [f"  {texts.rows}: {_groups(counts.rows, rules)}", f"  {texts.distinct}: {_groups(counts.distinct, rules)}"]
    lines += [f"  {texts.distinct_in_period}: {_number(counts.distinct_in_period)}"]
    if counts.internal.total or counts.internal_decisions:
        inside = texts.internal.format(decisions=_number(counts.internal_decisions), procedures=_number(counts.internal.total))
        lines += [f"  {inside}"]
    lines += ["", *_differences(counts, rules)]
    for heading, cut in ((texts.by_field, counts.by_field), (texts.by_authority, counts.by_authority)):
        if cut:
            lines += ["", f"{heading}:", *(f"  {name or texts.no_name}: {_groups(found, rules)}" for name, found in cut)]
    if counts.by_level:
        named = ((getattr(rules.levels, level or "unknown"), count) for level, count in counts.by_level)
        lines += ["", f"{texts.by_level}:", *(f"  {name}: {_number(count)}" for name, count in named)]
    return "\n".join([*lines, "", texts.footer])


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
    end = f"{period.before - dt.timedelta(days=1):%d/%m/%Y}" if period.before else "…"
    return rules.texts.period.format(start=start, end=end)


def _number(count: int) -> str:
    """Return a count with points between thousands, as Vietnamese texts print it."""
    return f"{count:,}".replace(",", ".")
