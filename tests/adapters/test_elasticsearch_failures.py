"""Elasticsearch slow, busy, full, of another version, half there: plain words, nothing lost, and nothing left half done."""

from __future__ import annotations

import json
import socket
import threading
import time
import urllib.request
import uuid
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from elasticsearch import Elasticsearch

from index_config import load_index_config
from pipeline.adapters.elasticsearch_bulk import BulkWriter
from pipeline.adapters.elasticsearch_errors import is_overload, unavailable
from pipeline.adapters.elasticsearch_index import ElasticsearchIndex
from pipeline.adapters.elasticsearch_schema import build_mappings
from pipeline.errors import IndexUnavailableError, RecordRefusedError
from pipeline.model.search import IndexRecord, Query
from pipeline.settings import Settings


def record(identifier: str = "a", *, version: int = 1, text: str = "đất đai", level: str = "document") -> IndexRecord:
    """Return a record."""
    name = f"{identifier}/{level}"
    return IndexRecord(id=name, level=level, document_id=identifier, version=version, fields={"title": text, "text": text})


@pytest.fixture
def client(elasticsearch_url: str) -> Iterator[Elasticsearch]:
    """Return a client of the real node."""
    with Elasticsearch(elasticsearch_url, request_timeout=120) as opened:
        yield opened


@pytest.fixture
def prefix(client: Elasticsearch) -> Iterator[str]:
    """Return a prefix whose indexes are deleted afterwards."""
    name = f"t{uuid.uuid4().hex[:12]}"
    yield name
    for index in client.indices.get(index=f"{name}*"):
        client.indices.delete(index=index)


