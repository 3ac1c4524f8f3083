"""What a person should look at: counts, lives, the catalogue and doubts of the reading, as one list."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.model.ids import DocumentId
from pipeline.model.procedures import Declared, Procedure, ProcedureGroup
from pipeline.model.registry import DocumentSummary, ProcedureDoubt, ProcedureRow
from pipeline.model.text import Span
from pipeline.procedures.catalogue_check import CatalogueCheck, Finding
from pipeline.procedures.register import Event, Problem
from pipeline.procedures.statistics import PublishingDecision, count_procedures
from pipeline.rules.schema.procedure_tables import ProcedureTables
from pipeline.text.fold import squeeze

__all__ = ["KINDS", "ItemKind", "WorkItem", "find_work_items"]

ItemKind = Literal[
    "count_differs",
    "published_after_abolition",
    "abolished_unpublished",
    "amended_unpublished",
    "two_names",
    "two_codes",
    "code_malformed",
    "code_repeated",
    "codes_several",
    "group_unclear",
    "group_contradicts",
    "rows_unclear",
    "rows_missing",
    "not_in_catalogue",
    "name_differs",
    "field_differs",
    "authority_differs",
    "state_differs",
    "entry_late",
    "entry_missing",
    "not_in_extract",
]
KINDS: tuple[ItemKind, ...] = ItemKind.__args__  # type: ignore[attr-defined]
"""In the order in which they are shown; the last one proves nothing and is kept apart."""

_OF_DOUBT: Mapping[str, ItemKind] = {
    "declared_count_differs": "count_differs",
    "malformed_code": "code_malformed",
    "repeated_code": "code_repeated",
    "several_codes": "codes_several",
    "mixed_heading": "group_unclear",
    "group_not_named": "group_unclear",
    "group_contradicts": "group_contradicts",
    "header_not_understood": "rows_unclear",
    "many_columns": "rows_unclear",
    "name_missing": "rows_unclear",
    "torn_row": "rows_unclear",
    "list_without_table": "rows_unclear",
    "no_procedures_found": "rows_missing",
    "list_without_rows": "rows_missing",
}
_OF_FINDING: Mapping[tuple[str, str], ItemKind] = {
    ("exists", "absent"): "not_in_catalogue",
    ("exists", "absent_in_extract"): "not_in_extract",
    ("name", "differs"): "name_differs",
    ("field", "differs"): "field_differs",
    ("authority", "differs"): "authority_differs",
    ("state", "differs"): "state_differs",
    ("entry", "late"): "entry_late",
    ("entry", "not_entered"): "entry_missing",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkItem:
    """One thing to look at and where; ``row`` from 1, ``None`` when it is about the decision as a whole.

    ``said`` and ``other`` are the two sides (stated and counted, published and listed); ``keys`` are the records of the
    register that it concerns, ``events`` what shows it, ``repeats`` how many rows say the same.
    """

    kind: ItemKind
    decision: DocumentId
    number: str | None
    date: dt.date | None
    row: int | None = None
    code: str | None = None
    name: str | None = None
    field: str | None = None
    authority: str | None = None
    group: ProcedureGroup | None = None
    message: str | None = None
    said: str | None = None
    other: str | None = None
    rows: int | None = None
    due: dt.date | None = None
    keys: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    repeats: int = 1

    @property
    def claim(self) -> str:
        """Return what names the item in the log of reviews; the same for the same finding of a later reading."""
        parts = (self.kind, str(self.group or ""), self.code or self.name or "", self.said or "", self.other or "")
        text = "\x1f".join((*parts, self.message or ""))
        return f"procedures:{self.kind}:{hashlib.sha256(text.encode()).hexdigest()[:16]}"


def find_work_items(
    rows: Sequence[ProcedureRow],
    decisions: Sequence[DocumentSummary],
    problems: Iterable[Problem],
    check: CatalogueCheck | None,
    doubts: Iterable[ProcedureDoubt],
    *,
    rules: ProcedureTables,
) -> tuple[WorkItem, ...]:
    """Return everything to look at, newest decision first; without a catalogue nothing is compared with it."""
    by_decision: dict[DocumentId, list[ProcedureRow]] = defaultdict(list)
    for row in rows:
        by_decision[row.document_id].append(row)
    known = {decision.id: decision for decision in decisions}
    items = [
        *(item for decision in decisions for item in _counts(decision, by_decision[decision.id], rules)),
        *(item for problem in problems for item in _of_problem(problem, known)),
        *(_of_findings(check.findings) if check else ()),
        *(item for doubt in doubts for item in _of_doubt(doubt, known, by_decision)),
    ]
    order = {kind: at for at, kind in enumerate(KINDS)}
    items = [
        replace(item, authority=squeeze(item.authority or "") or None, field=squeeze(item.field or "") or None)
        for item in items
    ]
    return tuple(sorted(items, key=lambda item: (-(item.date or dt.date.min).toordinal(), item.decision, order[item.kind])))


def _counts(decision: DocumentSummary, rows: Sequence[ProcedureRow], rules: ProcedureTables) -> Iterator[WorkItem]:
    """Yield stated counts that no way of counting gives; most decisions state what their rows are, which is quickly seen."""
    if decision.declared == Declared() or not rows or _agrees(decision.declared, rows):
        return
    counted = PublishingDecision(id=decision.id, procedures=tuple(map(_procedure, rows)), declared=decision.declared)
    for found in count_procedures([counted], rules).differences:
        yield WorkItem(
            kind="count_differs",
            decision=decision.id,
            number=decision.number,
            date=decision.date,
            authority=decision.authority,
            group=found.group,
            said=str(found.declared),
            other=str(found.distinct),
            rows=found.rows,
        )


def _agrees(declared: Declared, rows: Sequence[ProcedureRow]) -> bool:
    counted: Counter[str | None] = Counter(row.group for row in rows)
    counted["total"] = len(rows)
    stated = ((name, getattr(declared, name)) for name in ("new", "amended", "replaced", "abolished", "total"))
    return all(count is None or counted[name] == count for name, count in stated)


def _procedure(row: ProcedureRow) -> Procedure:
    return Procedure(
        group=row.group,
        name=row.name,
        code=row.code,
        field=row.field,
        internal=row.internal,
        page=1,
        table=1,
        row=1,
        span=Span(0, 0),
    )


def _of_problem(problem: Problem, known: Mapping[DocumentId, DocumentSummary]) -> Iterator[WorkItem]:
    """Yield a problem at its newest event; that something was abolished in the end is a life, and no work."""
    if problem.kind == "abolished_later":
        return
    record = problem.records[0]
    events = problem.events or tuple(one.events[-1] for one in problem.records)
    event = max(events, key=lambda one: one.counts_from or dt.date.min)
    decision = known.get(event.decision)
    yield WorkItem(
        kind=problem.kind,
        decision=event.decision,
        number=event.number,
        date=event.date,
        row=event.row,
        code=record.code,
        name=event.name,
        field=event.field,
        authority=event.authority or (decision.authority if decision else None),
        group=event.group,
        keys=tuple(one.key for one in problem.records),
        events=events,
    )


def _of_findings(findings: Iterable[Finding]) -> Iterator[WorkItem]:
    """Yield findings, those that several rows of one procedure share once, at the newest of these rows."""
    merged: dict[tuple[object, ...], list[Finding]] = defaultdict(list)
    for finding in findings:
        kind = _OF_FINDING.get((finding.aspect, finding.verdict))
        if kind:
            per_decision = finding.row.document_id if finding.aspect == "entry" else None
            merged[kind, finding.row.code, finding.published, finding.listed, per_decision].append(finding)
    for found in merged.values():
        newest = max(found, key=lambda one: one.row.date or dt.date.min)
        row = newest.row
        yield WorkItem(
            kind=_OF_FINDING[newest.aspect, newest.verdict],
            decision=row.document_id,
            number=row.number,
            date=row.date,
            row=row.position + 1,
            code=row.code,
            name=row.name,
            field=row.field,
            authority=row.authority or row.decision_authority,
            group=row.group,
            said=newest.published,
            other=newest.listed,
            due=newest.due,
            keys=(row.code,) if row.code else (),
            repeats=len(found),
        )


def _of_doubt(
    doubt: ProcedureDoubt, known: Mapping[DocumentId, DocumentSummary], rows: Mapping[DocumentId, Collection[ProcedureRow]]
) -> Iterator[WorkItem]:
    """Yield a doubt about procedures; differing counts of a whole document are found from its columns."""
    kind, decision = _OF_DOUBT.get(doubt.code), known.get(doubt.document_id)
    if kind is None or decision is None or (kind == "count_differs" and not doubt.is_placed):
        return
    row = next((one for one in rows.get(decision.id, ()) if one.position == doubt.position), None)
    yield WorkItem(
        kind=kind,
        decision=decision.id,
        number=decision.number,
        date=decision.date,
        row=row.position + 1 if row else None,
        code=row.code if row else None,
        name=row.name if row else None,
        field=row.field if row else None,
        authority=(row.authority if row else None) or decision.authority,
        group=row.group if row else None,
        message=doubt.message,
        keys=(row.code,) if row and row.code and not row.internal else (),
    )
