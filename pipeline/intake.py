"""Taking files in: find them, drop the known ones, keep what was read, tell the index.

Order and retry are the flows' business.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.adapters.disk_files import arrive
from pipeline.errors import ExtractError, IndexUnavailableError, VanishedFileError
from pipeline.model.ingest import FailedFile, IngestSummary
from pipeline.model.outcome import Failed, Outcome, Processed, Refused
from pipeline.model.registry import Wanted
from pipeline.model.text import RawFile
from pipeline.procedures.statistics import distinct_groups
from pipeline.process import Tools, process
from pipeline.records import to_records
from pipeline.wiring import Parts

__all__ = ["Arrivals", "keep", "publish", "read_arrived", "rebuild", "receive"]

_PUBLISH_BATCH = 100
"""Documents written to the index at a time: a few MB of records."""


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


def read_arrived(raw: RawFile, tools: Tools) -> Outcome:
    """Read one file from its path; a path that vanished meanwhile is a failure like any other."""
    try:
        if raw.size > tools.limits.file_bytes:
            return process(raw, b"", tools)
        return process(raw, Path(raw.path).read_bytes(), tools)
    except OSError:
        gone = VanishedFileError()
        return Failed(raw=raw, code=gone.code, message=gone.message, remedy=gone.remedy, rules_version=tools.rules.version)


def keep(outcomes: Sequence[Outcome], parts: Parts) -> IngestSummary:
    """Keep originals and what was read of them; a refused file leaves nothing but its hash."""
    for outcome in outcomes:
        if not isinstance(outcome, Refused) and Path(outcome.raw.path).is_file():
            parts.files.put_file(Path(outcome.raw.path))
    kept = parts.registry.keep(outcomes)
    states = Counter(item.state for item in kept)
    documents = [d for outcome in outcomes if isinstance(outcome, Processed) for d in outcome.documents]
    labels = Counter(claim.label for document in documents for claim in document.labels)
    groups: Counter[str] = Counter()
    for document in documents:
        groups.update(distinct_groups(document.procedures, parts.rules.procedure_tables))
    return IngestSummary(
        new=states["new"],
        known=states["known"],
        changed=states["changed"],
        documents=len(documents),
        failures=tuple(_failure(outcome) for outcome in outcomes if not isinstance(outcome, Processed)),
        labels=tuple(labels.most_common()),
        groups=tuple(groups.most_common()),
    )


def publish(parts: Parts) -> int:
    """Bring the index up to the registry and return how many documents still wait, because it does not answer."""
    registry = parts.registry
    try:
        while lines := registry.pending(_PUBLISH_BATCH):
            ids = {line.document_id for line in lines}
            stored = [document for document_id in ids if (document := registry.get(document_id))]
            missing = ids - {document.summary.id for document in stored}
            parts.index.put(record for document in stored for record in to_records(document, registry, parts.rules))
            if missing:
                parts.index.remove(missing)
            registry.done(lines)
    except IndexUnavailableError:
        return registry.count()
    return 0


def rebuild(parts: Parts) -> int:
    """Build the index anew from the registry and return the number of its records."""
    registry = parts.registry
    stored = (document for s in registry.find(Wanted()) if (document := registry.get(s.id)))
    return parts.index.swap(record for document in stored for record in to_records(document, registry, parts.rules))


def _files_under(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith((".", "~$")))
        else:
            yield path


def _failure(outcome: Failed | Refused) -> FailedFile:
    return FailedFile(
        path=outcome.raw.path if isinstance(outcome, Failed) else outcome.sha256,
        code=outcome.code,
        message=outcome.message,
        remedy=outcome.remedy,
        refused=isinstance(outcome, Refused),
    )
