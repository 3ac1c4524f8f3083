"""Plans in tantivy's terms."""

from __future__ import annotations

import tantivy
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.adapters.tantivy_plans import to_filter, to_query
from pipeline.adapters.tantivy_schema import TOKENIZER
from pipeline.search.plan import All, AnyTerm, Best, Boosted, Node, Some, Term, Without

DOCUMENTS = AnyTerm("level", ("document",))
TERMS = st.sampled_from("abcde").map(lambda word: Term("text", word))
PARTS = st.lists(TERMS, min_size=2, max_size=4).map(tuple)
PLANS: st.SearchStrategy[Node] = st.recursive(
    st.builds(Some, PARTS, st.integers(1, 3), st.lists(TERMS, max_size=2).map(tuple)),
    lambda plan: (
        st.builds(Boosted, plan, st.sampled_from([0.5, 2.0]))
        | st.builds(Best, st.tuples(plan, plan))
        | st.builds(All, st.tuples(plan, TERMS))
        | st.builds(Some, st.tuples(plan, plan), st.just(1), st.lists(TERMS, max_size=2).map(tuple))
    ),
    max_leaves=4,
)


def build() -> tuple[tantivy.Schema, tantivy.Searcher]:
    """Return an index of forty records of five words, every third one a document."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("level", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("text", tokenizer_name=TOKENIZER, index_option="freq")
    schema = builder.build()
    index = tantivy.Index(schema)
    index.register_tokenizer(TOKENIZER, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    writer = index.writer(15_000_000, 1)
    for n in range(40):
        words = " ".join("abcde"[(n * n + k * (n + 1)) % 5] for k in range(1 + n % 4))
        level = "provision" if n % 3 else "document"
        writer.add_document(tantivy.Document.from_dict({"level": level, "text": words}, schema))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return schema, index.searcher()


SCHEMA, SEARCHER = build()


def answered(query: tantivy.Query) -> dict[int, float]:
    """Return what is found, with scores."""
    return {address.doc: round(float(score), 4) for score, address in SEARCHER.search(query, limit=100).hits}


@settings(deadline=None)
@given(PLANS, st.booleans())
def test_documents_alone_are_found_as_among_everything(plan: Node, is_barred: bool) -> None:
    """Looking among documents gives what filtering afterwards gives, with the same scores; counting finds the same."""
    level: Node = Some((DOCUMENTS,))  # says the same, in words that are not looked for
    wide: Node = All((level, plan))
    narrow: Node = All((DOCUMENTS, plan))
    if is_barred:
        wide, narrow = (Without(one, "text", ("e",)) for one in (wide, narrow))
    assert answered(to_query(narrow, SCHEMA)) == answered(to_query(wide, SCHEMA))
    assert answered(to_filter(narrow, SCHEMA)).keys() == answered(to_query(wide, SCHEMA)).keys()
