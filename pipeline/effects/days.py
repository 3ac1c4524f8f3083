"""Reads from when and until when something holds, in a piece of a sentence (domain.md 3.1, 3.7)."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from pipeline.model.document import Dated
from pipeline.rules.loader import Rules
from pipeline.text.dates import find_dates
from pipeline.text.fold import fold
from pipeline.text.numerals import read_numeral

__all__ = ["Days", "day_in_figures", "read_days"]

_RUN = re.compile(r"\s{3,}")
_FIGURES = re.compile(r"(?<!\d)(\d{1,2})\s*(?:/|tháng)\s*(\d{1,2})\s*(?:/|năm)\s*(\d{4})(?!\d)")
"""A day without the word "ngày" before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """First day and first day no longer; ``open_end`` for "cho đến khi …", ``unclear_end`` for "đến ngày" without "hết"."""

    start: Dated | None = None
    end: Dated | None = None
    open_end: bool = False
    unclear_end: bool = False


def read_days(text: str, rules: Rules) -> Days:
    """Return the days said in ``text``. Example: ``từ ngày 01/7/2026 đến hết ngày 28/02/2027`` ends on 2027-03-01."""
    guards = rules.guards.by_id
    text = _RUN.sub("  ", text)
    until = guards["until_end"].search(text) or guards["until_day"].search(text)
    last = _day_behind(text, until.end()) if until else None
    end = last + dt.timedelta(days=1) if last and last < dt.date.max else None
    return Days(
        start=_start(text[: until.start()] if until and end else text, rules),
        end=Dated(date=end) if end else None,
        open_end=end is None and guards["until_when"].search(text) is not None,
        unclear_end=bool(end and until and not guards["until_end"].match(text, until.start())),
    )


def _start(text: str, rules: Rules) -> Dated | None:
    guards = rules.guards.by_id
    if (later := guards["sign_plus"].search(text)) and (days := _count(later, rules)):
        return Dated(date=None, expression=f"SIGN+{days}")
    if later := guards["sign_plus_months"].search(text):
        return Dated(date=None, expression=f"SIGN+{int(later['months'])}M")
    named = guards["from_day"].search(text)
    signed = guards["sign"].search(text)
    if signed and (named is None or signed.start() <= named.start()):
        return Dated(date=None, expression="SIGN")
    if named and (day := _day_behind(text, named.start())):
        return Dated(date=day)
    if year := guards["from_year"].search(text):
        return Dated(date=dt.date(int(year["year"]), 1, 1))
    return Dated(date=None, expression="SELF_EFF") if guards["from_self"].search(text) else None


def _count(later: re.Match[str], rules: Rules) -> int | None:
    """Return the days of "sau 10 ngày", "sau mười (10) ngày", "sau mười lăm ngày"."""
    return read_numeral(later["days"] or later["figures"] or fold(later["words"]), rules.procedure_tables.number_words)


def _day_behind(text: str, place: int) -> dt.date | None:
    """Return the day that stands right behind ``place``."""
    window = text[place : place + 70]
    found = next(find_dates(window), None)
    if found and found.value and found.span.start <= 16:
        return found.value
    return day_in_figures(window[:40])


def day_in_figures(text: str) -> dt.date | None:
    """Return a day that is written without the word "ngày": "04/7/2014", "04 tháng 7 năm 2014"."""
    figures = _FIGURES.search(text)
    if figures is None:
        return None
    try:
        return dt.date(int(figures[3]), int(figures[2]), int(figures[1]))
    except ValueError:
        return None
