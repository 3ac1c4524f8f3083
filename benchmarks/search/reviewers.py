"""Queries as reviewers type them (domain.md 9.1), with the document that has to come first."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.search.zalo import FORMS, typed
from pipeline.model.search import Hit
from pipeline.ports import Index
from pipeline.rules import Rules
from pipeline.search import parse_query
from pipeline.text.fold import fold

__all__ = ["TABLE", "asked", "measure_table"]

TABLE = Path(__file__).parent / "reviewer.jsonl"
_NEAR = 3


def asked(table: Path = TABLE) -> list[dict[str, Any]]:
    """Return the lines of the table.

    ``query``, its ``form`` of domain.md 9.1, ``numbers`` of the documents that answer it, ``eid`` of the provision that has to
    open, ``half`` of the corpus in which the first of them lies (rules are written while looking at half a).
    """
    return [json.loads(line) for line in table.read_text(encoding="utf-8").splitlines() if line]


def measure_table(index: Index, rules: Rules, lines: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return for each way of typing how often an expected document comes first and among the first three; every miss too."""
    figures: dict[str, Any] = {}
    missed = []
    for form in FORMS:
        places, times = [], []
        for line in lines:
            started = time.perf_counter()
            hits = index.search(parse_query(typed(line["query"], form), rules)).hits
            times.append((time.perf_counter() - started) * 1000)
            places.append(_place(hits, line))
            if places[-1]:
                missed.append(
                    f"{form} {line['half']} {line['form']}: {typed(line['query'], form)} → {_expected(line)}, {places[-1] + 1}"
                )
        times.sort()
        figures[form] = {
            "queries": len(places),
            **_shares(places),
            **{
                f"half_{half}": _shares([p for p, line in zip(places, lines, strict=True) if line["half"] == half])
                for half in "ab"
            },
            "p50_ms": round(times[len(times) // 2], 1) if times else 0.0,
            "p95_ms": round(times[int(len(times) * 0.95)], 1) if times else 0.0,
        }
    return {**figures, "missed": missed}


def _place(hits: Sequence[Hit], line: dict[str, Any]) -> int:
    """Return the place of the first expected hit, one beyond the first three when there is none."""
    wanted = {fold(number) for number in line["numbers"]}
    for place, hit in enumerate(hits):
        if fold(str(hit.record.fields.get("number") or "")) in wanted and ("eid" not in line or line["eid"] in _opened(hit)):
            return place
    return len(hits) + _NEAR


def _opened(hit: Hit) -> set[str | None]:
    return {snippet.eid for child in hit.children for snippet in child.snippets}


def _expected(line: dict[str, Any]) -> str:
    return " ".join((*line["numbers"][:3], line.get("eid", "")))


def _shares(places: Sequence[int]) -> dict[str, float]:
    number = max(1, len(places))
    first, near = sum(place == 0 for place in places), sum(place < _NEAR for place in places)
    return {"first": round(first / number, 4), "first_three": round(near / number, 4)}
