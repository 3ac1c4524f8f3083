"""The index in Elasticsearch: for several machines or many readers; one setting chooses it."""

from __future__ import annotations

import base64
import datetime as dt
import re
import time
import uuid
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from elasticsearch import Elasticsearch, NotFoundError
from elasticsearch.helpers import bulk, scan

from index_config import IndexConfig, load_index_config
from pipeline.adapters.elasticsearch_engine import ElasticsearchEngine
from pipeline.adapters.elasticsearch_errors import answering, unavailable
from pipeline.adapters.elasticsearch_schema import build_mappings, build_settings, to_source
from pipeline.errors import IndexUnavailableError
from pipeline.model.ids import DocumentId
from pipeline.model.search import IndexRecord, Query, Results
from pipeline.search.answer import answer
from pipeline.search.entries import to_entry
from pipeline.search.stock import checksum
from pipeline.settings import Settings

__all__ = ["ElasticsearchIndex"]

_VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
_TIMEOUT = 30.0
"""Seconds until a request counts as unanswered."""
_BULK_BYTES = 10_000_000
_BULK_RECORDS = 500
_TRIES, _PAUSE = 20, 0.1
"""How often, and after how many seconds, records of a document that was just removed are written again."""
_CONFLICT = 409
"""Status of a record that is there with a newer version: nothing to do."""


def _today() -> dt.date:
    return dt.datetime.now(tz=_VIETNAM).date()


def _basic(user: str, password: str) -> str:
    """Return the value of the header; the client itself takes only ASCII passwords."""
    return base64.b64encode(f"{user}:{password}".encode()).decode()


@dataclass(slots=True)
class _Written:
    """How many records were sent, and the ids of those that are there with a newer version."""

    sent: int = 0
    conflicts: set[str] = field(default_factory=set)


