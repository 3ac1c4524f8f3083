"""Writing many records to Elasticsearch: analysed here while the server indexes the ones before, slower when it is busy."""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, cast

from elasticsearch import ApiError, Elasticsearch
from pydantic_core import PydanticSerializationError, to_json

from index_config import IndexConfig
from pipeline.adapters.elasticsearch_errors import is_overload, unavailable
from pipeline.adapters.elasticsearch_schema import keyword_fields, to_source
from pipeline.model.search import IndexRecord
from pipeline.search.entries import to_entry

__all__ = ["BulkWriter", "Written"]

_CHUNK_BYTES = 2_000_000
"""Of one request: small enough that the next is ready when it is answered."""
_SENDERS = 2
_WAITING = 3
"""Requests on their way at a time; the records behind them are not even read from their source."""
_PAUSES = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
"""Seconds between tries while the server is too busy, or one of its nodes has just gone."""
_PRIMARY = "5s"
"""How long the server itself waits for the node that takes the writes; then it is asked again after a pause."""
_CONFLICT, _TOO_LARGE = 409, 413
_LOST = frozenset({401, 403, 404})
"""Statuses of single records that concern all of them: no right, read only, no such index."""
_ANSWER = ["errors", "items.index._id", "items.index.status", "items.index.result", "items.index.error"]

_Line = tuple[str, bytes]
"""Id of a record, and its two lines of a bulk request."""


@dataclass(slots=True)
class Written:
    """What became of records: ids of those that are there with a newer version, that replaced another, that were refused."""

    sent: int = 0
    conflicts: set[str] = field(default_factory=set)
    replaced: set[str] = field(default_factory=set)
    refused: dict[str, str] = field(default_factory=dict)

    def add(self, other: Written) -> None:
        """Count the other's records too."""
        self.sent += other.sent
        self.conflicts |= other.conflicts
        self.replaced |= other.replaced
        self.refused |= other.refused


@dataclass(frozen=True, slots=True)
class BulkWriter:
    """Writes records with their versions through a client; a record that is there with a newer one changes nothing."""

    client: Elasticsearch
    config: IndexConfig
    pauses: Sequence[float] = _PAUSES

    def write(self, records: Iterable[IndexRecord], index: str, *, is_alias: bool) -> Written:
        """Write all records, in any order; raises the client's errors and ``IndexUnavailableError``.

        Through an alias nothing is written when it is gone: the server would make an index of its own in its place.
        """
        written, keywords = Written(), keyword_fields(self.config)
        with ThreadPoolExecutor(_SENDERS, thread_name_prefix="bulk") as senders:
            going: deque[Future[Written]] = deque()
            try:
                for chunk in _chunks(self._line(record, keywords) for record in records):
                    if len(going) == _WAITING:
                        written.add(going.popleft().result())
                    going.append(senders.submit(self._send, chunk, index, is_alias))
                while going:
                    written.add(going.popleft().result())
            finally:
                for future in going:
                    future.cancel()
        return written

    def _line(self, record: IndexRecord, keywords: frozenset[str]) -> _Line:
        head = {"index": {"_id": record.id, "version": record.version, "version_type": "external_gte"}}
        source = to_source(to_entry(record, self.config), keywords)
        return record.id, b"%b\n%b\n" % (_json(head), _json(source))

    def _send(self, chunk: Sequence[_Line], index: str, is_alias: bool) -> Written:  # noqa: FBT001 (handed to a thread)
        written = Written(sent=len(chunk))
        for pause in (*self.pauses, None):
            busy = self._try(chunk, index, is_alias=is_alias, written=written, is_last=pause is None)
            if not busy:
                break
            chunk = [line for line in chunk if line[0] in busy]
            time.sleep(pause or 0.0)
        return written

    def _try(self, chunk: Sequence[_Line], index: str, *, is_alias: bool, written: Written, is_last: bool) -> set[str]:
        """Send records once, note what became of them and return the ids of those to send again."""
        body = b"".join(line for _, line in chunk)
        try:
            answered = self.client.bulk(
                operations=cast("Any", body), index=index, require_alias=is_alias, filter_path=_ANSWER, timeout=_PRIMARY
            )
        except ApiError as error:
            if error.status_code == _TOO_LARGE and len(chunk) == 1:
                written.refused[chunk[0][0]] = "content_too_long"
                return set()
            if is_last or not is_overload(error.status_code, _cause(error)):
                raise
            return {identifier for identifier, _ in chunk}
        items = [item["index"] for item in answered.get("items", ())]
        written.replaced |= {item["_id"] for item in items if item.get("result") == "updated"}
        failed = [item for item in items if "error" in item] if answered.get("errors") else []
        return {item["_id"] for item in failed if self._is_to_be_sent_again(item, written, is_last=is_last)}

    def _is_to_be_sent_again(self, item: Mapping[str, Any], written: Written, *, is_last: bool) -> bool:
        """Say whether a record that was not written is worth another try; note it or raise when not."""
        identifier, status, cause = item["_id"], int(item["status"]), item["error"]
        if status == _CONFLICT:
            written.conflicts.add(identifier)
            return False
        if not is_last and is_overload(status, cause):
            return True
        if status in _LOST or status >= 429 or cause.get("type") == "strict_dynamic_mapping_exception":
            raise unavailable(status, cause)
        written.refused[identifier] = str(cause.get("type") or status)
        return False


def _json(value: Mapping[str, object]) -> bytes:
    """Return the value as JSON, five times as fast as the standard library; halves of surrogates become question marks."""
    try:
        return to_json(value)
    except PydanticSerializationError:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")


def _chunks(lines: Iterable[_Line]) -> Iterator[list[_Line]]:
    """Yield lines by the bytes of a request; a longer one goes alone."""
    chunk: list[_Line] = []
    size = 0
    for line in lines:
        if chunk and size + len(line[1]) > _CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
        chunk.append(line)
        size += len(line[1])
    if chunk:
        yield chunk


def _cause(error: ApiError) -> Mapping[str, Any]:
    cause = error.body.get("error") if isinstance(error.body, Mapping) else None
    return cause if isinstance(cause, Mapping) else {}
