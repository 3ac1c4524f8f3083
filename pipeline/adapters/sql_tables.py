"""Tables of the registry, the same for SQLite and PostgreSQL; the migrations bring a database to this shape.

Names and numbers stand in columns only as far as lists, filters and the resolving of targets need them; everything that was
read is in ``dumps``, addressed by its hash.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)

from pipeline.adapters.sql_types import Moment, Words

__all__ = [
    "METADATA",
    "candidates",
    "catalogue",
    "catalogue_imports",
    "citations",
    "dumps",
    "effects",
    "file_paths",
    "files",
    "labels",
    "manifestations",
    "outbox",
    "procedures",
    "reading_documents",
    "readings",
    "reviews",
    "works",
]


METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
_SHA = String(64)
_ID = String(36)


def _file() -> Column[str]:
    return Column("sha256", _SHA, ForeignKey("files.sha256", ondelete="CASCADE"), primary_key=True)


def _work(*, primary_key: bool = False) -> Column[str]:
    return Column("work_id", _ID, ForeignKey("works.id", ondelete="CASCADE"), primary_key=primary_key, nullable=False)


files = Table(
    "files",
    METADATA,
    Column("sha256", _SHA, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("media_type", Words, nullable=False),
    Column("path", Words, nullable=False),  # where it was seen last
    Column("kept_at", Moment, nullable=False),
    Column("reading_id", Integer),  # newest reading of any outcome
)

file_paths = Table(
    "file_paths", METADATA, _file(), Column("path", Words, primary_key=True), Column("seen_at", Moment, nullable=False)
)

dumps = Table("dumps", METADATA, Column("hash", _SHA, primary_key=True), Column("content", LargeBinary, nullable=False))

readings = Table(
    "readings",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("sha256", _SHA, ForeignKey("files.sha256", ondelete="CASCADE"), nullable=False),
    Column("rules_version", String(64), nullable=False),
    Column("read_at", Moment, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("output_hash", _SHA, nullable=False),
    Column("changed", Boolean, nullable=False),
    Column("code", String(64)),
    Column("message", Words),
    Column("remedy", Words),
    Index(None, "sha256", "rules_version"),
    Index(None, "outcome"),
    sqlite_autoincrement=True,
)

reading_documents = Table(
    "reading_documents",
    METADATA,
    Column("reading_id", Integer, ForeignKey("readings.id", ondelete="CASCADE"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("dump_hash", _SHA, ForeignKey("dumps.hash"), nullable=False, index=True),
    Column("output", Words, nullable=False),  # the published object (rasoat.document/1)
)

works = Table(
    "works",
    METADATA,
    Column("id", _ID, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("removed", Boolean, nullable=False),  # no file shows it any more; the row stays for reviews and the index
    Column("work_key", Words, unique=True),  # only complete keys: blanks never make two files one work
    Column("number", Words),
    Column("number_key", Words, index=True),
    Column("kind", String(64)),
    Column("authority", Words),
    Column("authority_id", Words),
    Column("date", Date, index=True),
    Column("title", Words),
    Column("signer", Words),
    Column("normative", Boolean),
    Column("effective_from", Date),
    Column("effective_expression", String(32)),
    Column("effective_to", Date),
    Column("label_list", Words, nullable=False),
    Column("group_counts", Words, nullable=False),
    Column("declared", Words),
    Column("drafted_by", Words),  # who proposed it
    Column("doubts", Integer, nullable=False),
    Column("sha256", _SHA),  # preferred file
    Column("dump_hash", _SHA),  # its newest reading
)

manifestations = Table(
    "manifestations",
    METADATA,
    _file(),
    Column("ordinal", Integer, primary_key=True),
    _work(),
    Column("dump_hash", _SHA, ForeignKey("dumps.hash"), nullable=False),
    Column("rank", Integer, nullable=False),
    Column("kept_at", Moment, nullable=False),
    Index(None, "work_id"),
)

labels = Table(
    "labels",
    METADATA,
    _work(primary_key=True),
    Column("label", String(32), primary_key=True),
    Column("position", Integer, nullable=False),
    Index(None, "label"),
)

procedures = Table(
    "procedures",
    METADATA,
    _work(primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("group", String(16)),
    Column("internal", Boolean, nullable=False),
    Column("code", Words, index=True),
    Column("name", Words, nullable=False),
    Column("field", Words),
    Column("levels", String(32), nullable=False),
    Column("authority", Words),
    Column("service_level", String(16)),
    Column("replaces", Words),  # codes or names of old procedures, a line each
    Column("urgent", Boolean),  # of the decision; null when it says nothing
)

citations = Table(
    "citations",
    METADATA,
    _work(primary_key=True),
    Column("cited", Words, nullable=False),  # JSON: number and day of each document that the text cites, in its order
)

effects = Table(
    "effects",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    _work(),
    Column("position", Integer, nullable=False),  # in ReadDocument.effects, from 0
    Column("act", String(32), nullable=False),
    Column("number_key", Words),
    Column("date", Date),
    Column("authority", Words),
    Column("scope", String(16), nullable=False),
    Column("from", Date),
    Column("until", Date),
    Column("confidence", Float, nullable=False),
    Column("resolution", String(16), nullable=False),  # resolved, ambiguous, waiting, none
    Column("step", Integer),  # of the ladder (domain.md 1.4), 1 to 4
    Column("target_id", _ID, ForeignKey("works.id", ondelete="SET NULL")),
    Column("content", Words, nullable=False),
    Index(None, "work_id", "position", unique=True),
    Index(None, "number_key"),
    Index(None, "target_id"),
)

candidates = Table(
    "effect_candidates",
    METADATA,
    Column("effect_id", Integer, ForeignKey("effects.id", ondelete="CASCADE"), primary_key=True),
    _work(primary_key=True),
    Index(None, "work_id"),
)

outbox = Table(
    "outbox",
    METADATA,
    Column("sequence", Integer, primary_key=True, autoincrement=True),
    Column("work_id", _ID, nullable=False),
    Column("version", Integer, nullable=False),
    Column("removed", Boolean, nullable=False),
    Column("done", Boolean, nullable=False),
    Index(None, "done", "sequence"),
    Index(None, "work_id", "done"),
    sqlite_autoincrement=True,
)

reviews = Table(
    "reviews",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("work_id", _ID, nullable=False, index=True),
    Column("claim", Words, nullable=False),
    Column("decision", String(16), nullable=False),
    Column("person", Words, nullable=False),
    Column("at", Moment, nullable=False),
    Column("correction", Words),
    Column("note", Words),
    sqlite_autoincrement=True,
)

catalogue = Table(
    "catalogue",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("code", Words, index=True),
    Column("name", Words, nullable=False),
    Column("field", Words),
    Column("authority", Words),
    Column("level", Words),
    Column("decision", Words),  # that published it
    Column("state", Words),  # as the import writes it
    Column("entered_on", Date),
)

catalogue_imports = Table(
    "catalogue_imports",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False),
    Column("source", Words, nullable=False),
    Column("sha256", _SHA, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("extract", Boolean, nullable=False),  # a part of the catalogue only
)
