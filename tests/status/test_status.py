"""Status of a document on a day: from its own days and from what resolved documents do to it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.document import Dated
from pipeline.model.effects import Effect
from pipeline.model.registry import DocumentSummary, Relation
from pipeline.model.text import Span
from pipeline.rules import load_rules
from pipeline.status import events_of, status_on

RULES = load_rules()


def _summary(identity, number, issued, first=None, last=None):
    return DocumentSummary(
        id=identity,
        number=number,
        kind="quyet_dinh",
        authority=None,
        authority_id=None,
        date=issued,
        title=None,
        effective_from=Dated(date=first) if first else None,
        effective_to=last,
    )


OLD = _summary("old", "18/2019/QĐ-UBND", dt.date(2019, 6, 3), dt.date(2019, 6, 15))
NEW = _summary("new", "27/2024/QĐ-UBND", dt.date(2024, 5, 10), dt.date(2024, 5, 20))


def _act(act, scope="whole", *, confidence=0.97, day=None, until=None, source=NEW, target=OLD, index=0):
    effect = Effect(
        act=act,
        span=Span(0, 1),
        quote="…",
        rule=f"act.{act}.v1",
        confidence=confidence,
        scope=scope,
        from_=Dated(date=day, expression=None if day else "SELF_EFF"),
        until=Dated(date=until) if until else None,
    )
    return Relation(source=source, effect=effect, effect_index=index, target=target)


def _code(day, *relations, document=OLD, **decisions):
    return status_on(day, events_of(document, relations, RULES, **decisions), RULES).code


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (dt.date(2019, 6, 2), "CHUA"),
        (dt.date(2019, 6, 3), "CHUA"),
        (dt.date(2019, 6, 14), "CHUA"),
        (dt.date(2019, 6, 15), "CON"),
        (dt.date(2024, 5, 19), "CON"),
        (dt.date(2024, 5, 20), "HET_TOAN_BO"),
    ],
)
@pytest.mark.parametrize("act", ["replace", "repeal", "expire"])
def test_life_of_a_document(act, day, code):
    """Not begun, in force from its first day, ended from the first day of what ends it."""
    assert _code(day, _act(act)) == code


def test_own_last_day():
    """A stated last day ends the document on the first day no longer in force."""
    limited = replace(OLD, effective_to=dt.date(2022, 1, 1))
    assert _code(dt.date(2021, 12, 31), document=limited) == "CON"
    assert _code(dt.date(2022, 1, 1), document=limited) == "HET_TOAN_BO"


def test_extension_moves_the_last_day():
    """An extension that began before moves the own last day, and no other end."""
    limited = replace(OLD, effective_to=dt.date(2022, 1, 1))
    longer = _act("extend", day=dt.date(2021, 10, 1), until=dt.date(2023, 1, 1), target=limited)
    assert _code(dt.date(2022, 6, 1), longer, document=limited) == "CON"
    assert _code(dt.date(2023, 1, 1), longer, document=limited) == "HET_TOAN_BO"
    ended = _act("repeal", day=dt.date(2022, 3, 1), target=limited)
    assert _code(dt.date(2022, 6, 1), longer, ended, document=limited) == "HET_TOAN_BO"


@pytest.mark.parametrize("act", ["amend", "replace_text", "repeal_text", "rename", "repeal", "replace"])
def test_parts(act):
    """A part that is ended or changed leaves the rest in force."""
    assert _code(dt.date(2024, 6, 1), _act(act, "part")) == "HET_MOT_PHAN"


@pytest.mark.parametrize("act", ["insert", "correct", "repeal_tthc", "keep"])
def test_what_ends_nothing(act):
    """An insertion, a correction, a change of procedures, a decision to keep leave the document in force."""
    assert _code(dt.date(2024, 6, 1), _act(act, "part")) == "CON"


def test_a_change_for_a_time():
    """A change with a last day of its own counts until then."""
    change = _act("amend", "part", until=dt.date(2024, 12, 1))
    assert _code(dt.date(2024, 11, 30), change) == "HET_MOT_PHAN"
    assert _code(dt.date(2024, 12, 1), change) == "CON"


def test_suspension():
    """A suspension counts until its end, or without end; a part of it too."""
    paused = _act("suspend", until=dt.date(2024, 9, 1))
    assert _code(dt.date(2024, 8, 31), paused) == "NGUNG"
    assert _code(dt.date(2024, 9, 1), paused) == "CON"
    assert _code(dt.date(2030, 1, 1), _act("halt")) == "NGUNG"
    assert _code(dt.date(2024, 6, 1), _act("suspend", "part")) == "NGUNG_MOT_PHAN"


def test_unknown_is_a_status():
    """Without a first day nothing is assumed to be in force."""
    assert _code(dt.date(2024, 1, 1), document=replace(OLD, effective_from=None)) == "CHUA_XAC_DINH"


def test_an_end_without_a_day():
    """An end whose day cannot be computed makes the status unknown from the day of the document that says so."""
    source = replace(NEW, effective_from=None)
    assert _code(dt.date(2024, 5, 9), _act("repeal", source=source)) == "CON"
    assert _code(dt.date(2024, 5, 10), _act("repeal", source=source)) == "CHUA_XAC_DINH"


def test_unsure_claims_wait_for_a_person():
    """An unsure end makes the status unknown; accepted it counts, refused it is nothing."""
    unsure = _act("repeal", confidence=0.5)
    day = dt.date(2024, 6, 1)
    assert _code(day, unsure) == "CHUA_XAC_DINH"
    assert _code(day, unsure, accepted={("new", 0)}) == "HET_TOAN_BO"
    assert _code(day, unsure, refused={("new", 0)}) == "CON"
    assert _code(day, _act("repeal"), refused={("new", 0)}) == "CON"


def test_unresolved_targets_change_nothing():
    """A relation without a target, or with another one, is no event."""
    day = dt.date(2024, 6, 1)
    assert _code(day, _act("repeal", target=None)) == "CON"
    assert _code(day, _act("repeal", target=NEW)) == "CON"


def test_reason():
    """The reason is Vietnamese, names day and document, and carries the events it rests on."""
    status = status_on(dt.date(2024, 6, 1), events_of(OLD, [_act("repeal")], RULES), RULES)
    assert status.reason == "Hết hiệu lực toàn bộ từ ngày 20/05/2024 theo 27/2024/QĐ-UBND."
    assert [(event.source, event.effect_index) for event in status.events] == [("new", 0)]


def test_repeal_of_the_repealing_document_revives_nothing():
    """What was ended stays ended when the document that ended it is repealed itself."""
    status = status_on(dt.date(2026, 1, 1), events_of(OLD, [_act("repeal")], RULES), RULES)
    assert status.code == "HET_TOAN_BO"


_ACTS = st.sampled_from(["replace", "repeal", "amend", "suspend", "extend", "keep", "insert"])
_DAYS = st.dates(dt.date(2018, 1, 1), dt.date(2030, 1, 1))


@given(st.lists(st.tuples(_ACTS, st.sampled_from(["whole", "part"]), st.none() | _DAYS), max_size=6), _DAYS, st.randoms())
def test_order_of_relations_does_not_matter(acts, day, random):
    """The same relations in another order give the same status."""
    relations = [_act(act, scope, day=start, index=number) for number, (act, scope, start) in enumerate(acts)]
    mixed = random.sample(relations, len(relations))
    assert _code(day, *relations) == _code(day, *mixed)


@given(_DAYS, _DAYS)
def test_an_ended_document_stays_ended(first, second):
    """Once another document has ended it, a document is ended on every later day."""
    early, late = sorted((first, second))
    if _code(early, _act("repeal")) == "HET_TOAN_BO":
        assert _code(late, _act("repeal")) == "HET_TOAN_BO"


def test_kept_parts():
    """A document that ends another and keeps an article of it in force leaves it partly expired until the kept part ends."""
    ended = _act("repeal", day=dt.date(2024, 5, 20))
    kept = _act("keep", "part", day=dt.date(2024, 5, 20), until=dt.date(2026, 1, 1), index=1)
    kept = replace(kept, effect=replace(kept.effect, eids=("art_3",)))
    assert _code(dt.date(2025, 1, 1), ended, kept) == "HET_MOT_PHAN"
    assert _code(dt.date(2026, 1, 1), ended, kept) == "HET_TOAN_BO"


def test_acceptance_is_one_value():
    """A claim counts from the same confidence on as it is shown as accepted; below, the status is not known."""
    edge = RULES.confidence.acceptance
    assert _code(dt.date(2025, 1, 1), _act("repeal", confidence=edge)) == "HET_TOAN_BO"
    assert _code(dt.date(2025, 1, 1), _act("repeal", confidence=edge - 0.01)) == "CHUA_XAC_DINH"
