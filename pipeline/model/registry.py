"""What the registry answers with: summaries, stored documents, failures, relations, history."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from pipeline.model.document import Dated
from pipeline.model.effects import Effect
from pipeline.model.ids import DocumentId
from pipeline.model.outcome import ReadDocument
from pipeline.model.procedures import Declared, Level, ProcedureGroup, ServiceLevel

__all__ = [
    "CheckKind",
    "DocumentSummary",
    "Kept",
    "KeptState",
    "KnownWork",
    "Manifestation",
    "OutboxLine",
    "ProcedureDoubt",
    "ProcedureRow",
    "Reading",
    "Relation",
    "RowPlace",
    "StoredDocument",
    "StoredFailure",
    "Wanted",
]

KeptState = Literal["new", "known", "changed", "failed", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What keeping a file did: ``changed`` means that a known file was read anew with another result."""

    sha256: str
    path: str
    state: KeptState
    documents: tuple[DocumentId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifestation:
    """One file of a work: where it came from and how it was read."""

    sha256: str
    path: str
    media_type: str
    ordinal: int
    size: int
    kept_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One reading of a file in the history: when, by which rules, from which file."""

    sha256: str
    rules_version: str
    read_at: dt.datetime
    changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSummary:
    """The columns of a list: enough to show a document without its text."""

    id: DocumentId
    number: str | None
    kind: str | None
    authority: str | None
    authority_id: str | None
    date: dt.date | None
    title: str | None
    labels: tuple[str, ...] = ()
    signer: str | None = None
    normative: bool | None = None
    effective_from: Dated | None = None
    effective_to: dt.date | None = None
    group_counts: tuple[tuple[str, int], ...] = ()
    """Distinct procedures per group (domain.md 4.7), internal ones excluded."""
    declared: Declared = Declared()
    doubts: int = 0
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDocument:
    """A document with everything the registry knows of it; ``document`` is the newest reading of the preferred file."""

    summary: DocumentSummary
    document: ReadDocument
    manifestations: tuple[Manifestation, ...]
    readings: tuple[Reading, ...]
    preferred: str
    """SHA-256 of the file that ``document`` was read from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFailure:
    """A file that failed or was refused: kept with its reason, remedy and number of tries."""

    sha256: str
    path: str
    size: int
    code: str
    message: str
    remedy: str
    refused: bool
    tries: int
    last_tried: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """An effect between two works; ``target`` is ``None`` while no such work is known, ``candidates`` when several are."""

    source: DocumentSummary
    effect: Effect
    effect_index: int
    target: DocumentSummary | None
    candidates: tuple[DocumentSummary, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownWork:
    """A work of the registry, as far as resolving a reference needs it."""

    id: DocumentId
    number: str
    number_key: str
    authority: str | None
    authority_id: str | None
    date: dt.date | None
    kind: str | None
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxLine:
    """A document whose index records are to be written or removed; ``sequence`` orders the lines."""

    sequence: int
    document_id: DocumentId
    version: int
    removed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureRow:
    """One published procedure with the decision that publishes it: what statistics count (domain.md 4.7)."""

    document_id: DocumentId
    number: str | None
    date: dt.date | None
    decision_authority: str | None
    group: ProcedureGroup | None
    code: str | None
    name: str
    field: str | None
    levels: tuple[Level, ...]
    authority: str | None
    """Who handles the procedure, as the table says."""
    internal: bool
    position: int = 0
    """Of the row in its decision, from 0."""
    effective_from: dt.date | None = None
    """First day of effect of the decision, where it is known."""
    service_level: ServiceLevel | None = None
    """Level of the online service, where the list says it."""
    replaces: tuple[str, ...] = ()
    """Codes or names of the old procedures that a "thay thế" row names."""
    urgent: bool | None = None
    """Whether the decision says that it follows the shortened procedure; ``None`` when it says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureDoubt:
    """A doubt about the rows of a publishing decision; ``position`` as in :class:`ProcedureRow` where it is about one row."""

    document_id: DocumentId
    code: str
    message: str
    position: int | None = None
    is_placed: bool = False
    """Whether the doubt names words of the text (a heading, a row), not the document as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowPlace:
    """Where a row of a decision is printed: page (``None`` where a file has none), table of the file, row of the table."""

    page: int | None
    table: int | None
    row: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A document that another one cites, as it is printed there."""

    number: str
    date: dt.date | None = None


CheckKind = Literal["self", "authority"]
"""Documents that the province checks itself, or those of lower levels that it checks by its authority (domain.md 5.2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which documents a list asks for; empty means all. Days are half-open: ``issued_from <= date < issued_before``."""

    issued_from: dt.date | None = None
    issued_before: dt.date | None = None
    label: str | None = None
    ids: tuple[DocumentId, ...] = ()
    limit: int | None = None
    offset: int = 0
