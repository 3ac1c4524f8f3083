"""What each document cites and who drafted it, so that reports over many documents need not open what was published of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_AT_ONCE = 200
_PUBLISHED = sa.text(
    "SELECT works.id, reading_documents.output FROM works"
    " JOIN reading_documents ON reading_documents.dump_hash = works.dump_hash"
    " JOIN readings ON readings.id = reading_documents.reading_id AND readings.sha256 = works.sha256"
    " WHERE works.id IN :ids ORDER BY readings.id"
).bindparams(sa.bindparam("ids", expanding=True))


def upgrade() -> None:
    citations = op.create_table(
        "citations",
        sa.Column("work_id", sa.String(length=36), nullable=False),
        sa.Column("cited", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], name="fk_citations_work_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("work_id", name="pk_citations"),
    )
    op.add_column("works", sa.Column("drafted_by", sa.Text(), nullable=True))
    connection = op.get_bind()
    draft = sa.text("UPDATE works SET drafted_by = :by WHERE id = :work")
    for published in _published(connection):
        cited = {work: _cited(output["references"]) for work, output in published.items()}
        lines = [{"work_id": work, "cited": json.dumps(numbers)} for work, numbers in cited.items() if numbers]
        drafted = [
            {"work": work, "by": output["proposal"]["by"]}
            for work, output in published.items()
            if output["proposal"] and output["proposal"]["by"]
        ]
        if lines:
            connection.execute(citations.insert(), lines)
        if drafted:
            connection.execute(draft, drafted)


def downgrade() -> None:
    op.drop_column("works", "drafted_by")
    op.drop_table("citations")


def _published(connection: sa.Connection) -> Iterator[dict[str, dict[str, Any]]]:
    """Yield what was published of the shown documents, some at a time; of several readings the newest."""
    ids = connection.execute(sa.text("SELECT id FROM works WHERE NOT removed ORDER BY id")).scalars().all()
    for at in range(0, len(ids), _AT_ONCE):
        rows = connection.execute(_PUBLISHED, {"ids": ids[at : at + _AT_ONCE]})
        yield {row.id: json.loads(row.output) for row in rows}


def _cited(references: list[dict[str, Any]]) -> list[tuple[str, str | None]]:
    named = ((one["number"], one["date"]) for one in references if one["number"] and one["role"] != "self")
    return list(dict.fromkeys(named))
