"""What every outbox promises."""

from __future__ import annotations

from pipeline.adapters.sql_documents import SqlRegistry
from tests.contract.outcomes import NEW_RULES, document, processed


def test_oldest_first_until_done(registry: SqlRegistry) -> None:
    """Lines come in the order of their sequence, as many as asked for, until they are marked."""
    ids = [registry.keep([processed(f"{n}.html", document(f"{n}/2024/QĐ-UBND"))])[0].documents[0] for n in range(3)]
    assert registry.count() == 3
    lines = registry.pending(2)
    assert [line.document_id for line in lines] == ids[:2]
    registry.done(lines)
    registry.done(lines)
    registry.done([])
    assert [line.document_id for line in registry.pending(9)] == ids[2:]
    assert registry.count() == 1


def test_a_newer_line_replaces_an_older_one(registry: SqlRegistry) -> None:
    """A document that changes twice before the index learns of it waits once, with its newest version."""
    registry.keep([processed("a.html")])
    taken = registry.pending(9)
    registry.keep([processed("a.html", document(title="Khác"), rules=NEW_RULES)])
    registry.done(taken)
    (line,) = registry.pending(9)
    assert (line.version, line.removed) == (2, False)
    assert line.sequence > taken[0].sequence


def test_everything_can_be_posted_anew(registry: SqlRegistry) -> None:
    """An index is built anew from lines for all documents."""
    registry.keep([processed(f"{n}.html", document(f"{n}/2024/QĐ-UBND")) for n in range(3)])
    registry.done(registry.pending(9))
    assert registry.post_all() == 3
    assert registry.count() == 3
