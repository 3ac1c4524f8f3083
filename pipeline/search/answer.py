"""Answering a query over any engine: find, rank anew, group under documents, say why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from index_config import IndexConfig
from pipeline.model.search import Facet, Hit, Query, Results
from pipeline.search.compiling import Compiler
from pipeline.search.engine import Candidate, Engine, Found, Frequencies, Search
from pipeline.search.hits import HitWriter
from pipeline.search.plan import AnyTerm, Without
from pipeline.search.ranked import EXACT, Ranked, Ranker, in_order, looked_at
from pipeline.search.syllables import folded
from pipeline.search.validity import as_number

__all__ = ["CHOSEN_BY", "answer"]

_NAMED = 50
"""Documents with one number that are looked at: it is used anew by every province and every year."""

_STATUS = "status"
"""Facet that is no field of the index: it is counted from days."""

CHOSEN_BY: Mapping[str, str] = MappingProxyType(
    {
        "kind": "kinds",
        "authority": "authorities",
        "year": "years",
        "labels": "labels",
        "groups": "groups",
        "fields": "fields",
        "levels": "levels",
        "quality": "qualities",
        _STATUS: "statuses",
    }
)
"""Facet → name of the filter (:class:`pipeline.model.search.Filters`) that its values are chosen by."""

_Group = tuple[Ranked, Sequence[Ranked]]
"""A document (or record of the level asked for) and what was found inside it, best first."""


def answer(query: Query, engine: Engine, config: IndexConfig, today: dt.date) -> Results:
    """Return the page of results that the query asks for; statuses are those of ``query.filters.status_day`` or ``today``."""
    day = query.filters.status_day or today
    asked = set(folded(" ".join((query.text, *query.phrases))))
    frequencies = engine.counted(asked, Compiler(query, config, day).pairs)
    found = _Finding(query=query, engine=engine, config=config, day=day, frequencies=frequencies)
    for lenient in (0, 1, 2):
        found = replace(found, lenient=lenient)
        answered = found.answered()
        if answered.total or not found.compiler.words:
            break
    return answered


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finding:
    """One try to answer a query; ``lenient`` as in :class:`Compiler`."""

    query: Query
    engine: Engine
    config: IndexConfig
    day: dt.date
    frequencies: Frequencies
    lenient: int = 0

    @property
    def compiler(self) -> Compiler:
        return Compiler(self.query, self.config, self.day, self.lenient, self.frequencies)

    def answered(self) -> Results:
        query = self.query
        main, named, inside, others = self._searched()
        first = (query.page - 1) * query.size
        if query.sort != "relevance" or not self._is_ranked():
            shown = _in_found_order(main)[: query.size]
            total = main.total
        else:
            grouped = self._ranked(main, named, inside)
            total = max(main.total, len(grouped))
            shown = grouped[first : first + query.size]
            if len(shown) < query.size and main.total > len(main.candidates) and first + query.size > len(grouped):
                shown += self._deeper(grouped, first, query.size - len(shown))
        return Results(query=query, total=total, hits=self._written(shown), facets=self._facets(main, others))

    def _is_ranked(self) -> bool:
        """Whether there is anything to rank by; without words the newest come first."""
        query = self.query
        return bool(self.compiler.words or query.phrases or query.number or query.codes or query.authority_keys)

    def _searched(self) -> tuple[Found, Found, Found, Mapping[str, Found]]:
        """Return the documents (or records of the level asked for), those named exactly, what is inside documents, counts.

        The counts are by facet: a facet of which values are chosen is counted without them, so that others can be added.
        """
        query, compiler, retrieval = self.query, self.compiler, self.config.retrieval
        window, documents = retrieval.candidates, retrieval.documents
        level, values = query.level or "document", looked_at(query)
        ranked = query.sort == "relevance" and self._is_ranked()
        named = compiler.named() if ranked and level == "document" else None
        inside = compiler.inside() if ranked and query.level is None else None
        searches = [
            Search(
                plan=compiler.at_level(level),
                limit=(documents if inside else window) if ranked else query.size,
                offset=0 if ranked else (query.page - 1) * query.size,
                order=query.sort if query.sort != "relevance" or ranked else "newest",
                values=values,
                facets=self.config.facets,
                status_day=as_number(self.day),
            )
        ]
        searches += [Search(plan=named, limit=_NAMED, order="newest", values=values)] if named else []
        searches += [Search(plan=inside, limit=window, values=values)] if inside else []
        opened = self._opened(level)
        found = list(self.engine.find([*searches, *opened.values()]))
        nothing = Found(total=0)
        others = dict(zip(opened, found[len(searches) :], strict=True))
        return found[0], found[1] if named else nothing, found[len(searches) - 1] if inside else nothing, others

    def _opened(self, level: str) -> Mapping[str, Search]:
        """Return for each facet of which values are chosen the search that counts it without them."""
        query, day = self.query, as_number(self.day)
        searches: dict[str, Search] = {}
        for field, name in CHOSEN_BY.items():
            if getattr(query.filters, name):
                nothing: Any = ()
                wider = replace(query, filters=replace(query.filters, **{name: nothing}))
                plan = Compiler(wider, self.config, self.day, self.lenient).at_level(level)
                asked: dict[str, Any] = {"status_day": day} if field == _STATUS else {"facets": (field,)}
                searches[field] = Search(plan=plan, limit=1, **asked)
        return searches

    def _ranked(self, main: Found, named: Found, inside: Found) -> list[_Group]:
        ranker = Ranker.of(self.query, self.frequencies.rarity(), self.config, self.day)
        documents = {c.record.id: c for c in (*(replace(c, score=0.0) for c in named.candidates), *main.candidates)}
        children: dict[str, list[Ranked]] = {}
        for child in ranker.rank(inside.candidates):
            children.setdefault(child.candidate.record.document_id, []).append(child)
        if self.query.level is None:
            known = {c.record.document_id for c in documents.values()}
            documents |= self._documents([f"{identifier}/document" for identifier in children if identifier not in known])
        together = []
        for head in ranker.rank(list(documents.values())):
            own = children.get(head.candidate.record.document_id, [])
            best = max((child.score for child in own), default=0.0)
            # Of documents with one number those come first that have the provision that is asked for.
            has_asked = bool(self.query.eid) and any(child.tier == EXACT for child in own)
            together.append(replace(head, score=max(head.score, best) + has_asked))
        return [(head, children.get(head.candidate.record.document_id, [])) for head in in_order(together)]

    def _documents(self, ids: Sequence[str]) -> Mapping[str, Candidate]:
        """Return the documents with these ids as candidates, with score 0."""
        if not ids:
            return {}
        plan = AnyTerm("id", tuple(ids))
        (found,) = self.engine.find([Search(plan=plan, limit=len(ids), values=looked_at(self.query))])
        return {candidate.record.id: replace(candidate, score=0.0) for candidate in found.candidates}

    def _deeper(self, known: Sequence[_Group], first: int, size: int) -> list[_Group]:
        """Return what follows behind the candidates that were ranked anew, in the engine's own order."""
        ids = tuple(head.candidate.record.id for head, _ in known)
        plan = Without(self.compiler.at_level(self.query.level or "document"), "id", ids)
        (found,) = self.engine.find([Search(plan=plan, limit=size, offset=max(0, first - len(known)))])
        return _in_found_order(found)

    def _written(self, shown: Sequence[_Group]) -> tuple[Hit, ...]:
        first, most = self.config.retrieval.told, self.config.retrieval.children
        told = [(head, inside[: most if n < first else 1]) for n, (head, inside) in enumerate(shown)]
        ids = {r.candidate.record.id for head, inside in told for r in (head, *inside)}
        # A document's own text is needed only when nothing inside it is shown: it is long.
        texts = {r.candidate.record.id for head, inside in told for r in (inside or (head,))}
        asked = self.query.text or self.query.phrases or self.query.eid or self.query.number
        stored = self.engine.stored(ids, texts if asked else ())
        writer = HitWriter(query=self.query, config=self.config, stored=stored, day=self.day, lenient=self.lenient)
        return tuple(writer.hits(told))

    def _facets(self, main: Found, others: Mapping[str, Found]) -> tuple[Facet, ...]:
        counted = [Facet(field=name, values=tuple(others.get(name, main).facets.get(name, ()))) for name in self.config.facets]
        return (*counted, Facet(field=_STATUS, values=tuple(others.get(_STATUS, main).statuses.items())))


def _in_found_order(found: Found) -> list[_Group]:
    """Return records in the engine's order."""
    return [(Ranked(candidate=candidate, tier=0, score=-float(n)), ()) for n, candidate in enumerate(found.candidates)]
