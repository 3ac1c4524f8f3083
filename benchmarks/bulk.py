"""Command: ``python -m benchmarks.bulk [CORPUS] [--records N] [--pairs N] [--json FILE]``: bulk indexing beside the raw client.

Articles of the corpus are written again and again into fresh indexes of one Elasticsearch (RASOAT_TEST_ELASTICSEARCH_URL or
RASOAT_ELASTICSEARCH_URL): by ``ElasticsearchIndex`` from records, analysis of the Vietnamese text included, and by the official
client's ``helpers.bulk`` from bodies that were made before the clock started (the hardest rival: it has nothing left to do but
send) and from the same records (made while it sends, as a program with that helper would). Same mapping, same settings, refresh
off, same ids and versions; taken in turns, each time in another order. Printed: records a second by the clock, CPU of this
process and of the server, and our speed as a multiple of the rivals', pair by pair.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.helpers import bulk

from benchmarks.search.zalo import article_records
from index_config import load_index_config
from pipeline.adapters.elasticsearch_index import ElasticsearchIndex
from pipeline.adapters.elasticsearch_schema import build_mappings, build_settings, keyword_fields, to_source
from pipeline.model.search import IndexRecord
from pipeline.search.entries import to_entry

WANTED = 0.8
PREFIX = "benchmark-bulk"
CONFIG = load_index_config()
KEYWORDS = keyword_fields(CONFIG)

Action = dict[str, Any]


def main() -> None:
    """Write, compare, print."""
    parser = argparse.ArgumentParser(description="Bulk indexing beside the raw client.")
    default = os.environ.get("CORPUS_DIR", Path(__file__).resolve().parents[2] / "shared" / "corpus")
    parser.add_argument("corpus", nargs="?", type=Path, default=Path(default))
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--pairs", type=int, default=6)
    parser.add_argument("--json", type=Path, default=Path(__file__).resolve().parent / "results" / "bulk.json")
    chosen = parser.parse_args()
    url = os.environ.get("RASOAT_TEST_ELASTICSEARCH_URL") or os.environ.get("RASOAT_ELASTICSEARCH_URL")
    if not url:
        parser.exit(2, "RASOAT_TEST_ELASTICSEARCH_URL is not set: scripts/elasticsearch start\n")
    if not chosen.corpus.is_dir():
        parser.exit(2, f"no corpus at {chosen.corpus}: give its path or set CORPUS_DIR\n")
    records = list(itertools.islice(article_records(chosen.corpus), chosen.records))
    with Elasticsearch(url, request_timeout=120) as client:
        found = compare(client, records, chosen.pairs)
    for name, value in found.items():
        print(f"{name}: {value}")
    chosen.json.parent.mkdir(parents=True, exist_ok=True)
    chosen.json.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def compare(client: Elasticsearch, records: Sequence[IndexRecord], pairs: int) -> dict[str, Any]:
    """Return the figures of all ways to write the records."""
    ready = [action_of(record) for record in records]
    ways: dict[str, Callable[[str], None]] = {
        "ours": lambda index: put(client, index, records),
        "raw client, bodies ready": lambda index: send(client, index, iter(ready)),
        "raw client, same records": lambda index: send(client, index, map(action_of, records)),
    }
    measured: dict[str, list[tuple[float, float, float]]] = {name: [] for name in ways}
    for write in ways.values():
        once(client, write, len(records))  # warm: the server compiles what it runs often
    for turn in range(pairs):
        names = list(ways)
        for name in names[turn % len(names) :] + names[: turn % len(names)]:
            measured[name].append(once(client, ways[name], len(records)))
    clock = {name: [seconds for seconds, _, _ in runs] for name, runs in measured.items()}
    found: dict[str, Any] = {"records": len(records), "pairs": pairs}
    for name, runs in measured.items():
        found[f"{name}, records a second"] = round(len(records) / statistics.median(clock[name]))
        found[f"{name}, CPU seconds here"] = round(statistics.median(here for _, here, _ in runs), 2)
        found[f"{name}, CPU seconds of the server"] = round(statistics.median(there for _, _, there in runs), 2)
    for name in list(ways)[1:]:
        ratios = [rival / ours for ours, rival in zip(clock["ours"], clock[name], strict=True)]
        found[f"speed beside {name}"] = round(statistics.median(ratios), 3)
        found[f"pair by pair beside {name}"] = [round(ratio, 2) for ratio in ratios]
    found["at least 0.8 of the raw client with bodies ready"] = found["speed beside raw client, bodies ready"] >= WANTED
    return found


def once(client: Elasticsearch, write: Callable[[str], None], number: int) -> tuple[float, float, float]:
    """Write into a fresh index; return seconds by the clock, of CPU here and of CPU of the server until all can be searched."""
    index = f"{PREFIX}-{os.getpid()}-{time.monotonic_ns()}"
    settings = {**build_settings(), "refresh_interval": "-1"}
    client.indices.create(index=index, mappings=build_mappings(CONFIG), settings=settings)
    try:
        before, here, began = server_cpu(client), time.process_time(), time.perf_counter()
        write(index)
        client.indices.refresh(index=index)
        seconds, here = time.perf_counter() - began, time.process_time() - here
        there = server_cpu(client) - before
        if client.count(index=index)["count"] != number:
            raise RuntimeError(index)
    finally:
        client.indices.delete(index=index)
    return seconds, here, there


def put(client: Elasticsearch, index: str, records: Sequence[IndexRecord]) -> None:
    """Write as a rebuild does."""
    ElasticsearchIndex(client, PREFIX).into(index).put(records)


def send(client: Elasticsearch, index: str, actions: Iterator[Action]) -> None:
    """Write as the official client's helper does, with its own sizes of requests."""
    bulk(client, ({**action, "_index": index} for action in actions))


def action_of(record: IndexRecord) -> Action:
    """Return what the helper wants of a record."""
    source = to_source(to_entry(record, CONFIG), KEYWORDS)
    return {"_id": record.id, "version": record.version, "version_type": "external_gte", "_source": source}


def server_cpu(client: Elasticsearch) -> float:
    """Return the seconds of CPU that the nodes have used."""
    nodes = client.nodes.stats(metric="process")["nodes"].values()
    return sum(float(node["process"]["cpu"]["total_in_millis"]) for node in nodes) / 1000


if __name__ == "__main__":
    main()
