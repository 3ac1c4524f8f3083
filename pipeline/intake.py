"""Reading arrived files and keeping what was read; order and retry are the flows' business."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import VanishedFileError
from pipeline.model.ingest import FailedFile, IngestSummary
from pipeline.model.outcome import Failed, Outcome, Processed, Refused
from pipeline.model.text import RawFile
from pipeline.procedures.statistics import distinct_groups
from pipeline.process import Tools, process
from pipeline.wiring import Parts

__all__ = ["keep", "read_arrived"]


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


def _failure(outcome: Failed | Refused) -> FailedFile:
    return FailedFile(
        path=outcome.raw.path if isinstance(outcome, Failed) else outcome.sha256,
        code=outcome.code,
        message=outcome.message,
        remedy=outcome.remedy,
        refused=isinstance(outcome, Refused),
    )
