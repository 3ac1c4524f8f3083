"""Late publications (domain.md 6.3, K27)."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.procedures.lateness import ParentDocument, find_term
from pipeline.rules.loader import load_rules

TERMS = load_rules().publication_terms
EFFECT = dt.date(2025, 8, 1)


def is_late(signed: dt.date, parents: list[ParentDocument], *, by_ministry: bool = False) -> bool | None:
    """Return whether a publication is late, ``None`` when nothing is known."""
    found = find_term(signed, parents, TERMS, by_ministry=by_ministry)
    return None if found is None else found.message is not None


def parent(
    effective: dt.date | None = EFFECT, *, signed: dt.date | None = dt.date(2025, 6, 20), title: str | None = None
) -> ParentDocument:
    """Return a decree of an invented number."""
    return ParentDocument(number="900/2025/NĐ-CP", title=title, signed=signed, effective_from=effective)


@pytest.mark.parametrize(("signed", "late"), [((2025, 7, 26), False), ((2025, 7, 27), False), ((2025, 7, 28), True)])
def test_a_province_publishes_five_days_before_the_effect(signed: tuple[int, int, int], late: bool):
    """Six and five days before the effect are in time, four are late."""
    assert is_late(dt.date(*signed), [parent()]) is late


def test_the_message_says_parent_effect_and_last_day():
    """What is said names the document, its first day and the last day of the term."""
    found = find_term(dt.date(2025, 7, 28), [parent()], TERMS)
    assert found is not None
    assert found.days_late == 1
    assert all(words in (found.message or "") for words in ("900/2025/NĐ-CP", "01/08/2025", "27/07/2025"))


def test_a_ministry_publishes_twenty_days_before():
    """The term of a ministry is longer."""
    assert is_late(dt.date(2025, 7, 20), [parent()], by_ministry=True)
    assert is_late(dt.date(2025, 7, 20), [parent()]) is False


@pytest.mark.parametrize(
    "other",
    [
        parent(None),
        parent(dt.date(2015, 1, 1)),
        parent(dt.date(2025, 7, 1), title="Nghị định về kiểm soát thủ tục hành chính"),
    ],
)
def test_nothing_is_said_without_a_reason(other: ParentDocument):
    """An unknown day, a document of long ago and one on the control of procedures say nothing."""
    assert is_late(dt.date(2025, 7, 28), [other]) is None


def test_a_shortened_document_leaves_days_after_it():
    """A document in effect from its signing is published until the third day after."""
    shortened = parent(EFFECT, signed=EFFECT)
    assert is_late(dt.date(2025, 8, 4), [shortened]) is False
    assert is_late(dt.date(2025, 8, 5), [shortened]) is True


def test_the_ministry_was_late_itself():
    """The message names the day on which the ministry published."""
    ministry = ParentDocument(
        number="12/QĐ-BTP", title=None, signed=dt.date(2025, 7, 30), effective_from=dt.date(2025, 7, 30), is_publication=True
    )
    found = find_term(dt.date(2025, 7, 31), [ministry, parent()], TERMS)
    assert found is not None
    assert "30/07/2025" in (found.message or "")


def test_the_document_that_leaves_most_time_counts():
    """Of two reasons the later one is taken: nothing is called late that may be in time."""
    assert is_late(dt.date(2025, 7, 28), [parent(), parent(dt.date(2025, 9, 1))]) is False
