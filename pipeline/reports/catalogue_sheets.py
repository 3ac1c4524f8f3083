"""What disagrees with the national catalogue as sheets: a line for each published row, both wordings side by side."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from pipeline.model.catalogue import Catalogue, CatalogueEntry
from pipeline.model.ids import DocumentId
from pipeline.model.registry import ProcedureRow, RowPlace
from pipeline.procedures.catalogue_check import CatalogueCheck, Finding
from pipeline.reports.sheets import Sheet, Value
from pipeline.rules.schema.catalogue import CatalogueRules
from pipeline.text.fold import fold_keeping_length, squeeze

__all__ = ["parted_words", "to_catalogue_sheets"]

Places = Callable[[Collection[DocumentId]], Mapping[DocumentId, Sequence[RowPlace]]]
_NOWHERE = RowPlace(page=None, table=None, row=None)
_UNLISTED = CatalogueEntry(code=None, name="")


def to_catalogue_sheets(
    check: CatalogueCheck, catalogue: Catalogue, rules: CatalogueRules, places: Places
) -> tuple[Sheet, ...]:
    """Return the rows that disagree, those that only an extract does not have (they prove nothing), and the figures."""
    found = [tuple(findings) for _, findings in groupby(check.findings, lambda one: (one.row.document_id, one.row.position))]
    apart = [findings for findings in found if any(one.verdict != "absent_in_extract" for one in findings)]
    silent = [findings for findings in found if all(one.verdict == "absent_in_extract" for one in findings)]
    entries: dict[str, list[CatalogueEntry]] = defaultdict(list)
    for entry in catalogue.entries:
        entries[entry.code or ""].append(entry)
    printed = places({findings[0].row.document_id for findings in found})
    names = rules.files
    sheets = (
        Sheet(
            name=name,
            head=names.columns,
            rows=tuple(
                (serial, *_line(findings, entries.get(findings[0].row.code or "", []), printed, rules))
                for serial, findings in enumerate(lines, start=1)
            ),
        )
        for name, lines in ((names.differing, apart), (names.absent, silent))
    )
    return (*sheets, _figures(check, rules))


def _figures(check: CatalogueCheck, rules: CatalogueRules) -> Sheet:
    texts = rules.texts
    rows = tuple((getattr(texts, aspect), getattr(texts, verdict), count) for aspect, verdict, count in check.counts)
    return Sheet(name=rules.files.figures, head=rules.files.figure_columns, rows=rows)


def _line(
    findings: Sequence[Finding],
    listed: Sequence[CatalogueEntry],
    printed: Mapping[DocumentId, Sequence[RowPlace]],
    rules: CatalogueRules,
) -> Iterator[Value]:
    """Yield the cells of a row behind its serial number; of several entries of a code the one that a finding is about."""
    row, of = findings[0].row, {one.aspect: one for one in findings}
    entry = listed[0] if listed else _UNLISTED
    name = of["name"].listed if "name" in of else entry.name
    yield "; ".join(_said(one, rules) for one in findings)
    yield from (row.code, squeeze(row.name), name or None)
    yield "; ".join(f"«{one}» → «{other}»" for one, other in parted_words(row.name, name)) if "name" in of and name else None
    yield from (row.field, of["field"].listed if "field" in of else entry.field)
    yield from (row.authority, of["authority"].listed if "authority" in of else entry.authority)
    yield from (_state(of["state"].published, rules) if "state" in of else None, entry.state)
    yield from _term(of.get("entry"), entry)
    yield from (row.number, row.date, row.position + 1)
    place = _place(row, printed)
    yield from (place.page, place.table, place.row)


def _said(found: Finding, rules: CatalogueRules) -> str:
    return f"{getattr(rules.texts, found.aspect)}: {getattr(rules.texts, found.verdict)}"


def _state(state: str | None, rules: CatalogueRules) -> str | None:
    return rules.files.abolished if state == "abolished" else rules.files.in_force if state else None


def _term(found: Finding | None, entry: CatalogueEntry) -> tuple[Value, Value]:
    if found is None:
        return None, entry.entered_on
    return found.due, dt.date.fromisoformat(found.listed) if found.listed else None


def _place(row: ProcedureRow, printed: Mapping[DocumentId, Sequence[RowPlace]]) -> RowPlace:
    rows = printed.get(row.document_id, ())
    return rows[row.position] if row.position < len(rows) else _NOWHERE


def parted_words(published: str, listed: str) -> Iterator[tuple[str, str]]:
    """Yield the words in which two names part, each with a word before them, so that long names need not be compared by eye."""
    left, right = published.split(), listed.split()
    one, other = [fold_keeping_length(word) for word in left], [fold_keeping_length(word) for word in right]
    for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind != "equal":
            yield " ".join(left[max(0, a - 1) : b]), " ".join(right[max(0, c - 1) : d])
