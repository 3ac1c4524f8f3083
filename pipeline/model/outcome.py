"""What came of a file: its documents, or why there are none."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pipeline.errors import PipelineError
from pipeline.model.document import Dated, Doubt, LegalBasis, Reference, Structure
from pipeline.model.effects import Effect, LabelClaim
from pipeline.model.ids import WorkKey
from pipeline.model.procedures import Declared, Procedure
from pipeline.model.text import ExtractedText, RawFile

__all__ = ["TRY_AGAIN", "Failed", "Outcome", "Processed", "ReadDocument", "Refused", "to_failure"]

TRY_AGAIN = "-"
"""Version of the rules of a failure that is not the file's fault: the next run reads the file again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDocument:
    """One document of a file with everything that was understood of it."""

    ordinal: int
    """From 1, in the order of the text."""
    text: ExtractedText
    key: WorkKey
    structure: Structure
    passed: dt.date | None = None
    normative: bool | None = None
    normative_reason: str | None = None
    effective_from: Dated | None = None
    effective_to: dt.date | None = None
    labels: tuple[LabelClaim, ...] = ()
    legal_bases: tuple[LegalBasis, ...] = ()
    references: tuple[Reference, ...] = ()
    effects: tuple[Effect, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    declared: Declared = Declared()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Processed:
    """A file that was read: one document at least, under which version of the rules."""

    raw: RawFile
    documents: tuple[ReadDocument, ...]
    rules_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A file that could not be read; it is kept, with the reason and what to do."""

    raw: RawFile
    code: str
    message: str
    remedy: str
    rules_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A file with a secrecy mark: only its hash and the reason are kept."""

    sha256: str
    code: str
    message: str
    remedy: str
    rules_version: str


Outcome = Processed | Failed | Refused


def to_failure(raw: RawFile, error: PipelineError, rules_version: str) -> Failed:
    """Return an error as the outcome of a file; ``rules_version`` is :data:`TRY_AGAIN` when it is not the file's fault."""
    return Failed(raw=raw, code=error.code, message=error.message, remedy=error.remedy, rules_version=rules_version)
