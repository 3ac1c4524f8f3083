"""Finding the files of a run and dropping the known ones; imports nothing heavy, because most runs find nothing new."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.adapters.disk_files import arrive
from pipeline.errors import PipelineError, VanishedFileError, os_reason
from pipeline.model.ingest import FailedFile
from pipeline.model.text import RawFile
from pipeline.wiring import Parts

__all__ = ["Arrivals", "receive"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrivals:
    """Files of a run: new ones (each hash once), how many were known already, and those that could not be opened.

    ``known_unread`` of the known ones failed or were refused in an earlier run under the same rules.
    ``skipped`` are files in folders whose names say that they hold no document (settings, programs).
    """

    new: tuple[RawFile, ...]
    known: int
    known_unread: int = 0
    failures: tuple[FailedFile, ...] = ()
    skipped: int = 0


def receive(paths: Sequence[Path], parts: Parts) -> Arrivals:
    """Find the files under ``paths`` and drop those that were read before under the same rules.

    What the user names is taken whatever it is called; in folders, hidden files and those with an ignored ending are not.
    A folder that may not be opened is a failure, so that no file is lost without a word.
    """
    arrived: dict[str, RawFile] = {}
    failures: list[FailedFile] = []
    repeated = skipped = 0
    for path, named in _files_under(paths, failures):
        if not named and path.suffix.lower() in parts.settings.ignored_suffixes:
            skipped += 1
            continue
        try:
            raw = arrive(path)
        except VanishedFileError as error:
            failures.append(_failed(path, error))
            continue
        repeated += raw.sha256 in arrived
        arrived.setdefault(raw.sha256, raw)
    known = parts.registry.known(arrived.keys(), parts.rules.version)
    new = tuple(raw for sha256, raw in arrived.items() if sha256 not in known)
    return Arrivals(
        new=new,
        known=len(known) + repeated,
        known_unread=sum(one.sha256 in known for one in parts.registry.failures()) if known else 0,
        failures=tuple(failures),
        skipped=skipped,
    )


def _files_under(paths: Iterable[Path], failures: list[FailedFile]) -> Iterator[tuple[Path, bool]]:
    """Yield each file and whether the user named it; folders that cannot be listed are added to ``failures``."""

    def refused(error: OSError) -> None:
        message = f"Không mở được thư mục: {os_reason(error)}."
        failures.append(_failed(Path(str(error.filename)), VanishedFileError(message)))

    for path in paths:
        if not path.is_dir():
            yield path, True
            continue
        for folder, below, names in os.walk(path, onerror=refused):
            below[:] = sorted(name for name in below if not _hidden(name))
            found = (Path(folder, name) for name in sorted(names) if not _hidden(name))
            yield from ((file, False) for file in found if file.is_file() or not file.exists())  # no sockets; dead links fail


def _hidden(name: str) -> bool:
    """Whether a name is hidden, or a lock that office programs leave beside an open file."""
    return name.startswith((".", "~$"))


def _failed(path: Path, error: PipelineError) -> FailedFile:
    return FailedFile(path=str(path), code=error.code, message=error.message, remedy=error.remedy)
