"""The index in Elasticsearch: for several machines or many readers; one setting chooses it."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from elasticsearch import Elasticsearch, NotFoundError
from elasticsearch.helpers import scan

from index_config import IndexConfig, config_for, load_index_config
from pipeline.adapters.elasticsearch_bulk import BulkWriter
from pipeline.adapters.elasticsearch_client import WRITING_SECONDS, open_client
from pipeline.adapters.elasticsearch_engine import ElasticsearchEngine
from pipeline.adapters.elasticsearch_errors import answering, part_status, unavailable
from pipeline.adapters.elasticsearch_generations import Generations
from pipeline.adapters.elasticsearch_schema import CONTENT, TEXT, stored_sum
from pipeline.errors import RecordRefusedError
from pipeline.model.ids import DocumentId
from pipeline.model.search import IndexRecord, Query, Results
from pipeline.search.answer import answer
from pipeline.settings import Settings

__all__ = ["ElasticsearchIndex"]

_VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
_BATCH = 2_000
"""Records whose stored versions are looked up together."""
_SCANNED = 500
_MERGING_SECONDS = 3_600
_TRIES, _PAUSE = 20, 0.1
"""How often, and after how many seconds, records of a document that was just removed are written again."""
_CONFLICT = 409
_BLOCKED = ("read_only", "read_only_allow_delete", "write")


def _today() -> dt.date:
    return dt.datetime.now(tz=_VIETNAM).date()


class ElasticsearchIndex:
    """Port ``Index`` over an alias; behind it stands one index, which :meth:`swap` replaces in one step."""

    def __init__(
        self,
        client: Elasticsearch,
        prefix: str,
        config: IndexConfig | None = None,
        today: Callable[[], dt.date] = _today,
        *,
        replicas: int | None = None,
    ) -> None:
        """Use the alias ``prefix`` of a cluster; indexes are named ``prefix-v4-…``; ``replicas`` as in the settings."""
        self._config = config or load_index_config()
        self._reading = client
        self._client = client.options(request_timeout=WRITING_SECONDS)
        self._generations = Generations(client, prefix, self._config, replicas)
        self._writer = BulkWriter(self._client, self._config)
        self._today = today
        self._name = prefix
        self._is_alias = True
        self._is_empty = False

    @classmethod
    def connect(cls, settings: Settings) -> ElasticsearchIndex:
        """Return the index of the settings; nothing is asked of the server yet."""
        config = config_for(settings.province)
        return cls(open_client(settings), settings.elasticsearch_prefix, config, replicas=settings.elasticsearch_replicas)

    def put(self, records: Iterable[IndexRecord]) -> None:
        """Write records; what an older version of a document left is removed, older versions than stored ones are dropped.

        Raises ``RecordRefusedError`` when all were written but those that the server does not take.
        """
        refused: dict[str, str] = {}
        source = iter(records)
        with answering():
            if self._is_empty:
                self._is_empty = False
                refused = self._writer.write(source, self._name, is_alias=False).refused
            while batch := list(islice(source, _BATCH)):
                if self._is_alias:
                    self._generations.first()
                refused |= self._put(batch)
            if self._exists():
                self._client.indices.refresh(index=self._name)
        if refused:
            raise RecordRefusedError(refused)

    def remove(self, document_ids: Collection[DocumentId]) -> None:
        """Remove all records of these documents."""
        if not document_ids:
            return
        with answering():
            if self._exists():
                self._client.indices.refresh(index=self._name)
                self._delete({"terms": {"document_id": list(document_ids)}})

    def search(self, query: Query) -> Results:
        """Answer a query."""
        with answering():
            try:
                if self._is_alias:
                    self._generations.look()
                accept = self._generations.answered if self._is_alias else self._generations.accept
                engine = ElasticsearchEngine(self._reading, self._name, accept)
                return answer(query, engine, self._config, self._today())
            except NotFoundError:  # nothing was indexed yet
                return Results(query=query, total=0)

    def swap(self, records: Iterable[IndexRecord]) -> int:
        """Build a fresh index and point the alias to it; the old one answers until then."""
        with self.fresh() as fresh:
            fresh.put(records)
        return self.count()

    @contextmanager
    def fresh(self) -> Iterator[ElasticsearchIndex]:
        """Give an empty index; it takes the place of the current one when the block ends well, else it is deleted."""
        with answering():
            name = self._generations.create(refresh_interval="-1")
        try:
            yield self.into(name)
            with answering():
                self._client.indices.put_settings(index=name, settings={"refresh_interval": None})
                # What many parts of an index cost at each search is most of a search: 53 ms in 23 parts, 18 in one.
                self._client.options(request_timeout=_MERGING_SECONDS).indices.forcemerge(index=name, max_num_segments=1)
                self._generations.switch(name)
        except BaseException:
            with answering():
                self._client.indices.delete(index=name, ignore_unavailable=True)
            raise

    def into(self, name: str) -> ElasticsearchIndex:
        """Return this index over one empty index of the cluster, whatever the alias points to."""
        one = ElasticsearchIndex(self._reading, self._generations.alias, self._config, self._today)
        one._name, one._is_alias, one._is_empty = name, False, True
        return one

    def count(self) -> int:
        """Return the number of records."""
        with answering():
            try:
                return int(self._reading.count(index=self._name)["count"])
            except NotFoundError:
                return 0

    def check(self) -> None:
        """Raise the error that searching or writing would meet: no answer, no right, another version, read only."""
        with answering():
            if self._generations.current() is None:
                return
            for one in self._client.indices.get_settings(index=self._name, flat_settings=True).values():
                if any(str(one["settings"].get(f"index.blocks.{block}")) == "true" for block in _BLOCKED):
                    raise unavailable(403, {"type": "cluster_block_exception"})

    def stock(self) -> Iterable[tuple[str, str, int]]:
        """Return document id, record id and checksum of every record, of all that the server gives back of it."""
        with answering():
            if not self._exists():
                return []
            self._client.indices.refresh(index=self._name)
            everything = {"query": {"match_all": {}}, "_source": True, "docvalue_fields": [CONTENT, TEXT]}
            found = scan(self._client, query=everything, index=self._name, size=_SCANNED, version=True)
            return [(str(hit["_source"].get("document_id")), str(hit["_id"]), stored_sum(hit, self._config)) for hit in found]

    def rollback(self) -> int:
        """Point the alias to the index before the last rebuild; the current one is kept in its stead."""
        with answering():
            self._generations.switch(self._generations.previous())
        return self.count()

    def _exists(self) -> bool:
        return not self._is_alias or self._generations.current() is not None

    def _put(self, records: Sequence[IndexRecord]) -> Mapping[str, str]:
        """Write a batch and return the refused ids with reasons.

        The record of the whole document comes last: while it has its old version, everything before it will be done again.
        """
        ids = {record.document_id for record in records}
        stored = self._versions(ids)
        newer = [record for record in records if record.version >= stored.get(record.document_id, -1)]
        written = self._writer.write((r for r in newer if r.level != "document"), self._name, is_alias=self._is_alias)
        self._forget({r.document_id: r.version for r in newer if r.version > stored.get(r.document_id, r.version)})
        written.add(self._writer.write((r for r in newer if r.level == "document"), self._name, is_alias=self._is_alias))
        again = [record for record in newer if record.id in written.conflicts and record.document_id not in stored]
        written.replaced |= self._write_again(again)
        self._forget(self._overtaken(newer, stored, written.replaced))
        return written.refused

    def _overtaken(
        self, written: Sequence[IndexRecord], stored: Mapping[str, int], replaced: Collection[str]
    ) -> Mapping[str, int]:
        """Return documents that another program wrote at the same time, with their newest versions."""
        own = {record.document_id: record.version for record in written}
        met = {r.document_id: r.version for r in written if r.id in replaced and r.document_id not in stored}
        return met | {name: now for name, now in self._versions(own.keys()).items() if now > own[name]}

    def _write_again(self, records: Sequence[IndexRecord]) -> set[str]:
        """Write records of documents that were removed a moment ago: their old versions are still being forgotten.

        Returns the ids of those that replaced another.
        """
        waiting, replaced = list(records), set[str]()
        for _ in range(_TRIES):
            now = self._versions({record.document_id for record in waiting})
            waiting = [record for record in waiting if record.version >= now.get(record.document_id, -1)]
            if not waiting:
                break
            time.sleep(_PAUSE)
            self._client.indices.refresh(index=self._name)
            written = self._writer.write(waiting, self._name, is_alias=self._is_alias)
            replaced |= written.replaced
            waiting = [record for record in waiting if record.id in written.conflicts]
        if waiting:
            raise unavailable(_CONFLICT)
        return replaced

    def _versions(self, document_ids: Collection[str]) -> dict[str, int]:
        """Return the stored versions of documents."""
        if not document_ids:
            return {}
        ids = [f"{identifier}/document" for identifier in document_ids]
        answered = self._client.mget(index=self._name, ids=ids, source_includes=["document_id", "record_version"])
        for doc in answered["docs"]:
            if "error" in doc:
                raise unavailable(part_status(doc), doc["error"])
        sources = [doc["_source"] for doc in answered["docs"] if doc.get("found")]
        return {str(source["document_id"]): int(source["record_version"]) for source in sources}

    def _forget(self, versions: Mapping[str, int]) -> None:
        """Remove what older versions of documents left: articles that are no more."""
        if not versions:
            return
        older = [
            {"bool": {"filter": [{"term": {"document_id": name}}, {"range": {"record_version": {"lt": version}}}]}}
            for name, version in versions.items()
        ]
        whole = {"term": {"level": "document"}}
        self._client.indices.refresh(index=self._name)
        self._delete({"bool": {"should": older, "minimum_should_match": 1, "must_not": whole}})

    def _delete(self, query: dict[str, Any]) -> None:
        """Delete what a query finds; raises when the server could not delete all of it."""
        answered = self._client.delete_by_query(index=self._name, query=query, conflicts="proceed", refresh=True)
        for failure in answered.get("failures", ()):
            raise unavailable(int(failure.get("status") or 503), failure.get("cause") or failure.get("reason"))
