"""The procedures that a decision publishes, as a table that can be sorted and narrowed by links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from urllib.parse import urlencode

from pipeline.model.procedures import Procedure, ProcedureGroup
from pipeline.printing.words import unknown
from pipeline.procedures.statistics import distinct_groups
from pipeline.text.fold import fold, squeeze
from pipeline.web.document_reading import DocumentReading
from pipeline.web.signs import Sign, group_sign
from pipeline.web.site import Site

__all__ = [
    "GroupLine",
    "Heading",
    "ProcedureLine",
    "ProcedureTable",
    "TableState",
    "procedures_of",
    "read_table_state",
    "table_rows",
]

_ORDER: tuple[ProcedureGroup, ...] = ("new", "amended", "replaced", "abolished")
_CELLS = ("deadline", "place", "fee", "legal_basis", "delivery", "service_level", "note")

_OPTIONAL = ("replaces", *_CELLS)
"""Columns that can be left out."""

_Key = Callable[[tuple[int, Procedure]], tuple[object, ...]]
_SORTS: Mapping[str, _Key] = MappingProxyType(
    {
        "nhom": lambda one: (_ORDER.index(one[1].group) if one[1].group else len(_ORDER), one[0]),
        "ma": lambda one: (one[1].code or "~", one[0]),
        "ten": lambda one: (fold(one[1].name), one[0]),
        "linh-vuc": lambda one: (fold(one[1].field or "~"), one[0]),
        "cap": lambda one: (one[1].levels, one[0]),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableState:
    """How the table is asked for: order, one group, columns left out."""

    sort: str = ""
    falling: bool = False
    group: str = ""
    hidden: tuple[str, ...] = ()

    @property
    def query(self) -> str:
        """Return the part of the address behind ``?``."""
        pairs = {"xep": self.sort, "chieu": "giam" if self.falling else "", "nhom": self.group, "bo": ",".join(self.hidden)}
        return urlencode({name: value for name, value in pairs.items() if value}, safe=",")

    def toggled(self, name: str) -> TableState:
        """Return the state with a column left out, or shown again."""
        return replace(self, hidden=tuple(one for one in _OPTIONAL if (one in self.hidden) != (one == name)))

    def href(self, base: str) -> str:
        """Return the address of the table at ``base``."""
        return f"{base}?{self.query}" if self.query else base


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A column's head: the link sorts by it; ``sorted`` as ``aria-sort`` says it."""

    name: str
    href: str | None
    sorted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureLine:
    """A row of the table; ``evidence`` shows its row on the page."""

    number: int
    group: Sign
    code: str
    name: str
    field: str
    levels: str
    is_internal: bool
    cells: tuple[str, ...]
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLine:
    """Counts of a group: rows, different procedures, and what the decision itself says."""

    sign: Sign
    rows: int
    distinct: int
    declared: int | None
    href: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureTable:
    """Everything on the page; ``columns`` are the names of the cells that at least one row has."""

    headings: tuple[Heading, ...]
    columns: tuple[str, ...]
    lines: tuple[ProcedureLine, ...]
    groups: tuple[GroupLine, ...]
    total: int
    declared_total: int | None
    chooser: tuple[tuple[str, bool, str], ...]
    """Columns that can be left out: name, whether it is shown, the address that changes that."""
    query: str
    """The part of the address behind ``?``, for the files of the same table."""


def read_table_state(given: Mapping[str, str]) -> TableState:
    """Return the state that the names and values of an address say."""
    return TableState(
        sort=given.get("xep", ""),
        falling=given.get("chieu") == "giam",
        group=given.get("nhom", ""),
        hidden=tuple(name for name in _OPTIONAL if name in given.get("bo", "").split(",")),
    )


