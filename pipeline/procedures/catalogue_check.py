"""Published procedures against the national catalogue: code, name, field, authority, state, term of entry (domain.md 4.1)."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.model.catalogue import Catalogue, CatalogueEntry
from pipeline.model.registry import ProcedureRow
from pipeline.procedures.register import Record, build_register, state_on
from pipeline.procedures.statistics import name_key
from pipeline.rules.loader import Rules
from pipeline.text.fold import fold_keeping_length, squeeze

__all__ = ["Aspect", "CatalogueCheck", "Finding", "Verdict", "check_catalogue", "check_row"]

Aspect = Literal["exists", "name", "field", "authority", "state", "entry"]
Verdict = Literal["agrees", "differs", "absent", "absent_in_extract", "undetermined", "met", "late", "not_entered"]
_SILENT: frozenset[Verdict] = frozenset({"agrees", "met", "undetermined"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one aspect of a row says; ``published`` and ``listed`` are the two wordings, ``due`` the last day of the term."""

    aspect: Aspect
    verdict: Verdict
    row: ProcedureRow
    published: str | None = None
    listed: str | None = None
    due: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueCheck:
    """How often each verdict was given, and the findings to look at."""

    rows: int
    counts: tuple[tuple[Aspect, Verdict, int], ...]
    findings: tuple[Finding, ...]


def check_catalogue(
    rows: Iterable[ProcedureRow], catalogue: Catalogue, rules: Rules, today: dt.date, urgent: Collection[str] = ()
) -> CatalogueCheck:
    """Compare every public row with the catalogue; ``urgent`` are numbers of decisions with the short term of entry.

    Decisions whose own words say that they follow the shortened procedure have it too.
    A row without code, and a column that the import lacks, leave their aspects undetermined.
    """
    public = tuple(row for row in rows if not row.internal)
    entries: dict[str, list[CatalogueEntry]] = defaultdict(list)
    for entry in catalogue.entries:
        if entry.code:
            entries[entry.code].append(entry)
    records = {record.code: record for record in build_register(public, rules.procedure_tables) if record.code}
    has_entry_days = any(entry.entered_on for entry in catalogue.entries)
    found = [
        finding
        for row in public
        for finding in _compare(
            row,
            entries.get(row.code or "", []),
            records,
            catalogue,
            rules,
            today=today,
            term_known=has_entry_days,
            is_urgent=bool(row.urgent) or (row.number or "") in urgent,
        )
    ]
    counted = Counter((finding.aspect, finding.verdict) for finding in found)
    counts = tuple((aspect, verdict, count) for (aspect, verdict), count in counted.items())
    return CatalogueCheck(rows=len(public), counts=counts, findings=tuple(f for f in found if f.verdict not in _SILENT))


def check_row(
    row: ProcedureRow, listed: Sequence[CatalogueEntry], record: Record, catalogue: Catalogue, rules: Rules, *, today: dt.date
) -> tuple[Finding, ...]:
    """Compare one row with the catalogue's entries of its code: every aspect, also those that agree."""
    records = {record.code: record} if record.code else {}
    term_known = any(entry.entered_on for entry in catalogue.entries)
    return tuple(
        _compare(row, listed, records, catalogue, rules, today=today, term_known=term_known, is_urgent=bool(row.urgent))
    )


def _compare(
    row: ProcedureRow,
    listed: Sequence[CatalogueEntry],
    records: dict[str, Record],
    catalogue: Catalogue,
    rules: Rules,
    *,
    today: dt.date,
    term_known: bool,
    is_urgent: bool,
) -> Iterator[Finding]:
    yield _exists(row, listed, catalogue)
    yield from _wordings(row, listed, rules)
    yield _state(row, listed, records, rules, today)
    yield _entry(row, listed if term_known else [], rules, today, is_urgent=is_urgent)


def _exists(row: ProcedureRow, listed: Sequence[CatalogueEntry], catalogue: Catalogue) -> Finding:
    verdict: Verdict = "agrees" if listed else "absent_in_extract" if catalogue.is_extract else "absent"
    return Finding(aspect="exists", verdict=verdict if row.code else "undetermined", row=row)


def _wordings(row: ProcedureRow, listed: Sequence[CatalogueEntry], rules: Rules) -> Iterator[Finding]:
    def named(text: str) -> str:
        return name_key(text, rules.procedure_tables)

    def folded(text: str) -> str:
        return fold_keeping_length(squeeze(text)).rstrip(" .;,")

    yield _wording("name", row, row.name, [entry.name for entry in listed], lambda one, other: named(one) == named(other))
    fields = [entry.field for entry in listed if entry.field]
    yield _wording("field", row, row.field, fields, lambda one, other: folded(one) == folded(other))
    bodies = [entry.authority for entry in listed if entry.authority]
    yield _wording(
        "authority", row, row.authority, bodies, lambda one, other: folded(one) in folded(other) or folded(other) in folded(one)
    )


def _wording(
    aspect: Aspect, row: ProcedureRow, published: str | None, listed: Sequence[str], same: Callable[[str, str], bool]
) -> Finding:
    if not (published and listed):
        return Finding(aspect=aspect, verdict="undetermined", row=row, published=published)
    agrees = any(same(published, one) for one in listed)
    verdict: Verdict = "agrees" if agrees else "differs"
    return Finding(aspect=aspect, verdict=verdict, row=row, published=published, listed=listed[0])


def _state(
    row: ProcedureRow, listed: Sequence[CatalogueEntry], records: dict[str, Record], rules: Rules, today: dt.date
) -> Finding:
    said = {_is_ended(entry.state, rules) for entry in listed if entry.state} - {None}
    state = state_on(records[row.code], today) if row.code in records else "unpublished"
    if len(said) != 1 or state == "unpublished":
        return Finding(aspect="state", verdict="undetermined", row=row)
    verdict: Verdict = "agrees" if said == {state == "abolished"} else "differs"
    return Finding(aspect="state", verdict=verdict, row=row, published=state, listed=listed[0].state)


def _is_ended(state: str | None, rules: Rules) -> bool | None:
    words = fold_keeping_length(squeeze(state or ""))
    if any(one in words for one in rules.catalogue.states.ended):
        return True
    return False if any(one in words for one in rules.catalogue.states.open) else None


def _entry(row: ProcedureRow, listed: Sequence[CatalogueEntry], rules: Rules, today: dt.date, *, is_urgent: bool) -> Finding:
    """Compare the day of entry with the term; a day before the signing belongs to an earlier decision and proves nothing."""
    terms = rules.catalogue.terms
    due = rules.holidays.after(row.date, terms.urgent if is_urgent else terms.province) if row.date else None
    days = [entry.entered_on for entry in listed if entry.entered_on and row.date and entry.entered_on >= row.date]
    verdict: Verdict = "undetermined"
    if due and days:
        verdict = "met" if min(days) <= due else "late"
    elif due and listed and not any(entry.entered_on for entry in listed) and today > due:
        verdict = "not_entered"
    return Finding(aspect="entry", verdict=verdict, row=row, listed=min(days).isoformat() if days else None, due=due)
