"""An Elasticsearch index as an engine: searches in one request, counts, texts."""

from __future__ import annotations

import http
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from elasticsearch import ApiError, Elasticsearch

from pipeline.adapters.elasticsearch_errors import is_overload, part_status, unavailable
from pipeline.adapters.elasticsearch_plans import to_body
from pipeline.adapters.elasticsearch_schema import TEXT, stored_entry, stored_text
from pipeline.search.counting import aggregations, read_facets, read_statuses
from pipeline.search.engine import ORDERS, Candidate, Found, Frequencies, Search
from pipeline.search.entries import candidate_of

__all__ = ["ElasticsearchEngine"]

_SHOWN = ["id", "level", "document_id", "record_version", "content", "tokens"]
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
        lines: list[Mapping[str, Any]] = []
        for search in searches:
            lines += [{}, _body(search)]
        responses = self._patiently(lambda: self.client.msearch(index=self.index, searches=lines)["responses"])
        self.accept({hit["_index"] for response in responses if "hits" in response for hit in response["hits"]["hits"]})
        return [_found(response, search) for response, search in zip(responses, searches, strict=True)]

    def fetch(self, ids: Collection[str]) -> Mapping[str, Candidate]:
        """Return records by id, with score 0."""
        found = self._stored(ids, source_includes=_SHOWN)
        return {name: candidate_of(stored_entry(hit["_source"]), 0.0) for name, hit in found.items()}

    def bodies(self, ids: Collection[str]) -> Mapping[str, str]:
        """Return the texts of records by id."""
        return {name: stored_text(hit) for name, hit in self._stored(ids, source=False, stored_fields=[TEXT]).items()}

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

    def _stored(self, ids: Collection[str], **what: object) -> Mapping[str, Mapping[str, Any]]:
        if not ids:
            return {}
        wanted = list(ids)
        documents = self._patiently(lambda: self.client.mget(index=self.index, ids=wanted, **cast("Any", what))["docs"])
        return {hit["_id"]: hit for hit in documents if hit.get("found")}

    def _patiently(self, ask: Callable[[], Sequence[Mapping[str, Any]]]) -> Sequence[Mapping[str, Any]]:
        """Return the parts of an answer, asked for again while one of them failed for a reason that passes."""
        for pause in (*_PAUSES, None):
            parts = ask()
            failed = next((part for part in parts if "error" in part and part_status(part) != _NO_INDEX), None)
            if failed is None:
                break
            status, cause = part_status(failed), failed["error"]
            if pause is None or not is_overload(status, cause):
                raise unavailable(status, cause)
            time.sleep(pause)
        return parts


def _body(search: Search) -> dict[str, Any]:
    body: dict[str, Any] = {
        "query": to_body(search.plan),
        "size": search.limit if search.offset + search.limit <= _DEEPEST else 0,
        "from": search.offset if search.offset + search.limit <= _DEEPEST else 0,
        "track_total_hits": True,
        "_source": _SHOWN,
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
        candidates=tuple(
            candidate_of(stored_entry(hit["_source"]), float(hit["_score"] or 0.0)) for hit in response["hits"]["hits"]
        ),
        facets=read_facets(counted, search.facets),
        statuses=read_statuses(counted, search.status_day),
    )
