"""The intake of a folder: few new files directly, many as Prefect tasks of one batch each, through the same functions."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path
from threading import Event

from flows.pool import ReadingPool
from pipeline.arrivals import Arrivals, receive
from pipeline.errors import ServiceError
from pipeline.model.ingest import IngestSummary
from pipeline.model.outcome import Outcome
from pipeline.model.text import RawFile
from pipeline.settings import Settings
from pipeline.wiring import Parts

__all__ = ["BatchReader", "Progress", "ingest", "prefect_environment", "run_direct", "run_with_prefect"]

Progress = Callable[[int, int], None]
"""Told (files done, files in all) after each batch."""

_LOG = logging.getLogger(__name__)
_PREFECT_BYTES = 50_000_000  # its database and what is written ahead of it take a few MB
_RETRIES = 2
_RETRY_SECONDS = 5


def ingest(paths: Sequence[Path], parts: Parts, progress: Progress | None = None) -> IngestSummary:
    """Take in all files under ``paths`` and bring the index up to the registry.

    Up to ``direct_limit`` new files are read without a scheduler, because that takes seconds to start; more go through
    Prefect. Raises ``ServiceError`` when the machine is broken; what was kept before stays kept.
    """
    arrivals = receive(paths, parts)
    tell = progress or (lambda _done, _all: None)
    start = IngestSummary(
        known=arrivals.known, known_unread=arrivals.known_unread, failures=arrivals.failures, skipped=arrivals.skipped
    )
    if not arrivals.new:
        summary = start
    elif len(arrivals.new) <= parts.settings.direct_limit or not _has_room(parts.settings.data_dir):
        summary = start + run_direct(arrivals, parts, tell)
    else:
        summary = start + run_with_prefect(arrivals, parts, tell)
    return _with_names(summary, arrivals) + _bring_index_up(parts)


def _has_room(folder: Path) -> bool:
    """Whether Prefect's server can make its database; on a full disk one would wait for it in vain for two minutes."""
    place = next(p for p in (folder, *folder.parents) if p.exists())
    return shutil.disk_usage(place).free > _PREFECT_BYTES


def _with_names(summary: IngestSummary, arrivals: Arrivals) -> IngestSummary:
    """Tell the user which files were refused; only their hash is kept, so the names come from this run."""
    names = {raw.sha256: raw.path for raw in arrivals.new}
    named = (replace(failure, path=names.get(failure.path, failure.path)) for failure in summary.failures)
    return replace(summary, failures=tuple(named))


def _bring_index_up(parts: Parts) -> IngestSummary:
    """Return how many documents still wait for the index, and why; loads nothing when none do."""
    if not parts.registry.count():
        return IngestSummary()
    from pipeline.learning import learn
    from pipeline.publish import bring_up

    published = bring_up(parts)
    learn(parts)
    problem = published.problem
    return IngestSummary(
        waiting_for_index=published.waiting, index_problem=f"{problem.message} {problem.remedy}" if problem else ""
    )


def run_direct(arrivals: Arrivals, parts: Parts, tell: Progress) -> IngestSummary:
    """Read the files in worker processes and keep each as it comes."""
    from pipeline.keeping import keep

    summary = IngestSummary()
    with ReadingPool(parts.settings) as pool:
        for done, outcome in enumerate(pool.read(arrivals.new), start=1):
            summary += keep([outcome], parts)
            tell(done, len(arrivals.new))
    return summary


class BatchReader:
    """Outcomes of a pool, batch by batch; a batch that could not be kept can be asked for again."""

    def __init__(self, pool: ReadingPool, raws: Sequence[RawFile], size: int) -> None:
        """Take a pool, the files in order and the size of a batch."""
        self._outcomes: Iterator[Outcome] = pool.read(raws)
        self._size = size
        self._files = len(raws)
        self._last: tuple[int, list[Outcome]] = (-1, [])

    def batch(self, number: int) -> list[Outcome]:
        """Return batch ``number`` (from 0, rising by one; asking for the last one again gives it again).

        Raises ``ServiceError`` when outcomes are missing: a file must never be lost without a word.
        """
        if number != self._last[0]:
            outcomes = list(islice(self._outcomes, self._size))
            if len(outcomes) != min(self._size, self._files - number * self._size):
                raise ServiceError("Việc đọc dừng giữa chừng.", remedy="Chạy lại lệnh nạp; tệp đã xong không đọc lại.")
            self._last = (number, outcomes)
        return self._last[1]


def run_with_prefect(arrivals: Arrivals, parts: Parts, tell: Progress) -> IngestSummary:
    """Read the files in a process pool and keep them batch by batch, each batch a Prefect task with retries.

    A Prefect that does not start stops nothing: the same batches are then read without it, and the log says so.
    """
    prefect_environment(parts.settings)
    from prefect import flow, task

    from pipeline.keeping import keep

    size, total = parts.settings.batch_size, len(arrivals.new)

    @task(name="read-and-keep-batch", retries=_RETRIES, retry_delay_seconds=_RETRY_SECONDS)
    def read_and_keep(number: int) -> IngestSummary:
        summary = keep(reader.batch(number), parts)
        tell(min((number + 1) * size, total), total)
        return summary

    @flow(name="ingest", validate_parameters=False, persist_result=False)
    def ingest_flow(batches: int) -> IngestSummary:
        started.set()
        return sum((read_and_keep(number) for number in range(batches)), IngestSummary())

    started, batches = Event(), -(-total // size)
    with ReadingPool(parts.settings) as pool:
        reader = BatchReader(pool, arrivals.new, size)
        try:
            return ingest_flow(batches)
        except RuntimeError as error:  # what Prefect raises when its temporary server does not come up in time
            if started.is_set():
                raise
            _LOG.warning("Prefect không khởi động được, tiếp tục không dùng Prefect (%s).", error)
            return sum((read_and_keep.fn(number) for number in range(batches)), IngestSummary())


def prefect_environment(settings: Settings) -> None:
    """Set what Prefect reads when it is imported: its own temporary server, quiet, no telemetry, home in the data folder."""
    defaults = {
        "PREFECT_HOME": str(settings.data_dir / "prefect"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "true",
        "PREFECT_SERVER_UI_ENABLED": "false",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",  # 20 are too few on a machine that does other work
        "PREFECT_LOGGING_LEVEL": "WARNING",
        "PREFECT_LOGGING_SERVER_LEVEL": "CRITICAL",  # a server that fails prints pages of traces; what it means, we say
        "PREFECT_LOGGING_TO_API_ENABLED": "false",
        "DO_NOT_TRACK": "1",
    }
    for name, value in defaults.items():
        os.environ.setdefault(name, value)
    with suppress(OSError):  # told where the originals are written
        settings.data_dir.mkdir(parents=True, exist_ok=True)  # a registry in PostgreSQL made none; Prefect makes no parents
