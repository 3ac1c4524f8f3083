"""Figures from columns."""

from __future__ import annotations

import datetime as dt

from pipeline.adapters.sql_documents import SqlRegistry
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
