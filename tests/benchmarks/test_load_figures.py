"""Figures of readers on a schedule."""

from __future__ import annotations

from benchmarks.load.figures import figures, holds, quantile
from benchmarks.load.readers import Answer
from benchmarks.load.runs import by_form


def _answers(*times: float, status: int = 200) -> list[Answer]:
    return [Answer(at=n * 0.1, form="lay", status=status, first=time, whole=time) for n, time in enumerate(times)]


def test_quantile_is_a_value_that_was_met() -> None:
    """Nineteen of twenty values lie below the quantile .95, which is the twentieth; no values give 0."""
    assert quantile([float(n) for n in range(20)], 0.95) == 19.0
    assert quantile([], 0.95) == 0.0


def test_times_are_in_milliseconds() -> None:
    """Seconds from the planned moment become p50, p95 and the longest time in ms."""
    found = figures(_answers(*[0.01] * 18, 0.2, 0.4))
    assert (found["requests"], found["errors"]) == (20, 0)
    assert (found["p50_ms"], found["p95_ms"], found["max_ms"]) == (10.0, 400.0, 400.0)


def test_an_error_breaks_the_bound() -> None:
    """Quick answers hold the bound, quick failures do not."""
    assert holds(figures(_answers(0.01, 0.01)), 50.0)
    assert not holds(figures(_answers(0.01, 0.01, status=500)), 50.0)
    assert not holds(figures(_answers(0.01, 0.06)), 50.0)


def test_what_waits_at_the_end_is_counted() -> None:
    """Requests that the last one overtakes are the backlog, and a growing backlog breaks any bound."""
    found = figures(_answers(*[9.0] * 50))
    assert found["backlog"] == 49
    assert not holds(found, 100_000.0)


def test_forms_are_told_apart() -> None:
    """Each sort of question has its own figures."""
    other = Answer(at=1.0, form="number", status=200, first=0.0, whole=0.002)
    found = by_form([*_answers(0.01), other])
    assert found == {
        "lay": {"requests": 1, "p50_ms": 10.0, "p95_ms": 10.0},
        "number": {"requests": 1, "p50_ms": 2.0, "p95_ms": 2.0},
    }
