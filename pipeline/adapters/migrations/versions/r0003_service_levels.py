"""Level of the online service of each procedure, and whether its decision follows the shortened procedure."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("procedures", sa.Column("service_level", sa.String(length=16), nullable=True))
    op.add_column("procedures", sa.Column("urgent", sa.Boolean(), nullable=True))


def downgrade() -> None:
    op.drop_column("procedures", "urgent")
    op.drop_column("procedures", "service_level")
