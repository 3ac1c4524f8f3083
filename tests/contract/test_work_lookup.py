"""What every lookup of works promises."""

from __future__ import annotations

from pipeline.adapters.sql_documents import SqlRegistry
from tests.contract.outcomes import OTHER_PROVINCE, PROVINCE, document, processed


def test_all_works_of_a_number(registry: SqlRegistry) -> None:
    """A number gives all works that carry it, with what tells them apart."""
    registry.keep([processed("a.html"), processed("b.html", document(authority=OTHER_PROVINCE))])
    registry.keep([processed("c.html", document(None))])
    found = registry.works(["15/2024/qd-ubnd", "1/2024/qd-ubnd"])
    assert {work.authority_id for work in found} == {PROVINCE, OTHER_PROVINCE}
    assert {(work.number, work.kind, work.title) for work in found} == {
        ("15/2024/QĐ-UBND", "quyet_dinh", "Ban hành Quy định quản lý chợ")
    }
    assert registry.works([]) == ()
    assert registry.works(["không có"]) == ()


def test_more_numbers_than_fit_into_one_statement(registry: SqlRegistry) -> None:
    """A document with thousands of citations is looked up like one with a single one."""
    registry.keep([processed("a.html")])
    assert len(registry.works([f"{n}/2024/qd-ubnd" for n in range(40_000)])) == 1
