"""The registry in SQL: one address, all its ports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from pipeline.adapters.sql_catalogue import SqlCatalogue
from pipeline.adapters.sql_engine import Database
from pipeline.adapters.sql_files import SqlFiles, history
from pipeline.adapters.sql_keep import SqlKeeper
from pipeline.adapters.sql_manifestations import manifestations_of
from pipeline.adapters.sql_outbox import SqlOutbox
from pipeline.adapters.sql_outputs import SqlOutputs
from pipeline.adapters.sql_procedure_doubts import SqlProcedureDoubts
from pipeline.adapters.sql_relations import SqlRelations
from pipeline.adapters.sql_reviews import SqlReviews
from pipeline.adapters.sql_schema import migrate, schema_version
from pipeline.adapters.sql_statistics import RegistryCounts, SqlStatistics
from pipeline.adapters.sql_tables import dumps, effects, reading_documents, readings, works
from pipeline.adapters.sql_works import SqlWorks, summaries
from pipeline.codec_internal import load_document
from pipeline.model.ids import DocumentId
from pipeline.model.outcome import Outcome, ReadDocument
from pipeline.model.registry import (
    DocumentSummary,
    Kept,
    KnownWork,
    OutboxLine,
    ProcedureRow,
    Relation,
    StoredDocument,
    StoredFailure,
    Wanted,
)
from pipeline.rules.loader import Rules, load_rules

__all__ = ["SqlRegistry"]


class SqlRegistry:
    """Ports ``DocumentStore``, ``Outbox``, ``RelationStore``, ``WorkLookup`` (and ``reviews``) over one SQL database.

    All methods raise ``RegistryError`` when the database does not answer, is full or damaged.
    """

    def __init__(self, url: str, *, rules: Rules | None = None) -> None:
        """Prepare the registry at a SQLAlchemy address; nothing is opened before the first call."""
        self.database = Database(url)
        self._files = SqlFiles(self.database)
        self._works = SqlWorks(self.database)
        self._outbox = SqlOutbox(self.database)
        self._relations = SqlRelations(self.database)
        self._statistics = SqlStatistics(self.database)
        self.reviews = SqlReviews(self.database)
        self.catalogue = SqlCatalogue(self.database)
        self.outputs = SqlOutputs(self.database)
        self.procedure_doubts = SqlProcedureDoubts(self.database)
        self.keeper = SqlKeeper(database=self.database, rules=rules or load_rules())

    def migrate(self) -> None:
        """Bring the schema to the newest version; an empty database gets it."""
        migrate(self.database)

    def schema_version(self) -> str | None:
        """Return the version of the schema, ``None`` for an empty database."""
        return schema_version(self.database)

    def close(self) -> None:
        """Close all connections."""
        self.database.close()

    def known(self, hashes: Collection[str], rules_version: str) -> frozenset[str]:
        """Return those hashes whose newest reading is by this version of the rules."""
        return self._files.known(hashes, rules_version)

    def keep(self, outcomes: Sequence[Outcome]) -> tuple[Kept, ...]:
        """Keep outcomes with their outbox lines in one transaction; repeating is harmless."""
        return self.keeper.keep(outcomes)

    def get(self, document_id: DocumentId) -> StoredDocument | None:
        """Return one document with everything that is known of it, ``None`` when there is no such id."""
        with self.database.reading() as connection:
            summary = summaries(connection, [document_id]).get(document_id)
            if summary is None:
                return None
            shown = manifestations_of(connection, document_id)
            return StoredDocument(
                summary=summary,
                document=_read(connection, document_id),
                manifestations=shown,
                readings=history(connection, [one.sha256 for one in shown]),
                preferred=shown[0].sha256,
            )

    def published(self, document_id: DocumentId) -> str | None:
        """Return the published object (``rasoat.document/1``) of the shown file as JSON, ``None`` when there is no such id."""
        query = (
            select(reading_documents.c.output)
            .join(works, works.c.dump_hash == reading_documents.c.dump_hash)
            .join(readings, (readings.c.id == reading_documents.c.reading_id) & (readings.c.sha256 == works.c.sha256))
            .where(works.c.id == document_id)
            .order_by(readings.c.id.desc())
            .limit(1)
        )
        with self.database.reading() as connection:
            return connection.execute(query).scalar()

    def find(self, wanted: Wanted) -> tuple[DocumentSummary, ...]:
        """Return the summaries of the documents asked for, newest first."""
        return self._works.find(wanted)

    def failures(self) -> tuple[StoredFailure, ...]:
        """Return the files that failed or were refused, newest first."""
        return self._files.failures()

    def outgoing(self, document_id: DocumentId) -> tuple[Relation, ...]:
        """Return what the document does to others, in the order of its text."""
        return self._relations.outgoing(document_id)

    def incoming(self, document_id: DocumentId) -> tuple[Relation, ...]:
        """Return what others do to the document, by day of effect."""
        return self._relations.incoming(document_id)

    def works(self, number_keys: Collection[str]) -> tuple[KnownWork, ...]:
        """Return all works with one of these folded numbers."""
        return self._works.works(number_keys)

    def pending(self, limit: int) -> tuple[OutboxLine, ...]:
        """Return the oldest outbox lines that are not done."""
        return self._outbox.pending(limit)

    def done(self, lines: Iterable[OutboxLine]) -> None:
        """Mark outbox lines as done."""
        self._outbox.done(lines)

    def count(self) -> int:
        """Return how many outbox lines are not done."""
        return self._outbox.count()

    def post_all(self) -> int:
        """Put every document into the outbox, to build an index anew; return how many."""
        return self._outbox.post_all()

    def procedure_rows(
        self, issued_from: dt.date | None = None, issued_before: dt.date | None = None
    ) -> tuple[ProcedureRow, ...]:
        """Return the published procedures of decisions signed in a half-open period, by day, decision and row."""
        return self._statistics.procedure_rows(issued_from, issued_before)

    def counts(self) -> RegistryCounts:
        """Return how much there is: files, documents, failures, labels, acts by resolution."""
        return self._statistics.counts()

    def waiting_numbers(self, limit: int = 100) -> tuple[tuple[str, int], ...]:
        """Return the numbers that acts wait for because no such document is known, most wanted first."""
        return self._statistics.waiting_numbers(limit)


def _read(connection: Connection, document_id: DocumentId) -> ReadDocument:
    """Return the newest reading of the preferred file, its acts with the targets that are resolved by now."""
    query = select(dumps.c.content).join(works, works.c.dump_hash == dumps.c.hash).where(works.c.id == document_id)
    document = load_document(connection.execute(query).scalar_one())
    targets = select(effects.c.position, effects.c.target_id).where(
        effects.c.work_id == document_id, effects.c.target_id.is_not(None)
    )
    found = dict(connection.execute(targets).tuples().all())
    if not found:
        return document
    return replace(
        document,
        effects=tuple(replace(effect, target_document=found.get(position)) for position, effect in enumerate(document.effects)),
    )