@pytest.fixture
def tarpit() -> Iterator[str]:
    """Return the address of a server that takes every connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listening:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"


def settings(url: str, prefix: str = "rasoat", seconds: float = 0.5) -> Settings:
    """Return settings of little patience."""
    return Settings(elasticsearch_url=url, elasticsearch_prefix=prefix, elasticsearch_timeout=seconds)


@pytest.mark.parametrize("call", ["search", "count"])
def test_a_server_that_never_answers(tarpit: str, call: str) -> None:
    """A reader waits no longer than the setting says, once, and is told which setting that is."""
    index = ElasticsearchIndex.connect(settings(tarpit))
    began = time.monotonic()
    with pytest.raises(IndexUnavailableError, match="không trả lời kịp") as raised:
        getattr(index, call)(*([Query()] if call == "search" else []))
    assert time.monotonic() - began < 50  # a write would wait for 60
    assert "RASOAT_ELASTICSEARCH_TIMEOUT" in raised.value.remedy


def test_the_next_host_answers(tarpit: str, elasticsearch_url: str, prefix: str) -> None:
    """Of several hosts one may be silent and another gone: the next one is asked, for writing and for searching."""
    ElasticsearchIndex.connect(settings(elasticsearch_url, prefix, 120)).put([record()])
    index = ElasticsearchIndex.connect(settings(f"http://127.0.0.1:9, {tarpit} {elasticsearch_url}", prefix, 10))
    assert index.search(Query()).total == 1
    with_one_gone = ElasticsearchIndex.connect(settings(f"http://127.0.0.1:9,{elasticsearch_url}", prefix, 120))
    with_one_gone.put([record("b")])
    assert with_one_gone.count() == 2


@pytest.mark.parametrize("block", ["read_only_allow_delete", "read_only", "write"])
def test_read_only(client: Elasticsearch, prefix: str, block: str) -> None:
    """Writing says that it cannot, searching goes on, the check sees it, and afterwards all is well."""
    index = ElasticsearchIndex(client, prefix)
    index.put([record()])
    client.indices.put_settings(index=f"{prefix}-*", settings={f"index.blocks.{block}": True})
    for call in (lambda: index.put([record("b")]), index.check):
        with pytest.raises(IndexUnavailableError, match="chỉ cho đọc"):
            call()
    assert index.search(Query()).total == 1
    client.indices.put_settings(index=f"{prefix}-*", settings={f"index.blocks.{block}": None})
    index.put([record("b")])
    index.check()
    assert index.count() == 2


class Proxy(ThreadingHTTPServer):
    """Hands requests to the real node, but answers the first bulk requests as a node that is too busy does."""

    def __init__(self, target: str, busy: int) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.target, self.busy, self.refused, self.lock = target, busy, 0, threading.Lock()

    @property
    def url(self) -> str:
        """Return where it listens."""
        return f"http://127.0.0.1:{self.server_port}"

    def is_busy(self, path: str) -> bool:
        """Whether this request is one of those that are not taken."""
        with self.lock:
            if "_bulk" not in path or self.refused >= self.busy:
                return False
            self.refused += 1
            return True


class _Handler(BaseHTTPRequestHandler):
    server: Proxy
    protocol_version = "HTTP/1.1"

    def do_any(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.server.is_busy(self.path):
            cause = {"type": "es_rejected_execution_exception", "reason": "rejected execution"}
            self.answer(429, json.dumps({"error": cause, "status": 429}).encode(), "application/json")
            return
        kept = {name: value for name, value in self.headers.items() if name.lower() not in {"host", "content-length"}}
        request = urllib.request.Request(  # noqa: S310 (the node under test)
            self.server.target + self.path, data=body or None, headers=kept, method=self.command
        )
        try:
            with urllib.request.urlopen(request, timeout=120) as response:  # noqa: S310
                self.answer(response.status, response.read(), response.headers["Content-Type"] or "application/json")
        except urllib.error.HTTPError as error:
            self.answer(error.code, error.read(), error.headers["Content-Type"] or "application/json")

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = do_any  # noqa: N815 (names of the library)

    def answer(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        for name, value in (("Content-Type", kind), ("Content-Length", str(len(body))), ("X-Elastic-Product", "Elasticsearch")):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def busy(elasticsearch_url: str) -> Iterator[Proxy]:
    """Return the real node behind a proxy that refuses four bulk requests."""
    with Proxy(elasticsearch_url, busy=4) as proxy:
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        yield proxy
        proxy.shutdown()


def test_a_busy_server_gets_time(busy: Proxy, prefix: str) -> None:
    """When the server has too much to do, writing waits and tries again, and nothing is lost."""
    index = ElasticsearchIndex.connect(settings(busy.url, prefix, 120))
    index.put([record(str(n)) for n in range(50)])
    assert busy.refused == 4
    assert index.count() == 50


def test_a_server_that_stays_busy(busy: Proxy, client: Elasticsearch, prefix: str) -> None:
    """When it does not get better, the user is told that it is overloaded."""
    ElasticsearchIndex(client, prefix).put([record()])
    index = ElasticsearchIndex.connect(settings(busy.url, prefix, 120))
    index._writer = BulkWriter(index._client, load_index_config(), pauses=(0.01,))
    with pytest.raises(IndexUnavailableError, match="đang quá tải"):
        index.put([record("b")])


class Answers:
    """A client whose bulk requests are answered as written down; what no real node can be made to do at will."""

    def __init__(self, *answers: list[dict[str, Any]]) -> None:
        self.answers, self.asked = list(answers), []

    def bulk(self, operations: bytes, **_: object) -> dict[str, Any]:
        """Return the next answer."""
        self.asked.append([json.loads(line)["index"]["_id"] for line in operations.splitlines()[::2]])
        items = self.answers.pop(0)
        return {"errors": any("error" in item for item in items), "items": [{"index": item} for item in items]}


def item(identifier: str, status: int = 201, kind: str | None = None) -> dict[str, Any]:
    """Return what the server says of one record."""
    return {"_id": f"{identifier}/document", "status": status} | ({"error": {"type": kind, "reason": ""}} if kind else {})


def writer(client: Answers) -> BulkWriter:
    """Return a writer that hardly waits."""
    return BulkWriter(client, load_index_config(), pauses=(0.0, 0.0))


def test_only_what_was_rejected_is_sent_again() -> None:
    """Of a request that was taken in part the rest is sent again, and nothing else."""
    busy = item("b", 429, "es_rejected_execution_exception")
    client = Answers([item("a"), busy, item("c")], [busy], [item("b")])
    written = writer(client).write([record("a"), record("b"), record("c")], "i", is_alias=False)
    assert client.asked[1:] == [["b/document"], ["b/document"]]
    assert (written.sent, written.refused, written.conflicts) == (3, {}, set())


def test_a_full_disk_is_not_waited_for() -> None:
    """A block is no rush: it is told at once."""
    client = Answers([item("a", 429, "cluster_block_exception")])
    with pytest.raises(IndexUnavailableError, match="chỉ cho đọc"):
        writer(client).write([record()], "i", is_alias=False)
    assert len(client.asked) == 1


def test_one_bad_record_is_named() -> None:
    """A record that cannot be indexed is told with its reason; the others are written."""
    client = Answers([item("a"), item("b", 400, "document_parsing_exception")])
    assert writer(client).write([record("a"), record("b")], "i", is_alias=False).refused == {
        "b/document": "document_parsing_exception"
    }


@pytest.mark.parametrize(
    ("status", "kind", "words"),
    [
        (400, "strict_dynamic_mapping_exception", "phiên bản khác"),
        (429, "circuit_breaking_exception", "hết bộ nhớ"),
        (503, "master_not_discovered_exception", "nút điều khiển"),
        (503, "no_shard_available_action_exception", "Không nút nào"),
        (503, "", "chưa sẵn sàng"),
    ],
)
def test_what_went_wrong_is_named(status: int, kind: str, words: str) -> None:
    """Each cause has its own sentence and what to do."""
    error = unavailable(status, {"type": kind})
    assert words in error.message
    assert error.remedy.endswith(".")
    nested = {"type": "search_phase_execution_exception", "root_cause": [{"type": kind}]}
    assert unavailable(status, nested).message == error.message
    assert is_overload(status, {"type": kind}) == (status != 400)


def test_a_record_that_no_server_takes(client: Elasticsearch, prefix: str) -> None:
    """A value of the wrong kind costs its record; the message names it and the rest is there."""
    bad = IndexRecord(id="b/document", level="document", document_id="b", version=1, fields={"title": "x", "year": "năm nay"})
    index = ElasticsearchIndex(client, prefix)
    with pytest.raises(RecordRefusedError, match="b/document") as raised:
        index.put([record("a"), bad, record("c")])
    assert list(raised.value.reasons) == ["b/document"]
    assert index.count() == 2


def test_no_node_has_room(client: Elasticsearch, prefix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new index that no node takes, as when all disks are too full, is told soon, and nothing of it is left."""
    monkeypatch.setattr("pipeline.adapters.elasticsearch_generations._COPIES_SECONDS", "1s")
    index = ElasticsearchIndex(client, prefix)
    index.put([record()])
    with pytest.raises(IndexUnavailableError, match="còn chỗ cho chỉ mục mới") as raised:
        index._generations.create(**{"index.routing.allocation.require._name": "nobody"})
    assert raised.value.remedy.startswith("Giải phóng ổ đĩa")
    assert len(client.indices.get(index=f"{prefix}-*")) == 1
    index.swap([record()])
    assert index.count() == 1


