"""Finding the files of a run and dropping the known ones; imports nothing heavy, because most runs find nothing new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.adapters.disk_files import arrive
from pipeline.errors import ExtractError
from pipeline.model.ingest import FailedFile
from pipeline.model.text import RawFile
from pipeline.wiring import Parts

__all__ = ["Arrivals", "receive"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrivals:
    """Files of a run: new ones (each hash once), how many were known already, and those that could not be opened.

    ``skipped`` are files in folders whose names say that they hold no document (settings, programs).
    """

    new: tuple[RawFile, ...]
    known: int
    failures: tuple[FailedFile, ...] = ()
    skipped: int = 0


def receive(paths: Sequence[Path], parts: Parts) -> Arrivals:
    """Find the files under ``paths`` and drop those that were read before under the same rules."""
    arrived: dict[str, RawFile] = {}
    failures: list[FailedFile] = []
    repeated = skipped = 0
    for path in _files_under(paths):
        if path not in paths and path.suffix.lower() in parts.settings.ignored_suffixes:
            skipped += 1
            continue
        try:
            raw = arrive(path)
        except ExtractError as error:
            failures.append(FailedFile(path=str(path), code=error.code, message=error.message, remedy=error.remedy))
            continue
        repeated += raw.sha256 in arrived
        arrived.setdefault(raw.sha256, raw)
    known = parts.registry.known(arrived.keys(), parts.rules.version)
    new = tuple(raw for sha256, raw in arrived.items() if sha256 not in known)
    return Arrivals(new=new, known=len(known) + repeated, failures=tuple(failures), skipped=skipped)


def _files_under(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith((".", "~$")))
        else:
            yield path
