"""Whole runs of ``ingest``: the second one over unchanged files, one small file by hand, and what Prefect adds."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from unittest.mock import patch

from benchmarks.speed.cost import measured_with_children
from flows.ingest import BatchReader, prefect_environment, run_with_prefect
from flows.pool import ReadingPool
from pipeline.arrivals import receive
from pipeline.keeping import keep
from pipeline.model.ingest import IngestSummary
from pipeline.model.outcome import Failed, Outcome
from pipeline.model.text import RawFile
from pipeline.settings import Settings
from pipeline.wiring import Parts

ROOT = Path(__file__).resolve().parents[2]
_COMMAND = "from flows.cli import main; main()"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """CPU and wall seconds of a command, its children included, and its exit code."""

    cpu: float
    wall: float
    code: int


def command(arguments: Sequence[str | Path], data_dir: Path) -> Run:
    """Run ``rasoat`` with arguments; raises ``RuntimeError`` for any exit code but 0 (all read) and 3 (some files failed)."""
    environment = {**os.environ, "RASOAT_DATA_DIR": str(data_dir), "PYTHONPATH": str(ROOT)}
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", _COMMAND, *map(str, arguments)],
        cwd=data_dir,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 3}:
        raise RuntimeError(f"rasoat {arguments[0]} ended with code {process.returncode}")
    return Run(cpu=usage.ru_utime + usage.ru_stime, wall=time.perf_counter() - start, code=process.returncode)


def second_run(paths: Sequence[Path], times: int) -> dict[str, float]:
    """Ingest folders and files, then the same again ``times`` times: CPU seconds of the first run and of the median second."""
    with tempfile.TemporaryDirectory() as name:
        first = command(["ingest", "--quiet", *paths], Path(name))
        again = [command(["ingest", "--quiet", *paths], Path(name)) for _ in range(times)]
    return {
        "first_cpu_s": first.cpu,
        "first_wall_s": first.wall,
        "second_cpu_s": median(run.cpu for run in again),
        "second_wall_s": median(run.wall for run in again),
        "share": median(run.cpu for run in again) / first.cpu,
    }


def by_hand(files: Sequence[Path]) -> dict[str, float]:
    """Ingest one small file after the other by hand: the first into an empty folder, the others beside it."""
    with tempfile.TemporaryDirectory() as name:
        done = [command(["ingest", path], Path(name)) for path in files]
    later = done[1:] or done
    return {
        "empty_folder_s": done[0].wall,
        "median_s": median(run.wall for run in later),
        "median_cpu_s": median(run.cpu for run in later),
    }


def work_called_directly(folder: Path) -> dict[str, float]:
    """Read and keep a folder in batches without Prefect."""
    with tempfile.TemporaryDirectory() as name:
        parts = _parts(Path(name))
        arrivals = receive([folder], parts)
        size, total = parts.settings.batch_size, len(arrivals.new)
        with measured_with_children() as cost, ReadingPool(parts.settings) as pool:
            reader = BatchReader(pool, arrivals.new, size)
            summary = sum((keep(reader.batch(n), parts) for n in range(-(-total // size))), IngestSummary())
    return {"cpu": cost.cpu, "wall": cost.wall, "files": summary.new}


def work_with_prefect(folder: Path) -> dict[str, float]:
    """Do the same as :func:`work_called_directly` through Prefect; its import and its server's start are measured apart.

    ``own_cpu`` is the CPU of the same flow once more around batches that only wait, all together as long as the real ones took:
    what Prefect itself costs, its server included. The difference to the direct run is smaller than what a busy machine
    adds to either.
    """
    with tempfile.TemporaryDirectory() as name:
        parts = _parts(Path(name))
        arrivals = receive([folder], parts)
        with measured_with_children() as start:
            _start_prefect(parts.settings)
        with measured_with_children() as cost:
            summary = run_with_prefect(arrivals, parts, lambda _done, _all: None)
        waiting = partial(_WaitingPool, cost.wall / len(arrivals.new))
        with (
            measured_with_children() as own,
            patch("flows.ingest.ReadingPool", waiting),
            patch("pipeline.keeping.keep", _keep_nothing),
        ):
            run_with_prefect(arrivals, parts, lambda _done, _all: None)
    costs = {"cpu": cost.cpu, "wall": cost.wall, "own_cpu": own.cpu, "start_cpu": start.cpu, "start_wall": start.wall}
    return {**costs, "files": summary.new}


class _WaitingPool(ReadingPool):
    """Reads nothing and takes its time."""

    def __init__(self, seconds: float, settings: Settings) -> None:
        super().__init__(settings)
        self._seconds = seconds

    def read(self, raws: Sequence[RawFile]) -> Iterator[Outcome]:
        for raw in raws:
            time.sleep(self._seconds)
            yield Failed(raw=raw, code="waited", message="", remedy="", rules_version="")


def _keep_nothing(_outcomes: Sequence[Outcome], _parts: Parts) -> IngestSummary:
    return IngestSummary()


def _start_prefect(settings: Settings) -> None:
    """Import Prefect and let its temporary server come up with a flow that does nothing."""
    prefect_environment(settings)
    from prefect import flow, task  # noqa: PLC0415  (its import is what is measured)

    nothing = task(name="nothing")(_nothing)

    @flow(name="start", validate_parameters=False, persist_result=False)
    def start() -> None:
        nothing()

    start()


def _nothing() -> None:
    return None


def _parts(data_dir: Path) -> Parts:
    parts = Parts(Settings(data_dir=data_dir, database_url=None))
    keep([], parts)  # the registry's tables are made before anything is measured
    return parts
