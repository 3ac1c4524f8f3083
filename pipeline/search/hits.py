"""Hits as they are shown: status of the day, snippet, and why they are there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from index_config import IndexConfig
from pipeline.model.search import Hit, Query, Snippet
from pipeline.search.engine import Stored
from pipeline.search.ranked import CITING_TITLE, EXACT, ISSUER, TITLE, Ranked
from pipeline.search.snippets import snippet
from pipeline.search.syllables import folded
from pipeline.search.synonyms import expansions, variants
from pipeline.search.validity import status_of

__all__ = ["HitWriter"]

_SHOWN = 260
"""Code points that are shown of a provision that the query names."""

_Part = tuple[str, int, int]
"""eId of a clause or point and where it stands in the record's text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HitWriter:
    """Writes the hits of one page; ``stored`` are its records with the texts that are shown."""

    query: Query
    config: IndexConfig
    stored: Mapping[str, Stored]
    day: dt.date
    lenient: int = 0

    def hits(self, shown: Sequence[tuple[Ranked, Sequence[Ranked]]]) -> Iterator[Hit]:
        """Yield hits with what was found inside them; their own snippet only when nothing inside says it better.

        Records that were removed since they were found are left out.
        """
        for head, inside in shown:
            if head.candidate.record.id in self.stored:
                children = tuple(self._hit(child, ()) for child in inside if child.candidate.record.id in self.stored)
                yield self._hit(head, children)

    def _hit(self, ranked: Ranked, children: tuple[Hit, ...]) -> Hit:
        record = self.stored[ranked.candidate.record.id].record
        shown = None if any(child.snippets for child in children) else self._snippet(ranked)
        return Hit(
            record=replace(record, fields={**record.fields, "status": status_of(record.fields, self.day)}),
            score=ranked.score,
            snippets=(shown,) if shown else (),
            reasons=tuple(dict.fromkeys(self._reasons(ranked, shown))),
            children=children,
        )

    def _snippet(self, ranked: Ranked) -> Snippet | None:
        stored = self.stored[ranked.candidate.record.id]
        record, body = stored.record, stored.text
        if not body:
            return None
        if ranked.tier == EXACT and record.level == "document" and not (self.query.text or self.query.phrases):
            return None  # its own number is shown anyway
        start = record.fields.get("start")
        offset = start if isinstance(start, int) else None
        parts = tuple(_parts(record.fields))
        if self.query.eid and ranked.tier == EXACT:
            named = (part for part in parts if f"__{part[0]}".endswith(f"__{self.query.eid}"))
            return _whole_part(body, next(named, (str(record.fields.get("eid")), 0, len(body))), offset)
        eid, opening = record.fields.get("eid"), record.fields.get("opening")
        first = opening if isinstance(opening, int) else 0
        for words in self._ways():
            for begin in dict.fromkeys((first, 0)):
                begun = None if offset is None else offset + begin
                if shown := snippet(body[begin:], words, eid=str(eid) if eid else None, start=begun):
                    return _placed(shown, parts, offset)
        return None

    def _ways(self) -> Iterator[list[str]]:
        """Yield the words as typed, then by synonyms, then as a number is printed."""
        words = folded(" ".join((*self.query.phrases, self.query.text)))[: self.config.retrieval.syllables]
        if words:
            yield words
            yield from variants(words, expansions(words), self.config.retrieval.variants)
        number = self.query.number
        if number and number.key:
            yield folded(number.key)
        elif number and number.integer and number.year:
            yield from ([written, str(number.year)] for written in (f"{number.integer}", f"{number.integer:02d}"))

    def _reasons(self, ranked: Ranked, shown: Snippet | None) -> Iterator[str]:
        say, query = self.config.language.words, self.query
        yield from self._named(ranked, shown)
        if query.phrases:
            yield say["reason_phrase"]
        if ranked.tier == ISSUER:
            yield say["reason_authority"]
        if ranked.candidate.record.level != "document":
            return
        if ranked.tier in {TITLE, CITING_TITLE}:
            yield say["reason_title"]
        if query.text and (shown or self.lenient):
            yield say["reason_typo" if self.lenient else "reason_text"]

    def _named(self, ranked: Ranked, shown: Snippet | None) -> Iterator[str]:
        """Yield what the query names: a number, a code, a provision, a relation."""
        say, query, record = self.config.language.words, self.query, self.stored[ranked.candidate.record.id].record
        if query.relation and ranked.tier == EXACT:
            yield " ".join((say[query.relation], *(value for name, value, _ in query.understood if name == say["number"])))
        elif record.level == "provision":
            yield f"{say['reason_provision']} {record.fields.get('name') or ''}".strip()
        elif ranked.tier == EXACT:
            yield say["reason_number"] if query.number and record.level == "document" else say["reason_code"]
        elif record.level == "procedure":
            yield say["reason_procedure"]
        elif query.number and shown and not query.text:
            yield say["reason_mention"]


def _parts(fields: Mapping[str, object]) -> Iterator[_Part]:
    parts = fields.get("parts")
    for part in parts if isinstance(parts, list | tuple) else ():
        eid, start, end = part
        yield str(eid), int(start), int(end)


def _whole_part(body: str, part: _Part, offset: int | None) -> Snippet:
    eid, start, end = part
    return Snippet(text=body[start : min(end, start + _SHOWN)], eid=eid, start=None if offset is None else offset + start)


def _placed(shown: Snippet, parts: Sequence[_Part], offset: int | None) -> Snippet:
    """Return the snippet with the smallest provision in which its first mark stands."""
    if not shown.marks or shown.start is None or offset is None:
        return shown
    place = shown.start - offset + shown.marks[0][0]
    around = [part for part in parts if part[1] <= place < part[2]]
    return replace(shown, eid=min(around, key=lambda part: part[2] - part[1])[0]) if around else shown
