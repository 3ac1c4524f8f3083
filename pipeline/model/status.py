"""Status of a document on a day, computed from events."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

__all__ = ["Event", "EventKind", "StatusCode", "StatusOn", "StatusPeriod"]

StatusCode = Literal["CHUA", "CON", "HET_MOT_PHAN", "HET_TOAN_BO", "NGUNG", "NGUNG_MOT_PHAN", "CHUA_XAC_DINH"]
"""Codes of domain.md 3.5."""

EventKind = Literal["starts", "ends", "ends_part", "changes_part", "suspends", "suspends_part", "extends", "keeps"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that changed a document's force on ``day``; ``source`` is the id of the document that says so.

    ``confirmed`` is true when a person accepted the claim; until then the event is proposed.
    """

    kind: EventKind
    day: dt.date
    source: str
    until: dt.date | None = None
    eids: tuple[str, ...] = ()
    effect_index: int | None = None
    confirmed: bool = False
    source_day: dt.date | None = None
    source_number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusOn:
    """Status on a day with its Vietnamese reason and the events it rests on."""

    code: StatusCode
    day: dt.date
    reason: str
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusPeriod:
    """A run of days with one status, half-open: ``since`` inclusive (``None``: from the beginning), ``until`` exclusive."""

    code: StatusCode
    since: dt.date | None = None
    until: dt.date | None = None
