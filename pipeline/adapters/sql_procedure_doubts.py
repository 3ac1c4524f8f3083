"""What the reading of publishing decisions was not sure of, and a stamp that tells whether any of it changed."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import func, select

from pipeline.adapters.sql_engine import Database
from pipeline.adapters.sql_outputs import published_outputs
from pipeline.adapters.sql_tables import catalogue_imports, labels, works
from pipeline.model.ids import DocumentId
from pipeline.model.registry import ProcedureDoubt

__all__ = ["SqlProcedureDoubts"]

_LABEL = "publishes_procedures"


class SqlProcedureDoubts:
    """Doubts about the rows of decisions, from what was published of each reading."""

    def __init__(self, database: Database) -> None:
        """Take the open database."""
        self._database = database

    def stamp(self) -> tuple[int, ...]:
        """Return numbers that are others whenever a document or the catalogue changed: cheap to ask before every page."""
        shown = select(func.count(), func.coalesce(func.sum(works.c.version), 0)).where(~works.c.removed)
        with self._database.reading() as connection:
            count, versions = connection.execute(shown).one()
            imported = connection.execute(select(func.coalesce(func.max(catalogue_imports.c.id), 0))).scalar_one()
            return int(count), int(versions), int(imported)

    def versions(self) -> dict[DocumentId, int]:
        """Return the publishing decisions that have doubts, with their versions."""
        query = select(works.c.id, works.c.version).join(labels, labels.c.work_id == works.c.id)
        query = query.where(labels.c.label == _LABEL, ~works.c.removed, works.c.doubts > 0)
        with self._database.reading() as connection:
            return {DocumentId(row.id): row.version for row in connection.execute(query)}

    def of(self, documents: Collection[DocumentId]) -> tuple[ProcedureDoubt, ...]:
        """Return the doubts of these documents, in the order of each text."""
        with self._database.reading() as connection:
            outputs = published_outputs(connection, documents)
        return tuple(doubt for document, output in outputs.items() for doubt in _doubts(document, json.loads(output)))


def _doubts(document: DocumentId, output: dict[str, Any]) -> tuple[ProcedureDoubt, ...]:
    places = {_place(row): at for at, row in reversed(list(enumerate(output["procedures"])))}
    return tuple(
        ProcedureDoubt(
            document_id=document,
            code=doubt["code"],
            message=doubt["message"],
            position=places.get(_place(doubt)),
            is_placed=(doubt["at"] or {}).get("start") is not None,
        )
        for doubt in output["doubts"]
    )


def _place(one: dict[str, Any]) -> tuple[Any, ...]:
    at = one["at"] or {}
    return tuple(at.get(name) for name in ("page", "table", "row"))
