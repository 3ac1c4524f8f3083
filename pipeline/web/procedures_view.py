"""The procedures that a decision publishes, as a table that can be sorted and narrowed by links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlencode

from pipeline.model.procedures import Procedure, ProcedureGroup
from pipeline.printing.words import unknown
from pipeline.procedures.statistics import distinct_groups
from pipeline.text.fold import fold, squeeze
from pipeline.web.document_reading import DocumentReading
from pipeline.web.signs import Sign, group_sign
from pipeline.web.site import Site

__all__ = ["GroupLine", "Heading", "ProcedureLine", "ProcedureTable", "procedures_of"]

_ORDER: tuple[ProcedureGroup, ...] = ("new", "amended", "replaced", "abolished")
_CELLS = ("deadline", "place", "fee", "legal_basis", "delivery", "service_level", "note")

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
    replaces: str
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


def procedures_of(reading: DocumentReading, site: Site, *, sort: str, falling: bool, group: str) -> ProcedureTable:
    """Return the table as the address asks for it; without a sort in the order of the text."""
    everything = list(enumerate(reading.document.procedures, start=1))
    chosen = [one for one in everything if group in ("", one[1].group or "?")]
    if sort in _SORTS:
        chosen.sort(key=_SORTS[sort], reverse=falling)
    used = [name for name in _CELLS if any(getattr(p.cells, name) for _, p in everything)]
    return ProcedureTable(
        headings=tuple(_headings(reading, site, sort, falling, group)),
        columns=tuple(site.words(f"cell.{name}") for name in used),
        lines=tuple(_line(n, procedure, used, reading.base, site) for n, procedure in chosen),
        groups=tuple(_groups(reading, site, group)),
        total=len(chosen),
        declared_total=reading.document.declared.total,
    )


def _headings(reading: DocumentReading, site: Site, sort: str, falling: bool, group: str) -> list[Heading]:  # noqa: FBT001
    headings = []
    for name in ("nhom", "ma", "ten", "linh-vuc", "cap"):
        again = sort == name and not falling
        pairs = {"xep": name, **({"chieu": "giam"} if again else {}), **({"nhom": group} if group else {})}
        state = "none" if sort != name else "descending" if falling else "ascending"
        href = f"{reading.base}/thu-tuc?{urlencode(pairs)}"
        headings.append(Heading(name=site.words(f"column.{name}"), href=href, sorted=state))
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
        replaces="; ".join(procedure.replaces),
        is_internal=procedure.internal,
        cells=tuple(squeeze(getattr(procedure.cells, name) or "") for name in used),
        evidence=f"{base}?xem=p{number}#p{number}",
    )


def _groups(reading: DocumentReading, site: Site, chosen: str) -> list[GroupLine]:
    rows = Counter(p.group for p in reading.document.procedures)
    distinct = distinct_groups(reading.document.procedures, site.rules.procedure_tables)
    lines = []
    for group in (*_ORDER, None):
        declared = getattr(reading.document.declared, group) if group else None
        if not rows[group] and declared is None:
            continue
        name = group or "?"
        href = f"{reading.base}/thu-tuc" + ("" if chosen == name else f"?{urlencode({'nhom': name})}")
        count = distinct[group] if group else rows[None]
        sign = group_sign(group, site.rules)
        lines.append(
            GroupLine(sign=sign, rows=rows[group], distinct=count, declared=declared, href=href, is_chosen=chosen == name)
        )
    return lines
