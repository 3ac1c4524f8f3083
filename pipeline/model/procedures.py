"""Rows of the tables that publish administrative procedures (TTHC)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model.document import Doubt
from pipeline.model.text import Span

__all__ = [
    "Cells",
    "Component",
    "ComponentKind",
    "Declared",
    "Level",
    "Procedure",
    "ProcedureGroup",
    "ProceduresReading",
    "ServiceLevel",
]

ProcedureGroup = Literal["new", "amended", "replaced", "abolished"]
Level = Literal["bo", "tinh", "huyen", "xa"]
ServiceLevel = Literal["full", "partial", "full_or_partial", "information", "proactive"]
"""Level of the online service; ``full_or_partial`` is the former level 3, ``proactive`` those of 2026 (domain.md 4.5)."""

ComponentKind = Literal[
    "steps",
    "delivery",
    "papers",
    "copies",
    "deadline",
    "applicants",
    "authority",
    "result",
    "fee",
    "forms",
    "conditions",
    "legal_basis",
]
"""What part II of a publication says of a procedure (Decree 63/2010/NĐ-CP, article 8)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One component of a procedure as part II words it, without its heading; cells of tables line by line."""

    kind: ComponentKind
    text: str
    page: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """The source words of a row's other columns; ``None`` when the table has no such column or the cell is empty."""

    deadline: str | None = None
    place: str | None = None
    fee: str | None = None
    legal_basis: str | None = None
    delivery: str | None = None
    service_level: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """One published procedure; ``code`` is the national base code, ``replaces`` codes or names of old procedures."""

    group: ProcedureGroup | None
    name: str
    page: int
    table: int
    row: int
    span: Span
    internal: bool = False
    code: str | None = None
    code_raw: str | None = None
    field: str | None = None
    levels: tuple[Level, ...] = ()
    authority: str | None = None
    replaces: tuple[str, ...] = ()
    cells: Cells = Cells()
    group_span: Span | None = None
    """Where the words stand that give the group (heading)."""
    components: tuple[Component, ...] = ()
    """What part II says of it, in the order of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """Counts that the decision itself states; ``None`` when it does not."""

    new: int | None = None
    amended: int | None = None
    replaced: int | None = None
    abolished: int | None = None
    total: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProceduresReading:
    """Rows in the order of the text, stated counts, and what was doubtful."""

    procedures: tuple[Procedure, ...] = ()
    declared: Declared = Declared()
    doubts: tuple[Doubt, ...] = ()
