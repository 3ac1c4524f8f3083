"""Reading of a typed query (domain.md 9.1): numbers, codes, provisions, relations, filters, and free words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from index_config import load_index_config
from pipeline.model.search import Filters, Query
from pipeline.rules import Rules
from pipeline.search.filter_reading import is_short, read_filters
from pipeline.search.number_reading import read_asked_number
from pipeline.search.people_reading import read_authority, read_drafter, read_signer
from pipeline.search.place_reading import read_asked_provision
from pipeline.search.reading import MARK, Reading
from pipeline.search.syllables import folded
from pipeline.search.synonyms import expansions
from pipeline.text.fold import fold, has_marks, squeeze
from pipeline.text.normalise import normalise

__all__ = ["parse_query", "with_filters"]

_LONGEST = 2_000
"""Code points of a query that are read: nobody types more, and a pasted page finds itself with its first lines."""

_SENTENCE = 4
"""Syllables beside a number from which it is a part of a sentence."""

_PHRASE = re.compile(r'["“”«]([^"“”«»]{2,200})["“”»]')
_CODE = re.compile(r"(?<![\d.])(?P<base>\d\.\d{6})(?:\.\d{3}\.\d{2}\.\d{2}\.[a-z]\d{2})?(?![\d])|^(?P<tail>\d{6})$")


def parse_query(raw: str, rules: Rules) -> Query:
    """Return what the user asked for; never raises, whatever was typed."""
    language = load_index_config().language
    reading = Reading(squeeze(normalise(raw[: _LONGEST * 2]).replace(MARK, " "))[:_LONGEST], language)
    phrases = _phrases(reading)
    codes = _codes(reading)
    dated = read_filters(reading, after_number=False) if is_short(reading) else Filters()
    number = None if codes else read_asked_number(reading, rules)
    eid = read_asked_provision(reading, rules)
    relation = _relation(reading) if number else None
    filters = _joined(dated, read_filters(reading, after_number=True))
    filters = replace(filters, signers=read_signer(reading), drafters=read_drafter(reading, rules))
    authority_keys = () if number or filters.drafters else read_authority(reading, rules)
    text = _free_words(reading, rules, named=bool(number or codes))
    words = folded(text)
    return Query(
        raw=raw,
        text=text,
        phrases=phrases,
        has_marks=has_marks(text),
        number=number,
        number_only=number is not None and not (text or phrases),
        eid=eid,
        codes=codes,
        authority_keys=authority_keys,
        relation=relation,
        expansions=tuple((" ".join(words[e.start : e.end]), e.alternatives) for e in expansions(words)),
        filters=filters,
        understood=tuple(reading.understood),
    )


def with_filters(query: Query, chosen: Mapping[str, Any]) -> Query:
    """Return the query with what was chosen beside the box: names of :class:`Filters`, ``page``, ``size``, ``level``, ``sort``.

    Empty values choose nothing; days may carry a time of day, which is dropped.
    """
    given = {name: _plain(value) for name, value in chosen.items() if value}
    paging = {name: given.pop(name) for name in ("page", "size", "level", "sort") if name in given}
    return replace(query, filters=replace(query.filters, **given), **paging)


def _plain(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return value.date()
    return tuple(value) if isinstance(value, list) else value


def _phrases(reading: Reading) -> tuple[str, ...]:
    phrases = []
    while found := _PHRASE.search(reading.text):
        phrase = squeeze(found[1])
        if folded(phrase):
            phrases.append(phrase)
            reading.take(*found.span(), "phrase", phrase)
        else:
            reading.drop(found)
    return tuple(phrases)


def _codes(reading: Reading) -> tuple[str, ...]:
    codes = []
    while found := _CODE.search(reading.folded):
        codes.append(found["base"] or found["tail"])
        reading.take(*found.span(), "code", codes[-1])
    return tuple(codes)


def _relation(reading: Reading) -> Any:
    for words in reading.language.relations:
        if found := words.find(reading.folded):
            reading.take(*found.span(), words.relation, reading.understood[-1][1], mark=True)
            return words.relation
    return None


def _joined(first: Filters, second: Filters) -> Filters:
    return replace(
        first,
        statuses=first.statuses or second.statuses,
        years=first.years or second.years,
        issued_from=first.issued_from or second.issued_from,
        issued_to=first.issued_to or second.issued_to,
    )


def _free_words(reading: Reading, rules: Rules, *, named: bool) -> str:
    """Return what is left; beside a number, words like "quyết định số" say nothing more.

    A number among many words is cited in them, as in a title that was pasted: then its words stay.
    """
    text = squeeze(reading.text.replace(MARK, " "))
    if named:
        noise = sorted((*reading.language.noise, *rules.kinds.by_folded_name), key=len, reverse=True)
        pattern = "|".join(r"\s+".join(map(re.escape, word.split())) for word in noise)
        if not folded(re.sub(rf"(?<!\w)(?:{pattern})(?!\w)", " ", fold(text))):
            return ""
        if len(folded(text)) >= _SENTENCE:
            return reading.restored()
    return text if folded(text) else ""
