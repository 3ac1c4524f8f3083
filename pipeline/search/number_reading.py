"""Numbers of documents in a query: whole ones, spelled freely, parts of them, and laws by name (domain.md 9.1)."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.model.search import NumberQuery
from pipeline.rules import Rules
from pipeline.rules.schema.kinds import Kinds
from pipeline.search.reading import Reading
from pipeline.text.fold import fold
from pipeline.text.numbers import number_key, read_number

__all__ = ["read_asked_number"]

_YEAR = r"(?P<year>(?:19|20)\d{2})"
_INTEGER = r"(?<![\d./,-])0*(?P<integer>\d{1,5})(?![\d.,]*\d)"
_PART = re.compile(rf"{_INTEGER}\s*[/-]\s*{_YEAR}(?![\d/-])")
_A_YEAR = range(1900, 2101)
_ALONE = re.compile(r"^(?:so\s*:?\s*)?0*(?P<integer>\d{1,5})$")


def read_asked_number(reading: Reading, rules: Rules) -> NumberQuery | None:
    """Return the number that is asked for and take its words out; a bare integer stays among the words too."""
    return (
        _printed(reading, rules)
        or _spelled(reading, rules)
        or _of_kind(reading, rules)
        or _part(reading)
        or _law(reading, rules)
        or _bare(reading)
    )


def _printed(reading: Reading, rules: Rules) -> NumberQuery | None:
    """Read a number as it is printed, in capitals or not."""
    upper = reading.text.upper()
    for text in (reading.text, upper if len(upper) == len(reading.text) else ""):
        if found := read_number(text):
            lead = _kind_before(rules).search(reading.folded[: found.span.start])
            reading.take(lead.start() if lead else found.span.start, found.span.end, "number", found.canonical, mark=True)
            return NumberQuery(key=found.key)
    return None


def _spelled(reading: Reading, rules: Rules) -> NumberQuery | None:
    """Read a number whose signs were left out: ``12 2024 qd ubnd``, ``12-2024-QĐ-UBND``, ``4162 qd ubnd``."""
    found = _spelled_pattern(rules).search(reading.folded)
    if not found:
        return None
    written = f"{int(found['integer'])}" + (f"/{found['year']}" if found["year"] else "")
    key = number_key(f"{written}/{found['type']}-{re.sub(r'[ _.-]+', '-', found['issuer'])}")
    reading.take(
        *found.span(), "number", f"{written}/{_symbols(rules.kinds)[found['type']]}-{found['issuer'].upper()}", mark=True
    )
    return NumberQuery(key=key)


def _of_kind(reading: Reading, rules: Rules) -> NumberQuery | None:
    """Read ``QĐ 12``, ``quyết định số 20/2019``, ``quyet dinh 12 nam 2024``, ``nđ 61``."""
    for found in _kind_pattern(rules).finditer(reading.folded):
        name, integer, year = found["kind"], int(found["integer"]), found["year"]
        if not year and integer in _A_YEAR and len(found["integer"]) == 4:
            continue  # «kế hoạch 2025» names a year
        kind = _kinds_by_word(rules.kinds)[re.sub(r"\s+", " ", name)]
        value = f"{rules.kinds.by_id[kind].name} {integer}" + (f"/{year}" if year else "")
        symbol = None
        if found["issuer"] and name in _symbols(rules.kinds):
            symbol = f"{name}-{found['issuer']}"
            value += f"/{_symbols(rules.kinds)[name]}-{found['issuer'].upper()}"
        reading.take(*found.span(), "number", value, mark=True)
        return NumberQuery(integer=integer, year=int(year) if year else None, kind=kind, symbol=symbol)
    return None


def _part(reading: Reading) -> NumberQuery | None:
    """Read ``12/2024``; two years ("giai đoạn 2021-2025") are no number unless nothing else was typed."""
    for found in _PART.finditer(reading.folded):
        integer, year = int(found["integer"]), int(found["year"])
        if integer in _A_YEAR and found[0] != reading.folded:
            continue
        reading.take(*found.span(), "number", f"{integer}/{year}", mark=True)
        return NumberQuery(integer=integer, year=year)
    return None


def _law(reading: Reading, rules: Rules) -> NumberQuery | None:
    """Read a law by name and year: ``luật đất đai 2013``."""
    for found in _law_pattern(rules).finditer(reading.folded):
        key = (re.sub(r"\s+", " ", found["name"]), int(found["year"]))
        if number := _laws(rules).get(key):
            reading.take(*found.span(), "number", number, mark=True)
            return NumberQuery(key=number_key(number))
    return None


def _bare(reading: Reading) -> NumberQuery | None:
    """Read a query that is one integer: the number first, then texts that hold it."""
    found = _ALONE.match(reading.folded)
    if not found or found["integer"] == "0":
        return None
    reading.understood.append((reading.language.words["number"], found["integer"], reading.text))
    reading.text = found["integer"]
    return NumberQuery(integer=int(found["integer"]))


@lru_cache(maxsize=4)
def _spelled_pattern(rules: Rules) -> re.Pattern[str]:
    types = "|".join(sorted(map(re.escape, _symbols(rules.kinds)), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w/.,-])0*(?P<integer>\d{{1,5}})(?:[\s/._-]+{_YEAR})?[\s/._-]+(?P<type>{types})[\s/._-]*"
        rf"(?P<issuer>(?:{_issuers(rules)})\d{{0,2}})(?!\w)"
    )


def _issuers(rules: Rules) -> str:
    bodies = {fold(symbol) for body in rules.authorities.bodies for symbol in (*body.symbols, *body.short) if " " not in symbol}
    return "|".join(sorted(map(re.escape, bodies), key=len, reverse=True))


@lru_cache(maxsize=4)
def _kind_before(rules: Rules) -> re.Pattern[str]:
    """Match "quyết định số" at the end of what stands before a number: it says nothing more."""
    return re.compile(rf"(?<!\w)(?:{_kind_words(rules)})\s*(?:so\s*:?\s*)?$")


def _kind_words(rules: Rules) -> str:
    words = sorted(_kinds_by_word(rules.kinds), key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in words)


@lru_cache(maxsize=4)
def _kind_pattern(rules: Rules) -> re.Pattern[str]:
    kinds = _kind_words(rules)
    return re.compile(
        rf"(?<!\w)(?P<kind>{kinds})\.?(?:[\s-]*(?P<issuer>{_issuers(rules)})(?!\w))?\s*(?:so\s*:?\s*)?0*(?P<integer>\d{{1,5}})(?!\d|\.\d|-\d)"
        rf"(?:(?:\s*/\s*|\s*-\s*|\s+nam\s+|\s+){_YEAR})?(?![\d/]|-\w)"
    )


@lru_cache(maxsize=4)
def _law_pattern(rules: Rules) -> re.Pattern[str]:
    names = sorted({name for name, _ in _laws(rules)}, key=len, reverse=True)
    laws = "|".join(r"\s+".join(map(re.escape, name.split())) for name in names)
    return re.compile(rf"(?<!\w)(?P<name>{laws})\s*,?\s*(?:so\s+\S+\s+)?(?:nam\s+)?{_YEAR}(?!\d)")


@lru_cache(maxsize=4)
def _laws(rules: Rules) -> dict[tuple[str, int], str]:
    """Return numbers of laws by folded name and the year in which they were passed."""
    names = {other.name: [other.other] for other in rules.laws.other_names}
    return {
        (fold(name), law.passed.year): law.number
        for law in rules.laws.laws
        if law.number and law.passed
        for name in (law.name, *names.get(law.name, ()))
    }


@lru_cache(maxsize=4)
def _symbols(kinds: Kinds) -> dict[str, str]:
    """Return the symbols in numbers by their folded form."""
    return {fold(symbol): symbol for symbol in kinds.by_symbol}


@lru_cache(maxsize=4)
def _kinds_by_word(kinds: Kinds) -> dict[str, str]:
    """Return kinds by folded names and by symbols of two letters at least: ``L 12`` would be anything."""
    symbols = {fold(symbol): kind.id for symbol, kind in kinds.by_symbol.items() if len(symbol) > 1}
    return symbols | {name: kind.id for name, kind in kinds.by_folded_name.items()}
