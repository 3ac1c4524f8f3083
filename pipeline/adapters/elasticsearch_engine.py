"""An Elasticsearch index as an engine: searches in one request, counts, texts."""

from __future__ import annotations

import http
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from elasticsearch import ApiError, Elasticsearch

from pipeline.adapters.elasticsearch_errors import is_overload, part_status, unavailable
from pipeline.adapters.elasticsearch_plans import to_body
from pipeline.adapters.elasticsearch_schema import CONTENT, IDS, TEXT, TOKENS, found_candidate, stored_record
from pipeline.search.counting import aggregations, read_facets, read_statuses
from pipeline.search.engine import ORDERS, Found, Frequencies, Search, Stored

__all__ = ["ElasticsearchEngine"]

_TOGETHER = 1_000
"""Records that are asked for together by their ids."""
_DEEPEST = 20_000
"""Results behind which Elasticsearch gives no more (``max_result_window``)."""

_NO_INDEX = 404
"""Status of a search before anything was indexed."""

_PAUSES = (0.1, 0.3, 0.8)
"""Seconds between tries while the copy of an index that was asked has just gone: another one answers in a moment."""


@dataclass(frozen=True, slots=True)
class ElasticsearchEngine:
    """``Engine`` over a client and the name of an index or alias; ``accept`` is told which indexes answered and may raise."""

    client: Elasticsearch
    index: str
    accept: Callable[[Collection[str]], None]

    def find(self, searches: Sequence[Search]) -> Sequence[Found]:
        """Answer several searches in one request."""
        responses = self._asked([_body(search) for search in searches])
        self.accept({hit["_index"] for response in responses if "hits" in response for hit in response["hits"]["hits"]})
        return [_found(response, search) for response, search in zip(responses, searches, strict=True)]

    def stored(self, ids: Collection[str], texts: Collection[str]) -> Mapping[str, Stored]:
        """Return records by id, with their texts those in ``texts``."""
        if not ids:
            return {}
        shown = (*IDS, "record_version", CONTENT)
        told, others = ([name for name in ids if (name in texts) is wanted] for wanted in (True, False))
        bodies = [*_by_ids(told, (*shown, TEXT)), *_by_ids(others, shown)]
        hits = (hit for response in self._asked(bodies) if "hits" in response for hit in response["hits"]["hits"])
        return {stored.record.id: stored for stored in (stored_record(hit["fields"]) for hit in hits)}

    def counted(self, syllables: Collection[str], pairs: Collection[str]) -> Frequencies:
        """Return how many records there are, and how many hold folded syllables and pairs, as of a text that nobody stored."""
        asked = {"text_fold": syllables, "text_pairs": pairs}
        answered = self._term_vectors({field: " ".join(sorted(values)) for field, values in asked.items() if values})
        terms = {field: answered[field]["terms"] if field in answered else {} for field in asked}
        numbers = [field["field_statistics"]["doc_count"] for field in answered.values()]
        return Frequencies(
            records=max(numbers, default=0),
            **{
                name: {value: int(terms[field].get(value, {}).get("doc_freq", 0)) for value in values}
                for name, field, values in (("syllables", "text_fold", syllables), ("pairs", "text_pairs", pairs))
            },
        )

    def _term_vectors(self, text: Mapping[str, str]) -> Mapping[str, Any]:
        """Return by field what is known of the values of a text; nothing where the index has no such fields.

        Then the server only says that something went wrong; the search that follows says what.
        """
        if not text:
            return {}
        try:
            answered = self.client.termvectors(
                index=self.index, doc=text, fields=list(text), positions=False, offsets=False, term_statistics=True
            )
        except ApiError as error:
            if error.status_code != http.HTTPStatus.INTERNAL_SERVER_ERROR:
                raise
            return {}
        vectors: Mapping[str, Any] = answered["term_vectors"]
        return vectors

    def _asked(self, bodies: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
        """Return the answers to searches, asked for again while one of them failed for a reason that passes."""
        lines = [line for body in bodies for line in ({}, body)]
        for pause in (*_PAUSES, None):
            parts: Sequence[Mapping[str, Any]] = self.client.msearch(index=self.index, searches=lines)["responses"]
            failed = next((part for part in parts if "error" in part and part_status(part) != _NO_INDEX), None)
            if failed is None:
                break
            status, cause = part_status(failed), failed["error"]
            if pause is None or not is_overload(status, cause):
                raise unavailable(status, cause)
            time.sleep(pause)
        return parts


def _by_ids(ids: Sequence[str], fields: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Yield searches that give back columns of the records with these ids."""
    for first in range(0, len(ids), _TOGETHER):
        part = ids[first : first + _TOGETHER]
        yield {"query": {"constant_score": {"filter": {"terms": {"id": part}}}}, "size": len(part), **_columns(fields)}


def _columns(fields: Sequence[str]) -> dict[str, Any]:
    return {"_source": False, "stored_fields": "_none_", "docvalue_fields": list(fields)}


def _body(search: Search) -> dict[str, Any]:
    body: dict[str, Any] = {
        "query": to_body(search.plan),
        "size": search.limit if search.offset + search.limit <= _DEEPEST else 0,
        "from": search.offset if search.offset + search.limit <= _DEEPEST else 0,
        "track_total_hits": True,
        **_columns((*IDS, TOKENS, *search.values)),
    }
    if counted := aggregations(search.facets, search.status_day):
        body["aggs"] = counted
    if search.order != "relevance":
        field, is_falling = ORDERS[search.order]
        body["sort"] = [{field: {"order": "desc" if is_falling else "asc", "missing": "_last"}}, {"id": {"order": "asc"}}]
    return body


def _found(response: Mapping[str, Any], search: Search) -> Found:
    if response.get("status") == _NO_INDEX:
        return Found(total=0)
    counted = response.get("aggregations", {})
    return Found(
        total=int(response["hits"]["total"]["value"]),
        candidates=tuple(found_candidate(hit["fields"], float(hit["_score"] or 0.0)) for hit in response["hits"]["hits"]),
        facets=read_facets(counted, search.facets),
        statuses=read_statuses(counted, search.status_day),
    )
