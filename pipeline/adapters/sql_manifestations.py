"""Which file shows which work: the same work in several files is one document, and the best file is shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from pipeline.adapters.sql_relations import clear_effects, write_effects
from pipeline.adapters.sql_tables import dumps, files, manifestations, works
from pipeline.adapters.sql_works import clear_children, text_rank, work_columns, write_children
from pipeline.codec_internal import load_document
from pipeline.model.outcome import ReadDocument
from pipeline.model.registry import Manifestation
from pipeline.model.text import RawFile
from pipeline.rules.loader import Rules

__all__ = ["Written", "manifestations_of", "place_documents", "withdraw_file"]


@dataclass(slots=True)
class Written:
    """What a batch has written so far; grows while it is written. ``rules`` say which rows are the same procedure."""

    rules: Rules
    works: set[str] = field(default_factory=set)
    """Works whose index records change."""
    acting: set[str] = field(default_factory=set)
    """Works whose acts were written anew."""
    targets: set[str] = field(default_factory=set)
    """Works that such acts were about before."""
    number_keys: set[str] = field(default_factory=set)
    """Numbers of works that came, went or changed."""

    def add(self, other: Written) -> None:
        """Take over what another one has."""
        self.works |= other.works
        self.acting |= other.acting
        self.targets |= other.targets
        self.number_keys |= other.number_keys


def place_documents(
    connection: Connection,
    raw: RawFile,
    documents: Sequence[tuple[ReadDocument, str]],
    written: Written,
    *,
    now: dt.datetime,
    new_id: Callable[[], str],
) -> tuple[list[str], bool]:
    """Give each document of a file its work and bring those works up to date.

    ``documents`` come with the hashes of their dumps. Returns the ids of the works in the same order, and whether the file
    showed works before.
    """
    before = _shown_by(connection, raw.sha256)
    fresh = {digest: document for document, digest in documents}
    ids: list[str] = []
    for document, digest in documents:
        earlier = before.get(document.ordinal)
        if earlier and earlier["dump_hash"] == digest:
            ids.append(earlier["work_id"])
            continue
        work_id = _work_for(connection, document, earlier["work_id"] if earlier else None, ids, new_id)
        row = {"work_id": work_id, "dump_hash": digest, "rank": text_rank(document)}
        place = {"sha256": raw.sha256, "ordinal": document.ordinal}
        if earlier:
            here = (manifestations.c.sha256 == raw.sha256) & (manifestations.c.ordinal == document.ordinal)
            connection.execute(update(manifestations).where(here).values(**row))
        else:
            connection.execute(insert(manifestations).values(**place, **row, kept_at=now))
        ids.append(work_id)
        written.works |= {work_id} | ({earlier["work_id"]} if earlier else set())
    gone = set(before) - {document.ordinal for document, _ in documents}
    if gone:
        here = (manifestations.c.sha256 == raw.sha256) & manifestations.c.ordinal.in_(gone)
        connection.execute(delete(manifestations).where(here))
        written.works |= {before[ordinal]["work_id"] for ordinal in gone}
    for work_id in sorted(written.works):
        _refresh(connection, work_id, fresh, written)
    return ids, bool(before)


def withdraw_file(connection: Connection, sha256: str, written: Written) -> None:
    """Take a file away from the works that it shows; a work that no other file shows is removed."""
    shown = {row["work_id"] for row in _shown_by(connection, sha256).values()}
    connection.execute(delete(manifestations).where(manifestations.c.sha256 == sha256))
    written.works |= shown
    for work_id in sorted(shown):
        _refresh(connection, work_id, {}, written)


def manifestations_of(connection: Connection, work_id: str) -> tuple[Manifestation, ...]:
    """Return the files of a work, the preferred one first."""
    m = manifestations.c
    query = select(m.sha256, files.c.path, files.c.media_type, m.ordinal, files.c.size, m.kept_at)
    query = query.join(files, files.c.sha256 == m.sha256).where(m.work_id == work_id).order_by(*_PREFERENCE)
    return tuple(Manifestation(**row) for row in connection.execute(query).mappings())


_PREFERENCE = (manifestations.c.rank, manifestations.c.kept_at, manifestations.c.sha256, manifestations.c.ordinal)
"""Trust in the characters first, then the file that was there first."""


def _shown_by(connection: Connection, sha256: str) -> dict[int, Mapping[Any, Any]]:
    query = select(manifestations).where(manifestations.c.sha256 == sha256)
    return {row["ordinal"]: row for row in connection.execute(query).mappings()}


def _work_for(
    connection: Connection, document: ReadDocument, earlier: str | None, taken: Iterable[str], new_id: Callable[[], str]
) -> str:
    """Return the work that a document shows: that with its complete key, else its own from before, else a new one.

    Two documents of one file are never one work, whatever their keys say: a file does not hold the same act twice.
    """
    if document.key.is_complete:
        query = select(works.c.id).where(works.c.work_key == str(document.key))
        found: str | None = connection.execute(query).scalar()
        if found and found not in taken:
            return found
    if earlier and earlier not in taken and _is_only_file(connection, earlier):
        return earlier
    work_id = new_id()
    empty = {"version": 0, "removed": True, "label_list": "", "group_counts": "[]", "doubts": 0}
    connection.execute(insert(works).values(id=work_id, **empty))
    return work_id


def _is_only_file(connection: Connection, work_id: str) -> bool:
    query = select(func.count()).select_from(manifestations).where(manifestations.c.work_id == work_id)
    return connection.execute(query).scalar_one() == 1


def _refresh(connection: Connection, work_id: str, fresh: Mapping[str, ReadDocument], written: Written) -> None:
    """Show the preferred file of a work, or remove the work when no file shows it any more."""
    m = manifestations.c
    query = select(m.sha256, m.dump_hash).where(m.work_id == work_id).order_by(*_PREFERENCE).limit(1)
    preferred = connection.execute(query).mappings().first()
    now = connection.execute(select(works.c.dump_hash, works.c.number_key).where(works.c.id == work_id)).mappings().one()
    if preferred is None:
        _remove(connection, work_id, written)
    elif preferred["dump_hash"] == now["dump_hash"]:
        connection.execute(update(works).where(works.c.id == work_id).values(sha256=preferred["sha256"]))
        return
    else:
        document = fresh.get(preferred["dump_hash"]) or _load(connection, preferred["dump_hash"])
        _show(connection, work_id, document, preferred, written)
        written.number_keys |= {key for key in (document.key.number_key,) if key}
    written.number_keys |= {key for key in (now["number_key"],) if key}


def _show(connection: Connection, work_id: str, document: ReadDocument, preferred: Mapping[Any, Any], written: Written) -> None:
    values = work_columns(document, written.rules.procedure_tables)
    values |= {"work_key": None, "removed": False, "sha256": preferred["sha256"], "dump_hash": preferred["dump_hash"]}
    _pass_key_on(connection, work_id)
    connection.execute(update(works).where(works.c.id == work_id).values(**values))
    if document.key.is_complete:
        _claim_key(connection, work_id, str(document.key))
    write_children(connection, work_id, document, written.rules)
    written.targets |= clear_effects(connection, work_id)
    write_effects(connection, work_id, document)
    written.acting.add(work_id)


def _claim_key(connection: Connection, work_id: str, key: str) -> None:
    """Give a work its key unless another one has it: two documents of one file may carry the same number."""
    if not connection.execute(select(works.c.id).where(works.c.work_key == key)).first():
        connection.execute(update(works).where(works.c.id == work_id).values(work_key=key))


def _pass_key_on(connection: Connection, work_id: str) -> None:
    """Take a work's key away and give it to one that had to go without it."""
    w = works.c
    own = connection.execute(select(w.work_key, w.authority_id, w.kind, w.number_key, w.date).where(w.id == work_id)).one()
    if own.work_key is None:
        return
    connection.execute(update(works).where(w.id == work_id).values(work_key=None))
    same = (w.authority_id == own.authority_id, w.kind == own.kind, w.number_key == own.number_key, w.date == own.date)
    query = select(w.id).where(*same, w.work_key.is_(None), w.id != work_id, ~w.removed).order_by(w.id).limit(1)
    heir = connection.execute(query).scalar()
    if heir:
        connection.execute(update(works).where(w.id == heir).values(work_key=own.work_key))


def _remove(connection: Connection, work_id: str, written: Written) -> None:
    _pass_key_on(connection, work_id)
    blank = {column.key: None for column in works.c if column.nullable}
    values = blank | {"removed": True, "label_list": "", "group_counts": "[]", "doubts": 0}
    connection.execute(update(works).where(works.c.id == work_id).values(**values))
    clear_children(connection, work_id)
    written.targets |= clear_effects(connection, work_id)


def _load(connection: Connection, digest: str) -> ReadDocument:
    return load_document(connection.execute(select(dumps.c.content).where(dumps.c.hash == digest)).scalar_one())
