"""The state of a procedure on a day with what it rests on; what the registry cannot tell is said to be so (domain.md 4.6)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from pipeline.procedures.register import Event, Record, State, state_on

__all__ = ["StateOn", "Why", "explain_state"]

Why = Literal["event", "event_by_signing", "before_publication", "older_decision_unknown", "group_unknown", "day_unknown"]
"""What the state rests on, or why there is none."""

_UNDETERMINED: frozenset[Why] = frozenset({"older_decision_unknown", "group_unknown", "day_unknown"})


@dataclass(frozen=True, slots=True, kw_only=True)
class StateOn:
    """``state`` is ``None`` when it cannot be determined; ``event`` is the event that decides, or that stands in the way."""

    state: State | None
    why: Why
    event: Event | None = None


def explain_state(record: Record, day: dt.date) -> StateOn:
    """Return the state on a day.

    Undetermined: before the first event when that is no first publication, after an event whose group nothing names, and
    when a decision has no day at all.
    """
    why, event = _reason(record, day)
    return StateOn(state=None if why in _UNDETERMINED else state_on(record, day), why=why, event=event)


def _reason(record: Record, day: dt.date) -> tuple[Why, Event | None]:
    dayless = next((event for event in record.events if event.counts_from is None), None)
    if dayless is not None:
        return "day_unknown", dayless
    until = [event for event in record.events if event.counts_from and event.counts_from <= day]
    if not until:
        first = record.events[0]
        return ("before_publication" if first.group == "new" else "older_decision_unknown"), first
    last = until[-1]
    if last.group is None:
        return "group_unknown", last
    return ("event" if last.effective_from else "event_by_signing"), last
