"""Telling the index what the registry knows."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import cast

from pipeline.errors import IndexUnavailableError, PipelineError, RecordRefusedError
from pipeline.model.ids import DocumentId
from pipeline.model.registry import DocumentSummary, Wanted
from pipeline.model.search import Filters, IndexRecord, Query
from pipeline.ports import Index, IndexStock, StockedIndex
from pipeline.records import to_records
from pipeline.search.stock import record_sums, sums_by_document
from pipeline.wiring import Parts

__all__ = ["Difference", "Published", "bring_up", "catching_up", "publish", "rebuild", "refuse_empty", "rollback", "verify"]

_BATCH = 100
"""Documents written to the index at a time: a few MB of records."""
_AGAIN_SECONDS = 15.0
"""Between two looks at the outbox while the pages are served."""
_ROUNDS = 3
"""How often what changed meanwhile is written to a new index before it is used; the rest follows right after."""
_SAMPLES, _TITLE_WORDS, _PAGE = 20, 8, 100
_STRANGE = 10
"""One sampled title in so many may be too strange to be found by its words."""
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """How many documents still wait for the index, and why; they stay in the outbox and are told again."""

    waiting: int = 0
    problem: PipelineError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How the index differs from the registry, as ids of documents; ``documents`` and ``records`` are the registry's."""

    documents: int
    records: int
    missing: tuple[str, ...] = ()
    surplus: tuple[str, ...] = ()
    different: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.missing or self.surplus or self.different)


def publish(parts: Parts) -> int:
    """Bring the index up to the registry and return how many documents still wait for it."""
    return bring_up(parts).waiting


def bring_up(parts: Parts) -> Published:
    """Bring the index up to the registry, batch by batch; what cannot be told now waits, and nothing else does."""
    registry, refused = parts.registry, set[DocumentId]()
    problem: PipelineError | None = None
    try:
        while lines := [one for one in registry.pending(_BATCH + len(refused)) if one.document_id not in refused]:
            ids = {line.document_id for line in lines}
            try:
                parts.index.put(_records(parts, ids))
            except RecordRefusedError as error:
                problem = error
                refused |= {one for one in ids if any(record.startswith(f"{one}/") for record in error.reasons)}
            # Asked after writing: a document that went while it was being written must not come back.
            if gone := ids - {summary.id for summary in registry.find(Wanted(ids=tuple(ids)))}:
                parts.index.remove(gone)
            registry.done(line for line in lines if line.document_id not in refused)
    except IndexUnavailableError as error:
        problem = error
    return Published(waiting=registry.count(), problem=problem)


@contextmanager
def catching_up(parts: Parts, seconds: float = _AGAIN_SECONDS) -> Iterator[threading.Event]:
    """While the block runs, tell the index what it missed as soon as it answers again, without being asked.

    The event given is set when something was told and nothing waits any more.
    """
    stopped, done = threading.Event(), threading.Event()

    def look() -> None:
        while not stopped.wait(seconds):
            try:
                if parts.registry.count() and not bring_up(parts).waiting:
                    done.set()
            except PipelineError as error:
                _LOG.warning("the index was not brought up, trying again: %s", error)

    thread = threading.Thread(target=look, name="catching-up", daemon=True)
    thread.start()
    try:
        yield done
    finally:
        stopped.set()
        thread.join()


def rebuild(parts: Parts) -> int:
    """Build the index anew from the registry and return the number of its records.

    The old one answers and is written to meanwhile. The new one takes its place only when it holds every record as the
    registry has it now, with what changed meanwhile, and finds a sample of documents by their titles. Raises
    ``RecordRefusedError`` when that was done without some records that the index does not take.
    """
    written = _Written()
    with _stock(parts).fresh() as fresh:
        written.put(parts, fresh, [summary.id for summary in parts.registry.find(Wanted())])
        for _ in range(_ROUNDS):
            if not written.follow(parts, fresh):
                break
        _prove(parts, fresh, written)
    written.follow(parts, parts.index)
    written.tick_off(parts)
    publish(parts)
    if written.refused:
        raise RecordRefusedError(written.refused)
    return parts.index.count()


