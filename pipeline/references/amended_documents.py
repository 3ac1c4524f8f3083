"""The document that an amending provision works on: whom bare provisions and quoted "Nghị định này" mean (domain.md 7.2a)."""

from __future__ import annotations

import bisect
from dataclasses import dataclass

from pipeline.references.grammar import Grammar
from pipeline.references.mentions import Mention
from pipeline.references.places import Places

__all__ = ["AmendedDocuments", "amended_documents_of"]

_LEAD = 900
_TO_QUOTATION = 200
_BETWEEN = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendedDocuments:
    """The amended documents by the provisions whose lead names them, and the one of the title."""

    by_eid: dict[str, Mention]
    of_title: Mention | None
    places: Places
    ends: tuple[int, ...]
    articles: tuple[str, ...]

    def article_before(self, place: int) -> str | None:
        """Return the article that was cited last before ``place``: quoted new text without a heading belongs to it."""
        number = bisect.bisect_right(self.ends, place) - 1
        near = number >= 0 and place - self.ends[number] <= _TO_QUOTATION
        return self.articles[number] if near else None

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
    led = _led(text, mentions, places, grammar)
    return AmendedDocuments(
        by_eid=by_eid,
        of_title=_of_title(text, documents, places, grammar),
        places=places,
        ends=tuple(end for end, _ in led),
        articles=tuple(article for _, article in led),
    )


def _led(text: str, mentions: list[Mention], places: Places, grammar: Grammar) -> list[tuple[int, str]]:
    """Return (end, article) of the provisions outside of quotations; behind "vào sau" stands only a place."""
    led: list[tuple[int, str]] = []
    for number, mention in enumerate(mentions):
        article = _article_of(mention)
        if article is None or places.quoted.holds(mention.start):
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
    for span in spans:
        for mention in documents:
            if span.start <= mention.start < span.end and grammar.amending_inside.search(text, span.start, mention.start):
                return mention
    return None
