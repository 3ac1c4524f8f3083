"""One document of the registry with everything that its pages show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.document import Reference
from pipeline.model.ids import DocumentId
from pipeline.model.outcome import ReadDocument
from pipeline.model.registry import Manifestation, Relation, StoredDocument
from pipeline.model.status import StatusOn
from pipeline.references import resolve_references
from pipeline.status import events_of, status_on
from pipeline.text.numbers import number_key
from pipeline.web.marks import Mark, find_marks
from pipeline.web.site import Site

__all__ = ["DocumentReading", "read_document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentReading:
    """A stored document, its relations both ways, its references resolved by now, its marks, its status on ``day``."""

    stored: StoredDocument
    outgoing: Sequence[Relation]
    incoming: Sequence[Relation]
    references: tuple[Reference, ...]
    marks: tuple[Mark, ...]
    status: StatusOn

    @property
    def document(self) -> ReadDocument:
        """Return what was read."""
        return self.stored.document

    @property
    def base(self) -> str:
        """Return the address of the document's page."""
        return f"/van-ban/{self.stored.summary.id}"

    @property
    def file(self) -> Manifestation:
        """Return the file that the document was read from."""
        return next(m for m in self.stored.manifestations if m.sha256 == self.stored.preferred)


def read_document(site: Site, identifier: str, day: dt.date) -> DocumentReading | None:
    """Return the document, ``None`` when the registry has no such id."""
    registry = site.parts.registry
    stored = registry.get(DocumentId(identifier))
    if stored is None:
        return None
    document = stored.document
    numbers = {number_key(reference.number) for reference in document.references if reference.number}
    references = resolve_references(document.references, document.key, registry.works(numbers))
    incoming = registry.incoming(stored.summary.id)
    base = f"/van-ban/{stored.summary.id}"
    return DocumentReading(
        stored=stored,
        outgoing=registry.outgoing(stored.summary.id),
        incoming=incoming,
        references=references,
        marks=find_marks(document, references, site.rules, site.words, base=base),
        status=status_on(day, events_of(stored.summary, incoming, site.rules), site.rules),
    )
