"""Which published procedures the imported catalogue shows as entered into the national database (domain.md 4.1, 4.7)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.model.catalogue import Catalogue, CatalogueEntry
from pipeline.model.registry import ProcedureRow
from pipeline.procedures.statistics import procedure_key
from pipeline.rules.schema.procedure_tables import ProcedureTables

__all__ = ["NO_ENTRIES", "EntryCounts", "EntryState", "count_entries", "entry_reader"]

EntryState = Literal["entered", "missing", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryCounts:
    """Headline procedures (distinct per decision and group) by what the catalogue says of their entry."""

    entered: int = 0
    missing: int = 0
    unknown: int = 0

    @property
    def is_known(self) -> bool:
        """Return whether the catalogue says anything of any of them."""
        return bool(self.entered or self.missing)


NO_ENTRIES = EntryCounts()


def entry_reader(catalogue: Catalogue | None) -> Callable[[ProcedureRow], EntryState]:
    """Return what tells the state of a row; without a catalogue that has days of entry nothing is known.

    A day before the signing belongs to an earlier decision and says nothing of this one. A code that is absent is missing only
    where the whole catalogue was imported, and not when the row abolishes it.
    """
    listed: dict[str, list[CatalogueEntry]] = {}
    for entry in catalogue.entries if catalogue else ():
        if entry.code:
            listed.setdefault(entry.code, []).append(entry)
    has_days = any(entry.entered_on for entries in listed.values() for entry in entries)

    def state(row: ProcedureRow) -> EntryState:
        if catalogue is None or not has_days:
            return "unknown"
        return _state(row, listed.get(row.code or "", ()), is_whole=not catalogue.is_extract)

    return state


def _state(row: ProcedureRow, entries: Sequence[CatalogueEntry], *, is_whole: bool) -> EntryState:
    if row.code is None or row.date is None:
        return "unknown"
    days = [entry.entered_on for entry in entries if entry.entered_on]
    if any(day >= row.date for day in days):
        return "entered"
    if entries:
        return "unknown" if days else "missing"
    return "missing" if is_whole and row.group in {"new", "amended", "replaced"} else "unknown"


def count_entries(rows: Iterable[ProcedureRow], catalogue: Catalogue | None, rules: ProcedureTables) -> EntryCounts:
    """Count public procedures, distinct per decision and group, by the state of their first row."""
    first: dict[tuple[object, ...], ProcedureRow] = {}
    for row in rows:
        if not row.internal:
            first.setdefault((row.document_id, row.group, procedure_key(row, rules)), row)
    state = entry_reader(catalogue)
    found = [state(row) for row in first.values()]
    return EntryCounts(entered=found.count("entered"), missing=found.count("missing"), unknown=found.count("unknown"))
