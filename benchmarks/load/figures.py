"""Figures of a run: how long answers took, what failed, whether the server kept up."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.load.readers import Answer

__all__ = ["BOUNDS", "figures", "holds", "quantile"]

BOUNDS = {"elasticsearch": 50.0, "embedded": 80.0}
"""Milliseconds that p95 may take with 20 readers; three times as much while the index is rebuilt."""
_OK = 200


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value below which ``share`` of them lie (the nearest one that was met); 0 for none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0


def figures(answers: Sequence[Answer]) -> dict[str, float]:
    """Return counts, and times in ms from the planned moment to the last byte."""
    times = [answer.whole * 1000 for answer in answers]
    return {
        "requests": len(answers),
        "errors": sum(answer.status != _OK for answer in answers),
        "p50_ms": round(quantile(times, 0.5), 1),
        "p95_ms": round(quantile(times, 0.95), 1),
        "p99_ms": round(quantile(times, 0.99), 1),
        "max_ms": round(max(times, default=0.0), 1),
        "first_byte_p95_ms": round(quantile([answer.first * 1000 for answer in answers], 0.95), 1),
        "backlog": _backlog(answers),
    }


def holds(found: dict[str, float], bound: float) -> bool:
    """Say whether p95 is within ``bound`` ms, nothing failed, and no more than a second's requests waited at the end."""
    return found["p95_ms"] <= bound and not found["errors"] and found["backlog"] <= 1 + found["requests"] / 20


def _backlog(answers: Sequence[Answer]) -> int:
    """Return how many requests were not answered when the last one began."""
    last = max((answer.at for answer in answers), default=0.0)
    return sum(answer.at < last < answer.at + answer.whole for answer in answers)
