"""Reading many files in worker processes; a worker that dies or hangs costs one file, never the batch."""

from __future__ import annotations

import logging
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeoutError
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from threading import Thread
from types import TracebackType
from typing import TYPE_CHECKING, Self

from pipeline.errors import PipelineError
from pipeline.model.outcome import TRY_AGAIN, Failed, Outcome
from pipeline.model.text import RawFile
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.process import Tools

__all__ = ["ReadingPool"]

_LOG = logging.getLogger(__name__)

_AHEAD_PER_WORKER = 8
"""Files handed out ahead of the one that is waited for: keeps workers busy while a batch is written."""

_TASKS_PER_WORKER = 500
"""A worker is replaced after so many files, so that memory that libraries keep cannot grow for ever."""


class ReadingPool:
    """Reads files in worker processes, as many as there is work for; a context manager."""

    def __init__(self, settings: Settings, *, read: Callable[[RawFile, Settings], Outcome] | None = None) -> None:
        """Take the settings; ``read`` stands in for reading in tests."""
        self._settings = settings
        self._read_one = read or _read_in_worker
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        """Start nothing yet: workers start with the first file."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Stop the workers."""
        self._stop()

    def read(self, raws: Sequence[RawFile]) -> Iterator[Outcome]:
        """Yield the outcome of each file, in the order given; a bounded number is under way at a time.

        When a worker dies or hangs, the files that were under way are read again, the first of them alone, so that only
        the guilty one fails. Raises ``ServiceError`` or ``RuleDataError`` when the machine or its rules are broken.
        """
        waiting = deque(raws)
        under_way: deque[tuple[RawFile, Future[Outcome]]] = deque()
        ahead = self._settings.workers * _AHEAD_PER_WORKER
        while waiting or under_way:
            while waiting and len(under_way) < ahead:
                under_way.append((waiting[0], self._submit(waiting.popleft())))
            raw, future = under_way.popleft()
            if _worker_is_lost(future, self._settings.limits.seconds):
                waiting.extendleft(later for later, _ in reversed(under_way))
                under_way.clear()
                self._stop()
                yield self._read_alone(raw)
            else:
                yield _outcome(raw, future)

    def _read_alone(self, raw: RawFile) -> Outcome:
        seconds = self._settings.limits.seconds
        future = self._submit(raw)
        if not _worker_is_lost(future, seconds):
            return _outcome(raw, future)
        self._stop()
        if future.done():
            return _lost(raw, "worker_died", "Tiến trình đọc tệp bị hệ thống dừng, thường vì thiếu bộ nhớ.")
        return _lost(raw, "too_slow", f"Đọc tệp quá {seconds} giây nên đã dừng.")

    def _submit(self, raw: RawFile) -> Future[Outcome]:
        if self._pool is None:
            self._pool = self._processes()
        return self._pool.submit(self._read_one, raw, self._settings)

    def _processes(self) -> ProcessPoolExecutor:
        os.environ.update(_WORKER_ENVIRONMENT)  # read by the workers' libraries when they start
        return ProcessPoolExecutor(
            max_workers=self._settings.workers,
            mp_context=multiprocessing.get_context("spawn"),
            max_tasks_per_child=_TASKS_PER_WORKER,
            initializer=_prepare_worker,
        )

    def _stop(self) -> None:
        if self._pool is None:
            return
        # A hanging worker never sees a shutdown: end the processes (the attribute is private; without it they are waited for).
        for process in list((getattr(self._pool, "_processes", None) or {}).values()):
            process.terminate()
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = None


def _worker_is_lost(future: Future[Outcome], seconds: float) -> bool:
    """Whether the file must be read again: its worker died, was stopped or did not answer in time."""
    try:
        return isinstance(future.exception(timeout=seconds), BrokenProcessPool)
    except (CancelledError, FutureTimeoutError):
        return True


def _outcome(raw: RawFile, future: Future[Outcome]) -> Outcome:
    """Return what a file gave; an error of our own costs this file alone and is logged whole."""
    error = future.exception()
    if error is None:
        return future.result()
    if isinstance(error, PipelineError):
        raise error
    _LOG.error("reading %s failed", raw.sha256, exc_info=error)
    return _lost(raw, PipelineError.code, f"{PipelineError.message.rstrip('.')} ({type(error).__name__}).")


_WORKER_ENVIRONMENT = {
    "OMP_THREAD_LIMIT": "1",  # the pool is the parallelism: more threads cost tesseract five times the CPU
    "OMP_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",  # pictures of pages are given back to the system: 298 MB at most became 268
    "MALLOC_TRIM_THRESHOLD_": "100000",
    "MALLOC_MMAP_THRESHOLD_": "100000",
}


def _prepare_worker() -> None:
    """Keep the warnings of parsers out of the terminal, and outlive nobody."""
    logging.getLogger().setLevel(logging.ERROR)
    Thread(target=_end_with_parent, name="end-with-parent", daemon=True).start()


def _end_with_parent() -> None:
    """End this worker when the program that waits for it was killed: nobody else would, not even one that hangs."""
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)


@lru_cache(maxsize=1)
def _tools(settings_json: str) -> Tools:
    from pipeline.wiring import reading_tools

    return reading_tools(Settings.model_validate_json(settings_json))


def _read_in_worker(raw: RawFile, settings: Settings) -> Outcome:
    from pipeline.intake import read_arrived

    return read_arrived(raw, _tools(settings.model_dump_json()))


def _lost(raw: RawFile, code: str, message: str) -> Failed:
    """Return a failure that is not the file's fault."""
    remedy = "Bản gốc và lý do đã được giữ; nạp lại tệp, nếu vẫn lỗi thì tách thành các phần nhỏ hơn hoặc báo người quản trị."
    return Failed(raw=raw, code=code, message=message, remedy=remedy, rules_version=TRY_AGAIN)