class ElasticsearchIndex:
    """Port ``Index`` over an alias; behind it stands one index, which :meth:`swap` replaces in one step."""

    def __init__(
        self, client: Elasticsearch, prefix: str, config: IndexConfig | None = None, today: Callable[[], dt.date] = _today
    ) -> None:
        """Use the alias ``prefix`` of a cluster; indexes are named ``prefix-v2-…``."""
        self._client = client
        self._alias = prefix
        self._config = config or load_index_config()
        self._today = today
        self._is_checked = False

    @classmethod
    def connect(cls, settings: Settings) -> ElasticsearchIndex:
        """Return the index of the settings; nothing is asked of the server yet."""
        key, user, password = settings.elasticsearch_api_key, settings.elasticsearch_user, settings.elasticsearch_password
        client = Elasticsearch(
            settings.elasticsearch_url,
            api_key=key.get_secret_value() if key else None,
            basic_auth=_basic(user, password.get_secret_value()) if user and password and not key else None,
            request_timeout=_TIMEOUT,
            retry_on_timeout=True,
            max_retries=2,
        )
        return cls(client, settings.elasticsearch_prefix)

    def put(self, records: Iterable[IndexRecord]) -> None:
        """Write records; what an older version of a document left is removed, older versions than stored ones are dropped."""
        arrived = list(records)
        if not arrived:
            return
        with answering():
            self._check()
            if not self._client.indices.exists_alias(name=self._alias):
                self._point_to(self._create())
            stored = self._versions({record.document_id for record in arrived})
            newer = [record for record in arrived if record.version >= stored.get(record.document_id, -1)]
            conflicts = self._write(newer, self._alias).conflicts
            self._write_again([r for r in newer if r.id in conflicts and r.document_id not in stored])
            self._forget({r.document_id: r.version for r in newer if r.version > stored.get(r.document_id, r.version)})
            self._client.indices.refresh(index=self._alias)

    def remove(self, document_ids: Collection[DocumentId]) -> None:
        """Remove all records of these documents."""
        if not document_ids:
            return
        with answering():
            if self._client.indices.exists_alias(name=self._alias):
                self._delete({"terms": {"document_id": list(document_ids)}})
                self._client.indices.refresh(index=self._alias)

    def search(self, query: Query) -> Results:
        """Answer a query."""
        with answering():
            try:
                self._check()
                return answer(query, ElasticsearchEngine(self._client, self._alias), self._config, self._today())
            except NotFoundError:  # nothing was indexed yet
                return Results(query=query, total=0)

    def swap(self, records: Iterable[IndexRecord]) -> int:
        """Build a fresh index, check that it is whole and point the alias to it; the old one answers until then."""
        with answering():
            fresh = self._create(refresh_interval="-1")
            try:
                written = self._write(records, fresh).sent
                self._client.indices.put_settings(index=fresh, settings={"refresh_interval": None})
                self._client.indices.refresh(index=fresh)
                self._point_to(self._whole(fresh, written))
            except BaseException:
                self._client.indices.delete(index=fresh, ignore_unavailable=True)
                raise
            self._is_checked = True
        return self.count()

    def count(self) -> int:
        """Return the number of records."""
        with answering():
            try:
                return int(self._client.count(index=self._alias)["count"])
            except NotFoundError:
                return 0

    def stock(self) -> Iterable[tuple[str, str, int]]:
        """Return document id, record id and checksum of every record."""
        wanted = {"query": {"match_all": {}}, "_source": ["document_id", "record_version", "content", "body"]}
        with answering():
            self._check()
            if not self._client.indices.exists_alias(name=self._alias):
                return []
            self._client.indices.refresh(index=self._alias)
            return [
                (s["document_id"], hit["_id"], checksum(s["record_version"], s["content"], s.get("body") or ""))
                for hit in scan(self._client, query=wanted, index=self._alias, size=_BULK_RECORDS)
                for s in (hit["_source"],)
            ]

    def rollback(self) -> int:
        """Point the alias to the index before the last rebuild; the current one is kept in its stead."""
        with answering():
            current = list(self._client.indices.get_alias(name=self._alias)) if self._exists() else []
            kept = self._client.indices.get(index=f"{self._alias}-{self._config.fingerprint}-*")
            others = {name: int(kept[name]["settings"]["index"]["creation_date"]) for name in kept if name not in current}
            if not others:
                message = "Không còn chỉ mục cũ nào để quay lại."
                raise IndexUnavailableError(message, remedy="Chạy «rasoat index rebuild» để dựng lại chỉ mục.")
            self._point_to(max(others, key=lambda name: others[name]))
        return self.count()

    def _exists(self) -> bool:
        return bool(self._client.indices.exists_alias(name=self._alias))

    def _check(self) -> None:
        """Refuse an index that was built with other fields or spellings; looked at once."""
        if self._is_checked or not self._client.indices.exists_alias(name=self._alias):
            return
        for mapping in self._client.indices.get_mapping(index=self._alias).values():
            if mapping["mappings"].get("_meta", {}).get("fingerprint") != self._config.fingerprint:
                message = "Chỉ mục trong Elasticsearch được dựng bằng phiên bản khác của chương trình."
                raise IndexUnavailableError(message, remedy="Chạy «rasoat index rebuild» để dựng lại chỉ mục.")
        self._is_checked = True

    def _create(self, **settings: Any) -> str:
        name = f"{self._alias}-{self._config.fingerprint}-{uuid.uuid4().hex[:8]}"
        self._client.indices.create(
            index=name, mappings=build_mappings(self._config), settings={**build_settings(), **settings}
        )
        return name

    def _whole(self, index: str, written: int) -> str:
        """Return the name of a fresh index that holds every record; raises when some are missing."""
        count = int(self._client.count(index=index)["count"])
        if count != written:
            message = f"Chỉ mục mới thiếu bản ghi ({count} trên {written}); chỉ mục cũ được giữ nguyên."
            raise IndexUnavailableError(message)
        return index

    def _point_to(self, index: str) -> None:
        """Point the alias to an index in one step; the one before is kept, because searches may still be running on it."""
        old: list[str] = []
        if self._client.indices.exists_alias(name=self._alias):
            old = [name for name in self._client.indices.get_alias(name=self._alias) if name != index]
        actions = [{"add": {"index": index, "alias": self._alias}}]
        actions += [{"remove": {"index": name, "alias": self._alias}} for name in old]
        self._client.indices.update_aliases(actions=actions)
        own = re.compile(rf"{re.escape(self._alias)}-v\d+-[0-9a-f]{{8}}-[0-9a-f]{{8}}")
        for name in self._client.indices.get(index=f"{self._alias}-v*"):
            if own.fullmatch(name) and name not in {index, *old}:
                self._client.indices.delete(index=name, ignore_unavailable=True)

    def _write(self, records: Iterable[IndexRecord], index: str) -> _Written:
        """Write records with their versions; raises when one was refused for another reason than a newer version."""
        written = _Written()
        _, errors = bulk(
            self._client,
            self._actions(records, index, written),
            chunk_size=_BULK_RECORDS,
            max_chunk_bytes=_BULK_BYTES,
            raise_on_error=False,
        )
        for error in errors if isinstance(errors, list) else ():
            if error["index"]["status"] != _CONFLICT:
                raise unavailable(error["index"]["status"])
            written.conflicts.add(error["index"]["_id"])
        return written

    def _write_again(self, records: Sequence[IndexRecord]) -> None:
        """Write records of documents that were removed a moment ago: their old versions are still being forgotten."""
        waiting = list(records)
        for _ in range(_TRIES):
            if not waiting:
                return
            time.sleep(_PAUSE)
            self._client.indices.refresh(index=self._alias)
            conflicts = self._write(waiting, self._alias).conflicts
            waiting = [record for record in waiting if record.id in conflicts]

    def _actions(self, records: Iterable[IndexRecord], index: str, written: _Written) -> Iterator[dict[str, Any]]:
        for record in records:
            written.sent += 1
            yield {
                "_op_type": "index",
                "_index": index,
                "_id": record.id,
                "version": record.version,
                "version_type": "external_gte",
                "_source": to_source(to_entry(record, self._config), self._config),
            }

    def _versions(self, document_ids: Collection[str]) -> dict[str, int]:
        """Return the stored versions of documents."""
        ids = [f"{identifier}/document" for identifier in document_ids]
        answered = self._client.mget(index=self._alias, ids=ids, source_includes=["document_id", "record_version"])
        sources = [doc["_source"] for doc in answered["docs"] if doc.get("found")]
        return {str(source["document_id"]): int(source["record_version"]) for source in sources}

    def _forget(self, versions: dict[str, int]) -> None:
        """Remove records that older versions of documents left: articles that are no more."""
        if not versions:
            return
        older = [
            {"bool": {"filter": [{"term": {"document_id": name}}, {"range": {"record_version": {"lt": version}}}]}}
            for name, version in versions.items()
        ]
        self._client.indices.refresh(index=self._alias)
        self._delete({"bool": {"should": older, "minimum_should_match": 1}})

    def _delete(self, query: dict[str, Any]) -> None:
        self._client.delete_by_query(index=self._alias, query=query, conflicts="proceed", refresh=True)
