"""The report on published procedures as text."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

from pipeline.model.catalogue import Catalogue
from pipeline.model.ids import DocumentId
from pipeline.model.procedures import Declared, ProcedureGroup
from pipeline.model.registry import DocumentSummary, ProcedureRow, Wanted
from pipeline.procedures.entries import EntryCounts
from pipeline.procedures.statistics import GroupCounts, ProcedureCounts
from pipeline.reports.periods import Period, read_period
from pipeline.reports.procedures import ProceduresReport, report_procedures, to_json, to_sentence, to_text
from pipeline.rules.loader import load_rules

RULES = load_rules()


def row(group: ProcedureGroup | None, code: str, *, internal: bool = False, field: str | None = "Hộ tịch") -> ProcedureRow:
    """Return a row."""
    return ProcedureRow(
        document_id=DocumentId(""),
        number=None,
        date=None,
        decision_authority=None,
        group=group,
        code=code,
        name=f"Thủ tục {code}",
        field=field,
        levels=("xa",),
        authority=None,
        internal=internal,
    )


class Registry:
    """A registry of summaries and rows that answers as the real one does."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self.summaries: list[DocumentSummary] = []
        self.rows: list[ProcedureRow] = []
        self.imported: Catalogue | None = None

    @property
    def catalogue(self) -> Registry:
        """Return where the catalogue is."""
        return self

    def get(self) -> Catalogue | None:
        """Return the catalogue."""
        return self.imported

    def add(self, at: int, day: dt.date, *rows: ProcedureRow, declared: Declared = Declared()) -> None:
        """Keep a decision with its rows."""
        summary = DocumentSummary(
            id=DocumentId(f"d{at}"),
            number=f"{at}/QĐ-UBND",
            kind="quyet_dinh",
            authority=None,
            authority_id=None,
            date=day,
            title=None,
            labels=("publishes_procedures",),
            declared=declared,
        )
        self.summaries.append(summary)
        self.rows += [replace(row, document_id=summary.id, number=summary.number, date=day) for row in rows]

    def find(self, wanted: Wanted) -> tuple[DocumentSummary, ...]:
        """Return the decisions of a period."""
        assert wanted.label == "publishes_procedures"
        return tuple(s for s in self.summaries if inside(s.date, wanted.issued_from, wanted.issued_before))

    def procedure_rows(
        self, issued_from: dt.date | None = None, issued_before: dt.date | None = None
    ) -> tuple[ProcedureRow, ...]:
        """Return the rows of a period, those of decisions with other labels too."""
        return tuple(row for row in self.rows if inside(row.date, issued_from, issued_before))


def inside(day: dt.date | None, start: dt.date | None, before: dt.date | None) -> bool:
    """Whether a day lies in a half-open period."""
    assert day is not None
    return (start is None or start <= day) and (before is None or day < before)


def test_the_sentence_of_the_report():
    """The sentence names decisions, procedures and each group that occurs."""
    distinct = GroupCounts(new=72, amended=91, replaced=23, abolished=68)
    counts = ProcedureCounts(
        decisions=51,
        rows=distinct,
        distinct=distinct,
        distinct_in_period=250,
        internal_decisions=0,
        internal=GroupCounts(),
    )
    report = ProceduresReport(period=Period(), decisions=(), counts=counts)
    published = "51 quyết định công bố 254 thủ tục: 72 mới, 91 sửa đổi, bổ sung, 23 thay thế, 68 bãi bỏ"
    database = "đã được nhập vào Cơ sở dữ liệu quốc gia"
    assert to_sentence(report, RULES.statistics) == f"{published}; số {database}: chưa xác định."
    for entries, said in (
        (EntryCounts(entered=254), f"254 {database}"),
        (EntryCounts(entered=182, missing=60, unknown=12), f"182 {database}, 60 chưa nhập, 12 chưa xác định"),
        (EntryCounts(missing=254), f"0 {database}, 254 chưa nhập"),
    ):
        assert to_sentence(replace(report, entries=entries), RULES.statistics) == f"{published}; {said}."


def test_a_period_takes_the_decisions_signed_in_it():
    """Only labelled publications that were signed in the period count, and only their rows."""
    registry, inside_it = Registry(), dt.date(2026, 1, 10)
    registry.add(1, inside_it, row("new", "1.900101"), row("abolished", "1.900102"))
    registry.add(2, dt.date(2026, 4, 1), row("new", "1.900103"))
    registry.rows.append(replace(row("new", "1.900104"), document_id=DocumentId("correction"), date=inside_it))
    report = report_procedures(registry, Period(start=dt.date(2026, 1, 1), before=dt.date(2026, 4, 1)), RULES)
    text = to_text(report, RULES.statistics)
    assert [decision.id for decision in report.decisions] == ["d1"]
    assert "1 quyết định công bố 2 thủ tục: 1 mới, 1 bãi bỏ;" in text
    assert "từ ngày 01/01/2026 đến hết ngày 31/03/2026" in text
    assert "  Hộ tịch: 2 (mới 1; bãi bỏ 1)" in text
    assert "  cấp xã: 2" in text


def test_the_text_shows_what_a_reader_must_check():
    """Differences, internal procedures and unknown groups stand in the text."""
    registry, day = Registry(), dt.date(2026, 1, 10)
    registry.add(1, day, row(None, "1.900101"), declared=Declared(total=3))
    registry.add(2, day, row("new", "5.900102", internal=True))
    text = to_text(report_procedures(registry, Period(), RULES), RULES.statistics)
    assert "1/QĐ-UBND: tổng nêu 3, đếm được 1 thủ tục (1 dòng)" in text
    assert "1 chưa xác định nhóm" in text
    assert "1 quyết định chỉ công bố thủ tục nội bộ, 1 thủ tục" in text


def test_nothing_to_report():
    """An empty period gives a sentence with zeros, no cuts, and says that nothing differs."""
    text = to_text(report_procedures(Registry(), Period(), RULES), RULES.statistics)
    assert "0 quyết định công bố 0 thủ tục." in text
    assert RULES.statistics.texts.no_differences in text
    assert RULES.statistics.texts.by_field not in text


def test_the_report_as_json():
    """JSON carries the sentence, both days of the period and all three figures."""
    registry, day = Registry(), dt.date(2026, 3, 31)
    registry.add(1, day, row("new", "1.900101"), row("new", "1.900101"))
    report = report_procedures(registry, read_period(dt.date(2026, 1, 1), day), RULES)
    found = json.loads(to_json(report, RULES.statistics))
    assert (found["from"], found["to"]) == ("2026-01-01", "2026-03-31")
    assert found["sentence"].startswith("1 quyết định công bố 1 thủ tục: 1 mới; ")
    assert (found["rows"]["new"], found["distinct"]["new"], found["distinct_in_period"]) == (2, 1, 1)
