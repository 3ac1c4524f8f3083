"""A cluster of three nodes with copies: whichever is killed or frozen, nothing is lost, doubled or unanswered."""

from __future__ import annotations

import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from pipeline.errors import IndexUnavailableError, PipelineError
from pipeline.publish import bring_up, publish, rebuild, verify
from pipeline.search import parse_query
from pipeline.settings import Settings
from pipeline.wiring import Parts
from tests.cluster.conftest import Cluster, until
from tests.contract.outcomes import document, processed

ALIAS = "rasoat"


PATIENCE, IMPATIENCE = 30.0, 3.0
"""Seconds for one request: a machine at its limits answers in the first, a frozen node is left after the second."""
FROZEN = 240
"""Seconds for a search while a node is frozen: its few requests, each tried on every node; without a bound it would hang."""


@pytest.fixture
def parts(cluster: Cluster, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Parts]:
    """Return parts over the whole cluster, with ten documents in registry and index, and no index before and afterwards."""
    settings = Settings(
        data_dir=tmp_path,
        index="elasticsearch",
        elasticsearch_url=cluster.url,
        elasticsearch_prefix=ALIAS,
        elasticsearch_timeout=getattr(request, "param", PATIENCE),
    )
    opened = Parts(settings)
    cluster.make_whole()
    clear(cluster)
    keep(opened, 0)
    until(lambda: publish(opened) == 0, "an empty outbox")
    cluster.wait_until_green(3)
    yield opened
    opened.registry.close()


def clear(cluster: Cluster) -> None:
    """Delete the indexes of the test before."""
    with cluster.client() as client:
        for name in client.indices.get(index=f"{ALIAS}-*"):
            client.indices.delete(index=name, ignore_unavailable=True)


def keep(parts: Parts, number: int) -> None:
    """Take in ten documents."""
    numbers = range(number * 10, number * 10 + 10)
    parts.registry.keep([processed(f"{n}.html", document(f"{n + 1}/2024/QĐ-UBND", title=f"Quản lý chợ {n}")) for n in numbers])


class Readers:
    """Threads that search again and again; every answer must hold the first document."""

    def __init__(self, parts: Parts, number: int = 2) -> None:
        self.failures: list[BaseException] = []
        self.answers = 0
        self.slowest = 0.0
        self._parts, self._done = parts, threading.Event()
        self._threads = [threading.Thread(target=self._read) for _ in range(number)]

    def _read(self) -> None:
        query = parse_query("1/2024/QĐ-UBND", self._parts.rules)
        while not self._done.is_set():
            began = time.monotonic()
            try:
                results = self._parts.index.search(query)
                assert results.hits[0].record.fields["number"] == "1/2024/QĐ-UBND"
            except BaseException as error:  # noqa: BLE001 (whatever it is, the test shows it)
                self.failures.append(error)
            self.answers += 1
            self.slowest = max(self.slowest, time.monotonic() - began)
            self._done.wait(0.03)  # the nodes need the machine too

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Read while the block runs."""
        for thread in self._threads:
            thread.start()
        try:
            yield
        finally:
            self._done.set()
            for thread in self._threads:
                thread.join()


def holder_of_primary(client: Elasticsearch) -> str:
    """Return the name of the node that takes the writes."""
    shards = client.cat.shards(index=f"{ALIAS}-v*", format="json", h=["prirep", "node"])
    return next(str(shard["node"]) for shard in shards if shard["prirep"] == "p")


def master(client: Elasticsearch) -> str:
    """Return the name of the node that leads the cluster."""
    return str(client.cat.master(format="json")[0]["node"])


def kill_while_ingesting(cluster: Cluster, parts: Parts, name: str, first: int) -> None:
    """Take in a hundred documents and kill a node after the third ten, without a word."""
    for number in range(first, first + 10):
        keep(parts, number)
        if number == first + 3:
            cluster.kill(name)
        publish(parts)  # what could not be told waits, and is told with the next


@pytest.mark.timeout(1800)
def test_a_killed_node_costs_nothing(cluster: Cluster, parts: Parts) -> None:
    """The node that holds the primaries is killed with -9 while documents come and readers search, then the master.

    No search fails, no document is lost or doubled, and the first node has come back when the second is killed.
    """
    readers = Readers(parts)
    with readers.reading(), cluster.client() as client:
        first = holder_of_primary(client)
        was_master = first == master(client)
        kill_while_ingesting(cluster, parts, first, 1)
        cluster.make_whole()  # at once: the two others wait for a minute before they make another copy
        kill_while_ingesting(cluster, parts, holder_of_primary(client) if was_master else master(client), 11)
        until(lambda: publish(parts) == 0, "an empty outbox")
    assert readers.failures == []
    assert readers.answers > 20
    found = verify(parts)
    assert not found, found
    assert (found.documents, parts.index.count()) == (210, 210)
    assert max(Counter(hit.record.document_id for hit in all_hits(parts)).values()) == 1


def all_hits(parts: Parts) -> list:
    """Return every hit of a search for all documents."""
    query = parse_query("quản lý chợ", parts.rules)
    pages = [parts.index.search(query.__class__(text=query.text, page=page, size=100, raw=query.raw)) for page in (1, 2, 3)]
    return [hit for page in pages for hit in page.hits]


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("parts", [IMPATIENCE], indirect=True)
def test_a_frozen_node_loses_nothing(cluster: Cluster, parts: Parts) -> None:
    """While the node with the primaries hangs, calls come back with an answer or plain words; afterwards all is caught up."""
    with cluster.client() as client:
        frozen = holder_of_primary(client)
    cluster.signal(frozen, signal.SIGSTOP)
    try:
        keep(parts, 1)
        began = time.monotonic()
        try:
            assert parts.index.search(parse_query("1/2024/QĐ-UBND", parts.rules)).total >= 1
        except IndexUnavailableError as error:
            assert error.remedy  # noqa: PT017 (an answer or plain words: either is right)
        assert time.monotonic() - began < FROZEN
    finally:
        cluster.signal(frozen, signal.SIGCONT)
    until(lambda: bring_up(parts).waiting == 0, "an empty outbox")
    cluster.wait_until_green(3)
    assert not verify(parts)
    assert parts.index.count() == 20


@pytest.mark.timeout(1800)
def test_a_rebuild_survives_a_killed_node(cluster: Cluster, parts: Parts) -> None:
    """A rebuild during which a node is killed either finishes whole or leaves the old index; searches go on either way."""
    for number in range(1, 11):
        keep(parts, number)
    until(lambda: publish(parts) == 0, "an empty outbox")
    readers = Readers(parts)
    with cluster.client() as client:
        victim = next(name for name in cluster.nodes if name != master(client))
        killer = threading.Thread(target=kill_when_a_second_index_is_there, args=(cluster, client, victim))
        with readers.reading():
            killer.start()
            try:
                assert rebuild(parts) == 110
            except PipelineError as error:
                assert error.remedy  # noqa: PT017 (a rebuild that says that it failed is right too, if nothing was lost)
            killer.join()
    assert readers.failures == []
    until(lambda: publish(parts) == 0, "an empty outbox")
    assert not verify(parts)


def kill_when_a_second_index_is_there(cluster: Cluster, client: Elasticsearch, name: str) -> None:
    """Kill a node in the middle of a rebuild: the new index and its copy are made, and hardly written."""

    def is_made() -> bool:
        shards = client.cat.shards(index=f"{ALIAS}-v*", format="json", h=["index", "state"])
        return len({shard["index"] for shard in shards}) > 1 and all(shard["state"] == "STARTED" for shard in shards)

    until(is_made, "the new index of the rebuild")
    cluster.kill(name)
