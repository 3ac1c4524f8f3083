"""What a run of the ingestion did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["FailedFile", "IngestSummary"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedFile:
    """A file that was not read: why, and what to do."""

    path: str
    code: str
    message: str
    remedy: str
    refused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestSummary:
    """Counts of files (new, known, changed, failed, refused), of documents, of labels and of procedure groups.

    ``waiting_for_index`` counts documents that the index still has to learn, ``index_problem`` says why and what to do;
    ``known_unread`` are the known ones that failed or were refused in an earlier run; ``skipped`` files in folders whose
    names say that they hold no document.
    """

    new: int = 0
    known: int = 0
    known_unread: int = 0
    changed: int = 0
    documents: int = 0
    failures: tuple[FailedFile, ...] = ()
    labels: tuple[tuple[str, int], ...] = ()
    groups: tuple[tuple[str, int], ...] = ()
    waiting_for_index: int = 0
    index_problem: str = ""
    skipped: int = 0

    @property
    def files(self) -> int:
        """Return the number of files, each counted once."""
        return self.new + self.known + self.changed + len(self.failures) + self.skipped

    def __add__(self, other: IngestSummary) -> IngestSummary:
        """Return the counts of both."""
        return IngestSummary(
            new=self.new + other.new,
            known=self.known + other.known,
            known_unread=self.known_unread + other.known_unread,
            changed=self.changed + other.changed,
            documents=self.documents + other.documents,
            failures=(*self.failures, *other.failures),
            labels=_sum(self.labels, other.labels),
            groups=_sum(self.groups, other.groups),
            skipped=self.skipped + other.skipped,
            waiting_for_index=max(self.waiting_for_index, other.waiting_for_index),
            index_problem=other.index_problem or self.index_problem,
        )


def _sum(*parts: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    counts: Counter[str] = Counter()
    for part in parts:
        counts.update(dict(part))
    return tuple(counts.most_common())
