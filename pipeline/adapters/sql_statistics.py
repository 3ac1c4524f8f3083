"""Figures from the registry's columns, without loading a document."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, Select, func, select

from pipeline.adapters.sql_engine import Database
from pipeline.adapters.sql_tables import effects, files, labels, procedures, readings, works
from pipeline.model.ids import DocumentId
from pipeline.model.procedures import Level, ProcedureGroup, ServiceLevel
from pipeline.model.registry import ProcedureRow

__all__ = ["RegistryCounts", "SqlStatistics"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistryCounts:
    """How much the registry holds; ``labels`` most frequent first."""

    files: int
    documents: int
    failed: int
    refused: int
    labels: tuple[tuple[str, int], ...]
    effects: tuple[tuple[str, int], ...]
    """By resolution: ``resolved``, ``ambiguous``, ``waiting``, ``none``."""


class SqlStatistics:
    """Rows and counts for reports."""

    def __init__(self, database: Database) -> None:
        """Take the open database."""
        self._database = database

    def procedure_rows(
        self, issued_from: dt.date | None = None, issued_before: dt.date | None = None
    ) -> tuple[ProcedureRow, ...]:
        """Return the published procedures of decisions signed in a half-open period, by day, decision and row."""
        w, p = works.c, procedures.c
        query = select(
            *(w.id, w.number, w.date, w.authority, p.group, p.code, p.name, p.field, p.levels),
            *(p.authority.label("handled_by"), p.internal, p.position, w.effective_from, p.service_level, p.urgent, p.replaces),
        ).join(works, w.id == p.work_id)
        if issued_from:
            query = query.where(w.date >= issued_from)
        if issued_before:
            query = query.where(w.date < issued_before)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(w.date, w.number_key, w.id, p.position))
            return tuple(
                ProcedureRow(
                    document_id=DocumentId(row.id),
                    number=row.number,
                    date=row.date,
                    decision_authority=row.authority,
                    group=cast("ProcedureGroup | None", row.group),
                    code=row.code,
                    name=row.name,
                    field=row.field,
                    levels=cast("tuple[Level, ...]", tuple(row.levels.split())),
                    authority=row.handled_by,
                    internal=row.internal,
                    position=row.position,
                    effective_from=row.effective_from,
                    service_level=cast("ServiceLevel | None", row.service_level),
                    replaces=tuple((row.replaces or "").splitlines()),
                    urgent=row.urgent,
                )
                for row in rows
            )

    def counts(self) -> RegistryCounts:
        """Return how much there is."""
        outcome = select(readings.c.outcome, func.count()).join(files, files.c.reading_id == readings.c.id)
        shown = select(func.count()).select_from(works).where(~works.c.removed)
        with self._database.reading() as connection:
            outcomes = dict(_counted(connection, outcome.group_by(readings.c.outcome)))
            return RegistryCounts(
                files=sum(outcomes.values()),
                documents=connection.execute(shown).scalar_one(),
                failed=outcomes.get("failed", 0),
                refused=outcomes.get("refused", 0),
                labels=_counted(connection, select(labels.c.label, func.count()).group_by(labels.c.label)),
                effects=_counted(connection, select(effects.c.resolution, func.count()).group_by(effects.c.resolution)),
            )

    def waiting_numbers(self, limit: int = 100) -> tuple[tuple[str, int], ...]:
        """Return the (folded) numbers that acts of known documents wait for, with how many acts do, most wanted first."""
        number = effects.c.number_key
        query = select(number, func.count()).where(effects.c.resolution == "waiting").group_by(number)
        with self._database.reading() as connection:
            return _counted(connection, query)[:limit]


def _counted(connection: Connection, query: Select[Any]) -> tuple[tuple[str, int], ...]:
    rows = [(str(name), int(count)) for name, count in connection.execute(query)]
    return tuple(sorted(rows, key=lambda row: (-row[1], row[0])))
