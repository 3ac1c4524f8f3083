"""Files, their readings, and what a secrecy mark leaves of them."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import func, select

from pipeline.adapters.sql_documents import SqlRegistry
from pipeline.adapters.sql_tables import dumps, file_paths, files, reading_documents, readings
from tests.contract.outcomes import NEW_RULES, RULES, document, failed, processed, raw, refused

MARKED = "Phương án đặc biệt của đơn vị Z"


def count(registry: SqlRegistry, table: object) -> int:
    """Return the number of rows."""
    with registry.database.reading() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()  # type: ignore[arg-type]


def test_refused_content_is_overwritten(registry: SqlRegistry, tmp_path: Path) -> None:
    """After a refusal no byte of the title, the file's name or the acts is left in the database or its log."""
    registry.keep([processed("kế hoạch Z.pdf", document(title=MARKED)), processed("a.html", document("1/2024/QĐ-UBND"))])
    registry.keep([refused("kế hoạch Z.pdf", rules=NEW_RULES)])
    registry.close()
    left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert MARKED.encode() not in left
    assert "kế hoạch Z".encode() not in left
    assert "1/2024/QĐ-UBND".encode() in left
    assert [count(registry, table) for table in (files, file_paths, dumps, reading_documents)] == [2, 1, 1, 1]


def test_equal_documents_are_stored_once(registry: SqlRegistry) -> None:
    """The same document in two files has one dump, and taking one file away leaves it to the other."""
    registry.keep([processed("a.html"), processed("b.html")])
    assert count(registry, dumps) == 1
    registry.keep([refused("a.html", rules=NEW_RULES)])
    assert count(registry, dumps) == 1


def test_history_keeps_every_other_reading(registry: SqlRegistry) -> None:
    """Each reading by other rules is a line of its own; the dumps of earlier results are kept."""
    document_id = registry.keep([processed("a.html")])[0].documents[0]
    registry.keep([processed("a.html", document(title="Hai"), rules=NEW_RULES)])
    registry.keep([processed("a.html", rules=RULES)])
    stored = registry.get(document_id)
    assert stored is not None
    assert [(one.rules_version, one.changed) for one in stored.readings] == [(RULES, True), (NEW_RULES, True), (RULES, True)]
    assert count(registry, dumps) == 2


def test_a_repeated_failure_is_one_line_with_tries(registry: SqlRegistry) -> None:
    """The same failure by the same rules does not fill the history."""
    for _ in range(5):
        registry.keep([failed("b.pdf")])
    assert count(registry, readings) == 1
    assert registry.failures()[0].tries == 5
    registry.keep([failed("b.pdf", message="Khác.")])
    assert count(registry, readings) == 2
    assert registry.failures()[0].tries == 6


def test_all_paths_of_a_file_are_kept(registry: SqlRegistry) -> None:
    """The same bytes under two names are one file that was seen at two places."""
    from dataclasses import replace

    outcome = processed("a.html")
    registry.keep([outcome, replace(outcome, raw=replace(raw("a.html"), path="/kho/bản sao.html"))])
    assert (count(registry, files), count(registry, file_paths)) == (1, 2)
