"""What every document store promises."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from threading import Thread

import pytest
from sqlalchemy import text

from pipeline.adapters.sql_documents import SqlRegistry
from pipeline.adapters.sql_tables import METADATA
from pipeline.errors import RegistryError
from pipeline.model.ids import DocumentId
from pipeline.model.procedures import Declared
from pipeline.model.registry import Wanted
from tests.contract.outcomes import (
    NEW_RULES,
    OTHER_PROVINCE,
    RULES,
    document,
    failed,
    procedure,
    processed,
    raw,
    refused,
)


def test_what_was_kept_comes_back(registry: SqlRegistry) -> None:
    """A kept document is found by its id, equal to what was read, with its file and its reading."""
    (kept,) = registry.keep([processed("a.html")])
    stored = registry.get(kept.documents[0])
    assert kept.state == "new"
    assert stored is not None
    assert stored.document == document()
    assert stored.preferred == raw("a.html").sha256
    assert [(m.path, m.ordinal, m.size, m.media_type) for m in stored.manifestations] == [("/kho/a.html", 1, 6, "text/html")]
    assert [(r.rules_version, r.changed) for r in stored.readings] == [(RULES, True)]
    assert stored.readings[0].read_at.tzinfo is not None


def test_summary_holds_the_columns_of_a_list(registry: SqlRegistry) -> None:
    """A list shows number, kind, body, day, title, labels, signer, first day and counts without loading a text."""
    rows = (procedure("new", "A"), procedure("new", "A"), procedure("abolished", "B"), procedure("new", "C", internal=True))
    registry.keep(
        [processed("a.html", document(labels=("publishes_procedures", "new"), procedures=rows, declared=Declared(new=2)))]
    )
    (summary,) = registry.find(Wanted())
    assert (summary.number, summary.kind, summary.date) == ("15/2024/QĐ-UBND", "quyet_dinh", dt.date(2024, 5, 20))
    assert (summary.labels, summary.signer) == (("publishes_procedures", "new"), "Lê Văn Mẫu")
    assert summary.effective_from is not None
    assert summary.effective_from.date == dt.date(2024, 6, 1)
    assert dict(summary.group_counts) == {"new": 1, "abolished": 1}
    assert summary.declared == Declared(new=2)


def test_known_hashes_are_those_read_under_these_rules(registry: SqlRegistry) -> None:
    """Read, failed and refused files are known under their rules, and unknown under others."""
    registry.keep([processed("a.html"), failed("b.pdf"), refused("c.pdf")])
    hashes = [raw(name).sha256 for name in ("a.html", "b.pdf", "c.pdf", "d.pdf")]
    assert registry.known(hashes, RULES) == frozenset(hashes[:3])
    assert registry.known(hashes, NEW_RULES) == frozenset()
    assert registry.known([], RULES) == frozenset()


def test_keeping_twice_changes_nothing(registry: SqlRegistry) -> None:
    """The same outcome once more is known: same id, same version, no new outbox line, no new reading."""
    first = registry.keep([processed("a.html")])[0]
    before = registry.get(first.documents[0])
    again = registry.keep([processed("a.html")])[0]
    assert (again.state, again.documents) == ("known", first.documents)
    assert registry.get(first.documents[0]) == before
    assert registry.count() == 1


def test_same_result_under_new_rules_is_known_and_in_the_history(registry: SqlRegistry) -> None:
    """New rules that read the same only add a reading that changed nothing."""
    document_id = registry.keep([processed("a.html")])[0].documents[0]
    assert registry.keep([processed("a.html", rules=NEW_RULES)])[0].state == "known"
    stored = registry.get(document_id)
    assert stored is not None
    assert [(r.rules_version, r.changed) for r in stored.readings] == [(RULES, True), (NEW_RULES, False)]
    assert stored.summary.version == 1
    assert registry.known([raw("a.html").sha256], NEW_RULES)


def test_other_result_under_new_rules_is_a_change(registry: SqlRegistry) -> None:
    """New rules that read something else keep the id, raise the version and tell the index."""
    document_id = registry.keep([processed("a.html")])[0].documents[0]
    registry.done(registry.pending(9))
    kept = registry.keep([processed("a.html", document(title="Quy định khác"), rules=NEW_RULES)])[0]
    stored = registry.get(document_id)
    assert (kept.state, kept.documents) == ("changed", (document_id,))
    assert stored is not None
    assert (stored.summary.title, stored.summary.version) == ("Quy định khác", 2)
    assert [(line.document_id, line.version) for line in registry.pending(9)] == [(document_id, 2)]


def test_corrected_number_keeps_the_document(registry: SqlRegistry) -> None:
    """A number that was misread and is read rightly now is the same document, found by the new number only."""
    document_id = registry.keep([processed("a.html", document("16/2024/QĐ-UBND"))])[0].documents[0]
    assert registry.keep([processed("a.html", rules=NEW_RULES)])[0].documents == (document_id,)
    assert registry.works(["16/2024/qd-ubnd"]) == ()
    assert [work.id for work in registry.works(["15/2024/qd-ubnd"])] == [document_id]


def test_same_number_of_two_provinces_is_two_documents(registry: SqlRegistry) -> None:
    """A number is not an identity."""
    kept = registry.keep([processed("a.html"), processed("b.html", document(authority=OTHER_PROVINCE))])
    assert kept[0].documents != kept[1].documents
    assert len(registry.works(["15/2024/qd-ubnd"])) == 2


def test_second_file_of_a_work_is_a_manifestation(registry: SqlRegistry) -> None:
    """Scan, text PDF and DOCX of one decision are one document; the most trustworthy characters are shown."""
    scan = document(body="Đlều 1", page="ocr", has_pages=True)
    pdf, docx = document(body="Điều 1 pdf", has_pages=True), document(body="Điều 1 docx")
    ids = [registry.keep([processed(n, d)])[0].documents for n, d in (("s.pdf", scan), ("t.pdf", pdf), ("u.docx", docx))]
    assert len(set(ids)) == 1
    stored = registry.get(ids[0][0])
    assert stored is not None
    assert [m.path for m in stored.manifestations] == ["/kho/u.docx", "/kho/t.pdf", "/kho/s.pdf"]
    assert stored.document == docx
    assert len(registry.find(Wanted())) == 1


def test_worse_file_later_is_not_shown(registry: SqlRegistry) -> None:
    """A scan that comes after the DOCX only joins the list of files."""
    document_id = registry.keep([processed("u.docx")])[0].documents[0]
    registry.keep([processed("s.pdf", document(body="Đlều 1", page="ocr", has_pages=True))])
    stored = registry.get(document_id)
    assert stored is not None
    assert stored.document == document()
    assert len(stored.manifestations) == 2


def test_incomplete_keys_are_never_merged(registry: SqlRegistry) -> None:
    """Two drafts without number, or two documents without a day, stay two, however alike they are."""
    for blank in (document(None), document(date=None), document(authority=None), document(kind=None)):
        kept = registry.keep([processed(f"{blank.key}-1.html", blank), processed(f"{blank.key}-2.html", blank)])
        assert kept[0].documents != kept[1].documents
        assert registry.keep([processed(f"{blank.key}-1.html", blank)])[0].documents == kept[0].documents


def test_several_documents_of_one_file(registry: SqlRegistry) -> None:
    """A gazette's documents are documents of their own, in order; two with one number are still two."""
    acts = (
        document("1/2024/QĐ-UBND"),
        document("2/2024/QĐ-UBND", ordinal=2),
        document("2/2024/QĐ-UBND", ordinal=3, body="Điều 9"),
    )
    (kept,) = registry.keep([processed("cong-bao.pdf", *acts)])
    assert len(set(kept.documents)) == 3
    stored = [registry.get(one) for one in kept.documents]
    assert [one.document.ordinal for one in stored if one] == [1, 2, 3]