@dataclass(slots=True)
class _Written:
    """What a new index was told: versions and checksums of documents, and the records that it did not take."""

    versions: dict[DocumentId, int] = field(default_factory=dict)
    sums: dict[str, tuple[int, int]] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)

    def put(self, parts: Parts, index: Index, ids: Iterable[DocumentId]) -> None:
        """Write documents and note what was written."""
        try:
            index.put(self._noted(parts, ids))
        except RecordRefusedError as error:
            self.refused |= error.reasons

    def follow(self, parts: Parts, index: Index) -> bool:
        """Write what the registry changed since, and say whether there was anything."""
        now = {summary.id: summary.version for summary in parts.registry.find(Wanted())}
        gone = self.versions.keys() - now.keys()
        for one in gone:
            del self.versions[one], self.sums[one]
        index.remove(gone)
        changed = [one for one, version in now.items() if self.versions.get(one) != version]
        self.put(parts, index, changed)
        return bool(gone or changed)

    def tick_off(self, parts: Parts) -> None:
        """Mark the outbox lines of what was written as done: else a registry that no index knew would be written twice."""
        refused = {record.partition("/")[0] for record in self.refused}
        versions = {one: version for one, version in self.versions.items() if one not in refused}
        lines = parts.registry.pending(parts.registry.count())
        parts.registry.done(line for line in lines if line.version <= versions.get(line.document_id, -1))

    def _noted(self, parts: Parts, ids: Iterable[DocumentId]) -> Iterator[IndexRecord]:
        for document, records in _documents(parts, ids):
            self.versions[document.id] = document.version
            self.sums |= sums_by_document(record_sums(records))
            yield from records


def _prove(parts: Parts, fresh: StockedIndex, written: _Written) -> None:
    """Raise ``IndexUnavailableError`` unless a new index holds what it was told, and finds documents."""
    held = sums_by_document(fresh.stock())
    wrong = {one for one in held.keys() | written.sums.keys() if held.get(one) != written.sums.get(one)}
    wrong -= {record.partition("/")[0] for record in written.refused}
    if wrong:
        message = f"Chỉ mục mới không khớp với sổ đăng ký ở {len(wrong)} văn bản; chỉ mục cũ được giữ nguyên."
        raise IndexUnavailableError(message, remedy="Chạy lại «rasoat index rebuild».")
    titled = [one for one in parts.registry.find(Wanted()) if one.id in written.sums and one.title]
    asked = titled[:: max(1, len(titled) // _SAMPLES)]
    lost = [one.id for one in asked if not _finds(fresh, one)]
    if len(lost) * _STRANGE > len(asked):
        message = f"Chỉ mục mới không tìm thấy {len(lost)} trên {len(asked)} văn bản hỏi thử; chỉ mục cũ được giữ nguyên."
        raise IndexUnavailableError(message, remedy="Chạy lại «rasoat index rebuild».")


def _finds(index: Index, wanted: DocumentSummary) -> bool:
    """Say whether a document is found by the first words of its title, or so many are that it need not be shown."""
    words = " ".join((wanted.title or "").split()[:_TITLE_WORDS])
    years = Filters(years=(wanted.date.year,) if wanted.date else ())
    results = index.search(Query(raw=words, phrases=(words,), has_marks=True, filters=years, level="document", size=_PAGE))
    return results.total > _PAGE or any(hit.record.document_id == wanted.id for hit in results.hits)


def refuse_empty(parts: Parts) -> None:
    """Raise ``IndexUnavailableError`` when the index holds nothing though the registry knows documents: it was lost."""
    if not parts.index.count() and parts.registry.find(Wanted(limit=1)):
        message = "Chỉ mục chưa có bản ghi nào, dù sổ đăng ký có văn bản."
        raise IndexUnavailableError(message, remedy="Chạy «rasoat index rebuild» để dựng lại chỉ mục.")


def verify(parts: Parts, *, mend: bool = False) -> Difference:
    """Compare versions, numbers and checksums of the records with the registry's documents; ``mend`` writes what differs."""
    wanted = sums_by_document(record_sums(_records(parts)))
    held = sums_by_document(_stock(parts).stock())
    found = Difference(
        documents=len(wanted),
        records=sum(number for number, _ in wanted.values()),
        missing=tuple(sorted(wanted.keys() - held.keys())),
        surplus=tuple(sorted(held.keys() - wanted.keys())),
        different=tuple(sorted(one for one in wanted.keys() & held.keys() if wanted[one] != held[one])),
    )
    if mend and found:
        parts.index.remove({DocumentId(one) for one in (*found.surplus, *found.different)})
        parts.index.put(_records(parts, (DocumentId(one) for one in (*found.missing, *found.different))))
    return found


def rollback(parts: Parts) -> int:
    """Put the index before the last rebuild back, bring it up to the registry, and return the number of its records."""
    _stock(parts).rollback()
    verify(parts, mend=True)
    return parts.index.count()


def _records(parts: Parts, ids: Iterable[DocumentId] | None = None) -> Iterator[IndexRecord]:
    """Yield the records of documents as the registry holds them now; of all when none are named."""
    chosen = (summary.id for summary in parts.registry.find(Wanted())) if ids is None else ids
    for _, records in _documents(parts, chosen):
        yield from records


def _documents(parts: Parts, ids: Iterable[DocumentId]) -> Iterator[tuple[DocumentSummary, Sequence[IndexRecord]]]:
    """Yield documents with their records; those that are gone are left out."""
    for one in ids:
        if document := parts.registry.get(one):
            yield document.summary, to_records(document, parts.registry, parts.rules)


def _stock(parts: Parts) -> IndexStock:
    return cast("IndexStock", parts.index)
