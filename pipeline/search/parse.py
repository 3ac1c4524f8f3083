"""Reading of a typed query."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pipeline.model.search import NumberQuery, Query
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


def with_filters(query: Query, chosen: Mapping[str, Any]) -> Query:
    """Return the query with what was chosen beside the box: names of :class:`Filters`, ``page``, ``size``, ``level``, ``sort``.

    Empty values choose nothing; days may carry a time of day, which is dropped.
    """
    given = {name: _day(value) for name, value in chosen.items() if value}
    paging = {name: given.pop(name) for name in ("page", "size", "level", "sort") if name in given}
    return replace(query, filters=replace(query.filters, **given), **paging)


def _day(value: Any) -> Any:
    return value.date() if isinstance(value, dt.datetime) else value
