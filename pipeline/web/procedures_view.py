"""The procedures that a decision publishes, as a table that can be sorted and narrowed by links."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from pipeline.model.procedures import Procedure, ProcedureGroup
from pipeline.printing.words import unknown
from pipeline.procedures.statistics import distinct_groups, procedure_key
from pipeline.text.fold import fold, squeeze
from pipeline.web.document_reading import DocumentReading
from pipeline.web.signs import Sign, group_sign
from pipeline.web.site import Site
from pipeline.web.table_state import CELLS, OPTIONAL, TableState

__all__ = [
    "GroupLine",
    "Heading",
    "Narrowing",
    "ProcedureLine",
    "ProcedureTable",
    "procedures_of",
    "table_rows",
]

_ORDER: tuple[ProcedureGroup, ...] = ("new", "amended", "replaced", "abolished")
_LONGEST_DETAIL = 600
"""Characters of a component that the table shows; the page of the text has the rest."""
_COLUMNS = ("ten", "ma", "nhom", "cap", "linh-vuc")

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
    """A row of the table; ``evidence`` chooses it, ``page`` shows it on its page, ``life`` is the procedure in the register."""

    number: int
    key: str
    is_chosen: bool
    group: Sign
    code: str
    life: str | None
    name: str
    field: str
    levels: str
    is_internal: bool
    cells: tuple[str, ...]
    doubts: tuple[str, ...]
    details: tuple[tuple[str, str], ...]
    """Heading and words (the first ones of long ones) of what part II says of the procedure."""
    evidence: str
    page: str


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
class Narrowing:
    """A value that narrows the table, with the rows that it would leave."""

    name: str
    count: int
    href: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureTable:
    """Everything on the page; ``columns`` are the names of the cells that at least one row has."""

    headings: tuple[Heading, ...]
    columns: tuple[str, ...]
    lines: tuple[ProcedureLine, ...]
    groups: tuple[GroupLine, ...]
    levels: tuple[Narrowing, ...]
    doubtful: Narrowing | None
    total: int
    distinct: int
    by_group: tuple[tuple[Sign, int], ...]
    """Rows that are shown, by group: their sum is ``total``."""
    everything: int
    chooser: tuple[tuple[str, bool, str], ...]
    """Columns that can be left out: name, whether it is shown, the address that changes that."""
    query: str
    """The part of the address behind ``?``, for the files of the same table."""
    whole: str | None
    """The address of the table without any narrowing, where there is one."""


def procedures_of(reading: DocumentReading, site: Site, state: TableState) -> ProcedureTable:
    """Return the table as the address asks for it; without a sort in the order of the text."""
    everything = list(enumerate(reading.document.procedures, start=1))
    doubts = _doubts_by_row(reading)
    chosen = [one for one in everything if state.shows(one[1], has_doubt=one[0] in doubts)]
    if state.sort in _SORTS:
        chosen.sort(key=_SORTS[state.sort], reverse=state.falling)
    optional = [name for name in OPTIONAL if any(_cell(p, name) for _, p in everything)]
    shown = [name for name in optional if name not in state.hidden]
    base = f"{reading.base}/thu-tuc"
    tables = site.rules.procedure_tables
    groups = Counter(p.group for _, p in chosen)
    is_narrowed = bool(state.group or state.level or state.doubtful)
    return ProcedureTable(
        headings=tuple(_headings(base, site, state)),
        columns=tuple(_column_name(name, site) for name in shown),
        lines=tuple(_line(n, procedure, shown, reading, doubts.get(n, ()), site=site, state=state) for n, procedure in chosen),
        groups=tuple(_groups(reading, site, state)),
        levels=tuple(_levels(everything, doubts, base, site, state)),
        doubtful=_doubtful(everything, doubts, base, site, state),
        total=len(chosen),
        distinct=len({(p.group, procedure_key(p, tables)) for _, p in chosen}),
        by_group=tuple((group_sign(group, site.rules), groups[group]) for group in (*_ORDER, None) if groups[group]),
        everything=len(everything),
        chooser=tuple((_column_name(name, site), name in shown, state.toggled(name).href(base)) for name in optional),
        query=state.query,
        whole=replace(state, group="", level="", doubtful=False).href(base) if is_narrowed else None,
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
    return (line.number, line.name, line.code, f"{line.group.name}{internal}", line.levels, line.field, *line.cells)


def _doubts_by_row(reading: DocumentReading) -> dict[int, tuple[str, ...]]:
    """Return what was doubtful of each row, by its number from 1."""
    found: dict[int, list[str]] = defaultdict(list)
    places = {(p.page, p.table, p.row): n for n, p in reversed(list(enumerate(reading.document.procedures, start=1)))}
    for doubt in reading.document.doubts:
        number = places.get((doubt.page or 0, doubt.table or 0, doubt.row or -1)) if doubt.row is not None else None
        if number is not None and doubt.message not in found[number]:
            found[number].append(doubt.message)
    return {number: tuple(messages) for number, messages in found.items()}


def _column_name(name: str, site: Site) -> str:
    return site.words(f"cell.{name}" if name in CELLS else f"column.{name}")


def _headings(base: str, site: Site, state: TableState) -> Iterator[Heading]:
    for name in _COLUMNS:
        is_sorted = state.sort == name
        is_next_falling = is_sorted and not state.falling
        yield Heading(
            name=site.words(f"column.{name}"),
            href=replace(state, sort=name, falling=is_next_falling).href(base),
            sorted="none" if not is_sorted else "descending" if state.falling else "ascending",
        )


def _line(
    number: int,
    procedure: Procedure,
    used: Sequence[str],
    reading: DocumentReading,
    doubts: tuple[str, ...],
    *,
    site: Site,
    state: TableState,
) -> ProcedureLine:
    levels, key = site.rules.names.levels, f"p{number}"
    on_page = f"#hinh-{procedure.page}" if reading.document.text.has_pages else ""
    return ProcedureLine(
        number=number,
        key=key,
        is_chosen=state.row == key,
        group=group_sign(procedure.group, site.rules),
        code=procedure.code or procedure.code_raw or "",
        life=f"/thu-tuc/{'noi-bo-' if procedure.internal else ''}{procedure.code}" if procedure.code else None,
        name=squeeze(procedure.name),
        field=squeeze(procedure.field or unknown),
        levels=", ".join(levels[level].name for level in procedure.levels) or unknown,
        is_internal=procedure.internal,
        cells=tuple(_cell(procedure, name) for name in used),
        doubts=doubts,
        details=tuple((site.words(f"component.{part.kind}"), _beginning(part.text)) for part in procedure.components),
        evidence=f"{replace(state, row=key).href(f'{reading.base}/thu-tuc')}#{key}",
        page=f"{reading.base}/ban-goc?xem={key}{on_page}",
    )


def _beginning(words: str) -> str:
    return words if len(words) <= _LONGEST_DETAIL else f"{words[:_LONGEST_DETAIL].rsplit(maxsplit=1)[0]} …"


def _cell(procedure: Procedure, name: str) -> str:
    if name in CELLS:
        return squeeze(getattr(procedure.cells, name) or "")
    return squeeze(procedure.authority or "") if name == "authority" else "; ".join(procedure.replaces)


def _groups(reading: DocumentReading, site: Site, state: TableState) -> Iterator[GroupLine]:
    rows = Counter(p.group for p in reading.document.procedures)
    distinct = distinct_groups(reading.document.procedures, site.rules.procedure_tables)
    for group in (*_ORDER, None):
        declared = getattr(reading.document.declared, group) if group else None
        if not rows[group] and declared is None:
            continue
        name = group or "?"
        is_chosen = state.group == name
        yield GroupLine(
            sign=group_sign(group, site.rules),
            rows=rows[group],
            distinct=distinct[group] if group else rows[None],
            declared=declared,
            href=replace(state, group="" if is_chosen else name).href(f"{reading.base}/thu-tuc"),
            is_chosen=is_chosen,
        )


def _levels(
    everything: Sequence[tuple[int, Procedure]], doubts: Mapping[int, object], base: str, site: Site, state: TableState
) -> Iterator[Narrowing]:
    open_state = replace(state, level="")
    counted = Counter(
        level for n, p in everything if open_state.shows(p, has_doubt=n in doubts) for level in (p.levels or ("?",))
    )
    names = site.rules.names.levels
    for level in ("bo", "tinh", "huyen", "xa", "?"):
        if counted[level] or state.level == level:
            is_chosen = state.level == level
            yield Narrowing(
                name=names[level].name if level in names else unknown,
                count=counted[level],
                href=replace(state, level="" if is_chosen else level).href(base),
                is_chosen=is_chosen,
            )


def _doubtful(
    everything: Sequence[tuple[int, Procedure]], doubts: Mapping[int, object], base: str, site: Site, state: TableState
) -> Narrowing | None:
    count = sum(1 for n, p in everything if n in doubts and replace(state, doubtful=False).shows(p, has_doubt=True))
    if not count and not state.doubtful:
        return None
    href = replace(state, doubtful=not state.doubtful).href(base)
    return Narrowing(name=site.words("procedure.with_doubt"), count=count, href=href, is_chosen=state.doubtful)
