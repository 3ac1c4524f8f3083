"""The first schema: files and their readings, works, acts, outbox, reviews."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "dumps",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_dumps"),
    )
    op.create_table(
        "files",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reading_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("sha256", name="pk_files"),
    )
    op.create_table(
        "outbox",
        sa.Column("sequence", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("work_id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_outbox"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_done_sequence", "outbox", ["done", "sequence"], unique=False)
    op.create_index("ix_outbox_work_id_done", "outbox", ["work_id", "done"], unique=False)
    op.create_table(
        "reviews",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("work_id", sa.String(length=36), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("decision", sa.String(length=16), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("correction", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_reviews"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_reviews_work_id", "reviews", ["work_id"], unique=False)
    op.create_table(
        "works",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.Column("work_key", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("number_key", sa.Text(), nullable=True),
        sa.Column("kind", sa.String(length=64), nullable=True),
        sa.Column("authority", sa.Text(), nullable=True),
        sa.Column("authority_id", sa.Text(), nullable=True),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("signer", sa.Text(), nullable=True),
        sa.Column("normative", sa.Boolean(), nullable=True),
        sa.Column("effective_from", sa.Date(), nullable=True),
        sa.Column("effective_expression", sa.String(length=32), nullable=True),
        sa.Column("effective_to", sa.Date(), nullable=True),
        sa.Column("label_list", sa.Text(), nullable=False),
        sa.Column("group_counts", sa.Text(), nullable=False),
        sa.Column("declared", sa.Text(), nullable=True),
        sa.Column("doubts", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("dump_hash", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_works"),
        sa.UniqueConstraint("work_key", name="uq_works_work_key"),
    )
    op.create_index("ix_works_date", "works", ["date"], unique=False)
    op.create_index("ix_works_number_key", "works", ["number_key"], unique=False)
    op.create_table(
        "effects",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("work_id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(length=32), nullable=False),
        sa.Column("number_key", sa.Text(), nullable=True),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("authority", sa.Text(), nullable=True),
        sa.Column("scope", sa.String(length=16), nullable=False),
        sa.Column("from", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("resolution", sa.String(length=16), nullable=False),
        sa.Column("step", sa.Integer(), nullable=True),
        sa.Column("target_id", sa.String(length=36), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["target_id"], ["works.id"], name="fk_effects_target_id", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], name="fk_effects_work_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_effects"),
    )
    op.create_index("ix_effects_number_key", "effects", ["number_key"], unique=False)
    op.create_index("ix_effects_target_id", "effects", ["target_id"], unique=False)
    op.create_index("ix_effects_work_id_position", "effects", ["work_id", "position"], unique=True)
    op.create_table(
        "file_paths",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["sha256"], ["files.sha256"], name="fk_file_paths_sha256", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("sha256", "path", name="pk_file_paths"),
    )
    op.create_table(
        "labels",
        sa.Column("work_id", sa.String(length=36), nullable=False),
        sa.Column("label", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], name="fk_labels_work_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("work_id", "label", name="pk_labels"),
    )
    op.create_index("ix_labels_label", "labels", ["label"], unique=False)
    op.create_table(
        "manifestations",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("work_id", sa.String(length=36), nullable=False),
        sa.Column("dump_hash", sa.String(length=64), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["dump_hash"], ["dumps.hash"], name="fk_manifestations_dump_hash"),
        sa.ForeignKeyConstraint(["sha256"], ["files.sha256"], name="fk_manifestations_sha256", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], name="fk_manifestations_work_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("sha256", "ordinal", name="pk_manifestations"),
    )
    op.create_index("ix_manifestations_work_id", "manifestations", ["work_id"], unique=False)
    op.create_table(
        "procedures",
        sa.Column("work_id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("group", sa.String(length=16), nullable=True),
        sa.Column("internal", sa.Boolean(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("levels", sa.String(length=32), nullable=False),
        sa.Column("authority", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], name="fk_procedures_work_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("work_id", "position", name="pk_procedures"),
    )
    op.create_index("ix_procedures_code", "procedures", ["code"], unique=False)
    op.create_table(
        "readings",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("rules_version", sa.String(length=64), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("output_hash", sa.String(length=64), nullable=False),
        sa.Column("changed", sa.Boolean(), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=True),
        sa.Column("message", sa.Text(), nullable=True),
        sa.Column("remedy", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["sha256"], ["files.sha256"], name="fk_readings_sha256", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_readings"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_readings_outcome", "readings", ["outcome"], unique=False)
    op.create_index("ix_readings_sha256_rules_version", "readings", ["sha256", "rules_version"], unique=False)
    op.create_table(
        "effect_candidates",
        sa.Column("effect_id", sa.Integer(), nullable=False),
        sa.Column("work_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["effect_id"], ["effects.id"], name="fk_effect_candidates_effect_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], name="fk_effect_candidates_work_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("effect_id", "work_id", name="pk_effect_candidates"),
    )
    op.create_index("ix_effect_candidates_work_id", "effect_candidates", ["work_id"], unique=False)
    op.create_table(
        "reading_documents",
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("dump_hash", sa.String(length=64), nullable=False),
        sa.Column("output", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["dump_hash"], ["dumps.hash"], name="fk_reading_documents_dump_hash"),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name="fk_reading_documents_reading_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("reading_id", "ordinal", name="pk_reading_documents"),
    )
    op.create_index("ix_reading_documents_dump_hash", "reading_documents", ["dump_hash"], unique=False)


def downgrade() -> None:
    op.drop_table("reading_documents")
    op.drop_table("effect_candidates")
    op.drop_table("readings")
    op.drop_table("procedures")
    op.drop_table("manifestations")
    op.drop_table("labels")
    op.drop_table("file_paths")
    op.drop_table("effects")
    op.drop_table("works")
    op.drop_table("reviews")
    op.drop_table("outbox")
    op.drop_table("files")
    op.drop_table("dumps")
