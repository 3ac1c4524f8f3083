"""Decisions of people; append-only, and never touched by a new reading."""

from __future__ import annotations

from sqlalchemy import insert, select

from pipeline.adapters.sql_engine import Database
from pipeline.adapters.sql_outbox import post
from pipeline.adapters.sql_tables import effects, reviews
from pipeline.model.ids import DocumentId
from pipeline.model.review import ReviewEvent

__all__ = ["SqlReviews"]


class SqlReviews:
    """Port ``ReviewLog``."""

    def __init__(self, database: Database) -> None:
        """Take the open database."""
        self._database = database

    def append(self, event: ReviewEvent) -> None:
        """Write one decision; the document and those that it acts on go to the outbox, because their status may change."""
        row = {name: getattr(event, name) for name in ("claim", "decision", "person", "at", "correction", "note")}
        targets = select(effects.c.target_id).where(effects.c.work_id == event.document, effects.c.target_id.is_not(None))
        with self._database.writing() as connection:
            connection.execute(insert(reviews).values(work_id=event.document, **row))
            post(connection, {event.document, *connection.execute(targets).scalars()})

    def of(self, document_id: DocumentId) -> tuple[ReviewEvent, ...]:
        """Return the decisions about a document, oldest first."""
        r = reviews.c
        query = select(r.work_id.label("document"), r.claim, r.decision, r.person, r.at, r.correction, r.note)
        query = query.where(r.work_id == document_id).order_by(r.id)
        with self._database.reading() as connection:
            return tuple(ReviewEvent(**row) for row in connection.execute(query).mappings())
