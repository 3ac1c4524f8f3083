"""The state of a procedure on a day and what it rests on."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.model.ids import DocumentId
from pipeline.model.procedures import ProcedureGroup
from pipeline.procedures.register import Event, Record
from pipeline.procedures.state import explain_state


def event(month: int, group: ProcedureGroup | None, *, effective: bool = True, dated: bool = True) -> Event:
    """Return an event signed on the first of a month, in effect on the fifteenth."""
    return Event(
        decision=DocumentId(f"d{month}"),
        number=f"{month}/QĐ-UBND",
        date=dt.date(2025, month, 1) if dated else None,
        effective_from=dt.date(2025, month, 15) if effective and dated else None,
        row=1,
        group=group,
        name="Đăng ký khai sinh",
        field="Hộ tịch",
        authority=None,
        levels=("xa",),
    )


def record(*events: Event) -> Record:
    """Return a record with these events."""
    return Record(key="1.000001", code="1.000001", names=("Đăng ký khai sinh",), field="Hộ tịch", events=events)


@pytest.mark.parametrize(
    ("day", "state", "why"),
    [
        (dt.date(2025, 1, 1), "unpublished", "before_publication"),
        (dt.date(2025, 3, 14), "unpublished", "before_publication"),
        (dt.date(2025, 3, 15), "in_force", "event"),
        (dt.date(2025, 6, 15), "abolished", "event"),
    ],
)
def test_the_last_event_until_the_day_decides(day: dt.date, state: str, why: str) -> None:
    """Published, then abolished: each from its day of effect on."""
    found = explain_state(record(event(3, "new"), event(6, "abolished")), day)
    assert (found.state, found.why) == (state, why)


def test_without_a_day_of_effect_the_signing_counts_and_is_said() -> None:
    """A decision whose first day is not known counts from its signing."""
    found = explain_state(record(event(3, "new", effective=False)), dt.date(2025, 3, 1))
    assert (found.state, found.why) == ("in_force", "event_by_signing")


def test_before_an_amendment_nothing_is_known() -> None:
    """What is first seen amended existed before: its state until then cannot be told."""
    found = explain_state(record(event(3, "amended")), dt.date(2025, 1, 1))
    assert (found.state, found.why) == (None, "older_decision_unknown")


def test_an_unnamed_group_leaves_the_state_open() -> None:
    """A list that names no group says neither that it is in force nor that it ended."""
    found = explain_state(record(event(3, "new"), event(6, None)), dt.date(2025, 12, 1))
    assert (found.state, found.why) == (None, "group_unknown")
    assert found.event is not None
    assert found.event.number == "6/QĐ-UBND"


def test_a_decision_without_any_day_leaves_the_state_open() -> None:
    """An event that cannot be put in order makes every day uncertain."""
    found = explain_state(record(event(2, "abolished", dated=False), event(3, "new")), dt.date(2025, 12, 1))
    assert (found.state, found.why) == (None, "day_unknown")
