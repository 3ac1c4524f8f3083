"""Registers of document checks (domain.md 5.2)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from pipeline.model.ids import DocumentId
from pipeline.model.registry import CheckKind, DocumentSummary, Wanted
from pipeline.reports.checks import CheckRegister, check_register, describe_checks, to_check_sheets
from pipeline.reports.periods import read_period
from pipeline.rules.loader import load_rules

RULES = load_rules()
PERIOD = read_period(dt.date(2026, 1, 1), dt.date(2026, 3, 31))


class Registry:
    """Gives the summaries that a test puts in."""

    def __init__(self, *summaries: DocumentSummary) -> None:
        """Take the summaries."""
        self.summaries = summaries

    def find(self, wanted: Wanted) -> tuple[DocumentSummary, ...]:
        """Return those of the days asked for."""
        assert wanted.issued_from == PERIOD.start
        return self.summaries


def summary(number: str, authority: str, *, normative: bool | None = True, kind: str = "quyet_dinh") -> DocumentSummary:
    """Return a document of an invented body."""
    return DocumentSummary(
        id=DocumentId(number), number=number, kind=kind, authority=authority, authority_id=None,
        date=dt.date(2026, 2, int(number.split("/", maxsplit=1)[0])), title=f"Tên của {number}", normative=normative,
    )  # fmt: skip


DOCUMENTS: Sequence[DocumentSummary] = (
    summary("3/2026/QĐ-UBND", "Ủy ban nhân dân tỉnh Sông Trà"),
    summary("2/2026/NQ-HĐND", "Hội đồng nhân dân tỉnh Sông Trà", kind="nghi_quyet"),
    summary("4/QĐ-UBND", "Ủy ban nhân dân tỉnh Sông Trà", normative=False),
    summary("5/2026/QĐ-UBND", "Ủy ban nhân dân tỉnh Sông Trà", normative=None),
    summary("6/2026/QĐ-UBND", "Ủy ban nhân dân xã An Bình, tỉnh Sông Trà"),
    summary("7/2026/TT-BTP", "Bộ Tư pháp", kind="thong_tu"),
)


def register(kind: CheckKind) -> CheckRegister:
    """Return a register of the documents above."""
    return check_register(
        Registry(*DOCUMENTS), PERIOD, kind, RULES, drafters=lambda _: {DocumentId("3/2026/QĐ-UBND"): "Sở Tư pháp"}
    )


def test_the_province_checks_its_own_normative_documents():
    """In the order of their days; individual documents and those of others stand in no list, unjudged ones are counted."""
    found = register("self")
    assert [one.summary.number for one in found.documents] == ["2/2026/NQ-HĐND", "3/2026/QĐ-UBND"]
    assert (dict(found.by_kind), len(found.unjudged)) == ({"quyet_dinh": 1, "nghi_quyet": 1}, 1)


def test_documents_of_lower_levels_are_checked_by_authority():
    """A commune's decision stands in the other register."""
    assert [one.summary.number for one in register("authority").documents] == ["6/2026/QĐ-UBND"]


def test_documents_of_other_provinces_are_only_counted():
    """Where it is known whose register it is, another province's documents are left out; a body without province stays."""
    others = (
        summary("8/2026/QĐ-UBND", "Ủy ban nhân dân tỉnh Hòa Linh"),
        summary("9/2026/QĐ-UBND", "Hội đồng nhân dân thành phố Hòa Linh"),
        summary("10/2026/QĐ-UBND", "Ủy ban nhân dân huyện Trà An"),
        summary("11/2026/QĐ-UBND", "Ủy ban nhân dân xã An Bình, tỉnh Hòa Linh"),
    )
    parent, source = "Ủy ban nhân dân tỉnh Sông Trà", Registry(*DOCUMENTS, *others)
    own, lower = (check_register(source, PERIOD, kind, RULES, parent=parent) for kind in ("self", "authority"))
    assert (len(own.documents), len(own.elsewhere)) == (2, 2)
    assert [one.summary.number for one in lower.documents] == ["6/2026/QĐ-UBND", "10/2026/QĐ-UBND"]
    assert (len(lower.elsewhere), len(register("self").documents)) == (1, 2)
    assert f"{RULES.checks.texts.elsewhere}: 2" in describe_checks(own, RULES)


def test_what_a_person_finds_out_stays_open():
    """Known columns are filled, results say that a person fills them in, each row is as long as the head."""
    for kind in ("self", "authority"):
        sheet = to_check_sheets(register(kind), RULES)[0]
        open_cells = [value == RULES.checks.texts.fill_in for value in sheet.rows[0]]
        assert all(len(row) == len(sheet.head) for row in sheet.rows)
        assert sum(open_cells) >= 5
        assert not any(open_cells[:6])
    row = to_check_sheets(register("self"), RULES)[0].rows[1]
    assert row[1:7] == (
        *("3/2026/QĐ-UBND", dt.date(2026, 2, 3), "Quyết định", "Tên của 3/2026/QĐ-UBND"),
        *("Ủy ban nhân dân tỉnh Sông Trà", "Sở Tư pháp"),
    )


def test_counts_by_kind_of_document():
    """The second sheet says how many there are of each kind, the sum, and how many are unjudged."""
    rows = to_check_sheets(register("self"), RULES)[1].rows
    assert dict(rows)[RULES.checks.texts.total] == 2
    assert dict(rows)["Nghị quyết"] == 1


def test_the_text_names_every_document():
    """The command prints the sentence, the counts and one line for each document."""
    text = describe_checks(register("self"), RULES)
    assert "01/01/2026" in text
    assert "2/2026/NQ-HĐND · 02/02/2026" in text
