"""The old procedures that a row replaces, so that their lives end there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("procedures", sa.Column("replaces", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("procedures", "replaces")
