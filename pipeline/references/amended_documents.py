"""The document that an amending provision works on: whom bare provisions and quoted "Nghị định này" mean (domain.md 7.2a)."""

from __future__ import annotations

import bisect
from dataclasses import dataclass

from pipeline.references.grammar import Grammar
from pipeline.references.mentions import Mention
from pipeline.references.places import Places

__all__ = ["AmendedDocuments", "amended_documents_of"]

_LEAD = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendedDocuments:
    """The amended documents by the provisions whose lead names them, and the one of the title."""

    by_eid: dict[str, Mention]
    of_title: Mention | None
    places: Places

    def at(self, place: int) -> Mention | None:
        """Return the document that the provisions around ``place`` amend, by the nearest lead."""
        for provision in self.places.around(place):
            if provision.eid in self.by_eid and self.by_eid[provision.eid].end <= place:
                return self.by_eid[provision.eid]
        return None


def amended_documents_of(text: str, mentions: list[Mention], places: Places, grammar: Grammar) -> AmendedDocuments:
    """Find for every provision the document in its lead that stands behind an amending verb."""
    documents = [m for m in mentions if m.form == "document" and (m.number or m.name)]
    starts = [m.start for m in documents]
    by_eid: dict[str, Mention] = {}
    for provision in places.provisions:
        limit = min(provision.span.end, provision.span.start + _LEAD)
        number = bisect.bisect_left(starts, provision.span.start)
        if number == len(documents) or documents[number].start >= limit:
            continue
        first = documents[number]
        if places.quoted.holds(first.start):
            continue
        if grammar.amending_inside.search(text, provision.span.start, first.start):
            by_eid[provision.eid] = first
    return AmendedDocuments(by_eid=by_eid, of_title=_of_title(text, documents, places, grammar), places=places)


def _of_title(text: str, documents: list[Mention], places: Places, grammar: Grammar) -> Mention | None:
    spans = places.titles.spans or tuple(span for name, span in places.structure.header.evidence if name == "title")
    for span in spans:
        for mention in documents:
            if span.start <= mention.start < span.end and grammar.amending_inside.search(text, span.start, mention.start):
                return mention
    return None
