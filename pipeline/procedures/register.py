"""Register of procedures: one record for each, its life as events, its state on a day, its problems (domain.md 4.6)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.model.ids import DocumentId
from pipeline.model.procedures import Level, ProcedureGroup
from pipeline.model.registry import ProcedureRow
from pipeline.procedures.statistics import name_key, procedure_key
from pipeline.rules.schema.procedure_tables import ProcedureTables
from pipeline.text.fold import fold_keeping_length, squeeze

__all__ = ["Event", "Problem", "ProblemKind", "Record", "State", "build_register", "find_problems", "state_on"]

State = Literal["in_force", "abolished", "unpublished"]
ProblemKind = Literal[
    "abolished_later",
    "published_after_abolition",
    "amended_unpublished",
    "abolished_unpublished",
    "two_names",
    "two_codes",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What one decision does to the procedure; ``row`` is the place among the decision's rows, from 1."""

    decision: DocumentId
    number: str | None
    date: dt.date | None
    effective_from: dt.date | None
    """Day of effect; ``None`` when the decision's first day is not known."""
    row: int
    group: ProcedureGroup | None
    name: str
    field: str | None
    authority: str | None
    levels: tuple[Level, ...]
    replaced_by: str | None = None
    """Key of the record that takes the procedure's place: the row is that record's, and this life ends."""

    @property
    def is_end(self) -> bool:
        """Whether the procedure is no longer carried out from that day."""
        return self.group == "abolished" or self.replaced_by is not None

    @property
    def counts_from(self) -> dt.date | None:
        """Return the day from which it counts: that of effect, else that of signing."""
        return self.effective_from or self.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One procedure: national base code, or name and field when it never had a code; ``names`` as printed, newest first."""

    key: str
    code: str | None
    names: tuple[str, ...]
    field: str | None
    events: tuple[Event, ...]

    @property
    def name(self) -> str:
        """Return the newest name."""
        return self.names[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something to look at; ``records`` are one, or several that clash, ``events`` what shows it."""

    kind: ProblemKind
    records: tuple[Record, ...]
    events: tuple[Event, ...] = ()


def build_register(rows: Iterable[ProcedureRow], rules: ProcedureTables, *, internal: bool = False) -> tuple[Record, ...]:
    """Return the records of all public (or all internal) rows, by code, those without code last by name."""
    found: dict[str, list[ProcedureRow]] = defaultdict(list)
    for row in rows:
        if row.internal == internal:
            found[procedure_key(row, rules)].append(row)
    ends = _replacements(found, rules)
    records = (_record(key, lines, ends[key], rules) for key, lines in found.items())
    return tuple(sorted(records, key=lambda record: (record.code is None, record.key)))


def state_on(record: Record, day: dt.date) -> State:
    """Return the state on a day: what the last event until then says; an event without any day never counts."""
    until = [event for event in record.events if event.counts_from and event.counts_from <= day]
    if not until:
        return "unpublished"
    return "abolished" if until[-1].is_end else "in_force"


def find_problems(register: Sequence[Record], rules: ProcedureTables) -> tuple[Problem, ...]:
    """Return what the lives of the records show; "unpublished" means in the decisions that the registry holds."""
    found = [problem for record in register for problem in _of_record(record, rules)]
    return (*found, *_two_codes(register, rules))


def _of_record(record: Record, rules: ProcedureTables) -> Iterator[Problem]:
    groups = [event.group for event in record.events]
    first_end = next((at for at, event in enumerate(record.events) if event.is_end), None)
    if groups[0] == "amended":
        yield Problem(kind="amended_unpublished", records=(record,), events=record.events[:1])
    if groups[0] == "abolished":
        yield Problem(kind="abolished_unpublished", records=(record,), events=record.events[:1])
    if first_end is not None:
        later = tuple(event for event in record.events[first_end + 1 :] if not event.is_end)
        if later:
            yield Problem(kind="published_after_abolition", records=(record,), events=(record.events[first_end], *later))
        elif first_end:
            yield Problem(kind="abolished_later", records=(record,), events=(record.events[first_end],))
    by_name = {name_key(event.name, rules): event for event in record.events if event.replaced_by is None}
    if record.code and len(by_name) > 1:
        yield Problem(kind="two_names", records=(record,), events=tuple(by_name.values()))


def _two_codes(register: Sequence[Record], rules: ProcedureTables) -> Iterator[Problem]:
    """Yield records with different codes that carry one name in one field."""
    named: dict[tuple[str, str], dict[str, Record]] = defaultdict(dict)
    for record in register:
        if record.code:
            for event in record.events:
                if event.replaced_by is None:
                    named[name_key(event.name, rules), fold_keeping_length(event.field or "")][record.key] = record
    for records in named.values():
        if len(records) > 1:
            yield Problem(kind="two_codes", records=tuple(records.values()))


def _replacements(found: Mapping[str, Sequence[ProcedureRow]], rules: ProcedureTables) -> dict[str, list[Event]]:
    """Return by key the ends of those records that rows of other records replace, by code or by a name that is theirs alone.

    Old procedures that no decision of the registry lists have no life here.
    """
    named: dict[str, set[str]] = defaultdict(set)
    for key, rows in found.items():
        for row in rows:
            named[name_key(row.name, rules)].add(key)
    ends: dict[str, list[Event]] = defaultdict(list)
    for key, rows in found.items():
        for row in rows:
            for old in row.replaces:
                olds = {old} if old in found else named.get(name_key(old, rules), set())
                if len(olds) == 1 and key not in olds:
                    ends[next(iter(olds))] += (replace(event, replaced_by=key) for event in _events([row]))
    return ends


def _record(key: str, rows: Sequence[ProcedureRow], ends: Iterable[Event], rules: ProcedureTables) -> Record:
    own = tuple(_events(rows))
    events = tuple(sorted((*own, *ends), key=_order))
    names = {name_key(event.name, rules): event.name for event in events if event.replaced_by is None}
    fields = [event.field for event in events if event.field and event.replaced_by is None]
    return Record(
        key=key, code=rows[0].code, names=tuple(names.values())[::-1], field=fields[-1] if fields else None, events=events
    )


def _events(rows: Sequence[ProcedureRow]) -> Iterator[Event]:
    """Yield one event for each decision and group: rows of several levels are one, with all their levels."""
    merged: dict[tuple[DocumentId, ProcedureGroup | None], list[ProcedureRow]] = defaultdict(list)
    for row in rows:
        merged[row.document_id, row.group].append(row)
    for lines in merged.values():
        first = lines[0]
        yield Event(
            decision=first.document_id,
            number=first.number,
            date=first.date,
            effective_from=first.effective_from,
            row=first.position + 1,
            group=first.group,
            name=squeeze(first.name),
            field=first.field,
            authority=first.authority,
            levels=tuple(dict.fromkeys(level for line in lines for level in line.levels)),
        )


def _order(event: Event) -> tuple[dt.date, dt.date, bool, str, int]:
    """Order by day of effect and of signing; on one day an end comes before a new beginning."""
    return (
        event.counts_from or dt.date.min,
        event.date or dt.date.min,
        not event.is_end,
        event.decision,
        event.row,
    )
