"""Alembic's entry: runs inside the transaction that the registry opened; no address of a database is configured here."""

from __future__ import annotations

from alembic import context

from pipeline.adapters.sql_tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=False,  # the transaction belongs to the caller, who also holds the lock
    render_as_batch=True,
)
context.run_migrations()
