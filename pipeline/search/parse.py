"""Reading of a typed query."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from pipeline.model.search import Filters, NumberQuery, Query, SearchLevel
from pipeline.rules import Rules
from pipeline.text.fold import has_marks, squeeze
from pipeline.text.normalise import normalise
from pipeline.text.numbers import read_number

__all__ = ["parse_query", "with_filters"]

_LONGEST = 2_000
"""Code points of a query that are read: nobody types more, and a pasted page finds itself with its first lines."""

_PHRASE = re.compile(r'[“"]([^“”"]{2,})[”"]')
_CODE = re.compile(r"(?<![\d.])([1-9]\.\d{6})(?!\d)")
_PART_NUMBER = re.compile(r"(?<![\d/])0*(\d{1,5})\s*/\s*((?:19|20)\d{2})(?![\d/])")


def parse_query(raw: str, rules: Rules) -> Query:
    """Return what the user asked for; never raises, whatever was typed."""
    del rules
    text = squeeze(normalise(raw))[:_LONGEST]
    phrases = tuple(squeeze(phrase) for phrase in _PHRASE.findall(text))
    rest = squeeze(_PHRASE.sub(" ", text))
    codes = tuple(_CODE.findall(rest))
    number, understood = None, []
    if found := read_number(rest):
        number = NumberQuery(key=found.key)
        rest = squeeze(rest[: found.span.start] + " " + rest[found.span.end :])
        understood.append(("số", found.canonical, found.canonical))
    elif part := _PART_NUMBER.search(rest):
        number = NumberQuery(integer=int(part[1]), year=int(part[2]))
        rest = squeeze(rest[: part.start()] + " " + rest[part.end() :])
        understood.append(("số", f"{part[1]}/{part[2]}", part[0]))
    return Query(
        raw=raw,
        text=rest,
        phrases=phrases,
        has_marks=has_marks(rest),
        number=number,
        codes=codes,
        understood=tuple(understood),
    )


def with_filters(
    query: Query,
    *,
    page: int = 1,
    size: int = 20,
    level: str | None = None,
    issued_from: dt.date | None = None,
    issued_to: dt.date | None = None,
    **values: Iterable[object],
) -> Query:
    """Return the query with the filters that stand beside the box; names as in :class:`Filters`."""
    days = {name: _day(value) for name, value in (("issued_from", issued_from), ("issued_to", issued_to)) if value}
    chosen = {name: tuple(several) for name, several in values.items() if several}
    filters: Filters = replace(query.filters, **days, **chosen)  # type: ignore[arg-type]
    return replace(query, filters=filters, page=page, size=size, level=cast("SearchLevel | None", level))


def _day(value: dt.date) -> dt.date:
    return value.date() if isinstance(value, dt.datetime) else value
