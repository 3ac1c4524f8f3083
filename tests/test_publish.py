"""The outbox and the index, over both engines."""

from __future__ import annotations

import base64
import uuid
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import cast

import pytest
from elasticsearch import Elasticsearch

from index_config import load_index_config
from pipeline.adapters.tantivy_index import TantivyIndex
from pipeline.adapters.tantivy_schema import to_document
from pipeline.errors import IndexUnavailableError, RecordRefusedError
from pipeline.model.registry import Wanted
from pipeline.model.search import IndexRecord, Query
from pipeline.ports import IndexStock, StockedIndex
from pipeline.publish import bring_up, catching_up, publish, rebuild, refuse_empty, rollback, verify
from pipeline.search import parse_query, synonyms
from pipeline.search.entries import to_entry
from pipeline.settings import Settings
from pipeline.wiring import Parts
from tests.contract.outcomes import document, processed

FIELDS = {"title": "thừa", "text": "thừa", "authority_keys": []}


@pytest.fixture(params=["tantivy", "elasticsearch"])
def parts(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Parts]:
    """Return parts of each engine whose registry holds 105 documents that no index knows: more than one batch."""
    settings, client = {"data_dir": tmp_path, "index": request.param}, None
    if request.param == "elasticsearch":
        client = Elasticsearch(request.getfixturevalue("elasticsearch_url"), request_timeout=120)
        prefix = f"t{uuid.uuid4().hex[:12]}"
        url = request.getfixturevalue("elasticsearch_url")
        settings |= {"elasticsearch_url": url, "elasticsearch_prefix": prefix, "elasticsearch_timeout": 120}
    opened = Parts(Settings(**settings))
    opened.registry.keep([processed(f"{n}.html", titled(n)) for n in range(1, 106)])
    yield opened
    opened.registry.close()
    if client:
        for name in client.indices.get(index=f"{prefix}-*"):
            client.indices.delete(index=name)
        client.close()


def titled(n: int) -> object:
    """Return a document with a number and title of its own."""
    return document(f"{n}/2024/QĐ-UBND", title=f"Ban hành Quy định quản lý chợ số {n}")


def ids(parts: Parts, number: int) -> list[str]:
    """Return the ids of some documents."""
    return [summary.id for summary in parts.registry.find(Wanted(limit=number))]


def test_the_index_is_brought_up(parts: Parts) -> None:
    """All waiting documents are written, batch by batch, and nothing waits any more; once more changes nothing."""
    assert parts.registry.count() == 105
    assert publish(parts) == 0
    assert (parts.registry.count(), parts.index.count()) == (0, 105)
    assert publish(parts) == 0
    assert parts.index.count() == 105


def test_rebuilding(parts: Parts) -> None:
    """An index that was lost is built again from the registry alone."""
    assert rebuild(parts) == 105
    assert parts.index.count() == 105
    assert not verify(parts)


def test_an_index_that_was_lost(parts: Parts) -> None:
    """An index without a record beside a registry with documents is no index in which nothing was found."""
    with pytest.raises(IndexUnavailableError, match="chưa có bản ghi nào") as raised:
        refuse_empty(parts)
    assert "rasoat index rebuild" in raised.value.remedy
    publish(parts)
    refuse_empty(parts)