def other_index(client: Elasticsearch, prefix: str, fingerprint: str | None) -> str:
    """Let the alias point to an index that was made otherwise."""
    name = f"{prefix}-other"
    mappings = {"dynamic": "strict", "properties": {"title": {"type": "text"}}}
    if fingerprint:
        mappings["_meta"] = {"fingerprint": fingerprint}
    client.indices.create(index=name, mappings=mappings, aliases={prefix: {}})
    return name


def test_an_alias_to_a_strange_index(client: Elasticsearch, prefix: str) -> None:
    """It is neither searched, written nor counted as ours; a rebuild takes the alias and leaves the strange index alone."""
    name = other_index(client, prefix, None)
    client.index(index=name, document={"title": "lạ"}, refresh=True)
    index = ElasticsearchIndex(client, prefix)
    for call in (lambda: index.search(Query()), lambda: index.put([record()]), lambda: index.remove(["a"]), index.check):
        with pytest.raises(IndexUnavailableError, match="phiên bản khác") as raised:
            call()
        assert "rasoat index rebuild" in raised.value.remedy
    with index.fresh() as fresh:
        fresh.put([record()])
        assert fresh.search(Query()).total == 1
    index.check()
    assert index.count() == 1
    assert client.indices.exists(index=name)


def test_the_alias_moves_to_another_version_while_the_program_runs(client: Elasticsearch, prefix: str) -> None:
    """A program that was started before another version rebuilt the index notices, and does not mix with it."""
    config = load_index_config()
    old = ElasticsearchIndex(client, prefix)
    old.put([record()])
    assert old.search(Query()).total == 1
    ElasticsearchIndex(client, prefix, config.model_copy(update={"version": config.version + 1})).swap([record()])
    for call in (lambda: old.search(Query()), lambda: old.put([record("b")])):
        with pytest.raises(IndexUnavailableError, match="phiên bản khác"):
            call()


def test_the_alias_moves_to_a_strange_index_while_the_program_runs(client: Elasticsearch, prefix: str) -> None:
    """An index that has none of our fields finds nothing: that is no answer, also for a program that searched before."""
    index = ElasticsearchIndex(client, prefix)
    index.put([record()])
    assert index.search(Query(raw="đất", text="đất")).total == 1
    name = index._generations.first()
    client.indices.delete_alias(index=name, name=prefix)
    other_index(client, prefix, None)
    with pytest.raises(IndexUnavailableError, match="phiên bản khác"):
        index.search(Query(raw="đất", text="đất"))


