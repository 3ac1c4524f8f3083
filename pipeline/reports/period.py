"""Statistics of published procedures for a period of signing days, from the registry's columns."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol

from pipeline.model.ids import DocumentId
from pipeline.model.procedures import Procedure
from pipeline.model.registry import DocumentSummary, ProcedureRow, Wanted
from pipeline.model.text import Span
from pipeline.procedures.statistics import ProcedureCounts, PublishingDecision, count_procedures
from pipeline.rules import Rules

__all__ = ["StatisticsSource", "count_period"]


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


def count_period(source: StatisticsSource, rules: Rules, first: dt.date, last: dt.date) -> ProcedureCounts:
    """Count decisions and procedures signed from ``first`` to ``last``, both days included (domain.md 4.7)."""
    before = last + dt.timedelta(days=1)
    decisions = source.find(Wanted(issued_from=first, issued_before=before, label="publishes_procedures"))
    rows = _by_decision(source.procedure_rows(first, before))
    return count_procedures(
        (
            PublishingDecision(
                id=decision.id,
                procedures=rows.get(decision.id, ()),
                declared=decision.declared,
                date=decision.date,
                number=decision.number,
            )
            for decision in decisions
        ),
        rules.procedure_tables,
    )


def _by_decision(rows: Iterable[ProcedureRow]) -> dict[DocumentId, tuple[Procedure, ...]]:
    found: dict[DocumentId, list[Procedure]] = defaultdict(list)
    for row in rows:
        found[row.document_id].append(
            Procedure(
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
        )
    return {decision: tuple(procedures) for decision, procedures in found.items()}