def test_rebuilding_writes_everything_once(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    """What waited in the outbox and is in the new index is not written to it once more."""
    again: list[str] = []
    put = parts.index.put

    def counted(records: Iterable[IndexRecord]) -> None:
        listed = list(records)
        again.extend(record.id for record in listed)
        put(listed)

    monkeypatch.setattr(parts.index, "put", counted)
    assert parts.registry.count() == 105
    rebuild(parts)
    assert (parts.registry.count(), again) == (0, [])


def test_rebuilding_from_nothing(tmp_path: Path) -> None:
    """An empty registry makes an empty index."""
    empty = Parts(Settings(data_dir=tmp_path))
    assert rebuild(empty) == 0
    empty.registry.close()


def test_verifying_finds_and_mends(parts: Parts) -> None:
    """Documents that the index lost, holds otherwise, or holds though the registry does not, are named and mended."""
    publish(parts)
    assert not verify(parts)
    known = ids(parts, 2)
    parts.index.remove(known)
    parts.index.put([IndexRecord(id="x/document", level="document", document_id="x", version=1, fields=FIELDS)])
    parts.index.put([IndexRecord(id=f"{known[0]}/document", level="document", document_id=known[0], version=1, fields=FIELDS)])
    found = verify(parts, mend=True)
    assert (found.missing, found.surplus, found.different) == ((known[1],), ("x",), (known[0],))
    assert not verify(parts)
    assert parts.index.count() == 105


def test_rolling_back(parts: Parts) -> None:
    """The index before the last rebuild comes back and is brought up to the registry; without one it says so."""
    publish(parts)
    with pytest.raises(IndexUnavailableError, match="chỉ mục cũ"):
        rollback(parts)
    rebuild(parts)
    parts.registry.keep([processed("106.html", titled(106))])
    assert publish(parts) == 0
    assert rollback(parts) == 106
    assert not verify(parts)


def meanwhile(parts: Parts, monkeypatch: pytest.MonkeyPatch, happen: Callable[[StockedIndex], None]) -> None:
    """Let something happen when the records of a rebuild have just been written to the new index."""
    stock = cast("IndexStock", parts.index)
    open_fresh = stock.fresh

    @contextmanager
    def fresh() -> Iterator[StockedIndex]:
        with open_fresh() as index:
            put, happened = index.put, []

            def put_then(records: Iterable[IndexRecord]) -> None:
                put(records)
                if not happened:
                    happened.append(True)
                    happen(index)

            monkeypatch.setattr(index, "put", put_then)
            yield index

    monkeypatch.setattr(stock, "fresh", cast("Callable[[], AbstractContextManager[StockedIndex]]", fresh))


def test_what_changes_during_a_rebuild_is_kept(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents that come, change or go while the new index is built are right in it before it is searched."""
    publish(parts)
    changed = document("1/2024/QĐ-UBND", title="Tên đã sửa")

    def happen(_: object) -> None:
        parts.registry.keep([processed("106.html", titled(106)), processed("1.html", changed, rules="0.2.0+cccccccc")])
        assert publish(parts) == 0

    meanwhile(parts, monkeypatch, happen)
    assert rebuild(parts) == 106
    assert not verify(parts)


def test_a_new_index_that_is_not_whole_is_not_used(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a record is missing or altered in the new index the old one stays, and the message says so."""
    publish(parts)
    meanwhile(parts, monkeypatch, lambda index: index.remove(ids(parts, 1)))
    with pytest.raises(IndexUnavailableError, match="không khớp với sổ đăng ký ở 1 văn bản; chỉ mục cũ được giữ nguyên"):
        rebuild(parts)
    assert not verify(parts)
    with pytest.raises(IndexUnavailableError, match="chỉ mục cũ"):
        rollback(parts)


def test_a_new_index_that_finds_nothing_is_not_used(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    """When documents are not found by their titles in the new index the old one stays."""
    publish(parts)

    def blind(index: StockedIndex) -> None:
        search, nothing = index.search, Query(raw="không có", phrases=("không có chữ này",))
        monkeypatch.setattr(index, "search", lambda _: search(nothing))

    meanwhile(parts, monkeypatch, blind)
    with pytest.raises(IndexUnavailableError, match="hỏi thử; chỉ mục cũ được giữ nguyên"):
        rebuild(parts)
    assert not verify(parts)


def test_a_refused_record_holds_up_nothing_else(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that the index does not take waits alone, with the reason; all others are written."""
    bad, put = ids(parts, 1)[0], parts.index.put

    def picky(records: Iterable[IndexRecord]) -> None:
        all_ = list(records)
        put(record for record in all_ if record.document_id != bad)
        if any(record.document_id == bad for record in all_):
            raise RecordRefusedError({f"{bad}/document": "mapper_parsing_exception"})

    monkeypatch.setattr(parts.index, "put", picky)
    published = bring_up(parts)
    assert published.waiting == 1
    assert published.problem
    assert bad in published.problem.message
    assert parts.index.count() == 104
    monkeypatch.undo()
    assert publish(parts) == 0
    assert not verify(parts)


def test_the_index_catches_up_by_itself(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the pages are served, what waits is written as soon as the index answers again."""
    answers: list[bool] = []
    put = parts.index.put

    def put_or_not(records: Iterable[IndexRecord]) -> None:
        if len(answers) < 2:
            answers.append(False)
            raise IndexUnavailableError
        put(records)

    monkeypatch.setattr(parts.index, "put", put_or_not)
    assert publish(parts) == 105
    with catching_up(parts, seconds=0.05) as done:
        assert done.wait(240)
    assert len(answers) == 2
    assert not verify(parts)


def test_a_document_that_goes_while_it_is_written_does_not_come_back(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that the registry drops between reading and writing is not left in the index."""
    gone = ids(parts, 1)[0]
    find = parts.registry.find

    def without(wanted: Wanted) -> object:
        return tuple(summary for summary in find(wanted) if summary.id != gone)

    monkeypatch.setattr(parts.registry, "find", without)
    assert publish(parts) == 0
    assert parts.index.count() == 104


def raw_elasticsearch(parts: Parts) -> tuple[Elasticsearch, str]:
    """Return a client that goes behind the program's back, and the name of its index."""
    client = Elasticsearch(parts.settings.elasticsearch_url, request_timeout=120)
    return client, next(iter(client.indices.get_alias(name=parts.settings.elasticsearch_prefix)))


def altered_in_elasticsearch(parts: Parts, chosen: list[str]) -> None:
    """Delete a record, change one field, change a text with the version it had, add a stranger."""
    client, name = raw_elasticsearch(parts)
    with client:
        client.delete(index=name, id=f"{chosen[0]}/document")
        client.update(index=name, id=f"{chosen[1]}/document", doc={"kind": "nghi_quyet"})
        other = base64.b64encode(zlib.compress("khác".encode())).decode()
        for one, change in ((chosen[2], {"body": other}), (chosen[3], {"labels": ["replaced"]})):
            ids = {"query": {"ids": {"values": [f"{one}/document"]}}}
            (hit,) = client.search(index=name, body={**ids, "docvalue_fields": ["content", "body"]})["hits"]["hits"]
            packed = {field: values[0] for field, values in hit["fields"].items()}
            version = {"version": hit["_source"]["record_version"], "version_type": "external_gte"}
            client.index(index=name, id=f"{one}/document", document={**hit["_source"], **packed, **change}, **version)
        client.index(index=name, id="x/document", document={"id": "x/document", "document_id": "x"}, refresh=True)


def altered_in_tantivy(parts: Parts, chosen: list[str]) -> None:
    """Do the like in the embedded index, with its own library."""
    index = cast("TantivyIndex", parts.index)
    with index._writer(index._folder.current()) as writer:
        writer.delete_documents_by_term("document_id", chosen[0])
        for one in (*chosen[1:4], "x"):
            writer.delete_documents_by_term("document_id", one)
            fields = {"title": one, "text": "khác", "authority_keys": []}
            record = IndexRecord(id=f"{one}/document", level="document", document_id=one, version=1, fields=fields)
            writer.add_document(to_document(to_entry(record, index._config), index._config, index._schema))


def test_what_was_altered_behind_its_back_is_found_and_mended(parts: Parts) -> None:
    """Records that somebody deleted, changed or added in the engine itself are named, and mended; nothing else is."""
    publish(parts)
    chosen = ids(parts, 4)
    (altered_in_elasticsearch if parts.settings.index == "elasticsearch" else altered_in_tantivy)(parts, chosen)
    found = verify(parts)
    assert (found.missing, found.surplus) == ((chosen[0],), ("x",))
    assert sorted(found.different) == sorted(chosen[1:])
    assert verify(parts, mend=True)
    assert not verify(parts)
    assert parts.index.count() == 105
    assert parts.index.search(Query(raw="chợ", text="chợ")).total == 105


def test_synonyms_change_without_reindexing(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new short form in the configuration counts for what was indexed before it was there."""
    publish(parts)
    assert parts.index.search(parse_query("qlcnt", parts.rules)).total == 0
    config = load_index_config()
    short = {**config.synonyms.short, "qlcnt": ("quản lý chợ",)}
    changed = config.model_copy(update={"synonyms": config.synonyms.model_copy(update={"short": short})})
    table = synonyms._read(changed)
    monkeypatch.setattr(synonyms, "_table", lambda: table)
    assert changed.fingerprint == config.fingerprint
    assert parts.index.search(parse_query("qlcnt", parts.rules)).total == 105
