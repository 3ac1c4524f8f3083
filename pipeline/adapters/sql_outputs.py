"""Published objects (``rasoat.document/1``) of many documents at once, and single things of them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, select

from pipeline.adapters.sql_engine import Database, chunks
from pipeline.adapters.sql_tables import reading_documents, readings, works
from pipeline.model.ids import DocumentId
from pipeline.model.registry import Citation

__all__ = ["SqlOutputs", "published_outputs"]


class SqlOutputs:
    """Reads single things of many documents, without loading the documents."""

    def __init__(self, database: Database) -> None:
        """Take the open database."""
        self._database = database

    def citations(self, documents: Collection[DocumentId]) -> dict[DocumentId, tuple[Citation, ...]]:
        """Return the numbers that these documents cite, in the order of each text; documents that are gone are left out."""
        return {document: _citations(json.loads(output)) for document, output in self._outputs(documents).items()}

    def drafters(self, documents: Collection[DocumentId]) -> dict[DocumentId, str]:
        """Return who proposed each document, where its preamble says so."""
        proposals = {document: json.loads(output)["proposal"] for document, output in self._outputs(documents).items()}
        return {document: proposal["by"] for document, proposal in proposals.items() if proposal and proposal["by"]}

    def _outputs(self, documents: Collection[DocumentId]) -> dict[DocumentId, str]:
        with self._database.reading() as connection:
            return published_outputs(connection, documents)


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


def _citations(output: dict[str, Any]) -> tuple[Citation, ...]:
    return tuple(
        Citation(number=one["number"], date=dt.date.fromisoformat(one["date"]) if one["date"] else None)
        for one in output["references"]
        if one["number"] and one["role"] != "self"
    )
