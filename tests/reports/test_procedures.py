"""The report on published procedures as text."""

import datetime as dt

from pipeline.model.document import Structure
from pipeline.model.ids import DocumentId, WorkKey
from pipeline.model.outcome import ReadDocument
from pipeline.model.procedures import Declared, Procedure, ProcedureGroup
from pipeline.model.registry import DocumentSummary, StoredDocument
from pipeline.model.text import ExtractedText, Span
from pipeline.procedures.statistics import GroupCounts, ProcedureCounts
from pipeline.reports.periods import Period
from pipeline.reports.procedures import report_procedures, to_sentence
from pipeline.rules.loader import load_rules

RULES = load_rules()


def row(group: ProcedureGroup | None, code: str, *, internal: bool = False) -> Procedure:
    """Return a row."""
    return Procedure(
        group=group,
        name=f"Thủ tục {code}",
        code=code,
        page=1,
        table=1,
        row=2,
        span=Span(0, 1),
        field="Hộ tịch",
        internal=internal,
    )


def stored(
    at: int, day: dt.date, *rows: Procedure, declared: Declared = Declared(), label: str = "publishes_procedures"
) -> StoredDocument:
    """Return a decision of the registry."""
    summary = DocumentSummary(
        id=DocumentId(f"d{at}"),
        number=f"{at}/QĐ-UBND",
        kind="quyet_dinh",
        authority=None,
        authority_id=None,
        date=day,
        title=None,
        labels=(label,),
    )
    document = ReadDocument(
        ordinal=1,
        text=ExtractedText.of(""),
        key=WorkKey(authority_id=None, kind=None, number_key=None, date=None),
        structure=Structure(),
        procedures=rows,
        declared=declared,
    )
    return StoredDocument(summary=summary, document=document, manifestations=(), readings=(), preferred="0")


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
    assert to_sentence(counts, RULES.statistics) == (
        "51 quyết định công bố 254 thủ tục: 72 mới, 91 sửa đổi, bổ sung, 23 thay thế, 68 bãi bỏ."
    )


def test_a_period_takes_the_decisions_signed_in_it():
    """Only labelled publications that were signed in the period count."""
    inside, outside = dt.date(2026, 1, 10), dt.date(2026, 4, 1)
    documents = [
        stored(1, inside, row("new", "1.900101"), row("abolished", "1.900102")),
        stored(2, outside, row("new", "1.900103")),
        stored(3, inside, row("new", "1.900104"), label="corrects"),
    ]
    report = report_procedures(documents, Period(start=dt.date(2026, 1, 1), before=dt.date(2026, 4, 1)), RULES)
    assert [decision.id for decision in report.decisions] == ["d1"]
    assert "1 quyết định công bố 2 thủ tục: 1 mới, 1 bãi bỏ." in report.text
    assert "từ ngày 01/01/2026 đến hết ngày 31/03/2026" in report.text


def test_the_text_shows_what_a_reader_must_check():
    """Differences, internal procedures and unknown groups stand in the text."""
    day = dt.date(2026, 1, 10)
    documents = [
        stored(1, day, row(None, "1.900101"), declared=Declared(total=3)),
        stored(2, day, row("new", "5.900102", internal=True)),
    ]
    text = report_procedures(documents, Period(), RULES).text
    assert "1/QĐ-UBND: tổng nêu 3, đếm được 1 thủ tục (1 dòng)" in text
    assert "1 chưa xác định nhóm" in text
    assert "1 quyết định chỉ công bố thủ tục nội bộ, 1 thủ tục" in text


def test_nothing_to_report():
    """An empty period gives a sentence with zeros."""
    text = report_procedures([], Period(), RULES).text
    assert "0 quyết định công bố 0 thủ tục." in text
    assert RULES.statistics.texts.no_differences in text
