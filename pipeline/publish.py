"""Telling the index what the registry knows."""

from __future__ import annotations

from pipeline.errors import IndexUnavailableError
from pipeline.model.registry import Wanted
from pipeline.records import to_records
from pipeline.wiring import Parts

__all__ = ["publish", "rebuild"]

_BATCH = 100
"""Documents written to the index at a time: a few MB of records."""


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
    """Build the index anew from the registry and return the number of its records."""
    registry = parts.registry
    stored = (document for s in registry.find(Wanted()) if (document := registry.get(s.id)))
    return parts.index.swap(record for document in stored for record in to_records(document, registry, parts.rules))