def test_documents_that_a_new_reading_does_not_find_are_gone(registry: SqlRegistry) -> None:
    """Of two documents one remains after a better split: the other is removed from lists, and the index is told."""
    two = processed("a.html", document(), document("9/2024/QĐ-UBND", ordinal=2))
    first, second = registry.keep([two])[0].documents
    registry.done(registry.pending(9))
    assert registry.keep([processed("a.html", rules=NEW_RULES)])[0].state == "changed"
    assert registry.get(second) is None
    assert [one.id for one in registry.find(Wanted())] == [first]
    assert [(line.document_id, line.removed) for line in registry.pending(9)] == [(second, True)]


def test_moved_to_a_known_work(registry: SqlRegistry) -> None:
    """A file whose number is read now and belongs to a known work joins it; its own nameless document goes."""
    work = registry.keep([processed("a.html")])[0].documents[0]
    nameless = registry.keep([processed("b.html", document(None, body="b"))])[0].documents[0]
    assert registry.keep([processed("b.html", document(body="b"), rules=NEW_RULES)])[0].documents == (work,)
    assert registry.get(nameless) is None
    assert {line.document_id: line.removed for line in registry.pending(9)} == {work: False, nameless: True}


def test_failures_are_listed_with_their_tries(registry: SqlRegistry) -> None:
    """A failed file is listed with reason, remedy and number of tries until it can be read."""
    registry.keep([failed("b.pdf")])
    assert registry.keep([failed("b.pdf")])[0].state == "failed"
    registry.keep([failed("b.pdf", rules=NEW_RULES)])
    (failure,) = registry.failures()
    assert (failure.path, failure.code, failure.remedy, failure.tries) == ("/kho/b.pdf", "unreadable_file", "Nạp lại.", 3)
    assert not failure.refused
    assert registry.keep([processed("b.pdf")])[0].state == "new"
    assert registry.failures() == ()


