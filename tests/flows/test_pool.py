"""Workers: order, death, hanging, mistakes."""

from __future__ import annotations

import logging
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.ingest import BatchReader
from flows.pool import ReadingPool
from pipeline.errors import ServiceError
from pipeline.model.outcome import TRY_AGAIN, Failed
from pipeline.model.text import RawFile
from pipeline.settings import LimitSettings, Settings
from tests.flows.readers import read

ROOT = Path(__file__).resolve().parents[2]


def raws(*names: str) -> list[RawFile]:
    """Return files of these names."""
    return [
        RawFile(path=f"/kho/{name}.html", sha256=f"{n:064x}", size=1, media_type="text/html") for n, name in enumerate(names)
    ]


def codes(pool: ReadingPool, *names: str) -> list[str]:
    """Return what the pool says of each file, in the order of its answers."""
    files = raws(*names)
    outcomes = list(pool.read(files))
    assert [outcome.raw for outcome in outcomes if isinstance(outcome, Failed)] == files
    return [outcome.code for outcome in outcomes if isinstance(outcome, Failed)]


def settings(seconds: int = 60) -> Settings:
    """Return settings for two workers."""
    return Settings(workers=2, limits=LimitSettings(seconds=seconds))


def test_outcomes_come_in_the_order_of_the_files() -> None:
    """However many workers read, files are answered in the order given."""
    with ReadingPool(settings(), read=read) as pool:
        outcomes = list(pool.read(raws(*(f"a-{n}" for n in range(40)))))
    assert [outcome.raw.path for outcome in outcomes if isinstance(outcome, Failed)] == [f"/kho/a-{n}.html" for n in range(40)]
    assert len({outcome.message for outcome in outcomes if isinstance(outcome, Failed)}) in {1, 2}


def test_a_worker_that_dies_costs_one_file() -> None:
    """Only the file that kills its worker fails, to be tried again; those that were under way with it are read."""
    with ReadingPool(settings(), read=read) as pool:
        assert codes(pool, "a", "dies-1", "b", "c", "dies-2", "d") == [
            "read",
            "worker_died",
            "read",
            "read",
            "worker_died",
            "read",
        ]


def test_a_worker_that_hangs_costs_one_file() -> None:
    """A file that takes longer than the limit is given up, its worker ended, and the others are read."""
    with ReadingPool(settings(seconds=30), read=read) as pool:  # long enough for a busy machine to start a worker
        assert codes(pool, "a", "hangs", "b", "c") == ["read", "too_slow", "read", "read"]


def test_workers_end_with_the_program() -> None:
    """When the program is killed, its workers end too, one that hangs among them."""
    program = """
from flows.pool import ReadingPool
from tests.flows.readers import read
from tests.flows.test_pool import raws, settings
with ReadingPool(settings(), read=read) as pool:
    for outcome in pool.read(raws("a", "hangs", "b", "hangs-2")):
        print(*(pool._pool._processes or {}), flush=True)
"""
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        workers = [int(word) for word in running.stdout.readline().split()]
        assert workers
        assert all(is_running(worker) for worker in workers)
        running.kill()
    until = time.monotonic() + 100
    while any(is_running(worker) for worker in workers) and time.monotonic() < until:
        time.sleep(0.1)
    assert not any(is_running(worker) for worker in workers)


def is_running(process: int) -> bool:
    """Whether a process is there and not only its entry."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_mistake_of_ours_costs_one_file_and_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """An exception that nobody expected fails its file, to be tried again; the log has its hash, not its name."""
    with caplog.at_level(logging.ERROR), ReadingPool(settings(), read=read) as pool:
        found = list(pool.read(raws("a", "breaks", "b")))[1]
    assert isinstance(found, Failed)
    assert (found.code, found.rules_version) == ("internal_error", TRY_AGAIN)
    assert "ValueError" in found.message
    assert [record.getMessage() for record in caplog.records] == [f"reading {found.raw.sha256} failed"]


def test_a_broken_machine_stops_the_run() -> None:
    """An error of the machine is raised: every file would meet it."""
    with ReadingPool(settings(), read=read) as pool, pytest.raises(ServiceError):
        list(pool.read(raws("a", "service", "b")))


def test_a_batch_can_be_asked_for_again() -> None:
    """Batches follow each other; the last one is given again to a task that is tried again."""
    with ReadingPool(settings(), read=read) as pool:
        reader = BatchReader(pool, raws("a", "b", "c"), 2)
        first = reader.batch(0)
        assert [len(first), len(reader.batch(0)), len(reader.batch(1)), len(reader.batch(1))] == [2, 2, 1, 1]


def test_a_short_batch_is_an_error() -> None:
    """When reading stopped half way, asking on is an error: no file is lost without a word."""
    with ReadingPool(settings(), read=read) as pool:
        reader = BatchReader(pool, raws("a", "service", "b"), 2)
        with pytest.raises(ServiceError):
            reader.batch(0)
        with pytest.raises(ServiceError, match="dừng giữa chừng"):
            reader.batch(0)
