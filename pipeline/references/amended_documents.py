"""What an amending provision works on: whom bare provisions and quoted "Nghị định này" mean (domain.md 7.2a)."""

from __future__ import annotations

import bisect
from dataclasses import dataclass

from pipeline.model.text import Span
from pipeline.references.grammar import Grammar
from pipeline.references.mentions import Mention
from pipeline.references.places import Places
from pipeline.references.provision_lists import Path

__all__ = ["AmendedDocuments", "amended_documents_of"]

_LEAD = 900
_TO_QUOTATION = 200
_BETWEEN = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendedDocuments:
    """Amended documents and provisions by the eIds of the provisions whose lead names them, and the document of the title."""

    places: Places
    documents: dict[str, Mention]
    leads: dict[str, tuple[int, Path]]
    of_title: Mention | None
    ends: tuple[int, ...]
    articles: tuple[str, ...]

    def document_at(self, place: int) -> Mention | None:
        """Return the document that the provisions around ``place`` amend, by the nearest lead."""
        for provision in self.places.around(place):
            document = self.documents.get(provision.eid)
            if document is not None and document.end <= place:
                return document
        return None

    def lead_at(self, place: int) -> Path:
        """Return the provision that the nearest lead around ``place`` names ("3. Sửa đổi một số khoản của Điều 4 như sau:")."""
        for provision in self.places.around(place):
            end, path = self.leads.get(provision.eid, (-1, ()))
            if 0 <= end <= place:
                return path
        return ()

    def article_before(self, place: int) -> str | None:
        """Return the article that was cited last before ``place``: quoted new text without a heading belongs to it."""
        number = bisect.bisect_right(self.ends, place) - 1
        if number >= 0 and place - self.ends[number] <= _TO_QUOTATION:
            return self.articles[number]
        return next((value for unit, value in self.lead_at(place) if unit == "article"), None)


def amended_documents_of(text: str, mentions: list[Mention], places: Places, grammar: Grammar) -> AmendedDocuments:
    """Find for every provision what its lead names behind an amending verb that begins a sentence."""
    outside = [m for m in mentions if not places.quoted.holds(m.start)]
    documents = [m for m in outside if m.form == "document" and (m.number or m.name)]
    cited = [m for m in outside if m.provisions is not None and _article_of(m)]
    led = _led(text, outside, grammar)
    return AmendedDocuments(
        places=places,
        documents=dict(_in_leads(text, documents, places, grammar)),
        leads={
            eid: (m.end, m.provisions.targets[0].path) for eid, m in _in_leads(text, cited, places, grammar) if m.provisions
        },
        of_title=_of_title(text, documents, places, grammar),
        ends=tuple(end for end, _ in led),
        articles=tuple(article for _, article in led),
    )


def _in_leads(text: str, mentions: list[Mention], places: Places, grammar: Grammar) -> list[tuple[str, Mention]]:
    """Return (eId, first mention) of the provisions whose lead, before their own items, amends something."""
    starts = [mention.start for mention in mentions]
    found = []
    for provision in places.provisions:
        begin = provision.span.start
        limit = min(provision.span.end, begin + _LEAD, places.first_child.get(provision.eid, provision.span.end))
        number = bisect.bisect_left(starts, begin)
        if number == len(starts) or starts[number] >= limit:
            continue
        end = starts[number]
        if grammar.amending_lead.match(text, begin, end) or grammar.amending_start.search(text, begin, end):
            found.append((provision.eid, mentions[number]))
    return found


def _led(text: str, mentions: list[Mention], grammar: Grammar) -> list[tuple[int, str]]:
    """Return (end, article) of the cited provisions; behind "vào sau" stands only a place."""
    led: list[tuple[int, str]] = []
    for number, mention in enumerate(mentions):
        article = _article_of(mention)
        if article is None:
            continue
        before = mentions[number - 1].end if number else 0
        is_place = mention.start - before <= _BETWEEN and grammar.insertion.fullmatch(text, before, mention.start)
        led.append((mention.end, led[-1][1] if is_place and led else article))
    return led


def _article_of(mention: Mention) -> str | None:
    """Return the article in which the last of the mention's provisions lies."""
    if mention.provisions is None:
        return None
    return next((value for unit, value in mention.provisions.targets[-1].path if unit == "article"), None)


def _of_title(text: str, documents: list[Mention], places: Places, grammar: Grammar) -> Mention | None:
    spans = places.titles.spans or tuple(span for name, span in places.structure.header.evidence if name == "title")
    return next((document for span in spans for document in documents if _is_amended_in(text, span, document, grammar)), None)


def _is_amended_in(text: str, title: Span, document: Mention, grammar: Grammar) -> bool:
    if not title.start <= document.start < title.end:
        return False
    return grammar.amending_title.match(text, title.start, document.start) is not None
