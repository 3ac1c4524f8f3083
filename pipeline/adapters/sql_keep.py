"""Keeping what was read: files, works, acts and outbox lines of a batch in one transaction.

Each outcome is written under a savepoint of its own: one that the database does not take is kept as a failure and the others go
on. Targets of acts are resolved once for the batch, and the outbox is written last; a crash at any point leaves nothing.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection
from sqlalchemy.exc import DataError, IntegrityError

from pipeline.adapters.sql_engine import Database, insert_missing
from pipeline.adapters.sql_files import FileState, NewReading, file_states, forget_content, see_file, write_reading
from pipeline.adapters.sql_manifestations import Written, place_documents, withdraw_file
from pipeline.adapters.sql_outbox import post
from pipeline.adapters.sql_relations import resolve_effects
from pipeline.adapters.sql_tables import dumps
from pipeline.codec import to_output
from pipeline.codec_internal import dump_document, dump_hash
from pipeline.errors import PipelineError
from pipeline.model.ids import DocumentId
from pipeline.model.outcome import Failed, Outcome, Processed, Refused
from pipeline.model.registry import Kept, KeptState
from pipeline.model.text import RawFile
from pipeline.rules.loader import Rules

__all__ = ["SqlKeeper"]


def _utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _new_id() -> str:
    return str(uuid.uuid4())


@dataclass(frozen=True, slots=True, kw_only=True)
class SqlKeeper:
    """Writes outcomes; ``now`` and ``new_id`` are the only things that differ from run to run."""

    database: Database
    rules: Rules
    now: Callable[[], dt.datetime] = _utc_now
    new_id: Callable[[], str] = field(default=_new_id)

    def keep(self, outcomes: Sequence[Outcome]) -> tuple[Kept, ...]:
        """Keep outcomes; repeating is harmless."""
        if not outcomes:
            return ()
        with self.database.writing() as connection:
            written = Written(rules=self.rules)
            states = file_states(connection, (_hash_of(outcome) for outcome in outcomes))
            kept = tuple(self._keep_safely(connection, outcome, states, written) for outcome in outcomes)
            touched = resolve_effects(connection, written.acting, written.number_keys, self.rules.territories)
            post(connection, written.works | written.targets | touched)
        if any(isinstance(outcome, Refused) for outcome in outcomes):
            self.database.purge()
        return kept

    def _keep_safely(self, connection: Connection, outcome: Outcome, states: dict[str, FileState], written: Written) -> Kept:
        own = Written(rules=self.rules)
        try:
            with connection.begin_nested():
                kept = self._keep_one(connection, outcome, states, own)
        except (DataError, IntegrityError, ValueError) as error:
            if not isinstance(outcome, Processed):
                raise
            own = Written(rules=self.rules)
            with connection.begin_nested():
                kept = self._keep_one(connection, _not_kept(outcome, error), states, own)
        written.add(own)
        return kept

    def _keep_one(self, connection: Connection, outcome: Outcome, states: dict[str, FileState], written: Written) -> Kept:
        match outcome:
            case Processed():
                return self._keep_processed(connection, outcome, states, written)
            case Failed():
                return self._keep_failed(connection, outcome, states)
            case Refused():
                return self._keep_refused(connection, outcome, states, written)

    def _keep_processed(
        self, connection: Connection, outcome: Processed, states: dict[str, FileState], written: Written
    ) -> Kept:
        raw, now = outcome.raw, self.now()
        contents = [dump_document(document) for document in outcome.documents]
        hashes = [dump_hash(content) for content in contents]
        see_file(connection, raw, now)
        insert_missing(connection, dumps, [{"hash": h, "content": c} for h, c in zip(hashes, contents, strict=True)])
        placed = tuple(zip(outcome.documents, hashes, strict=True))
        ids, was_there = place_documents(connection, raw, placed, written, now=now, new_id=self.new_id)
        state: KeptState = "new" if not was_there else "changed" if written.works else "known"
        new = NewReading(
            rules_version=outcome.rules_version,
            outcome="processed",
            output_hash=_digest(*hashes),
            changed=state != "known",
            documents=_published(outcome, hashes),
        )
        states[raw.sha256] = write_reading(connection, raw.sha256, new, states.get(raw.sha256), now)
        documents = tuple(DocumentId(one) for one in ids)
        return Kept(sha256=raw.sha256, path=raw.path, state=state, documents=documents)

    def _keep_failed(self, connection: Connection, outcome: Failed, states: dict[str, FileState]) -> Kept:
        """Write why a file could not be read; documents of an earlier, good reading stay."""
        raw, now = outcome.raw, self.now()
        see_file(connection, raw, now)
        new = _failure(outcome, "failed")
        states[raw.sha256] = write_reading(connection, raw.sha256, new, states.get(raw.sha256), now)
        return Kept(sha256=raw.sha256, path=raw.path, state="failed")

    def _keep_refused(self, connection: Connection, outcome: Refused, states: dict[str, FileState], written: Written) -> Kept:
        """Write the hash and the reason, and take away whatever an earlier reading kept."""
        now = self.now()
        see_file(connection, RawFile(path="", sha256=outcome.sha256, size=0, media_type=""), now)
        withdraw_file(connection, outcome.sha256, written)
        forget_content(connection, outcome.sha256)
        new = _failure(outcome, "refused")
        states[outcome.sha256] = write_reading(connection, outcome.sha256, new, states.get(outcome.sha256), now)
        return Kept(sha256=outcome.sha256, path="", state="refused")


def _hash_of(outcome: Outcome) -> str:
    return outcome.sha256 if isinstance(outcome, Refused) else outcome.raw.sha256


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _failure(outcome: Failed | Refused, kind: str) -> NewReading:
    return NewReading(
        rules_version=outcome.rules_version,
        outcome=kind,
        changed=False,
        output_hash=_digest(outcome.code, outcome.message),
        code=outcome.code,
        message=outcome.message,
        remedy=outcome.remedy,
    )


def _not_kept(outcome: Processed, error: Exception) -> Failed:
    return Failed(
        raw=outcome.raw,
        code=PipelineError.code,
        message=f"Không ghi được kết quả đọc vào sổ đăng ký ({type(error).__name__}).",
        remedy=PipelineError.remedy,
        rules_version=outcome.rules_version,
    )


def _published(outcome: Processed, hashes: Sequence[str]) -> tuple[tuple[int, str, str], ...]:
    """Return ordinal, hash and published object of each document."""
    objects = to_output(outcome)
    return tuple(
        (document.ordinal, digest, json.dumps(published, ensure_ascii=False, separators=(",", ":")))
        for document, digest, published in zip(outcome.documents, hashes, objects, strict=True)
    )
