"""Reading of a typed query (domain.md 9.1): numbers, codes, provisions, relations, filters, and free words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from index_config import load_index_config
from pipeline.model.search import Filters, Query
from pipeline.rules import Rules
from pipeline.search.body_reading import Issuer, read_issuer
from pipeline.search.day_reading import read_days
from pipeline.search.filter_reading import drop_asking, is_short, read_kind, read_lone_year, read_statuses
from pipeline.search.number_reading import read_asked_number
from pipeline.search.people_reading import read_drafter, read_signer
from pipeline.search.place_reading import read_asked_provision
from pipeline.search.reading import MARK, Reading
from pipeline.search.syllables import folded
from pipeline.search.synonyms import expansions
from pipeline.text.fold import fold, has_marks, squeeze
from pipeline.text.normalise import normalise

__all__ = ["LONGEST", "parse_query", "with_filters"]

LONGEST = 2_000
"""Code points of a query that are read: nobody types more, and a pasted page finds itself with its first lines."""

_SENTENCE = 4
"""Syllables beside a number from which it is a part of a sentence."""

_PHRASE = re.compile(r'["“”«]([^"“”«»]{2,200})["“”»]')
_SUFFIX = r"\.\d{3}\.\d{2}\.\d{2}(?:\.[a-z]\d{2})?|\.[a-z]\d{2}"
_CODE = re.compile(rf"(?<![\d.])(?:(?P<base>\d\.\d{{6}})(?:{_SUFFIX})?|(?P<tail>\d{{6}})(?P<suffix>{_SUFFIX})?)(?![\w.]*\d)")


def parse_query(raw: str, rules: Rules) -> Query:
    """Return what the user asked for; never raises, whatever was typed."""
    language = load_index_config().language
    reading = Reading(squeeze(normalise(raw[: LONGEST * 2]).replace(MARK, " "))[:LONGEST], language)
    phrases = _phrases(reading)
    codes = _codes(reading)
    people = Filters(signers=read_signer(reading, rules), drafters=read_drafter(reading, rules))
    days = read_days(reading) if is_short(reading) else Filters()
    number = None if codes else read_asked_number(reading, rules)
    eid = read_asked_provision(reading, rules)
    relation = _relation(reading) if number else None
    drop_asking(reading)
    statuses = read_statuses(reading)
    issuer = Issuer() if number or people.drafters else read_issuer(reading, rules)
    filters = _joined(people, days, statuses, Filters(authorities=issuer.names))
    filters = _joined(filters, read_kind(reading, rules, is_filtered=filters != Filters()))
    if filters != Filters():
        filters = _joined(filters, read_lone_year(reading))
    text = _free_words(reading, rules, named=bool(number or codes or filters != Filters()))
    words = folded(text)
    others = tuple((" ".join(words[e.start : e.end]), e.alternatives) for e in expansions(words))
    reading.understood += _in_full(others, reading)
    return Query(
        raw=raw,
        text=text,
        phrases=phrases,
        has_marks=has_marks(text),
        number=number,
        number_only=number is not None and not (text or phrases),
        eid=eid,
        codes=codes,
        authority_keys=issuer.keys,
        relation=relation,
        expansions=others,
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
    """Return codes of procedures; six figures alone are one when they are all that was typed, or behind words for a code."""
    codes = []
    position = 0
    while found := _CODE.search(reading.folded, position):
        lead = reading.language.code.regex.search(reading.folded[: found.start()])
        if not (found["base"] or found["suffix"] or lead or found[0] == reading.folded):
            position = found.end()
            continue
        codes.append(found["base"] or found["tail"])
        reading.take(lead.start() if lead else found.start(), found.end(), "code", codes[-1])
        position = 0
    return tuple(codes)


def _relation(reading: Reading) -> Any:
    for words in reading.language.relations:
        if found := words.find(reading.folded):
            reading.take(*found.span(), words.relation, reading.understood[-1][1], mark=True)
            return words.relation
    return None


def _in_full(expanded: tuple[tuple[str, tuple[str, ...]], ...], reading: Reading) -> list[tuple[str, str, str]]:
    """Return what short forms were put in full; full names that have a short form are no news."""
    typed = [found[0] for found in re.finditer(r"[^\W_]+", reading.text)]
    chips = []
    for short, names in expanded:
        number = len(short.split())
        if all(len(name.split()) > number for name in names):
            rows = (typed[n : n + number] for n in range(len(typed)))
            words = next((" ".join(row) for row in rows if folded(" ".join(row)) == short.split()), short)
            chips.append((reading.language.words["synonym"], f"{words} = {' / '.join(names)}", words))
    return chips


def _joined(*parts: Filters) -> Filters:
    """Return everything that the parts ask for; of one name the first part counts."""
    given: dict[str, Any] = {}
    for part in parts:
        for field in fields(part):
            given.setdefault(field.name, None)
            given[field.name] = given[field.name] or getattr(part, field.name)
    return Filters(**given)


def _free_words(reading: Reading, rules: Rules, *, named: bool) -> str:
    """Return what is left; beside a number or filters, words like "quyết định số" say nothing more.

    A number among many words is cited in them, as in a title that was pasted: then its words stay.
    """
    text = squeeze(reading.text.replace(MARK, " "))
    if named:
        symbols = (fold(symbol) for symbol in rules.kinds.by_symbol if len(symbol) > 1)
        noise = sorted((*reading.language.noise, *rules.kinds.by_folded_name, *symbols), key=len, reverse=True)
        pattern = "|".join(r"\s+".join(map(re.escape, word.split())) for word in noise)
        if not folded(re.sub(rf"(?<!\w)(?:{pattern})(?!\w)", " ", fold(text))):
            return ""
        if len(folded(text)) >= _SENTENCE:
            return reading.restored()
    return text if folded(text) else ""
