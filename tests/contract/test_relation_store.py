"""What every store of relations promises: acts find their targets whichever document comes first."""

from __future__ import annotations

import datetime as dt
from itertools import permutations

import pytest

from pipeline.adapters.sql_documents import SqlRegistry
from tests.contract.outcomes import COUNCIL, NEW_RULES, OTHER_PROVINCE, document, processed, repeal

ACTING = processed("a.html", document(effects=(repeal(),)))
TARGET = processed("b.html", document("20/2019/QĐ-UBND", dt.date(2019, 4, 15), title="Quy định cũ"))
OTHER = processed("c.html", document("20/2019/QĐ-UBND", dt.date(2019, 4, 15), OTHER_PROVINCE))


@pytest.mark.parametrize("order", list(permutations([ACTING, TARGET, OTHER])))
@pytest.mark.parametrize("together", [True, False])
def test_order_of_arrival_does_not_matter(registry: SqlRegistry, order: tuple, together: bool) -> None:
    """An act finds the work of its own province, before or after it arrived, in one batch or in several."""
    kept = registry.keep(order) if together else [registry.keep([outcome])[0] for outcome in order]
    ids = {one.path: one.documents[0] for one in kept}
    (out,) = registry.outgoing(ids["/kho/a.html"])
    (into,) = registry.incoming(ids["/kho/b.html"])
    assert out == into
    assert out.target is not None
    assert (out.source.id, out.target.id) == (ids["/kho/a.html"], ids["/kho/b.html"])
    assert out.effect.target_document == ids["/kho/b.html"]
    assert registry.incoming(ids["/kho/c.html"]) == ()


def test_targets_are_told_to_the_index(registry: SqlRegistry) -> None:
    """A document that another one repeals gets a new version, because its status may change."""
    target = registry.keep([TARGET])[0].documents[0]
    registry.done(registry.pending(9))
    acting = registry.keep([ACTING])[0].documents[0]
    assert {line.document_id for line in registry.pending(9)} == {acting, target}


def test_waiting_acts_are_told_to_the_index_when_their_target_comes(registry: SqlRegistry) -> None:
    """When the target of a waiting act arrives, the acting document is written anew too."""
    acting = registry.keep([ACTING])[0].documents[0]
    (waiting,) = registry.outgoing(acting)
    assert waiting.target is None
    assert registry.waiting_numbers() == (("20/2019/qd-ubnd", 1),)
    registry.done(registry.pending(9))
    target = registry.keep([TARGET])[0].documents[0]
    assert {line.document_id for line in registry.pending(9)} == {acting, target}
    assert registry.waiting_numbers() == ()


def test_a_claim_that_is_withdrawn_frees_its_target(registry: SqlRegistry) -> None:
    """When new rules no longer read an act, its old target is told and has no relation left."""
    target, acting = (kept.documents[0] for kept in registry.keep([TARGET, ACTING]))
    registry.done(registry.pending(9))
    registry.keep([processed("a.html", rules=NEW_RULES)])
    assert registry.incoming(target) == ()
    assert {line.document_id for line in registry.pending(9)} == {acting, target}


def test_a_target_that_goes_leaves_the_act_waiting(registry: SqlRegistry) -> None:
    """When a work's number turns out to be another one, acts on the old number wait again."""
    _, acting = (kept.documents[0] for kept in registry.keep([TARGET, ACTING]))
    registry.keep([processed("b.html", document("26/2019/QĐ-UBND", dt.date(2019, 4, 15)), rules=NEW_RULES)])
    (relation,) = registry.outgoing(acting)
    assert relation.target is None
    assert relation.candidates == ()


def test_several_possible_targets_are_candidates(registry: SqlRegistry) -> None:
    """Without a day two works of one number stay candidates, and a third that comes joins them."""
    acting = registry.keep([processed("a.html", document(effects=(repeal(date=None),)))])[0].documents[0]
    days = (dt.date(2019, 4, 15), dt.date(2019, 5, 15), dt.date(2019, 6, 15))
    outcomes = [processed(f"{day}.html", document("20/2019/QĐ-UBND", day)) for day in days]
    first = registry.keep(outcomes[:1])[0].documents[0]
    (relation,) = registry.outgoing(acting)
    assert relation.target is not None
    assert relation.target.id == first
    for known in (2, 3):
        registry.keep(outcomes[:known])
        (relation,) = registry.outgoing(acting)
        assert relation.target is None
        assert len(relation.candidates) == known
    assert registry.incoming(first) == ()


def test_acts_stand_in_the_order_of_the_text(registry: SqlRegistry) -> None:
    """Outgoing relations keep the order of the text and say which claim of the document they are."""
    acts = (repeal("3/2019/QĐ-UBND"), repeal(None), repeal("1/2019/QĐ-UBND"))
    acting = registry.keep([processed("a.html", document(effects=acts))])[0].documents[0]
    relations = registry.outgoing(acting)
    assert [(relation.effect, relation.effect_index) for relation in relations] == list(zip(acts, range(3), strict=True))


def test_incoming_acts_stand_by_day(registry: SqlRegistry) -> None:
    """What happens to a document is told by the day of effect, else by the day of the acting document."""
    days = (dt.date(2024, 9, 1), dt.date(2022, 1, 1), None)
    acting = [
        processed(f"{n}.html", document(f"{n}/2021/QĐ-UBND", dt.date(2021, 3, 1 + n), effects=(repeal(from_=day),)))
        for n, day in enumerate(days)
    ]
    target = registry.keep([TARGET, *acting])[0].documents[0]
    incoming = registry.incoming(target)
    assert [relation.source.number for relation in incoming] == ["2/2021/QĐ-UBND", "1/2021/QĐ-UBND", "0/2021/QĐ-UBND"]


def test_the_stored_document_names_its_targets(registry: SqlRegistry) -> None:
    """A document that is loaded carries the targets that are resolved by now, in its acts."""
    target, acting = (kept.documents[0] for kept in registry.keep([TARGET, ACTING]))
    stored = registry.get(acting)
    assert stored is not None
    assert [effect.target_document for effect in stored.document.effects] == [target]


def test_council_and_committee_of_one_province(registry: SqlRegistry) -> None:
    """A council's resolution that repeals a committee's decision of its province finds it."""
    acting = processed("nq.html", document("5/2024/NQ-HĐND", authority=COUNCIL, kind="nghi_quyet", effects=(repeal(),)))
    _, source = registry.keep([TARGET, acting])
    (relation,) = registry.outgoing(source.documents[0])
    assert relation.target is not None
