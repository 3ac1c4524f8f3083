"""Telling the index what the registry knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from index_config import load_index_config
from pipeline.errors import IndexUnavailableError
from pipeline.model.ids import DocumentId
from pipeline.model.registry import Wanted
from pipeline.model.search import IndexRecord
from pipeline.ports import IndexStock
from pipeline.records import to_records
from pipeline.search.stock import record_sums, sums_by_document
from pipeline.wiring import Parts

__all__ = ["Difference", "publish", "rebuild", "rollback", "verify"]

_BATCH = 100
"""Documents written to the index at a time: a few MB of records."""


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
    """Bring the index up to the registry and return how many documents still wait, because it does not answer."""
    registry = parts.registry
    try:
        while lines := registry.pending(_BATCH):
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
    """Build the index anew from the registry and return the number of its records.

    A document that changed while this went on was told only to the old index: what differs is written once more.
    """
    written: dict[DocumentId, int] = {}
    parts.index.swap(_records(parts, written))
    now = {summary.id: summary.version for summary in parts.registry.find(Wanted())}
    changed = [one for one, version in now.items() if written.get(one) != version]
    _mend(parts, Difference(documents=len(now), records=0, surplus=tuple(written.keys() - now.keys()), missing=tuple(changed)))
    publish(parts)
    return parts.index.count()


def verify(parts: Parts, *, mend: bool = False) -> Difference:
    """Compare versions, numbers and checksums of the records with the registry's documents; ``mend`` writes what differs."""
    config = load_index_config()
    wanted = sums_by_document(record_sums(_records(parts), config))
    held = sums_by_document(_stock(parts).stock())
    found = Difference(
        documents=len(wanted),
        records=sum(number for number, _ in wanted.values()),
        missing=tuple(sorted(wanted.keys() - held.keys())),
        surplus=tuple(sorted(held.keys() - wanted.keys())),
        different=tuple(sorted(one for one in wanted.keys() & held.keys() if wanted[one] != held[one])),
    )
    if mend:
        _mend(parts, found)
    return found


def rollback(parts: Parts) -> int:
    """Put the index before the last rebuild back, bring it up to the registry, and return the number of its records."""
    _stock(parts).rollback()
    verify(parts, mend=True)
    return parts.index.count()


def _mend(parts: Parts, found: Difference) -> None:
    if gone := {*found.surplus, *found.different}:
        parts.index.remove({DocumentId(one) for one in gone})
    wrong = [DocumentId(one) for one in (*found.missing, *found.different)]
    for first in range(0, len(wrong), _BATCH):
        stored = [document for one in wrong[first : first + _BATCH] if (document := parts.registry.get(one))]
        parts.index.put(record for document in stored for record in to_records(document, parts.registry, parts.rules))


def _records(parts: Parts, written: dict[DocumentId, int] | None = None) -> Iterator[IndexRecord]:
    """Yield the records of all documents; the versions that they were made of are noted in ``written``."""
    registry = parts.registry
    for summary in registry.find(Wanted()):
        if document := registry.get(summary.id):
            if written is not None:
                written[document.summary.id] = document.summary.version
            yield from to_records(document, registry, parts.rules)


def _stock(parts: Parts) -> IndexStock:
    return cast("IndexStock", parts.index)
