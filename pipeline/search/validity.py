"""In force on a day or not, as far as stated days and whole repeals say: a first status for filters and lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.model.registry import Relation
from pipeline.search.plan import All, Between, Node

__all__ = ["NEVER", "STATUSES", "UNKNOWN", "Validity", "as_number", "status_node", "status_of", "validity"]

UNKNOWN = 99_999_999
"""First day in force that nobody stated."""
NEVER = 99_999_998
"""An end that is not known."""

STATUSES = ("CON", "HET_MOT_PHAN", "HET_TOAN_BO", "CHUA", "CHUA_XAC_DINH")
_ENDING = frozenset({"replace", "repeal", "expire"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Validity:
    """Days as yyyymmdd: first day in force, first day no longer, first day on which a part is no longer."""

    start: int = UNKNOWN
    end: int = NEVER
    partly: int = NEVER


def as_number(day: dt.date) -> int:
    """Return a day as yyyymmdd."""
    return day.year * 10_000 + day.month * 100 + day.day


def validity(start: dt.date | None, end: dt.date | None, incoming: Iterable[Relation]) -> Validity:
    """Return the days of a document from what it states and what others do to it."""
    ends: list[dt.date] = [end] if end else []
    partly: list[dt.date] = []
    for relation in incoming:
        day = _day_of(relation)
        if day and relation.effect.act in _ENDING:
            (ends if relation.effect.scope == "whole" else partly).append(day)
    return Validity(
        start=as_number(start) if start else UNKNOWN,
        end=as_number(min(ends)) if ends else NEVER,
        partly=as_number(min(partly)) if partly else NEVER,
    )


def _day_of(relation: Relation) -> dt.date | None:
    stated = relation.effect.from_.date if relation.effect.from_ else None
    own = relation.source.effective_from
    return stated or (own.date if own else None)


def status_of(fields: Mapping[str, object], day: dt.date) -> str:
    """Return the status of a record's document on a day."""
    on = as_number(day)
    start, end, partly = (fields.get(name) for name in ("force_from", "force_to", "partly_to"))
    if isinstance(end, int) and end <= on:
        return "HET_TOAN_BO"
    if not isinstance(start, int) or start == UNKNOWN:
        return "CHUA_XAC_DINH"
    if start > on:
        return "CHUA"
    return "HET_MOT_PHAN" if isinstance(partly, int) and partly <= on else "CON"


def status_node(status: str, day: dt.date) -> Node:
    """Return the condition for a status of :data:`STATUSES` on a day; others hold for no record."""
    on = as_number(day)
    going = Between("force_to", low=on + 1)
    started = Between("force_from", high=on)
    conditions: dict[str, tuple[Node, ...]] = {
        "HET_TOAN_BO": (Between("force_to", high=on),),
        "CHUA_XAC_DINH": (Between("force_from", low=UNKNOWN), going),
        "CHUA": (Between("force_from", low=on + 1, high=UNKNOWN - 1), going),
        "HET_MOT_PHAN": (started, going, Between("partly_to", high=on)),
        "CON": (started, going, Between("partly_to", low=on + 1)),
    }
    return All(conditions.get(status, (Between("force_to", high=0),)))
