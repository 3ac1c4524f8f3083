"""A document's number in every form in which people ask for it: ``12/2024``, ``QĐ 12``, ``4162``; and its provisions."""

from __future__ import annotations

from itertools import product

from pipeline.model.search import NumberQuery
from pipeline.rules.schema.kinds import Kinds
from pipeline.text.fold import fold
from pipeline.text.numbers import number_key, read_number

__all__ = ["asked_eids", "asked_form", "number_forms", "number_order"]

_PER_YEAR = 1_000_000


def number_forms(number: str | None, kinds: Kinds, *, kind: str | None = None, year: int | None = None) -> tuple[str, ...]:
    """Return the forms of a canonical number; ``kind`` and ``year`` of the document itself help numbers that hold none.

    Example: ``4162/QĐ-UBND`` of 2024 is found by its key, and by 4162 with or without kind, year and symbol.
    """
    read = read_number(number) if number else None
    if not number or not read:
        return (number_key(number),) if number else ()
    integer = _integer(read.num)
    by_symbol = kinds.by_symbol.get(read.type)
    of_kind = {found for found in (kind, by_symbol.id if by_symbol else None) if found}
    of_year = {str(found) for found in (year, read.year) if found}
    symbol = fold("-".join(part for part in (read.type, read.issuer) if part))
    parts = product(sorted({"", *of_kind}), sorted({"", *of_year}), sorted({"", symbol}))
    return (read.key, *(_form(integer, *part) for part in parts))


def asked_form(number: NumberQuery) -> str:
    """Return the one form that a query asks for."""
    if number.key:
        return number.key
    return _form(str(number.integer), number.kind or "", str(number.year or ""), number.symbol or "")


def number_order(number: str | None, year: int | None) -> int | None:
    """Return where a number stands among all: by its year (else ``year``), then by itself; ``None`` without a number."""
    read = read_number(number) if number else None
    if not read:
        return None
    return (read.year or year or 0) * _PER_YEAR + min(int(_integer(read.num)), _PER_YEAR - 1)


def _integer(num: str) -> str:
    return "".join(character for character in num.partition(".")[0] if character.isdigit()).lstrip("0") or "0"


def asked_eids(eid: str) -> tuple[str, ...]:
    """Return the keys of articles that answer a question for a provision: with that clause, or else without it.

    Clauses inside an attachment are no keys: they are looked for in their article.
    """
    parts = eid.split("__")
    article = "__".join(parts[: next((n for n, part in enumerate(parts) if part.startswith("art_")), 0) + 1])
    return (article,) if article != parts[0] else tuple(dict.fromkeys((eid, article)))


def _form(integer: str, kind: str, year: str, symbol: str) -> str:
    return f"{integer}|{kind}|{year}|{symbol}"
