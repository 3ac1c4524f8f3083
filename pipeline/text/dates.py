"""Days in Vietnamese texts, in words and in figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.model.text import Span

__all__ = ["FoundDate", "date_at", "find_dates", "read_date"]

_BLANK = r"[.…_\s]{1,8}"
_DATE = re.compile(
    rf"ngày\s*(?P<day>\d{{1,2}}|{_BLANK})\s*(?:tháng|/|-|\.)\s*(?P<month>\d{{1,2}}|{_BLANK})"
    rf"\s*(?:năm|/|-|\.)\s*(?P<year>\d{{4}}|20{_BLANK}|{_BLANK})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A day with its place; ``value`` is ``None`` when the form is there and not filled in, or names no real day."""

    value: date | None
    span: Span


def find_dates(text: str) -> Iterator[FoundDate]:
    """Yield the days of ``text``; accepts ``ngày 06 tháng 5 năm 2024``, ``ngày 06/5/2024``, blanks inside, blank forms."""
    for found in _DATE.finditer(text):
        yield FoundDate(value=_to_day(found), span=Span(*found.span()))


def date_at(text: str, start: int) -> FoundDate | None:
    """Return the day whose word begins exactly at ``start``, or ``None``."""
    found = _DATE.match(text, start)
    return FoundDate(value=_to_day(found), span=Span(*found.span())) if found else None


def read_date(text: str) -> date | None:
    """Return the first real day in ``text``, or ``None``."""
    return next((found.value for found in find_dates(text) if found.value), None)


def _to_day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
