"""Days, months, quarters and years of issue in a query, and the stretches between them."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from index_config.language import DayWords
from pipeline.model.search import Filters
from pipeline.search.reading import Reading
from pipeline.text.numbers import read_number

__all__ = ["read_days"]

_Period = tuple[dt.date, dt.date]
_Found = tuple[_Period, int, int]
"""First and last day, and where the words stand."""

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ONE_DAY = dt.timedelta(days=1)


def read_days(reading: Reading) -> Filters:
    """Return the days of issue that the words ask for, and take them out.

    The day of a document that is cited before it ("Quyết định số … ngày …") is none of them.
    """
    found = next(_periods(reading, 0), None)
    if found is None or read_number(reading.text[: found[1]].upper()):
        return Filters()
    (first, last), start, end = found
    begin, stop, end, start = _stretch(reading, first, last, start, end)
    reading.take(start, end, "day", _in_words(begin, stop))
    return Filters(issued_from=begin, issued_to=stop)


def _stretch(
    reading: Reading, first: dt.date, last: dt.date, start: int, end: int
) -> tuple[dt.date | None, dt.date | None, int, int]:
    """Return from, to, end and start of the words, with the words around a day ("từ …", "… đến …", "trước …")."""
    words, typed = reading.language.range, reading.text.lower()
    before, behind = typed[:start], typed[end:]
    lead = {name: re.search(getattr(words, name), before) for name in ("since", "after", "before", "until")}
    second = re.match(words.second, behind)
    following = next(_periods(reading, end + second.end()), None) if second else None
    if second and following and following[1] == end + second.end():
        opened = lead["since"]
        return first, following[0][1], following[2], opened.start() if opened else start
    if found := lead["since"]:
        onwards = re.match(words.onwards, behind)
        return first, None, end + (onwards.end() if onwards else 0), found.start()
    if found := lead["after"]:
        return last + _ONE_DAY, None, end, found.start()
    if found := lead["before"]:
        return None, first - _ONE_DAY, end, found.start()
    if found := lead["until"]:
        return None, last, end, found.start()
    return first, last, end, start


def _periods(reading: Reading, start: int) -> Iterator[_Found]:
    """Yield the first period of each way to say one, behind ``start``."""
    for words in reading.language.days:
        if words.unless and re.search(words.unless, reading.folded):
            continue
        found = words.regex.search(reading.folded, start)
        if found and (period := _period(words, found)):
            yield period, *found.span()


def _period(words: DayWords, found: re.Match[str]) -> _Period | None:
    year = int(found["year"])
    if words.part == "year":
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    if words.part == "quarter":
        quarter = _QUARTERS.get(found["quarter"]) or int(found["quarter"])
        return dt.date(year, 3 * quarter - 2, 1), dt.date(year, 3 * quarter, calendar.monthrange(year, 3 * quarter)[1])
    month = int(found["month"])
    if not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    if words.part == "month":
        return dt.date(year, month, 1), dt.date(year, month, last)
    day = int(found["day"])
    return (dt.date(year, month, day), dt.date(year, month, day)) if 1 <= day <= last else None


def _in_words(first: dt.date | None, last: dt.date | None) -> str:
    if first and last:
        return " – ".join(f"{day:%d/%m/%Y}" for day in dict.fromkeys((first, last)))
    return f"từ {first:%d/%m/%Y}" if first else f"đến {last:%d/%m/%Y}"
