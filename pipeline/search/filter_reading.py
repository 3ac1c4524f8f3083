"""Status, days and years of issue in a query."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import replace

from index_config.language import DayWords
from pipeline.model.search import Filters
from pipeline.search.reading import Reading
from pipeline.search.syllables import folded
from pipeline.text.numbers import read_number

__all__ = ["is_short", "read_filters"]

_MOST_WORDS = 12
"""Syllables of a query in which a day is a filter, its own six among them."""


def is_short(reading: Reading) -> bool:
    """Whether so little was typed that a day is what is asked for; in a title it is that of a document that is cited."""
    return len(folded(reading.text)) <= _MOST_WORDS


def read_filters(reading: Reading, *, after_number: bool) -> Filters:
    """Return the filters that words ask for; days are read before numbers are, status and bare years after."""
    return _statuses(reading) if after_number else _days(reading)


def _days(reading: Reading) -> Filters:
    for words in reading.language.days:
        found = words.find(reading.folded)
        if found and read_number(reading.text[: found.start()].upper()):
            return Filters()  # the day of the document that is cited before it
        period = _period(words, found) if found else None
        if found and period:
            reading.take(*found.span(), "day", _in_words(*period))
            return Filters(issued_from=period[0], issued_to=period[1])
    return Filters()


def _period(words: DayWords, found: re.Match[str]) -> tuple[dt.date, dt.date] | None:
    year = int(found["year"])
    if words.part == "year":
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    month = int(found["month"])
    if not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    if words.part == "month":
        return dt.date(year, month, 1), dt.date(year, month, last)
    day = int(found["day"])
    return (dt.date(year, month, day), dt.date(year, month, day)) if 1 <= day <= last else None


def _in_words(first: dt.date, last: dt.date) -> str:
    shown = [f"{day:%d/%m/%Y}" for day in dict.fromkeys((first, last))]
    return " – ".join(shown)


def _statuses(reading: Reading) -> Filters:
    filters = Filters()
    for words in reading.language.statuses:
        if found := words.find(reading.folded):
            reading.take(*found.span(), "status", reading.text[found.start() : found.end()])
            filters = replace(filters, statuses=words.statuses)
            break
    if filters.statuses and (found := reading.language.year.find(reading.folded)):
        reading.take(*found.span(), "year", found["year"])
        filters = replace(filters, years=(int(found["year"]),))
    return filters
