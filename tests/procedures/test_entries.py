"""Procedures that the catalogue shows as entered (domain.md 4.1, 4.7)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from pipeline.model.catalogue import Catalogue, CatalogueEntry
from pipeline.model.ids import DocumentId
from pipeline.model.procedures import ProcedureGroup
from pipeline.model.registry import ProcedureRow
from pipeline.procedures.entries import EntryCounts, count_entries, entry_reader
from pipeline.rules.loader import load_rules

TABLES = load_rules().procedure_tables
SIGNED = dt.date(2026, 2, 2)


def row(code: str | None, group: ProcedureGroup | None = "new", *, levels: tuple[str, ...] = ("xa",)) -> ProcedureRow:
    """Return a row of one decision."""
    return ProcedureRow(
        document_id=DocumentId("d1"), number="1/QĐ-UBND", date=SIGNED, decision_authority=None, group=group, code=code,
        name=f"Thủ tục {code}", field=None, levels=levels, authority=None, internal=False,
    )  # type: ignore[arg-type]  # fmt: skip


def catalogue(*entries: tuple[str, dt.date | None], extract: bool = False) -> Catalogue:
    """Return a catalogue of codes with their days of entry."""
    return Catalogue(
        entries=tuple(CatalogueEntry(code=code, name=code, entered_on=day) for code, day in entries),
        source="danh-muc.csv",
        sha256="0" * 64,
        is_extract=extract,
        imported_at=dt.datetime(2026, 3, 1, tzinfo=dt.UTC),
    )


@pytest.mark.parametrize(
    ("found", "entries", "extract", "state"),
    [
        (row("1.000001"), [("1.000001", SIGNED)], False, "entered"),
        (row("1.000001"), [("1.000001", dt.date(2026, 2, 1))], False, "unknown"),
        (row("1.000001"), [("1.000001", None), ("1.000009", SIGNED)], False, "missing"),
        (row("1.000001"), [("1.000009", SIGNED)], False, "missing"),
        (row("1.000001"), [("1.000009", SIGNED)], True, "unknown"),
        (row("1.000001", "abolished"), [("1.000009", SIGNED)], False, "unknown"),
        (row("1.000001"), [("1.000001", None)], False, "unknown"),
        (row(None), [("1.000009", SIGNED)], False, "unknown"),
    ],
    ids=["entered", "earlier-day", "no-day", "absent", "absent-in-extract", "abolished", "no-days-at-all", "no-code"],
)
def test_only_what_the_catalogue_says_is_known(
    found: ProcedureRow, entries: list[tuple[str, dt.date | None]], extract: bool, state: str
):
    """A day on or after the signing is an entry; what an import cannot tell stays unknown."""
    assert entry_reader(catalogue(*entries, extract=extract))(found) == state


def test_each_procedure_counts_once_per_decision_and_group():
    """Rows of two levels are one procedure, internal ones are not counted, without a catalogue nothing is known."""
    rows = [row("1.000001"), row("1.000001", levels=("tinh",)), row("1.000002"), replace(row("1.000003"), internal=True)]
    assert count_entries(rows, catalogue(("1.000001", SIGNED)), TABLES) == EntryCounts(entered=1, missing=1)
    unknown = count_entries(rows, None, TABLES)
    assert (unknown, unknown.is_known) == (EntryCounts(unknown=2), False)