def test_failure_of_a_known_file_loses_nothing(registry: SqlRegistry) -> None:
    """When a file that was read once fails later, its document stays, and the failure is listed."""
    document_id = registry.keep([processed("a.html")])[0].documents[0]
    assert registry.keep([failed("a.html", rules=NEW_RULES)])[0].state == "failed"
    assert registry.get(document_id) is not None
    assert len(registry.failures()) == 1
    again = registry.keep([processed("a.html", rules=NEW_RULES)])[0]
    assert again.documents == (document_id,)
    assert registry.failures() == ()


def test_refused_file_leaves_hash_and_reason(registry: SqlRegistry) -> None:
    """Of a file with a secrecy mark neither name nor size is kept."""
    (kept,) = registry.keep([refused("mat.pdf")])
    (failure,) = registry.failures()
    assert (kept.state, kept.documents, kept.path) == ("refused", (), "")
    assert (failure.sha256, failure.path, failure.size, failure.refused) == (raw("mat.pdf").sha256, "", 0, True)


def test_refusal_takes_away_what_was_kept_before(registry: SqlRegistry) -> None:
    """When new rules see a secrecy mark, the document, its readings and its file name go; the index is told."""
    document_id = registry.keep([processed("a.html")])[0].documents[0]
    registry.done(registry.pending(9))
    registry.keep([refused("a.html", rules=NEW_RULES)])
    assert registry.get(document_id) is None
    assert registry.failures()[0].path == ""
    assert [line.removed for line in registry.pending(9)] == [True]


def test_known_path_is_the_newest(registry: SqlRegistry) -> None:
    """A file that was moved is shown at its new place."""
    outcome = processed("a.html")
    document_id = registry.keep([outcome])[0].documents[0]
    registry.keep([replace(outcome, raw=replace(outcome.raw, path="/mới/a.html"))])
    stored = registry.get(document_id)
    assert stored is not None
    assert stored.manifestations[0].path == "/mới/a.html"


