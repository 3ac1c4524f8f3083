"""The runs of one engine: readers at their usual rate, at rising rates, and while the index is rebuilt."""

from __future__ import annotations

import contextlib
import json
import math
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import IO, Any, cast

from benchmarks.load.figures import figures, holds, quantile
from benchmarks.load.readers import Answer, Asked, schedule
from benchmarks.load.server import ROOT, Server, command

__all__ = ["READERS", "at_rate", "by_form", "rising", "while_rebuilding"]

READERS = 20
_MORE = 1.5
"""Each rate is so many times the one before."""
_MOST = 1_000
_LONGEST = 1_800.0
"""Seconds for which questions are planned while the index is rebuilt."""

_Questions = Iterator[tuple[str, str]]


def at_rate(server: Server, questions: _Questions, readers: int, seconds: float) -> tuple[dict[str, float], list[Answer]]:
    """Return the figures and answers of readers who ask for so many seconds."""
    before = server.cpu()
    answers = _asked(server, schedule(questions, readers, seconds))
    cpu = (server.cpu() - before) * 1000 / max(1, len(answers))
    return {"readers": readers, **figures(answers), "server_cpu_ms": round(cpu, 1)}, answers


def rising(server: Server, questions: _Questions, seconds: float, bound: float) -> list[dict[str, Any]]:
    """Return the figures of ever more readers until something fails or the server falls behind, and which keep the bound."""
    found: list[dict[str, Any]] = []
    readers = float(READERS)
    while readers <= _MOST and (not found or holds(found[-1], math.inf)):
        readers *= _MORE
        one = at_rate(server, questions, round(readers), seconds)[0]
        found.append({**one, "kept": holds(one, bound)})
    return found


def while_rebuilding(
    server: Server, questions: _Questions, settings: dict[str, str], longest: float | None
) -> tuple[dict[str, float], list[Answer]]:
    """Return the figures of the usual readers while ``rasoat index rebuild`` runs, to its end or for ``longest`` seconds."""
    with tempfile.TemporaryFile() as told:
        reading = _reading(server, schedule(questions, READERS, longest or _LONGEST), told)
        started, code = time.perf_counter(), None
        rebuilding = command(["index", "rebuild"], settings)
        with contextlib.suppress(subprocess.TimeoutExpired):
            code = rebuilding.wait(timeout=longest)
        seconds = time.perf_counter() - started
        for process in (rebuilding, reading):
            process.terminate()
            process.wait()
        answers = _told(told)
    return {"readers": READERS, **figures(answers), "seconds": round(seconds, 1), "rebuilt": code == 0}, answers


def by_form(answers: Sequence[Answer]) -> dict[str, dict[str, float]]:
    """Return p50 and p95 in ms for each sort of question."""
    times: dict[str, list[float]] = defaultdict(list)
    for answer in answers:
        times[answer.form].append(answer.whole * 1000)
    return {
        form: {"requests": len(of), "p50_ms": round(quantile(of, 0.5), 1), "p95_ms": round(quantile(of, 0.95), 1)}
        for form, of in times.items()
    }


def _asked(server: Server, plan: Sequence[Asked]) -> list[Answer]:
    with tempfile.TemporaryFile() as told:
        if code := _reading(server, plan, told).wait():
            raise RuntimeError(f"the readers ended with code {code}")
        return _told(told)


def _reading(server: Server, plan: Sequence[Asked], told: IO[bytes]) -> subprocess.Popen[bytes]:
    """Start the readers with their plan; what they tell goes into a file."""
    arguments = [sys.executable, "-m", "benchmarks.load.readers", str(server.port)]
    process = subprocess.Popen(arguments, cwd=ROOT, stdin=subprocess.PIPE, stdout=told)
    with cast("IO[bytes]", process.stdin) as lines:
        lines.write("".join(f"{json.dumps(asdict(one))}\n" for one in plan).encode())
    return process


def _told(told: IO[bytes]) -> list[Answer]:
    """Return the answers that were told; a line that was broken off is none."""
    told.seek(0)
    return [Answer(**json.loads(line)) for line in told.read().decode().splitlines() if line.endswith("}")]
