"""Keeping what was read, and its originals; loads nothing that reads, so that only workers pay for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import ChangedFileError, StorageError, VanishedFileError, os_reason
from pipeline.model.ingest import FailedFile, IngestSummary
from pipeline.model.outcome import TRY_AGAIN, Failed, Outcome, Processed, Refused, to_failure
from pipeline.ports import FileStore
from pipeline.procedures.statistics import distinct_groups
from pipeline.wiring import Parts

__all__ = ["keep"]


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
    except (ChangedFileError, VanishedFileError):
        same = False
    except OSError as error:
        raise StorageError(f"{StorageError.message.rstrip('.')}: {os_reason(error)}.") from error
    return outcome if same or isinstance(outcome, Failed) else to_failure(outcome.raw, ChangedFileError(), TRY_AGAIN)


def _failure(outcome: Failed | Refused) -> FailedFile:
    return FailedFile(
        path=outcome.raw.path if isinstance(outcome, Failed) else outcome.sha256,
        code=outcome.code,
        message=outcome.message,
        remedy=outcome.remedy,
        refused=isinstance(outcome, Refused),
    )
