"""Plans as queries of tantivy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

import tantivy

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

__all__ = ["to_filter", "to_query"]

_MUST, _SHOULD, _NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
_DOCUMENTS = AnyTerm("level", ("document",))


def to_query(plan: Node, schema: tantivy.Schema) -> tantivy.Query:
    """Return the plan in tantivy's terms; scores are BM25 with its usual constants."""
    return _query(_narrowed(plan), schema)


def to_filter(plan: Node, schema: tantivy.Schema) -> tantivy.Query:
    """Return what finds the records of a plan without scores, for counting: half the work."""
    return tantivy.Query.const_score_query(_query(_unscored(_narrowed(plan)), schema), 0.0)


def _narrowed(plan: Node) -> Node:
    """Look for several of many parts among documents alone, when nothing else is wanted; scores stay as they are.

    Tantivy goes through every record that holds any of such parts. Where each part holds only documents, one record in twenty,
    it skips the others.
    """
    match plan:
        case All(parts) if _DOCUMENTS in parts:
            return All(tuple(map(_among_documents, parts)))
        case Without(part, field, values):
            return Without(_narrowed(part), field, values)
    return plan


def _among_documents(plan: Node) -> Node:
    match plan:
        case Some(parts, least, bonus) if least > 1:
            return Some(tuple(All((_DOCUMENTS, part)) for part in parts), least, bonus)
        case Some(parts, least, bonus):
            return Some(tuple(map(_among_documents, parts)), least, bonus)
        case Boosted(part, factor):
            return Boosted(_among_documents(part), factor)
        case Best(parts):
            return Best(tuple(map(_among_documents, parts)))
        case All(parts):
            return All(tuple(map(_among_documents, parts)))
    return plan


def _unscored(plan: Node) -> Node:
    match plan:
        case Some(parts, least, _):
            return Some(tuple(map(_unscored, parts)), least)
        case Boosted(part, _) | Constant(part, _):
            return _unscored(part)
        case Best(parts):
            return Some(tuple(map(_unscored, parts)))
        case All(parts):
            return All(tuple(map(_unscored, parts)))
        case Without(part, field, values):
            return Without(_unscored(part), field, values)
    return plan


def _query(plan: Node, schema: tantivy.Schema) -> tantivy.Query:
    return _leaf(plan, schema) if isinstance(plan, Leaf) else _joined(plan, schema)


def _leaf(plan: Leaf, schema: tantivy.Schema) -> tantivy.Query:
    query = tantivy.Query
    match plan:
        case Term(field, value):
            found = query.term_query(schema, field, value)
        case AnyTerm(field, values):
            found = query.const_score_query(_any_of(field, values, schema), 0.0)
        case Between(field, low, high):
            between = query.range_query(schema, field, tantivy.FieldType.Integer, lower_bound=low, upper_bound=high)
            found = query.const_score_query(between, 0.0)
        case Phrase(field, words):
            found = query.phrase_query(schema, field, list(words))
        case Typo(field, word, score):
            found = query.const_score_query(query.fuzzy_term_query(schema, field, word), score)
        case Everything():
            found = query.const_score_query(query.all_query(), 0.0)
        case _:
            assert_never(plan)
    return found


def _any_of(field: str, values: Sequence[str | int], schema: tantivy.Schema) -> tantivy.Query:
    if len(values) == 1:  # a set of terms is looked up by an automaton over all terms
        return tantivy.Query.term_query(schema, field, values[0], "basic")
    return tantivy.Query.term_set_query(schema, field, list(values))


def _joined(plan: Joined, schema: tantivy.Schema) -> tantivy.Query:
    query = tantivy.Query
    match plan:
        case Boosted(part, factor):
            found = query.boost_query(_query(part, schema), factor)
        case Constant(part, score):
            found = query.const_score_query(_query(part, schema), score)
        case Best(parts):
            found = query.disjunction_max_query([_query(part, schema) for part in parts])
        case All(parts):
            found = query.boolean_query([(_MUST, _query(part, schema)) for part in parts])
        case Some(parts, least, bonus):
            some = [(_SHOULD, _query(part, schema)) for part in parts]
            found = query.boolean_query(some, minimum_number_should_match=min(least, len(parts)))
            if bonus:
                found = query.boolean_query([(_MUST, found), *((_SHOULD, _query(part, schema)) for part in bonus)])
        case Without(part, field, values):
            barred = _any_of(field, values, schema)
            found = query.boolean_query([(_MUST, _query(part, schema)), (_NOT, barred)])
        case _:
            assert_never(plan)
    return found
