"""The list of what a person should look at."""

from __future__ import annotations

import datetime as dt

from pipeline.model.catalogue import Catalogue, CatalogueEntry
from pipeline.model.ids import DocumentId
from pipeline.model.procedures import Declared, ProcedureGroup
from pipeline.model.registry import DocumentSummary, ProcedureDoubt, ProcedureRow
from pipeline.procedures.catalogue_check import check_catalogue
from pipeline.procedures.register import build_register, find_problems
from pipeline.procedures.work_items import WorkItem, find_work_items
from pipeline.rules.loader import load_rules

RULES = load_rules()
TABLES = RULES.procedure_tables


def row(month: int, group: ProcedureGroup | None, position: int = 0, code: str = "1.000001", **more: object) -> ProcedureRow:
    """Return a row of a decision signed on the first of a month."""
    values = {
        "document_id": DocumentId(f"d{month}"),
        "number": f"{month}/QĐ-UBND",
        "date": dt.date(2025, month, 1),
        "decision_authority": "Ủy ban nhân dân tỉnh Sông Trà",
        "group": group,
        "code": code,
        "name": "Đăng ký khai sinh",
        "field": "Hộ tịch",
        "levels": ("xa",),
        "authority": None,
        "internal": False,
        "position": position,
        "effective_from": dt.date(2025, month, 1),
    }
    return ProcedureRow(**{**values, **more})  # type: ignore[arg-type]


def decision(month: int, declared: Declared | None = None) -> DocumentSummary:
    """Return the decision of a month."""
    return DocumentSummary(
        id=DocumentId(f"d{month}"),
        number=f"{month}/QĐ-UBND",
        kind="quyet_dinh",
        authority="Ủy ban nhân dân tỉnh Sông Trà",
        authority_id=None,
        date=dt.date(2025, month, 1),
        title=None,
        declared=declared or Declared(),
    )


def items(
    rows: list[ProcedureRow],
    decisions: list[DocumentSummary],
    *,
    catalogue: Catalogue | None = None,
    doubts: tuple[ProcedureDoubt, ...] = (),
) -> list[WorkItem]:
    """Return everything to look at."""
    check = check_catalogue(rows, catalogue, RULES, dt.date(2026, 1, 1)) if catalogue else None
    problems = find_problems(build_register(rows, TABLES), TABLES)
    return list(find_work_items(rows, decisions, problems, check, doubts, rules=TABLES))


def catalogue(*entries: CatalogueEntry, is_extract: bool = False) -> Catalogue:
    """Return an imported catalogue."""
    at = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    return Catalogue(entries=entries, source="a.csv", sha256="0" * 64, is_extract=is_extract, imported_at=at)


def test_a_stated_count_is_compared_with_both_ways_of_counting() -> None:
    """A count that neither rows nor procedures give is an item of the whole decision; one that either gives is none."""
    rows = [row(1, "new"), row(1, "new", 1)]
    found = items(rows, [decision(1, Declared(new=5))])
    assert [(one.kind, one.row, one.said, one.other, one.rows) for one in found] == [("count_differs", None, "5", "1", 2)]
    assert items(rows, [decision(1, Declared(new=1))]) == []
    assert items(rows, [decision(1, Declared(total=2))]) == []


def test_a_problem_stands_at_its_newest_row() -> None:
    """Published after the abolition: the item leads to the later decision and shows both rows."""
    rows = [row(1, "new"), row(2, "abolished"), row(3, "amended", 4)]
    (found,) = items(rows, [decision(1), decision(2), decision(3)])
    assert (found.kind, found.decision, found.row) == ("published_after_abolition", "d3", 5)
    assert [event.decision for event in found.events] == ["d2", "d3"]
    assert found.keys == ("1.000001",)


def test_a_life_that_ended_is_no_work() -> None:
    """Published and later abolished is what happens to procedures."""
    assert items([row(1, "new"), row(2, "abolished")], [decision(1), decision(2)]) == []


def test_rows_that_say_the_same_are_one_item() -> None:
    """A name that differs from the catalogue in two decisions is one thing to correct, at the newest of them."""
    rows = [row(1, "new"), row(2, "amended")]
    listed = catalogue(CatalogueEntry(code="1.000001", name="Đăng ký khai tử", field="Hộ tịch"))
    (found,) = items(rows, [decision(1), decision(2)], catalogue=listed)
    assert (found.kind, found.decision, found.repeats) == ("name_differs", "d2", 2)
    assert (found.said, found.other) == ("Đăng ký khai sinh", "Đăng ký khai tử")


def test_an_extract_proves_no_absence() -> None:
    """A code that only an extract lacks is told apart from one that the whole catalogue lacks."""
    other = CatalogueEntry(code="1.999999", name="Khác")
    assert [i.kind for i in items([row(1, "new")], [decision(1)], catalogue=catalogue(other))] == ["not_in_catalogue"]
    extract = catalogue(other, is_extract=True)
    assert [i.kind for i in items([row(1, "new")], [decision(1)], catalogue=extract)] == ["not_in_extract"]


def test_doubts_lead_to_their_row_and_counts_are_not_said_twice() -> None:
    """A doubt about a row becomes an item at the row; one about the counts of the whole text is found from its columns."""
    doubts = (
        ProcedureDoubt(document_id=DocumentId("d1"), code="malformed_code", message="Mã sai.", position=1, is_placed=True),
        ProcedureDoubt(document_id=DocumentId("d1"), code="declared_count_differs", message="Nêu 9."),
        ProcedureDoubt(document_id=DocumentId("d1"), code="signer_missing", message="Không có người ký."),
    )
    rows = [row(1, "new"), row(1, "new", 1, code="1.000002", name="Đăng ký kết hôn")]
    (found,) = items(rows, [decision(1)], doubts=doubts)
    assert (found.kind, found.row, found.code, found.message) == ("code_malformed", 2, "1.000002", "Mã sai.")


def test_an_item_keeps_its_name_when_read_again() -> None:
    """The same difference has the same name in the log of reviews, another one another."""
    first, again = (items([row(2, "amended")], [decision(2)])[0] for _ in range(2))
    other = items([row(2, "amended", code="1.000002")], [decision(2)])[0]
    assert first.claim == again.claim != other.claim
