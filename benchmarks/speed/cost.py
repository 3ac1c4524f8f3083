"""What a piece of work costs: CPU and wall seconds and the peak of memory, measured in processes of their own."""

from __future__ import annotations

import multiprocessing
import os
import resource
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from typing import Any

PROC = Path("/proc")
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(slots=True)
class Cost:
    """Seconds of CPU and of the clock; filled when the block of :func:`measured` ends."""

    cpu: float = 0.0
    wall: float = 0.0


@contextmanager
def measured() -> Iterator[Cost]:
    """Measure a block in this process alone."""
    cost, cpu, wall = Cost(), time.process_time(), time.perf_counter()
    yield cost
    cost.cpu, cost.wall = time.process_time() - cpu, time.perf_counter() - wall


@contextmanager
def measured_with_children() -> Iterator[Cost]:
    """Measure a block in this process and in all that it started, those that still run too."""
    cost, cpu, wall = Cost(), family_cpu(), time.perf_counter()
    yield cost
    cost.wall = time.perf_counter() - wall
    time.sleep(0.5)  # workers that were told to stop are gone after this
    cost.cpu = family_cpu() - cpu


def family_cpu() -> float:
    """Return the CPU seconds of this process, of its children that ended and of those that run."""
    ended = _ended()
    while True:  # a child that ends while we look would be counted twice or not at all: look again
        running = sum(_cpu_of(pid) for pid in _descendants(os.getpid()))
        again = _ended()
        if again == ended:
            return time.process_time() + ended + running
        ended = again


def _ended() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _descendants(pid: int) -> list[int]:
    parents: dict[int, list[int]] = {}
    for folder in PROC.iterdir():
        fields = _stat(int(folder.name)) if folder.name.isdigit() else []
        if fields:
            parents.setdefault(int(fields[1]), []).append(int(folder.name))
    found, waiting = [], [pid]
    while waiting:
        children = parents.get(waiting.pop(), [])
        found += children
        waiting += children
    return found


def _cpu_of(pid: int) -> float:
    """Return the CPU seconds of a process and of its children that ended."""
    fields = _stat(pid)
    return sum(int(field) for field in fields[11:15]) / _TICKS if fields else 0.0


def _stat(pid: int) -> list[str]:
    """Return the fields of ``/proc/PID/stat`` after the name: state, parent, …; none when the process is gone."""
    try:
        return (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def peak_memory() -> float:
    """Return the most memory that this process held, in MB (10⁶ bytes).

    Not ``ru_maxrss``: that one begins with what the starting process held.
    """
    line = next(line for line in (PROC / "self" / "status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024 / 1e6


def in_own_process(work: Callable[..., Any], *arguments: Any) -> Any:
    """Run ``work`` in a fresh interpreter and return what it returns; raises ``RuntimeError`` when it dies."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(there, work, arguments))
    process.start()
    there.close()
    try:
        result = here.recv()
    except EOFError:
        raise RuntimeError(f"{work.__name__} ended without a result") from None
    finally:
        process.join()
    return result


def _send(pipe: Connection, work: Callable[..., Any], arguments: Sequence[Any]) -> None:
    pipe.send(work(*arguments))
    pipe.close()


def in_turns(works: Mapping[str, Callable[[], Any]], times: int) -> dict[str, list[Any]]:
    """Run the works ``times`` times, each time in the opposite order, so that a slow minute of the machine hits all."""
    results: dict[str, list[Any]] = {name: [] for name in works}
    for turn in range(times):
        for name in list(works) if turn % 2 == 0 else reversed(list(works)):
            results[name].append(works[name]())
    return results


def median_of_files(runs: Sequence[Mapping[str, float]]) -> float:
    """Return the sum over files of the median over runs."""
    return sum(median(run[file] for run in runs) for file in runs[0])
