"""One document of the registry with everything that its pages show."""

from __future__ import annotations

import datetime as dt
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.extract.collection import without_collection
from pipeline.model.document import Reference
from pipeline.model.ids import DocumentId
from pipeline.model.outcome import ReadDocument
from pipeline.model.registry import KnownWork, Manifestation, Relation, StoredDocument, Wanted
from pipeline.model.status import StatusOn
from pipeline.references import Acting, resolve_references
from pipeline.status import events_of, status_on
from pipeline.text.numbers import number_key
from pipeline.web.marks import Mark, find_marks
from pipeline.web.site import Site
from pipeline.wiring import Parts

__all__ = ["DocumentReading", "KeptDocuments", "read_document"]

_KEPT = 12
"""Documents held in memory; a code of 150,000 words takes some 60 MB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentReading:
    """A stored document, relations both ways, references resolved to ``works`` by id, marks, status on a day."""

    stored: StoredDocument
    outgoing: Sequence[Relation]
    incoming: Sequence[Relation]
    references: tuple[Reference, ...]
    works: Mapping[str, KnownWork]
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


class KeptDocuments:
    """The documents that were opened last: people turn pages and tabs of one document, and a law takes a while to load."""

    def __init__(self, parts: Parts) -> None:
        """Take the parts, whose registry is asked for the version each time."""
        self._parts = parts
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, int], StoredDocument] = OrderedDict()

    def get(self, identifier: DocumentId) -> StoredDocument | None:
        """Return one document in its newest version, ``None`` when there is no such id."""
        found = self._parts.registry.find(Wanted(ids=(identifier,)))
        if not found:
            return None
        key = (str(identifier), found[0].version)
        with self._lock:
            kept = self._kept.get(key)
        with without_collection():
            stored = kept or self._parts.registry.get(identifier)
        if stored is not None and kept is None:
            with self._lock:
                self._kept[key] = stored
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
        return stored


def read_document(site: Site, documents: KeptDocuments, identifier: str, day: dt.date) -> DocumentReading | None:
    """Return the document, ``None`` when the registry has no such id."""
    registry = site.parts.registry
    stored = documents.get(DocumentId(identifier))
    if stored is None:
        return None
    document = stored.document
    numbers = {number_key(reference.number) for reference in document.references if reference.number}
    known = registry.works(numbers)
    works = {str(work.id): work for work in known}
    citing = Acting(id=stored.summary.id, date=document.key.date, authority=document.structure.header.authority)
    references = resolve_references(document.references, citing, known, site.rules.territories)
    incoming = registry.incoming(stored.summary.id)
    base = f"/van-ban/{stored.summary.id}"
    return DocumentReading(
        stored=stored,
        outgoing=registry.outgoing(stored.summary.id),
        incoming=incoming,
        references=references,
        works=works,
        marks=find_marks(document, references, site.rules, site.words, base=base, works=works),
        status=status_on(day, events_of(stored.summary, incoming, site.rules), site.rules),
    )
