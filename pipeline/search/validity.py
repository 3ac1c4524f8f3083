"""Statuses in the index: the periods that ``pipeline.status`` computes, and the days by which they are filtered and counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.status import StatusPeriod
from pipeline.search.plan import All, Best, Between, Node

__all__ = [
    "NEVER",
    "STATUSES",
    "UNKNOWN",
    "Validity",
    "as_number",
    "has_ended",
    "periods_as_fields",
    "status_node",
    "status_of",
    "validity",
]

UNKNOWN = 99_999_999
"""First day in force that nobody stated."""
NEVER = 99_999_998
"""An end that is not known."""

STATUSES = ("CON", "HET_MOT_PHAN", "HET_TOAN_BO", "CHUA", "NGUNG", "NGUNG_MOT_PHAN", "CHUA_XAC_DINH")
_BEFORE = frozenset({"CHUA", "CHUA_XAC_DINH"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Validity:
    """Days as yyyymmdd: first day in force, first day no longer, of a part, first day of doubt, first and last of stops.

    A document of which a part is suspended (``halted``) is in force: it is found under both statuses.
    """

    start: int = UNKNOWN
    end: int = NEVER
    partly: int = NEVER
    unsure: int = NEVER
    stopped: int = NEVER
    resumed: int = NEVER
    halted: int = NEVER
    restored: int = NEVER

    @property
    def fields(self) -> dict[str, int]:
        """Return the days by the names of ``fields.toml``; a first day that nobody stated orders nothing."""
        days = {field: int(getattr(self, name)) for field, name in _FIELDS.items()}
        return days if self.start == UNKNOWN else {**days, "force_order": self.start}


_FIELDS = {
    "force_from": "start",
    "force_to": "end",
    "partly_to": "partly",
    "unsure_from": "unsure",
    "stopped_from": "stopped",
    "stopped_to": "resumed",
    "halted_from": "halted",
    "halted_to": "restored",
}


def as_number(day: dt.date) -> int:
    """Return a day as yyyymmdd."""
    return day.year * 10_000 + day.month * 100 + day.day


def validity(periods: Sequence[StatusPeriod]) -> Validity:
    """Return the days by which documents are filtered; a document that is stopped twice is found by its first stop."""
    begun = next((n for n, p in enumerate(periods) if p.code not in _BEFORE), len(periods))
    later = periods[begun:]
    stop = next((p for p in later if p.code == "NGUNG"), None)
    halt = next((p for p in later if p.code == "NGUNG_MOT_PHAN"), None)
    return Validity(
        start=_since(later, None, UNKNOWN) if begun < len(periods) else UNKNOWN,
        end=_since(later[-1:], "HET_TOAN_BO", NEVER),
        partly=_since(later, "HET_MOT_PHAN", NEVER),
        unsure=_since(later, "CHUA_XAC_DINH", NEVER),
        stopped=as_number(stop.since) if stop and stop.since else NEVER,
        resumed=as_number(stop.until) if stop and stop.until else NEVER,
        halted=as_number(halt.since) if halt and halt.since else NEVER,
        restored=as_number(halt.until) if halt and halt.until else NEVER,
    )


def _since(periods: Sequence[StatusPeriod], code: str | None, otherwise: int) -> int:
    days = (period.since for period in periods if code is None or period.code == code)
    return next((as_number(day) if day else 0 for day in days), otherwise)


def status_of(fields: Mapping[str, object], day: dt.date) -> str:
    """Return the status of a record's document on a day: that of the periods in ``statuses``, (code, first day) pairs."""
    on, code = as_number(day), "CHUA_XAC_DINH"
    periods = fields.get("statuses")
    for name, since in periods if isinstance(periods, list | tuple) else ():
        if since <= on:
            code = str(name)
    return code


def has_ended(fields: Mapping[str, object], day: dt.date) -> bool:
    """Whether a record's document is no longer in force on a day, by the days that :class:`Validity` gives."""
    end = fields.get("force_to")
    return isinstance(end, int) and end <= as_number(day)


def periods_as_fields(periods: Sequence[StatusPeriod]) -> list[list[object]]:
    """Return (code, first day as yyyymmdd) pairs, as :func:`status_of` reads them."""
    return [[period.code, as_number(period.since) if period.since else 0] for period in periods]


def status_node(status: str, day: dt.date) -> Node:
    """Return the condition for a status of :data:`STATUSES` on a day; others hold for no record."""
    on = as_number(day)
    going = Between("force_to", low=on + 1)
    started = Between("force_from", high=on)
    sure = Between("unsure_from", low=on + 1)
    stopped = (Between("stopped_from", high=on), Between("stopped_to", low=on + 1))
    moving = Best((Between("stopped_from", low=on + 1), Between("stopped_to", high=on)))
    conditions: dict[str, tuple[Node, ...]] = {
        "HET_TOAN_BO": (Between("force_to", high=on),),
        "CHUA_XAC_DINH": (Best((Between("force_from", low=UNKNOWN), Between("unsure_from", high=on))), going),
        "CHUA": (Between("force_from", low=on + 1, high=UNKNOWN - 1), going),
        "NGUNG": (started, going, sure, *stopped),
        "NGUNG_MOT_PHAN": (started, going, sure, moving, Between("halted_from", high=on), Between("halted_to", low=on + 1)),
        "HET_MOT_PHAN": (started, going, sure, moving, Between("partly_to", high=on)),
        "CON": (started, going, sure, moving, Between("partly_to", low=on + 1)),
    }
    return All(conditions.get(status, (Between("force_to", high=0),)))
