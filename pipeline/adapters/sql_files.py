"""Files in the registry: what is known of them, and every reading of them by which rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, exists, insert, select, update

from pipeline.adapters.sql_engine import Database, chunks, insert_missing
from pipeline.adapters.sql_tables import (
    dumps,
    file_paths,
    files,
    manifestations,
    reading_documents,
    readings,
)
from pipeline.model.registry import Reading, StoredFailure
from pipeline.model.text import RawFile

__all__ = ["FileState", "NewReading", "SqlFiles", "file_states", "forget_content", "history", "see_file", "write_reading"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReading:
    """A reading to be written: its outcome, a hash of all that was read, and for failures the reason.

    ``changed`` means that it gave other documents than the last good reading of the file.
    """

    rules_version: str
    outcome: str
    output_hash: str
    changed: bool
    code: str | None = None
    message: str | None = None
    remedy: str | None = None
    documents: tuple[tuple[int, str, str], ...] = ()
    """Ordinal, hash of the dump, published object as JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileState:
    """The newest reading of a file."""

    reading_id: int
    rules_version: str
    outcome: str
    output_hash: str
    tries: int


class SqlFiles:
    """Which files were read, and those that could not be."""

    def __init__(self, database: Database) -> None:
        """Take the open database."""
        self._database = database

    def known(self, hashes: Collection[str], rules_version: str) -> frozenset[str]:
        """Return those whose newest reading is by this version of the rules."""
        found: set[str] = set()
        with self._database.reading() as connection:
            for some in chunks(sorted(hashes)):
                query = select(files.c.sha256).join(readings, readings.c.id == files.c.reading_id)
                query = query.where(files.c.sha256.in_(some), readings.c.rules_version == rules_version)
                found.update(connection.execute(query).scalars())
        return frozenset(found)

    def failures(self) -> tuple[StoredFailure, ...]:
        """Return the files whose newest reading failed or was refused, newest first."""
        r = readings.c
        query = select(files, r.code, r.message, r.remedy, r.outcome, r.tries, r.read_at)
        query = query.join(readings, r.id == files.c.reading_id).where(r.outcome != "processed")
        with self._database.reading() as connection:
            return tuple(
                StoredFailure(
                    sha256=row["sha256"],
                    path=row["path"],
                    size=row["size"],
                    code=row["code"] or "",
                    message=row["message"] or "",
                    remedy=row["remedy"] or "",
                    refused=row["outcome"] == "refused",
                    tries=row["tries"],
                    last_tried=row["read_at"],
                )
                for row in connection.execute(query.order_by(r.read_at.desc(), r.id.desc())).mappings()
            )


def file_states(connection: Connection, hashes: Iterable[str]) -> dict[str, FileState]:
    """Return the newest readings of these files."""
    r = readings.c
    found = {}
    for some in chunks(sorted(set(hashes))):
        query = select(files.c.sha256, r.id.label("reading_id"), r.rules_version, r.outcome, r.output_hash, r.tries)
        query = query.join(readings, r.id == files.c.reading_id).where(files.c.sha256.in_(some))
        for row in connection.execute(query).mappings():
            found[row["sha256"]] = FileState(**{name: row[name] for name in FileState.__slots__})
    return found


def see_file(connection: Connection, raw: RawFile, now: dt.datetime) -> None:
    """Write a file and the path where it was seen."""
    row = {"sha256": raw.sha256, "size": raw.size, "media_type": raw.media_type, "path": raw.path, "kept_at": now}
    insert_missing(connection, files, [row])
    changed = {key: row[key] for key in ("size", "media_type", "path")}
    connection.execute(update(files).where(files.c.sha256 == raw.sha256).values(**changed))
    insert_missing(connection, file_paths, [{"sha256": raw.sha256, "path": raw.path, "seen_at": now}])


def write_reading(connection: Connection, sha256: str, new: NewReading, state: FileState | None, now: dt.datetime) -> FileState:
    """Write a reading and return the file's new state; the same reading once more only counts as another try."""
    again = state is not None and state.outcome != "processed"
    tries = state.tries + 1 if state and again else 1
    same = state is not None and (state.outcome, state.output_hash) == (new.outcome, new.output_hash)
    if state and same and state.rules_version == new.rules_version:
        values = {"tries": tries, "read_at": now} if again else {"tries": state.tries}
        connection.execute(update(readings).where(readings.c.id == state.reading_id).values(**values))
        return FileState(**{**_fields(state), "tries": values["tries"]})
    row = {
        "sha256": sha256,
        "rules_version": new.rules_version,
        "read_at": now,
        "tries": tries,
        "outcome": new.outcome,
        "output_hash": new.output_hash,
        "changed": new.changed,
        "code": new.code,
        "message": new.message,
        "remedy": new.remedy,
    }
    reading_id = connection.execute(insert(readings).values(**row).returning(readings.c.id)).scalar_one()
    if new.documents:
        rows = [
            {"reading_id": reading_id, "ordinal": ordinal, "dump_hash": dump, "output": output}
            for ordinal, dump, output in new.documents
        ]
        connection.execute(insert(reading_documents), rows)
    connection.execute(update(files).where(files.c.sha256 == sha256).values(reading_id=reading_id))
    return FileState(
        reading_id=reading_id,
        rules_version=new.rules_version,
        outcome=new.outcome,
        output_hash=new.output_hash,
        tries=tries,
    )


def _fields(state: FileState) -> dict[str, Any]:
    return {name: getattr(state, name) for name in state.__slots__}


def forget_content(connection: Connection, sha256: str) -> None:
    """Take away all that was ever read of a file, its names too: nothing but the hash and later readings stay."""
    own = select(readings.c.id).where(readings.c.sha256 == sha256).scalar_subquery()
    query = select(reading_documents.c.dump_hash).where(reading_documents.c.reading_id.in_(own))
    hashes = set(connection.execute(query).scalars())
    connection.execute(delete(manifestations).where(manifestations.c.sha256 == sha256))
    connection.execute(delete(reading_documents).where(reading_documents.c.reading_id.in_(own)))
    connection.execute(delete(file_paths).where(file_paths.c.sha256 == sha256))
    connection.execute(update(files).where(files.c.sha256 == sha256).values(path="", media_type="", size=0))
    for some in chunks(sorted(hashes)):
        used = exists().where(reading_documents.c.dump_hash == dumps.c.hash)
        connection.execute(delete(dumps).where(dumps.c.hash.in_(some), ~used))


def history(connection: Connection, hashes: Sequence[str]) -> tuple[Reading, ...]:
    """Return all successful readings of these files, oldest first."""
    r = readings.c
    query = select(r.sha256, r.rules_version, r.read_at, r.changed)
    query = query.where(r.sha256.in_(hashes), r.outcome == "processed").order_by(r.read_at, r.id)
    return tuple(Reading(**row) for row in connection.execute(query).mappings())
