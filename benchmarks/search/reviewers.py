"""Queries as reviewers type them (domain.md 9.1), with the document that has to come first."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.search.zalo import FORMS, typed
from pipeline.ports import Index
from pipeline.rules import Rules
from pipeline.search import parse_query
from pipeline.text.fold import fold

__all__ = ["TABLE", "asked", "measure_table"]

TABLE = Path(__file__).parent / "reviewer.jsonl"
_NEAR = 3


def asked(table: Path = TABLE) -> list[dict[str, Any]]:
    """Return the lines of the table: ``query``, ``number`` of the expected document, ``form`` of domain.md 9.1."""
    return [json.loads(line) for line in table.read_text(encoding="utf-8").splitlines() if line]


def measure_table(index: Index, rules: Rules, lines: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return for each way of typing the share of expected documents that come first and among the first three."""
    figures: dict[str, Any] = {}
    missed = []
    for form in FORMS:
        places, times = [], []
        for line in lines:
            started = time.perf_counter()
            hits = index.search(parse_query(typed(line["query"], form), rules)).hits
            times.append((time.perf_counter() - started) * 1000)
            numbers = [fold(str(hit.record.fields.get("number") or "")) for hit in hits]
            wanted = fold(line["number"])
            places.append(numbers.index(wanted) if wanted in numbers else len(numbers) + _NEAR)
            if places[-1]:
                missed.append(f"{form}: {typed(line['query'], form)} → {line['number']}, place {places[-1] + 1}")
        times.sort()
        figures[form] = {
            "queries": len(places),
            "first": round(sum(place == 0 for place in places) / max(1, len(places)), 4),
            "first_three": round(sum(place < _NEAR for place in places) / max(1, len(places)), 4),
            "p50_ms": round(times[len(times) // 2], 1) if times else 0.0,
            "p95_ms": round(times[int(len(times) * 0.95)], 1) if times else 0.0,
        }
    return {**figures, "missed": missed}