def test_a_mapping_that_lacks_fields(client: Elasticsearch, prefix: str) -> None:
    """An index that claims to be ours but was made without some fields refuses records, and it is said why."""
    other_index(client, prefix, load_index_config().fingerprint)
    with pytest.raises(IndexUnavailableError, match="phiên bản khác"):
        ElasticsearchIndex(client, prefix).put([record()])


def test_a_name_that_is_taken(client: Elasticsearch, prefix: str) -> None:
    """When an index of that very name is there, it is said so, and it is not touched."""
    client.indices.create(index=prefix)
    with pytest.raises(IndexUnavailableError, match=r"phiên bản khác|không phải bí danh"):
        ElasticsearchIndex(client, prefix).swap([record()])
    assert client.count(index=prefix)["count"] == 0
    client.indices.delete(index=prefix)


def test_no_index_is_made_by_accident(client: Elasticsearch, prefix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the alias goes while records are on their way, the server does not make an index of its own in its place."""
    index = ElasticsearchIndex(client, prefix)
    index.put([record()])
    name = index._generations.first()
    client.indices.delete_alias(index=name, name=prefix)
    with pytest.raises(IndexUnavailableError, match="không có chỉ mục này"):
        index._put([record("b")])
    assert not client.indices.exists(index=prefix)


def test_a_fresh_index_that_was_deleted_meanwhile(client: Elasticsearch, prefix: str) -> None:
    """An index that somebody deleted while it was built, and that a write made anew, is never searched."""
    index = ElasticsearchIndex(client, prefix)
    index.put([record()])
    with pytest.raises(IndexUnavailableError, match="phiên bản khác"):
        build_on_sand(index, client)
    assert index.count() == 1
    assert index.search(Query()).hits[0].record.document_id == "a"


def build_on_sand(index: ElasticsearchIndex, client: Elasticsearch) -> None:
    """Build a new index that is deleted before the records come."""
    with index.fresh() as fresh:
        client.indices.delete(index=fresh._name)
        fresh.put([record("b")])


def test_what_a_broken_rebuild_left(client: Elasticsearch, prefix: str) -> None:
    """Half an index is nothing to go back to, and the next rebuild clears it away."""
    index = ElasticsearchIndex(client, prefix)
    index.put([record()])
    client.indices.create(
        index=f"{prefix}-{load_index_config().fingerprint}-0123abcd", mappings=build_mappings(load_index_config())
    )
    with pytest.raises(IndexUnavailableError, match="chỉ mục cũ"):
        index.rollback()
    index.swap([record()])
    assert len(client.indices.get(index=f"{prefix}-*")) == 2


def test_two_programs_write_the_same_document(client: Elasticsearch, prefix: str) -> None:
    """Whoever is last, the newest version stays, with its own articles and no other's."""
    index = ElasticsearchIndex(client, prefix)
    index.put([record("z")])
    for _ in range(5):
        threads = [
            threading.Thread(target=index.put, args=([*inside(version, 5 - version), record("a", version=version)],))
            for version in (1, 2, 3)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        stored = {name: version for _, name, version in held(client, prefix) if name.startswith("a/")}
        assert stored == {"a/document": 3, "a/provision/0": 3, "a/provision/1": 3}
        index.remove(["a"])


def inside(version: int, number: int) -> list[IndexRecord]:
    """Return so many articles of document a."""
    return [
        IndexRecord(id=f"a/provision/{n}", level="provision", document_id="a", version=version, fields={"text": "đất"})
        for n in range(number)
    ]


def held(client: Elasticsearch, prefix: str) -> list[tuple[str, str, int]]:
    """Return document, id and version of every record."""
    client.indices.refresh(index=prefix)
    hits = client.search(index=prefix, size=100, version=True)["hits"]["hits"]
    return [(hit["_source"]["document_id"], hit["_id"], hit["_version"]) for hit in hits]


def test_replicas_are_a_setting(client: Elasticsearch, prefix: str) -> None:
    """A number is taken as it is; without one a copy is made as soon as there is a second node."""
    ElasticsearchIndex(client, prefix, replicas=0).put([record()])
    (made,) = client.indices.get_settings(index=f"{prefix}-v*", flat_settings=True).values()
    assert made["settings"]["index.number_of_replicas"] == "0"
    assert "index.auto_expand_replicas" not in made["settings"]
    ElasticsearchIndex(client, prefix).swap([record()])
    (made,) = client.indices.get_settings(index=prefix, flat_settings=True).values()
    assert made["settings"]["index.auto_expand_replicas"] == "0-1"
