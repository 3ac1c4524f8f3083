"""Plans in Elasticsearch's query language; user input is only ever a value in it."""

from __future__ import annotations

from typing import Any, assert_never

from pipeline.search.plan import (
    All,
    AnyTerm,
    Best,
    Between,
    Boosted,
    Constant,
    Everything,
    Joined,
    Leaf,
    Node,
    Phrase,
    Some,
    Term,
    Typo,
    Without,
)

__all__ = ["to_body"]

_SPELLINGS = 1_000
"""Different terms that a typing error may stand for."""

_Body = dict[str, Any]


def to_body(plan: Node) -> _Body:
    """Return the plan as a query; scores are BM25 with Lucene's usual constants."""
    return _leaf(plan) if isinstance(plan, Leaf) else _joined(plan)


def _leaf(plan: Leaf) -> _Body:
    match plan:
        case Term(field, value):
            body: _Body = {"term": {field: {"value": value}}}
        case AnyTerm(field, values):
            body = _constant({"terms": {field: list(values)}}, 0.0)
        case Between(field, low, high):
            bounds = {"gte": low, "lte": high}
            body = _constant({"range": {field: {name: day for name, day in bounds.items() if day is not None}}}, 0.0)
        case Phrase(field, words):
            body = {"match_phrase": {field: {"query": " ".join(words), "analyzer": "whitespace"}}}
        case Typo(field, word, score):
            near = {"value": word, "fuzziness": 1, "prefix_length": 0, "max_expansions": _SPELLINGS}
            body = _constant({"fuzzy": {field: near}}, score)
        case Everything():
            body = {"match_all": {"boost": 0.0}}
        case _:
            assert_never(plan)
    return body


def _joined(plan: Joined) -> _Body:
    match plan:
        case Boosted(Term(field, value), factor):
            body: _Body = {"term": {field: {"value": value, "boost": factor}}}
        case Boosted(part, factor):
            body = {"bool": {"must": [to_body(part)], "boost": factor}}
        case Constant(part, score):
            body = _constant(to_body(part), score)
        case Best(parts):
            body = {"dis_max": {"queries": [to_body(part) for part in parts]}}
        case All(parts):
            body = {"bool": {"must": [to_body(part) for part in parts]}}
        case Some(parts, least, bonus):
            some = {"bool": {"should": [to_body(part) for part in parts], "minimum_should_match": min(least, len(parts))}}
            body = {"bool": {"must": [some], "should": [to_body(part) for part in bonus]}} if bonus else some
        case Without(part, field, values):
            body = {"bool": {"must": [to_body(part)], "must_not": [{"terms": {field: list(values)}}]}}
        case _:
            assert_never(plan)
    return body


def _constant(query: _Body, score: float) -> _Body:
    return {"constant_score": {"filter": query, "boost": score}}
