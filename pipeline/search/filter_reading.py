"""Status, year and kind in a query."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from pipeline.model.search import Filters
from pipeline.rules import Rules
from pipeline.rules.schema.kinds import Kind
from pipeline.search.reading import MARK, Reading
from pipeline.search.syllables import folded

__all__ = ["drop_asking", "is_short", "read_kind", "read_lone_year", "read_statuses"]

_MOST_WORDS = 12
"""Syllables of a query in which a day is a filter, its own six among them."""
_MOST_WITH_STATUS = 20
"""Syllables of a query in which words for a status are a filter: a pasted page is full of them."""


def is_short(reading: Reading) -> bool:
    """Whether so little was typed that a day is what is asked for; in a title it is that of a document that is cited."""
    return len(folded(reading.text)) <= _MOST_WORDS


def drop_asking(reading: Reading) -> None:
    """Take out the words that ask for the status of the document whose number stands beside them."""
    if MARK in reading.text and (found := reading.language.asking.find(reading.folded)):
        reading.drop(found)


def read_statuses(reading: Reading) -> Filters:
    """Return the statuses that words ask for, and the year beside them."""
    filters = Filters()
    if len(folded(reading.text)) > _MOST_WITH_STATUS:
        return filters
    for words in reading.language.statuses:
        if found := words.find(reading.folded):
            reading.take(*found.span(), "status", words.examples[0])  # as it is written, whatever was typed
            filters = replace(filters, statuses=words.statuses)
            break
    if filters.statuses and (found := reading.language.year.find(reading.folded)):
        reading.take(*found.span(), "year", found["year"])
        filters = replace(filters, years=(int(found["year"]),))
    return filters


def read_kind(reading: Reading, rules: Rules, *, is_filtered: bool) -> Filters:
    """Return the kind that opens the query, when nothing else is left of it or it stands beside other filters.

    ``nghị quyết``, ``nghị quyết năm 2024``, and of ``nghị quyết về học phí còn hiệu lực`` the first two words.
    """
    found = _kind_first(rules).match(reading.folded)
    if not found or MARK in reading.text or _kind(found, rules).id not in reading.language.kinds:
        return Filters()
    year = reading.language.year.regex.match(reading.folded, found.end()) if "nam" in reading.folded[found.end() :] else None
    is_all = (year.end() if year else found.end()) == len(reading.text)
    if not (is_filtered or is_all):
        return Filters()
    kind = _kind(found, rules)
    filters = Filters(kinds=(kind.id,), years=(int(year["year"]),) if year and is_all else ())
    if year and is_all:
        reading.take(*year.span(), "year", year["year"])
    reading.take(*found.span(), "kind", kind.name)
    return filters


def _kind(found: re.Match[str], rules: Rules) -> Kind:
    return rules.kinds.by_folded_name[" ".join(found["kind"].split())]


def read_lone_year(reading: Reading) -> Filters:
    """Return the year when nothing else is left of a query that filters: "nguyễn văn a ký năm 2025"."""
    found = reading.language.year.regex.fullmatch(reading.folded)
    if not found:
        return Filters()
    reading.take(*found.span(), "year", found["year"])
    return Filters(years=(int(found["year"]),))


@lru_cache(maxsize=4)
def _kind_first(rules: Rules) -> re.Pattern[str]:
    names = sorted(rules.kinds.by_folded_name, key=len, reverse=True)
    kinds = "|".join(r"\s+".join(map(re.escape, name.split())) for name in names)
    return re.compile(rf"(?P<kind>{kinds})(?!\w)(?:\s+ve(?:\s+viec)?(?!\w))?\s*")
