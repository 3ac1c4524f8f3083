"""The outbox: which documents the index still has to learn of."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, func, insert, select, update

from pipeline.adapters.sql_engine import Database, chunks
from pipeline.adapters.sql_tables import outbox, works
from pipeline.model.ids import DocumentId
from pipeline.model.registry import OutboxLine

__all__ = ["SqlOutbox", "post"]


class SqlOutbox:
    """Port ``Outbox``."""

    def __init__(self, database: Database) -> None:
        """Take the open database."""
        self._database = database

    def pending(self, limit: int) -> tuple[OutboxLine, ...]:
        """Return the oldest lines that are not done."""
        c = outbox.c
        query = select(c.sequence, c.work_id, c.version, c.removed).where(~c.done).order_by(c.sequence).limit(limit)
        with self._database.reading() as connection:
            return tuple(
                OutboxLine(sequence=sequence, document_id=DocumentId(work), version=version, removed=removed)
                for sequence, work, version, removed in connection.execute(query)
            )

    def done(self, lines: Iterable[OutboxLine]) -> None:
        """Mark lines as done; lines that were done before or replaced by newer ones change nothing."""
        sequences = [line.sequence for line in lines]
        if not sequences:
            return
        with self._database.writing() as connection:
            for some in chunks(sequences):
                connection.execute(update(outbox).where(outbox.c.sequence.in_(some)).values(done=True))

    def count(self) -> int:
        """Return how many lines are not done."""
        with self._database.reading() as connection:
            return connection.execute(select(func.count()).select_from(outbox).where(~outbox.c.done)).scalar_one()

    def post_all(self) -> int:
        """Write a line for every document, to build an index anew; return how many."""
        with self._database.writing() as connection:
            ids = connection.execute(select(works.c.id).where(~works.c.removed)).scalars().all()
            post(connection, ids)
            return len(ids)


def post(connection: Connection, ids: Collection[str]) -> None:
    """Raise the versions of these documents and write a line for each; older lines of theirs are superseded."""
    lines = []
    for some in chunks(sorted(set(ids))):
        connection.execute(update(works).where(works.c.id.in_(some)).values(version=works.c.version + 1))
        connection.execute(update(outbox).where(outbox.c.work_id.in_(some), ~outbox.c.done).values(done=True))
        found = connection.execute(select(works.c.id, works.c.version, works.c.removed).where(works.c.id.in_(some)))
        lines += [{"work_id": work, "version": version, "removed": removed, "done": False} for work, version, removed in found]
    if lines:
        connection.execute(insert(outbox), lines)
