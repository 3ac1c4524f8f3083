"""The published shape of what is said about a file (``rasoat.document/1``); docs/schema holds it as JSON Schema."""

from __future__ import annotations

import datetime as dt
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from pipeline.model.document import ReferenceRole, Resolution
from pipeline.model.effects import Act, Label, Scope
from pipeline.model.procedures import ComponentKind, Level, ProcedureGroup
from pipeline.model.text import PageReading

__all__ = ["SCHEMA", "OutputDocument"]

SCHEMA: Final = "rasoat.document/1"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True, serialize_by_alias=True)


class At(_Part):
    """A place: page from 1, code points of the document's clean text."""

    page: int = Field(ge=1)
    start: int
    end: int


class RowAt(_Part):
    """A table row: page, table and row from 1."""

    page: int
    table: int
    row: int


class DoubtAt(_Part):
    """Where a doubt belongs, as far as it has a place."""

    page: int | None
    start: int | None = None
    end: int | None = None
    table: int | None = None
    row: int | None = None


class OutputSignature(_Part):
    """A digital signature found in the file; not verified."""

    subject: str | None
    signed_at: str | None


class Source(_Part):
    """The file."""

    path: str | None
    sha256: str | None
    media_type: str | None
    pages: int | None
    page_reading: list[PageReading]
    signatures: list[OutputSignature]


class Failure(_Part):
    """Why there is no document."""

    code: str
    message: str
    remedy: str


class OutputProposal(_Part):
    """Who proposed the document, by which letter."""

    by: str | None
    number: str | None
    date: dt.date | None


class Day(_Part):
    """A day, or how it is to be computed."""

    date: dt.date | None
    expression: str | None


class OutputBasis(_Part):
    """A legal basis."""

    number: str | None
    eids: list[str]
    quote: str
    at: At


class OutputProvision(_Part):
    """A provision of this document."""

    eid: str
    heading: str | None
    start: int
    end: int


class OutputReference(_Part):
    """A mention of a document or of provisions."""

    quote: str
    at: At
    number: str | None
    date: dt.date | None
    authority: str | None
    eids: list[str]
    attached: bool
    role: ReferenceRole
    resolution: Resolution
    candidates: list[str]


class OutputEffect(_Part):
    """What this document does to another one; ``quote`` is the passage, of a long one the beginning, ended by ``…``."""

    act: Act
    number: str | None
    date: dt.date | None
    authority: str | None
    title: str | None
    eids: list[str]
    attached: bool
    scope: Scope
    from_: str | None = Field(alias="from")
    until: str | None
    quote: str
    at: At
    rule: str
    confidence: float = Field(ge=0, le=1)


class OutputCells(_Part):
    """The other columns of a procedure's row, as written."""

    deadline: str | None
    place: str | None
    fee: str | None
    legal_basis: str | None
    delivery: str | None
    service_level: str | None
    note: str | None


class OutputComponent(_Part):
    """A component of a procedure in part II of the decision: its words without the heading, and where they stand."""

    kind: ComponentKind
    text: str
    at: At


class OutputProcedure(_Part):
    """A published procedure."""

    group: ProcedureGroup | None
    internal: bool
    code: str | None
    code_raw: str | None
    name: str
    field: str | None
    levels: list[Level]
    authority: str | None
    replaces: list[str]
    at: RowAt
    cells: OutputCells
    components: list[OutputComponent] = []


class OutputDeclared(_Part):
    """Counts that the decision states itself."""

    new: int | None
    amended: int | None
    replaced: int | None
    abolished: int | None
    total: int | None


class OutputDoubt(_Part):
    """Something the reader was not sure of."""

    code: str
    message: str
    at: DoubtAt | None


class OutputDocument(_Part):
    """One document of a file, or why the file has none."""

    schema_: Literal["rasoat.document/1"] = Field(default=SCHEMA, alias="schema")
    source: Source
    outcome: Literal["processed", "failed", "refused"]
    failure: Failure | None = None
    number: str | None = None
    kind: str | None = None
    authority: str | None = None
    authority_id: str | None = None
    issued_by: str | None = None
    place: str | None = None
    date: dt.date | None = None
    passed: dt.date | None = None
    session: str | None = None
    title: str | None = None
    signer: str | None = None
    signer_title: str | None = None
    signing: str | None = None
    recipients: list[str] = []
    proposal: OutputProposal | None = None
    normative: bool | None = None
    normative_reason: str | None = None
    effective_from: Day | None = None
    effective_to: dt.date | None = None
    labels: list[Label] = []
    legal_bases: list[OutputBasis] = []
    provisions: list[OutputProvision] = []
    references: list[OutputReference] = []
    effects: list[OutputEffect] = []
    procedures: list[OutputProcedure] = []
    declared: OutputDeclared | None = None
    doubts: list[OutputDoubt] = []