def procedures_of(reading: DocumentReading, site: Site, state: TableState) -> ProcedureTable:
    """Return the table as the address asks for it; without a sort in the order of the text."""
    everything = list(enumerate(reading.document.procedures, start=1))
    chosen = [one for one in everything if state.group in ("", one[1].group or "?")]
    if state.sort in _SORTS:
        chosen.sort(key=_SORTS[state.sort], reverse=state.falling)
    optional = [name for name in _OPTIONAL if name not in _CELLS or any(getattr(p.cells, name) for _, p in everything)]
    shown = [name for name in optional if name not in state.hidden]
    base = f"{reading.base}/thu-tuc"
    return ProcedureTable(
        headings=tuple(_headings(base, site, state)),
        columns=tuple(_column_name(name, site) for name in shown),
        lines=tuple(_line(n, procedure, shown, reading.base, site) for n, procedure in chosen),
        groups=tuple(_groups(reading, site, state)),
        total=len(chosen),
        declared_total=reading.document.declared.total,
        chooser=tuple((_column_name(name, site), name in shown, state.toggled(name).href(base)) for name in optional),
        query=state.query,
    )


def table_rows(
    reading: DocumentReading, site: Site, state: TableState
) -> tuple[tuple[str, ...], Iterator[tuple[str | int, ...]]]:
    """Return head and rows of the table as the page shows it."""
    table = procedures_of(reading, site, state)
    head = (site.words("column.number"), *(heading.name for heading in table.headings), *table.columns)
    return head, (_row(line, site) for line in table.lines)


def _row(line: ProcedureLine, site: Site) -> tuple[str | int, ...]:
    internal = f" ({site.words('procedure.internal')})" if line.is_internal else ""
    return (line.number, f"{line.group.name}{internal}", line.code, line.name, line.field, line.levels, *line.cells)


def _column_name(name: str, site: Site) -> str:
    return site.words(f"cell.{name}" if name in _CELLS else f"column.{name}")


def _headings(base: str, site: Site, state: TableState) -> list[Heading]:
    headings = []
    for name in ("nhom", "ma", "ten", "linh-vuc", "cap"):
        is_sorted = state.sort == name
        is_next_falling = is_sorted and not state.falling
        headings.append(
            Heading(
                name=site.words(f"column.{name}"),
                href=replace(state, sort=name, falling=is_next_falling).href(base),
                sorted="none" if not is_sorted else "descending" if state.falling else "ascending",
            )
        )
    return headings


def _line(number: int, procedure: Procedure, used: list[str], base: str, site: Site) -> ProcedureLine:
    levels = site.rules.names.levels
    return ProcedureLine(
        number=number,
        group=group_sign(procedure.group, site.rules),
        code=procedure.code or procedure.code_raw or "",
        name=squeeze(procedure.name),
        field=squeeze(procedure.field or unknown),
        levels=", ".join(levels[level].name for level in procedure.levels) or unknown,
        is_internal=procedure.internal,
        cells=tuple(_cell(procedure, name) for name in used),
        evidence=f"{base}?xem=p{number}#p{number}",
    )


def _cell(procedure: Procedure, name: str) -> str:
    if name in _CELLS:
        return squeeze(getattr(procedure.cells, name) or "")
    return "; ".join(procedure.replaces)


def _groups(reading: DocumentReading, site: Site, state: TableState) -> list[GroupLine]:
    rows = Counter(p.group for p in reading.document.procedures)
    distinct = distinct_groups(reading.document.procedures, site.rules.procedure_tables)
    lines = []
    for group in (*_ORDER, None):
        declared = getattr(reading.document.declared, group) if group else None
        if not rows[group] and declared is None:
            continue
        name = group or "?"
        is_chosen = state.group == name
        href = replace(state, group="" if is_chosen else name).href(f"{reading.base}/thu-tuc")
        count = distinct[group] if group else rows[None]
        sign = group_sign(group, site.rules)
        lines.append(GroupLine(sign=sign, rows=rows[group], distinct=count, declared=declared, href=href, is_chosen=is_chosen))
    return lines
