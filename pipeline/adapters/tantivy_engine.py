"""The embedded index at one moment: searches, counts, texts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any, cast

import tantivy

from pipeline.adapters.tantivy_plans import to_filter, to_query
from pipeline.adapters.tantivy_schema import found_candidate, stored_record, unpacked
from pipeline.search.counting import aggregations, read_facets, read_statuses
from pipeline.search.engine import ORDERS, Found, Frequencies, Search, Stored
from pipeline.search.entries import text_of
from pipeline.search.plan import AnyTerm, Everything
from pipeline.search.stock import checksum

__all__ = ["TantivyEngine"]


@dataclass(frozen=True, slots=True)
class TantivyEngine:
    """``Engine`` over a searcher, which sees the index as it was when it was opened."""

    searcher: tantivy.Searcher
    schema: tantivy.Schema
    pool: Executor
    frequencies: dict[tuple[str, str], int]
    """How many records hold a value of a field, as far as it was asked for; of this searcher alone."""

    def find(self, searches: Sequence[Search]) -> Sequence[Found]:
        """Answer several searches at once, and count at the same time: tantivy works beside Python's lock."""
        counts = [self.pool.submit(self._counted, search) for search in searches]
        others = [self.pool.submit(self._hits, search) for search in searches[1:]]
        results = [self._hits(search) for search in searches[:1]]
        results += [other.result() for other in others]
        return [self._found(*one) for one in zip(searches, results, (count.result() for count in counts), strict=True)]

    def stored(self, ids: Collection[str], texts: Collection[str]) -> Mapping[str, Stored]:
        """Return records by id, with their texts those in ``texts``."""
        if not ids:
            return {}
        found = self.searcher.search(to_query(AnyTerm("id", tuple(ids)), self.schema), limit=len(ids), count=False)
        documents = {str(one.get_first("id")): one for one in (self.searcher.doc(address) for _, address in found.hits)}
        return {name: stored_record(document, with_text=name in texts) for name, document in documents.items()}

    def counted(self, syllables: Collection[str], pairs: Collection[str]) -> Frequencies:
        """Return how many records there are, and how many hold folded syllables and pairs of them."""
        return Frequencies(
            records=self.searcher.num_docs,
            syllables={syllable: self._frequency("text_fold", syllable) for syllable in syllables},
            pairs={pair: self._frequency("text_pairs", pair) for pair in pairs},
        )

    def stock(self) -> Iterator[tuple[str, str, int]]:
        """Yield document id, record id and checksum of every record."""
        number = max(1, self.searcher.num_docs)
        for _, address in self.searcher.search(to_query(Everything(), self.schema), limit=number, count=False).hits:
            document = self.searcher.doc(address)
            content, text = unpacked(document, "content").decode(), text_of(unpacked(document, "body"))
            value = checksum(int(str(document.get_first("record_version"))), content, text)
            yield str(document.get_first("document_id")), str(document.get_first("id")), value

    def _frequency(self, field: str, value: str) -> int:
        known = self.frequencies.get((field, value))
        if known is None:
            known = self.frequencies[field, value] = self.searcher.doc_freq(field, value)
        return known

    def _hits(self, search: Search) -> tantivy.SearchResult:
        query = to_query(search.plan, self.schema)
        if search.order == "relevance":
            return self.searcher.search(query, limit=search.limit, offset=search.offset)
        field, is_falling = ORDERS[search.order]
        order = tantivy.Order.Desc if is_falling else tantivy.Order.Asc
        return self.searcher.search(query, limit=search.limit, offset=search.offset, order_by_field=field, order=order)

    def _counted(self, search: Search) -> Mapping[str, Any]:
        counted = aggregations(search.facets, search.status_day)
        return self.searcher.aggregate(to_filter(search.plan, self.schema), counted) if counted else {}

    def _found(self, search: Search, result: tantivy.SearchResult, counted: Mapping[str, Any]) -> Found:
        ranked = search.order == "relevance"
        return Found(
            total=int(cast("Any", result).count),  # the stubs of tantivy 0.27 do not know it
            candidates=tuple(
                found_candidate(self.searcher.doc(address), search.values, float(score) if ranked else 0.0)
                for score, address in result.hits
            ),
            facets=read_facets(counted, search.facets),
            statuses=read_statuses(counted, search.status_day),
        )
