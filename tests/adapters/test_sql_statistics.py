"""Figures from columns."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from pipeline.adapters.sql_documents import SqlRegistry
from pipeline.model.document import Doubt
from pipeline.model.effects import LabelClaim
from pipeline.model.text import Span
from tests.contract.outcomes import document, failed, procedure, processed, refused, repeal


def test_rows_of_a_period(registry: SqlRegistry) -> None:
    """Rows come with their decision, for decisions signed in a half-open period, in the order of day and table."""
    rows = (procedure("new", "Cấp bản sao", "2.000908"), procedure(None, "Thủ tục nội bộ", internal=True))
    days = [dt.date(2024, 3, 14), dt.date(2024, 3, 15), dt.date(2024, 6, 15)]
    registry.keep([processed(f"{d}.html", document(f"{d.day}/QĐ-UBND", d, procedures=rows)) for d in days])
    found = registry.procedure_rows(dt.date(2024, 3, 15), dt.date(2024, 6, 15))
    assert [(row.date, row.number, row.name) for row in found] == [
        (days[1], "15/QĐ-UBND", "Cấp bản sao"),
        (days[1], "15/QĐ-UBND", "Thủ tục nội bộ"),
    ]
    assert (found[0].group, found[0].code, found[0].field, found[0].levels) == ("new", "2.000908", "Chứng thực", ("tinh", "xa"))
    assert [row.internal for row in found] == [False, True]
    assert len(registry.procedure_rows()) == 6


def test_counts(registry: SqlRegistry) -> None:
    """The registry says how much it holds."""
    registry.keep([processed("a.html", document(effects=(repeal(),))), failed("b.pdf"), refused("c.pdf")])
    counts = registry.counts()
    assert (counts.files, counts.documents, counts.failed, counts.refused) == (3, 1, 1, 1)
    assert (counts.labels, counts.effects) == ((("new", 1),), (("waiting", 1),))


def test_doubts_know_their_rows_and_the_stamp_tells_changes(registry: SqlRegistry) -> None:
    """A doubt about a row names its place among the rows; the stamp is another one after a document was kept."""
    before = registry.procedure_doubts.stamp()
    names = ("Cấp bản sao", "Chứng thực")
    rows = tuple(replace(procedure("new", name, f"2.00090{n}"), row=n) for n, name in enumerate(names, start=2))
    doubts = (
        Doubt(code="malformed_code", message="Sai mẫu.", span=Span(0, 4), page=1, table=rows[1].table, row=3),
        Doubt(code="declared_count_differs", message="Khác số."),
    )
    kept = document("1/QĐ-UBND", dt.date(2024, 3, 15), procedures=rows)
    labels = (LabelClaim(label="publishes_procedures", rule="x"),)
    registry.keep([processed("a.html", replace(kept, doubts=doubts, labels=labels))])
    assert registry.procedure_doubts.stamp() != before
    found = registry.procedure_doubts.of(registry.procedure_doubts.versions())
    assert [(one.code, one.position, one.is_placed) for one in found] == [
        ("malformed_code", 1, True),
        ("declared_count_differs", None, False),
    ]
