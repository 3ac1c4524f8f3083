"""Reading arrived files and keeping what was read; order and retry are the flows' business."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from pipeline.adapters.disk_files import arrive
from pipeline.errors import ChangedFileError, ExtractError, PipelineError, ServiceError, StorageError, VanishedFileError
from pipeline.model.ids import sha256_of
from pipeline.model.ingest import FailedFile, IngestSummary
from pipeline.model.outcome import TRY_AGAIN, Failed, Outcome, Processed, Refused
from pipeline.model.text import RawFile
from pipeline.ports import FileStore
from pipeline.procedures.statistics import distinct_groups
from pipeline.process import Tools, process, to_failure
from pipeline.wiring import Parts

__all__ = ["keep", "read_arrived", "read_path"]

_LOG = logging.getLogger(__name__)


def read_path(path: Path, tools: Tools) -> Outcome:
    """Read the file at a path; nothing is kept. Raises ``ServiceError`` when the machine is broken."""
    try:
        raw = arrive(path)
    except ExtractError as error:
        return to_failure(RawFile(path=str(path), sha256="", size=0, media_type=""), error, TRY_AGAIN)
    return read_arrived(raw, tools)


def read_arrived(raw: RawFile, tools: Tools) -> Outcome:
    """Read one file from its path; a path that vanished, changed bytes and an error of our own are failures of this file.

    Raises ``ServiceError`` when the machine is broken.
    """
    try:
        content = b"" if raw.size > tools.limits.file_bytes else Path(raw.path).read_bytes()
    except OSError:
        return to_failure(raw, VanishedFileError(), TRY_AGAIN)
    if content and sha256_of(content) != raw.sha256:
        return to_failure(raw, ChangedFileError(), TRY_AGAIN)
    try:
        return process(raw, content, tools)
    except ServiceError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a foreign parser or a mistake of ours raises costs one file, never the run
        _LOG.exception("reading %s failed", raw.sha256)
        return to_failure(raw, PipelineError(f"{PipelineError.message} ({type(error).__name__})"), TRY_AGAIN)


def keep(outcomes: Sequence[Outcome], parts: Parts) -> IngestSummary:
    """Keep originals and what was read of them; a refused file leaves nothing but its hash.

    Raises ``StorageError`` or ``RegistryError``; then nothing of these outcomes is in the registry.
    """
    secured = [_with_original(outcome, parts.files) for outcome in outcomes]
    states = Counter(item.state for item in parts.registry.keep(secured))
    documents = [d for outcome in secured if isinstance(outcome, Processed) for d in outcome.documents]
    labels = Counter(claim.label for document in documents for claim in document.labels)
    groups: Counter[str] = Counter()
    for document in documents:
        groups.update(distinct_groups(document.procedures, parts.rules.procedure_tables))
    return IngestSummary(
        new=states["new"],
        known=states["known"],
        changed=states["changed"],
        documents=len(documents),
        failures=tuple(_failure(outcome) for outcome in secured if not isinstance(outcome, Processed)),
        labels=tuple(labels.most_common()),
        groups=tuple(groups.most_common()),
    )


def _with_original(outcome: Outcome, files: FileStore) -> Outcome:
    """Keep the original first: what was read of a file that is gone or no longer the same is not kept without it."""
    if isinstance(outcome, Refused):
        return outcome
    try:
        same = files.put_file(Path(outcome.raw.path)) == outcome.raw.sha256
    except VanishedFileError:
        same = False
    except OSError as error:
        raise StorageError(f"{StorageError.message.rstrip('.')}: {error.strerror or 'lỗi đĩa'}.") from error
    return outcome if same or isinstance(outcome, Failed) else to_failure(outcome.raw, ChangedFileError(), TRY_AGAIN)


def _failure(outcome: Failed | Refused) -> FailedFile:
    return FailedFile(
        path=outcome.raw.path if isinstance(outcome, Failed) else outcome.sha256,
        code=outcome.code,
        message=outcome.message,
        remedy=outcome.remedy,
        refused=isinstance(outcome, Refused),
    )
