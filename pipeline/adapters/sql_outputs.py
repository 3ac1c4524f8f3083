"""Single things of many documents at once: citations, drafters, how they publish, and what was published of them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, not_, select

from pipeline.adapters.sql_engine import Database, chunks
from pipeline.adapters.sql_tables import citations, procedures, reading_documents, readings, works
from pipeline.model.ids import DocumentId
from pipeline.model.registry import Citation, RowPlace

__all__ = ["SqlOutputs", "published_outputs"]


class SqlOutputs:
    """Reads single things of many documents, without loading the documents."""

    def __init__(self, database: Database) -> None:
        """Take the open database."""
        self._database = database

    def citations(self, documents: Collection[DocumentId]) -> dict[DocumentId, tuple[Citation, ...]]:
        """Return the documents that each of these cites, in the order of its text; one that cites none is left out."""
        found: dict[DocumentId, tuple[Citation, ...]] = {}
        with self._database.reading() as connection:
            for some in chunks(sorted(set(documents))):
                query = select(citations.c.work_id, citations.c.cited).where(citations.c.work_id.in_(some))
                found.update({DocumentId(row.work_id): _citations(row.cited) for row in connection.execute(query)})
        return found

    def drafters(self, documents: Collection[DocumentId]) -> dict[DocumentId, str]:
        """Return who proposed each document, where its preamble says so."""
        found: dict[DocumentId, str] = {}
        with self._database.reading() as connection:
            for some in chunks(sorted(set(documents))):
                query = select(works.c.id, works.c.drafted_by).where(works.c.id.in_(some), works.c.drafted_by.is_not(None))
                found.update({DocumentId(row.id): row.drafted_by for row in connection.execute(query)})
        return found

    def places(self, documents: Collection[DocumentId]) -> dict[DocumentId, tuple[RowPlace, ...]]:
        """Return where the rows of these decisions are printed, by their position."""
        with self._database.reading() as connection:
            outputs = published_outputs(connection, documents)
        return {
            document: tuple(RowPlace(**{name: row["at"][name] for name in ("page", "table", "row")}) for row in rows)
            for document, rows in ((document, json.loads(output)["procedures"]) for document, output in outputs.items())
        }

    def internal_only(self, documents: Collection[DocumentId]) -> frozenset[DocumentId]:
        """Return those of these documents that list procedures, but only internal ones."""
        return self._with_row(documents, procedures.c.internal) - self._with_row(documents, not_(procedures.c.internal))

    def shortened(self, documents: Collection[DocumentId]) -> frozenset[DocumentId]:
        """Return those of these documents that say that they follow the shortened procedure."""
        return self._with_row(documents, procedures.c.urgent.is_(True))

    def _with_row(self, documents: Collection[DocumentId], condition: ColumnElement[bool]) -> frozenset[DocumentId]:
        found: set[DocumentId] = set()
        with self._database.reading() as connection:
            for some in chunks(sorted(set(documents))):
                query = select(procedures.c.work_id).where(procedures.c.work_id.in_(some), condition).distinct()
                found |= {DocumentId(work) for work in connection.execute(query).scalars()}
        return frozenset(found)


def published_outputs(connection: Connection, documents: Collection[DocumentId]) -> dict[DocumentId, str]:
    """Return the published object of each document's shown file as JSON; of several readings the newest."""
    found: dict[DocumentId, str] = {}
    for some in chunks(sorted(set(documents))):
        query = (
            select(works.c.id, reading_documents.c.output)
            .join(reading_documents, reading_documents.c.dump_hash == works.c.dump_hash)
            .join(readings, (readings.c.id == reading_documents.c.reading_id) & (readings.c.sha256 == works.c.sha256))
            .where(works.c.id.in_(some))
            .order_by(readings.c.id)
        )
        found.update({DocumentId(row.id): row.output for row in connection.execute(query)})
    return found


def _citations(cited: str) -> tuple[Citation, ...]:
    return tuple(
        Citation(number=number, date=dt.date.fromisoformat(date) if date else None) for number, date in json.loads(cited)
    )
