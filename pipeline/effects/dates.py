"""The document's own days, and with them the days of its acts on others (domain.md 3.1, 3.7)."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, replace

from pipeline.model.document import Dated, Structure
from pipeline.model.effects import Effect, EffectsReading

__all__ = ["Dates", "read_dates"]

_RESOLUTIONS = frozenset({"nghi_quyet", "nghi_quyet_lien_tich"})
_CHANGES = frozenset({"amend", "insert", "rename", "replace_text", "repeal_text", "replace"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """First day of effect (with the expression that gave it), first day no longer in force, day passed; the acts with days."""

    effective_from: Dated | None = None
    effective_to: dt.date | None = None
    passed: dt.date | None = None
    effects: tuple[Effect, ...] = ()


def read_dates(reading: EffectsReading, structure: Structure) -> Dates:
    """Return the document's own days; ``SIGN`` counts from its date, for a resolution from the day it was passed.

    An act without a day of its own begins with the document (``SELF_EFF``); when the document ends, so do its amendments.
    """
    passed = next((e.from_.date for e in reading.effects if e.act == "passed" and e.from_), None)
    signed = structure.header.date
    if structure.header.kind in _RESOLUTIONS and passed:
        signed = passed
    first = _first_day(reading.effects, signed)
    last = next(
        (e.from_.date for e in reading.effects if e.act == "expire" and e.target == "self" and e.scope == "whole" and e.from_),
        None,
    )
    return Dates(
        effective_from=first,
        effective_to=last,
        passed=passed,
        effects=tuple(_dated(effect, first, signed, last) for effect in reading.effects),
    )


def _first_day(effects: tuple[Effect, ...], signed: dt.date | None) -> Dated | None:
    """Return the day the whole document begins; a day that is said wins over one that follows from the signature."""
    own = [e for e in effects if e.act == "effective" and e.scope == "whole" and e.from_ and e.from_.expression != "SELF_EFF"]
    own.sort(key=lambda effect: bool(effect.detail("implicit")))
    return _computed(own[0].from_, signed) if own and own[0].from_ else None


def _computed(dated: Dated, signed: dt.date | None) -> Dated:
    if dated.date is not None or dated.expression is None or not dated.expression.startswith("SIGN"):
        return dated
    if signed is None:
        return replace(dated, date=None)
    count = dated.expression.removeprefix("SIGN").removeprefix("+")
    try:
        if count.endswith("M"):
            return replace(dated, date=_months_later(signed, int(count[:-1])))
        return replace(dated, date=signed + dt.timedelta(days=int(count or 0)))
    except (OverflowError, ValueError):
        return dated


def _months_later(day: dt.date, months: int) -> dt.date:
    """Return the same day of a later month; the month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _dated(effect: Effect, first: Dated | None, signed: dt.date | None, last: dt.date | None) -> Effect:
    from_ = effect.from_
    if from_ and from_.expression == "SELF_EFF":
        from_ = replace(from_, date=first.date if first else None)
    elif from_:
        from_ = _computed(from_, signed)
    until = effect.until
    if until is None and last and effect.act in _CHANGES and effect.scope == "part":
        until = Dated(date=last)
    return replace(effect, from_=from_, until=until)
