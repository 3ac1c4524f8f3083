"""Acts as relations."""

from __future__ import annotations

from dataclasses import replace

from pipeline.adapters.sql_documents import SqlRegistry
from tests.contract.outcomes import document, processed, repeal


def test_acts_on_itself_are_no_relations(registry: SqlRegistry) -> None:
    """What a document says of its own days or of its attachment is not an act on others; indices stay those of the document."""
    own = replace(repeal(), act="effective", target="self", number=None)
    acts = (own, repeal(), replace(own, target="self_attachment", act="promulgate_attached"))
    document_id = registry.keep([processed("a.html", document(effects=acts))])[0].documents[0]
    assert [relation.effect_index for relation in registry.outgoing(document_id)] == [1]


def test_acts_without_a_number_have_no_target(registry: SqlRegistry) -> None:
    """A general repeal is shown, waits for nothing, and has no candidates."""
    general = replace(repeal(None, None), act="repeal_generic", target="none")
    document_id = registry.keep([processed("a.html", document(effects=(general,)))])[0].documents[0]
    (relation,) = registry.outgoing(document_id)
    assert (relation.target, relation.candidates) == (None, ())
    assert registry.waiting_numbers() == ()


def test_equal_acts_are_two(registry: SqlRegistry) -> None:
    """Two sentences that claim the same are two claims."""
    document_id = registry.keep([processed("a.html", document(effects=(repeal(), repeal())))])[0].documents[0]
    assert [relation.effect_index for relation in registry.outgoing(document_id)] == [0, 1]