def test_find_filters_and_orders(registry: SqlRegistry) -> None:
    """Days are half-open, newest first, undated last; labels, ids, limit and offset narrow the list."""
    days = {"1/QĐ-UBND": dt.date(2024, 1, 1), "2/QĐ-UBND": dt.date(2024, 2, 1), "3/QĐ-UBND": None}
    outcomes = [processed(n, document(n, day, labels=("new",) if day else ("amended",))) for n, day in days.items()]
    ids = [kept.documents[0] for kept in registry.keep(outcomes)]

    def numbers(wanted: Wanted) -> list[str | None]:
        return [one.number for one in registry.find(wanted)]

    assert numbers(Wanted()) == ["2/QĐ-UBND", "1/QĐ-UBND", "3/QĐ-UBND"]
    assert numbers(Wanted(issued_from=dt.date(2024, 1, 1), issued_before=dt.date(2024, 2, 1))) == ["1/QĐ-UBND"]
    assert numbers(Wanted(label="amended")) == ["3/QĐ-UBND"]
    assert numbers(Wanted(ids=(ids[0],))) == ["1/QĐ-UBND"]
    assert numbers(Wanted(limit=1, offset=1)) == ["1/QĐ-UBND"]


def test_unknown_id_is_none(registry: SqlRegistry) -> None:
    """An id that nobody gave is no error."""
    assert registry.get(DocumentId("khong-co")) is None


def test_empty_batch(registry: SqlRegistry) -> None:
    """Nothing to keep is nothing kept."""
    assert registry.keep([]) == ()


def test_characters_that_a_database_does_not_take(registry: SqlRegistry) -> None:
    """NUL in a title does not stop the batch; the text itself comes back as it was."""
    odd = document(title="Quy\x00 định")
    (kept,) = registry.keep([processed("a.html", odd)])
    stored = registry.get(kept.documents[0])
    assert stored is not None
    assert stored.document == odd
    assert stored.summary.title == "Quy định"


def test_names_of_files_that_are_no_text(registry: SqlRegistry) -> None:
    """A file whose name is not UTF-8 is kept like any other, read or failed."""
    read, broken = processed("a.html"), failed("b.pdf")
    kept = registry.keep([replace(one, raw=replace(one.raw, path=f"/kho/\udce9{n}")) for n, one in enumerate((read, broken))])
    assert [one.state for one in kept] == ["new", "failed"]
    assert registry.failures()[0].path == "/kho/?1"


def test_outcome_that_cannot_be_kept_is_a_failure_and_the_others_go_on(registry: SqlRegistry) -> None:
    """An outcome that does not fit into the registry is listed as failed; its neighbours are kept."""
    unfit = document("8/2024/QĐ-UBND", title="\ud800")
    kept = registry.keep([processed("a.html"), processed("b.html", unfit), processed("c.html", document("9/2024/QĐ-UBND"))])
    assert [one.state for one in kept] == ["new", "failed", "new"]
    assert [failure.path for failure in registry.failures()] == ["/kho/b.html"]
    assert len(registry.find(Wanted())) == 2
    assert registry.count() == 2


def test_a_reading_sees_one_state(registry: SqlRegistry) -> None:
    """What is read in several statements belongs together, whatever is written meanwhile."""
    document_id = registry.keep([processed("a.html")])[0].documents[0]
    versions = text("SELECT version FROM works WHERE id = :id")
    with registry.database.reading() as connection:
        before = connection.execute(versions, {"id": document_id}).scalar()
        writer = Thread(target=lambda: registry.keep([processed("a.html", document(title="Khác"), rules=NEW_RULES)]))
        writer.start()
        writer.join(timeout=240)
        assert not writer.is_alive()
        assert connection.execute(versions, {"id": document_id}).scalar() == before
    with registry.database.reading() as connection:
        assert connection.execute(versions, {"id": document_id}).scalar() == 2


def test_registry_that_was_never_made(registry: SqlRegistry) -> None:
    """Reading a database without tables says that there is no registry yet, and what makes one."""
    with registry.database.writing() as connection:
        METADATA.drop_all(connection)
    with pytest.raises(RegistryError) as caught:
        registry.find(Wanted())
    assert "chưa được tạo" in caught.value.message
    assert "rasoat ingest" in caught.value.remedy
