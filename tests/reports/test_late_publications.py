"""Publications against their terms, from a registry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

import pytest

from pipeline.model.document import Dated
from pipeline.model.ids import DocumentId
from pipeline.model.registry import Citation, DocumentSummary, KnownWork, Wanted
from pipeline.reports.late_publications import LatenessReport, describe_lateness, report_lateness, to_lateness_sheet
from pipeline.reports.periods import read_period
from pipeline.rules.loader import load_rules
from pipeline.text.numbers import number_key

RULES = load_rules()
DECREE = "900/2025/NĐ-CP"


def summary(number: str, day: dt.date, *, effect: dt.date | None = None, label: str | None = None) -> DocumentSummary:
    """Return a document; its number is its id."""
    return DocumentSummary(
        id=DocumentId(number),
        number=number,
        kind=None,
        authority="Ủy ban nhân dân tỉnh Sông Trà",
        authority_id=None,
        date=day,
        title=None,
        labels=(label,) if label else (),
        effective_from=Dated(date=effect) if effect else None,
    )


class Registry:
    """A registry with three publishing decisions, and one decree or two of the same number."""

    def __init__(self, *decrees: DocumentSummary) -> None:
        """Take the decrees."""
        self.decisions = [
            summary(f"{day}/QĐ-UBND", dt.date(2025, 7, day), label="publishes_procedures") for day in (30, 20, 10)
        ]
        self.decrees = decrees
        self.internal: frozenset[DocumentId] = frozenset()
        self.urgent: frozenset[DocumentId] = frozenset()

    @property
    def outputs(self) -> Registry:
        """Return what tells citations."""
        return self

    def citations(self, documents: Collection[DocumentId]) -> dict[DocumentId, tuple[Citation, ...]]:
        """Return that all but the last decision cite the decree."""
        decree = Citation(number=DECREE, date=dt.date(2025, 6, 20))
        return {document: () if document.startswith("10/") else (decree,) for document in documents}

    def find(self, wanted: Wanted) -> tuple[DocumentSummary, ...]:
        """Return decisions, or documents by id."""
        if wanted.ids:
            return tuple(one for one in self.decrees if one.id in wanted.ids)
        assert (wanted.issued_from, wanted.issued_before) == (dt.date(2025, 7, 1), dt.date(2025, 8, 1))
        return tuple(self.decisions)

    def internal_only(self, documents: Collection[DocumentId]) -> frozenset[DocumentId]:
        """Return the decisions on internal procedures only."""
        return frozenset(documents) & self.internal

    def shortened(self, documents: Collection[DocumentId]) -> frozenset[DocumentId]:
        """Return the decisions that say so."""
        return frozenset(documents) & self.urgent

    def works(self, number_keys: Collection[str]) -> tuple[KnownWork, ...]:
        """Return the decrees."""
        assert set(number_keys) == {number_key(DECREE)}
        return tuple(
            KnownWork(
                id=one.id, number=DECREE, number_key=number_key(DECREE), authority=None, authority_id=None, date=one.date,
                kind=None, title=None,
            )
            for one in self.decrees
        )  # fmt: skip


def decree(at: int = 1, day: dt.date = dt.date(2025, 6, 20)) -> DocumentSummary:
    """Return a decree in effect from 1 August 2025."""
    found = summary(DECREE, day, effect=dt.date(2025, 8, 1))
    return DocumentSummary(**{name: getattr(found, name) for name in found.__slots__} | {"id": DocumentId(f"n{at}")})


def report(*decrees: DocumentSummary) -> LatenessReport:
    """Return the report of July."""
    return report_lateness(Registry(*decrees), read_period(dt.date(2025, 7, 1), dt.date(2025, 7, 31)), RULES)


def test_each_decision_has_its_verdict() -> None:
    """Signed within five days of the effect is late, before is in time; without a known decree nothing is said."""
    assert [one.verdict for one in report(decree()).decisions] == ["late", "in_time", "undetermined"]
    assert [one.verdict for one in report().decisions] == ["undetermined"] * 3


def test_decisions_on_internal_procedures_only_have_no_term() -> None:
    """They are no publications to the public."""
    registry = Registry(decree())
    registry.internal = frozenset({DocumentId("30/QĐ-UBND")})
    found = report_lateness(registry, read_period(dt.date(2025, 7, 1), dt.date(2025, 7, 31)), RULES)
    assert [one.decision.number for one in found.decisions] == ["20/QĐ-UBND", "10/QĐ-UBND"]


def test_a_shortened_decision_is_entered_sooner() -> None:
    """Five working days are left for entering a decision, two where it says that it is shortened."""
    registry = Registry(decree())
    registry.urgent = frozenset({DocumentId("20/QĐ-UBND")})
    found = report_lateness(registry, read_period(dt.date(2025, 7, 1), dt.date(2025, 7, 31)), RULES)
    assert [(one.is_urgent, one.entry_due) for one in found.decisions] == [
        (False, dt.date(2025, 8, 6)),
        (True, dt.date(2025, 7, 22)),
        (False, dt.date(2025, 7, 17)),
    ]


@pytest.mark.parametrize("other", [decree(2), decree(1, dt.date(2024, 6, 20))])
def test_a_decree_that_is_not_certain_says_nothing(other: DocumentSummary) -> None:
    """Two decrees of one number and day, or a decree of another day than the printed one, are no reason."""
    decrees = (decree(), other) if other.id != decree().id else (other,)
    assert {one.verdict for one in report(*decrees).decisions} == {"undetermined"}


def test_the_text_and_the_sheet_say_the_same() -> None:
    """The sentence counts what the sheet lists; the late decision stands first, with its days."""
    found = report(decree())
    text, sheet = describe_lateness(found, RULES), to_lateness_sheet(found, RULES)
    assert "Trong 3 quyết định có 1 công bố chậm, 1 đúng hạn, 1 chưa xác định" in text
    assert "30/QĐ-UBND: Công bố chậm" in text
    assert all(len(row) == len(sheet.head) for row in sheet.rows)
    assert [row[4] for row in sheet.rows] == ["công bố chậm", "đúng hạn", "chưa xác định"]
    assert sheet.rows[0][-4:-1] == (dt.date(2025, 7, 27), 3, "không nêu")
