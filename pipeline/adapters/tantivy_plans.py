"""Plans as queries of tantivy."""

from __future__ import annotations

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

__all__ = ["to_query"]

_MUST, _SHOULD, _NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot


def to_query(plan: Node, schema: tantivy.Schema) -> tantivy.Query:
    """Return the plan in tantivy's terms; scores are BM25 with its usual constants."""
    return _leaf(plan, schema) if isinstance(plan, Leaf) else _joined(plan, schema)


def _leaf(plan: Leaf, schema: tantivy.Schema) -> tantivy.Query:
    query = tantivy.Query
    match plan:
        case Term(field, value):
            found = query.term_query(schema, field, value)
        case AnyTerm(field, values):
            found = query.const_score_query(query.term_set_query(schema, field, list(values)), 0.0)
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


def _joined(plan: Joined, schema: tantivy.Schema) -> tantivy.Query:
    query = tantivy.Query
    match plan:
        case Boosted(part, factor):
            found = query.boost_query(to_query(part, schema), factor)
        case Constant(part, score):
            found = query.const_score_query(to_query(part, schema), score)
        case Best(parts):
            found = query.disjunction_max_query([to_query(part, schema) for part in parts])
        case All(parts):
            found = query.boolean_query([(_MUST, to_query(part, schema)) for part in parts])
        case Some(parts, least, bonus):
            some = [(_SHOULD, to_query(part, schema)) for part in parts]
            found = query.boolean_query(some, minimum_number_should_match=min(least, len(parts)))
            if bonus:
                found = query.boolean_query([(_MUST, found), *((_SHOULD, to_query(part, schema)) for part in bonus)])
        case Without(part, field, values):
            barred = query.term_set_query(schema, field, list(values))
            found = query.boolean_query([(_MUST, to_query(part, schema)), (_NOT, barred)])
        case _:
            assert_never(plan)
    return found
