"""Candidates in the order in which they are shown, with what it takes to say why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index_config import IndexConfig, Ranking
from pipeline.model.search import Query
from pipeline.search.engine import Candidate
from pipeline.search.matches import Asked, Floats
from pipeline.search.numbers_asked import asked_eids, asked_form
from pipeline.search.question import Question
from pipeline.search.ranking import features, scores, titled
from pipeline.search.syllables import exact
from pipeline.search.texts import Texts
from pipeline.search.validity import has_ended

__all__ = ["CITING_TITLE", "EXACT", "ISSUER", "TITLE", "Ranked", "Ranker", "in_order", "looked_at"]

CITING_TITLE, EXACT, ISSUER, TITLE = 4, 3, 2, 1
"""Tiers above what only the text's score says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A candidate with its final score; ``tier`` goes before the score."""

    candidate: Candidate
    tier: int
    score: float
    is_own: bool = False
    """Whether it is named exactly and was issued in the own province."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranker:
    """Ranks the candidates of one query; ``day`` is the day on which a document is in force or ended."""

    query: Query
    typed: Sequence[str]
    asked: Asked
    question: Question
    weights: Ranking
    day: dt.date

    @classmethod
    def of(cls, query: Query, rarity: Mapping[str, float], config: IndexConfig, day: dt.date) -> Ranker:
        """Take the query and the rarity of its folded syllables."""
        typed = exact(" ".join((query.text, *query.phrases)))[: config.retrieval.syllables]
        question = Question.of(typed, config.language)
        asked = Asked.of(typed, rarity, question.topics)
        return cls(query=query, typed=typed, asked=asked, question=question, weights=config.ranking, day=day)

    def values(self, candidates: Sequence[Candidate], texts: Texts) -> Floats:
        """Return the features of candidates of one level, whose titles and texts are given."""
        return features(
            self.asked,
            self.question,
            texts,
            [candidate.score for candidate in candidates],
            [candidate.record.document_id for candidate in candidates],
            window=self.weights.window,
        )

    def rank(self, candidates: Sequence[Candidate]) -> list[Ranked]:
        """Return the candidates of one level with tier and score, best first."""
        texts = Texts.of([candidate.tokens for candidate in candidates])
        scored, named = scores(self.values(candidates, texts), self.weights), titled(self.typed, texts)
        return in_order([self._ranked(one, scored[n], is_in_title=n in named) for n, one in enumerate(candidates)])

    def _ranked(self, candidate: Candidate, score: float, *, is_in_title: bool) -> Ranked:
        tier, province = self._tier(candidate, is_in_title=is_in_title), self.weights.own_province
        is_own = tier == EXACT and bool(province) and _is_of(candidate.record.fields.get("authority_keys"), province)
        if has_ended(candidate.record.fields, self.day):
            score -= self.weights.ended_named if tier else self.weights.ended
        return Ranked(candidate=candidate, tier=tier, score=score, is_own=is_own)

    def _tier(self, candidate: Candidate, *, is_in_title: bool) -> int:
        query, fields = self.query, candidate.record.fields
        number = query.number and asked_form(query.number)
        is_named = candidate.record.level == "document" and is_in_title
        if is_named and query.number and len(self.typed) > 1:
            return CITING_TITLE
        if number and query.relation:
            return EXACT if _holds(fields, query.relation, {number}) else 0
        if number and _holds(fields, "number_forms", {number}) and (not query.eid or _is_asked_provision(query, candidate)):
            return EXACT
        if _holds(fields, "codes", set(query.codes)) and candidate.record.level != "provision":
            return EXACT
        if _holds(fields, "authority_keys", set(query.authority_keys)):
            return ISSUER
        # Headings of articles are short and alike: a tier for them cost lay questions 0.02 nDCG.
        return TITLE if is_named else 0


def looked_at(query: Query) -> tuple[str, ...]:
    """Return the fields of candidates that ranking looks at."""
    named = ("number_forms", "authority_keys") if query.number else ("codes", "authority_keys") if query.codes else ()
    asked = (query.authority_keys and "authority_keys", query.codes and "codes", query.eid and "eid_keys", query.relation)
    return tuple(dict.fromkeys(("date", "force_to", *named, *(name for name in asked if name))))


def in_order(ranked: Sequence[Ranked]) -> list[Ranked]:
    """Return tiers, in each the own province, then the best score, between equals the newer one."""
    return sorted(ranked, key=lambda r: (-r.tier, not r.is_own, -round(r.score, 6), _newest(r), r.candidate.record.id))


def _is_of(keys: object, province: str) -> bool:
    """Whether a body's keys (names and identities) end with the province."""
    ends = (f" {province}", f"-{province.replace(' ', '-')}")
    return isinstance(keys, list | tuple) and any(str(key).endswith(ends) for key in keys)


def _newest(ranked: Ranked) -> int:
    return -int(str(ranked.candidate.record.fields.get("date") or "0").replace("-", ""))


def _is_asked_provision(query: Query, candidate: Candidate) -> bool:
    return candidate.record.level == "document" or _holds(
        candidate.record.fields, "eid_keys", {asked_eids(query.eid or "")[-1]}
    )


def _holds(fields: Mapping[str, object], name: str, values: set[str | None]) -> bool:
    value = fields.get(name) if values else None
    return isinstance(value, list | tuple) and not values.isdisjoint(value)
