"""The report on published procedures as plain sheets: figures, cuts, differences, decisions, every row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.procedures.statistics import GroupCounts
from pipeline.reports.procedures import ProceduresReport
from pipeline.rules.schema.statistics import Statistics

__all__ = ["Sheet", "Value", "to_sheets"]

Value = str | int | dt.date | None
_GROUPS = ("new", "amended", "replaced", "abolished", "unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: its name, the names of its columns, rows of plain values (numbers are numbers)."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def to_sheets(report: ProceduresReport, rules: Statistics) -> tuple[Sheet, ...]:
    """Return the sheets of a report, also those without rows, so that every workbook has the same shape."""
    names, counts = rules.sheets, report.counts
    return (
        _figures(report, rules),
        _cut(names.by_field, names.field, counts.by_field, rules),
        _cut(names.by_authority, names.authority, counts.by_authority, rules),
        Sheet(
            name=names.by_level,
            head=(names.level, names.count),
            rows=tuple((getattr(rules.levels, level or "unknown"), count) for level, count in counts.by_level),
        ),
        Sheet(
            name=names.by_service,
            head=(names.service, names.count),
            rows=tuple((getattr(rules.services, level or "unknown"), count) for level, count in report.by_service),
        ),
        _differences(report, rules),
        _decisions(report, rules),
        _procedures(report, rules),
    )


def _figures(report: ProceduresReport, rules: Statistics) -> Sheet:
    names, texts, counts = rules.sheets, rules.texts, report.counts
    empty: tuple[Value, ...] = (None,) * len(_GROUPS)
    return Sheet(
        name=names.figures,
        head=(names.way, texts.total, *_group_names(rules)),
        rows=(
            (texts.rows, *_numbers(counts.rows)),
            (texts.distinct, *_numbers(counts.distinct)),
            (texts.distinct_in_period, counts.distinct_in_period, *empty),
            (names.decisions, counts.decisions, *empty),
            (names.internal, *_numbers(counts.internal)),
            (names.entered, report.entries.entered if report.entries.is_known else rules.texts.no_name, *empty),
            (names.entry_missing, report.entries.missing if report.entries.is_known else rules.texts.no_name, *empty),
            (names.entry_unknown, report.entries.unknown, *empty),
        ),
    )


def _cut(name: str, column: str, cut: tuple[tuple[str, GroupCounts], ...], rules: Statistics) -> Sheet:
    rows = tuple((label or rules.texts.no_name, *_numbers(found)) for label, found in cut)
    return Sheet(name=name, head=(column, rules.texts.total, *_group_names(rules)), rows=rows)


def _differences(report: ProceduresReport, rules: Statistics) -> Sheet:
    names = rules.sheets
    days = {decision.id: decision.date for decision in report.decisions}
    rows = tuple(
        (
            found.number,
            days.get(found.decision),
            getattr(rules.groups, found.group) if found.group else rules.texts.total,
            found.declared,
            found.distinct,
            found.rows,
        )
        for found in report.counts.differences
    )
    head = (names.decision, names.date, names.group, names.declared, names.counted, names.counted_rows)
    return Sheet(name=names.differences, head=head, rows=rows)


def _decisions(report: ProceduresReport, rules: Statistics) -> Sheet:
    names = rules.sheets
    rows = tuple(
        (decision.number, decision.date, len(decision.procedures), decision.declared.total) for decision in report.decisions
    )
    return Sheet(name=names.decisions, head=(names.decision, names.date, names.counted_rows, names.declared), rows=rows)


def _procedures(report: ProceduresReport, rules: Statistics) -> Sheet:
    names = rules.sheets
    head = (
        *(names.serial, names.decision, names.date, names.group, names.code, names.name),
        *(names.field, names.level, names.authority, names.internal),
    )
    rows = tuple((serial, *row) for serial, row in enumerate(_rows(report, rules), start=1))
    return Sheet(name=names.procedures, head=head, rows=rows)


def _rows(report: ProceduresReport, rules: Statistics) -> Iterator[tuple[Value, ...]]:
    for decision in report.decisions:
        for found in decision.procedures:
            yield (
                decision.number,
                decision.date,
                getattr(rules.groups, found.group or "unknown"),
                found.code,
                found.name,
                found.field,
                ", ".join(getattr(rules.levels, level) for level in found.levels),
                found.authority,
                rules.sheets.yes if found.internal else rules.sheets.no,
            )


def _group_names(rules: Statistics) -> tuple[str, ...]:
    return tuple(getattr(rules.groups, group) for group in _GROUPS)


def _numbers(counts: GroupCounts) -> tuple[Value, ...]:
    return (counts.total, *(getattr(counts, group) for group in _GROUPS))
