"""The benchmark of bulk indexing, on a few records."""

from __future__ import annotations

from dataclasses import replace

from elasticsearch import Elasticsearch

from benchmarks.bulk import PREFIX, compare
from pipeline.rules import Rules
from tests.contract.library import Library


def test_all_ways_write_the_same_records(elasticsearch_url: str, rules: Rules) -> None:
    """Ours and the rivals write every record into an index of their own, which is gone afterwards; both ratios are told."""
    records = [replace(record, id=f"{n}/{record.id}") for n in range(3) for record in Library(rules).records()]
    with Elasticsearch(elasticsearch_url, request_timeout=60) as client:
        found = compare(client, records, 1)
        assert not client.indices.get(index=f"{PREFIX}-*")
    assert found["records"] == len(records)
    assert found["speed beside raw client, bodies ready"] > 0
    assert found["speed beside raw client, same records"] > 0
