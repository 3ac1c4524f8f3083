"""Numbers of documents: finding them in text and bringing them to one form (domain.md 1.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pipeline.model.text import Span
from pipeline.text.fold import fold
from pipeline.text.lookalikes import without_lookalikes

__all__ = ["DocumentNumber", "NumberFamily", "find_numbers", "number_at", "number_key", "read_number"]

NumberFamily = Literal["national_assembly", "normative", "administrative", "letter", "party", "old"]

_CAPITAL = "A-ZĐÂĂÊÔƠƯ"
_LOWER = "a-zđà-ỹ"
_NUM = r"(?P<num>\d{1,5}(?:\.\d{1,3})?[a-zđ]?)"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_NORMATIVE = r"(?P<type>QĐ|QD|NQLT|NQ|NĐ|ND|TTLT|TTLB|TT-LT|TT|CT|LCT|L|PL)"
_ADMINISTRATIVE = (
    r"(?P<type>QĐ|QD|NQ|CT|QC|QyĐ|TC|TB|HD|CTr|KH|PA|ĐA|DA|BC|BB|TTr|HĐ|CĐ|BGN|BTT"
    r"|GUQ|GM|GGT|GNP|PG|PC|PB|SY|TrS|SL|VBHN|CTHĐ|KL|NĐ|ND|TTLT|TTLB|TT-LT|TT)"
)
_PARTY = r"(?P<type>NQ|CTHĐ|CTr|CT|QĐ|QyĐ|QC|KL|TB|HD|KH|BC|CV|TTr|TT|ĐA|LCT|L)"
# A code: capitals, digits, &; one or two small letters when no word follows (``TTg``, ``SNgV``; ``UBNDngày`` is glued).
_CODE = rf"[{_CAPITAL}](?:[{_CAPITAL}0-9&]|[a-z]{{1,2}}(?![{_LOWER}]))*"
# Between codes a blank may stand after the hyphen only: ``UBND - Sở`` and ``UBND⏎- Sở`` are a list, not a number.
_ISSUER = rf"(?P<issuer>{_CODE}(?![{_LOWER}](?![{_LOWER}]))(?:[-/]\s?{_CODE}(?![{_LOWER}]))*)"
# Without a separator only issuers that cannot be a part of the type are accepted (``QĐUBND``, ``NĐCP``).
_GLUED = (
    r"(?P<issuer>UBND|HĐND|HDND|UB|CP|TTg|TTG|VPCP|BTP|BTC|BNV|BYT|BCT|BXD|BCA|BQP|BNN|BTNMT|BGDĐT|BKHCN|BNNMT)"
    rf"(?![{_CAPITAL}a-z])"
)
_SLASH = r"\s*/\s*"
_DASH = r"\s*[-./_]\s*"
_BEFORE = r"(?<![\d/.,-])(?<!\d:)"
_LETTER_ISSUER = rf"(?P<issuer>[{_CAPITAL}][{_CAPITAL}0-9&]{{1,14}}(?:[ ]?-\s?{_CODE}(?![{_LOWER}]))+)"

_FORMS: tuple[tuple[NumberFamily, str], ...] = (
    (
        "national_assembly",
        _SLASH + _YEAR + r"\s*[/-]\s*(?:(?P<type>PL|NQ|L)\s?-\s?)?(?P<issuer>UBTVQH|QH)\s?K?(?P<term>\d{1,2})(?!\d)",
    ),
    ("normative", _SLASH + _YEAR + r"\s*[-./_]?\s*" + _NORMATIVE + _DASH + _ISSUER),
    ("normative", _SLASH + _YEAR + _DASH + _NORMATIVE + r"\s?" + _GLUED),
    # A year with a figure too few or too many stays as printed.
    ("normative", _SLASH + r"(?P<misprint>\d{3}|\d{5})" + _SLASH + _NORMATIVE + _DASH + _ISSUER),
    ("party", r"\s?-\s?" + _PARTY + rf"\s?/\s?(?P<issuer>{_CODE}(?:-{_CODE}(?![{_LOWER}]))*)"),
    ("administrative", _SLASH + _ADMINISTRATIVE + _DASH + _ISSUER),
    ("administrative", _SLASH + _ADMINISTRATIVE + r"\s?" + _GLUED),
    ("letter", _SLASH + _LETTER_ISSUER),
    ("old", rf"\s?(?P<separator>[-/])\s?(?P<issuer>CP|TTg|HĐBT|HĐNN|CTN?|UB|QH)(?![{_CAPITAL}{_LOWER}-])"),
)
_FAMILIES = tuple((family, re.compile(_BEFORE + _NUM + rest)) for family, rest in _FORMS)
# What a number begins with, ``_BEFORE`` seen from behind its first figure: texts are searched from figure to figure.
_ANCHOR = re.compile(rf"\d(?<![\d/.,-]\d)(?<!\d:\d)\d{{0,4}}(?:\.\d{{1,3}})?[a-zđ]?\s*[/-]\s*(?=[\d{_CAPITAL}])")
_TYPES = {"QD": "QĐ", "ND": "NĐ", "TT-LT": "TTLT"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentNumber:
    """A number in its one form, e.g. ``15/2024/QĐ-UBND``, with its parts and its place."""

    canonical: str
    family: NumberFamily
    span: Span
    num: str
    year: int | None
    type: str
    issuer: str

    @property
    def key(self) -> str:
        """Return the folded form without leading zeros, equal for all spellings of one number."""
        return number_key(self.canonical)


def find_numbers(text: str) -> Iterator[DocumentNumber]:
    """Yield the numbers in ``text`` (normalised), from left to right; blanks and line breaks inside are accepted."""
    text = without_lookalikes(text)
    position = 0
    while anchor := _ANCHOR.search(text, position):
        number = number_at(text, anchor.start())
        if number:
            yield number
        position = number.span.end if number else anchor.start() + 1


def read_number(text: str) -> DocumentNumber | None:
    """Return the first number in ``text`` (normalised), or ``None``. Example: ``Số: 12/2024/QĐ-UBND``."""
    return next(find_numbers(text), None)


def number_key(canonical: str) -> str:
    """Return the form in which numbers are compared: folded, no blanks, no leading zeros (``055/2025`` = ``55/2025``)."""
    folded = re.sub(r"\s", "", fold(canonical))
    return re.sub(r"^0+(?=\d)", "", folded)


def number_at(text: str, start: int) -> DocumentNumber | None:
    """Return the number that begins exactly at ``start``, or ``None``."""
    for family, pattern in _FAMILIES:
        found = pattern.match(text, start)
        if found:
            return _to_number(family, found)
    return None


def _to_number(family: NumberFamily, found: re.Match[str]) -> DocumentNumber:
    parts = found.groupdict()
    issuer = re.sub(r"\s", "", parts["issuer"]).rstrip(".")
    issuer = re.sub(r"^HDND", "HĐND", {"TTG": "TTg", "Ttg": "TTg"}.get(issuer, issuer))
    kind = _TYPES.get(parts.get("type") or "", parts.get("type") or "")
    num, year = parts["num"], parts.get("year")
    match family:
        case "national_assembly":
            canonical = f"{num}/{year}/{kind + '-' if kind else ''}{issuer}{parts['term']}"
        case "normative":
            canonical = f"{num}/{year or parts.get('misprint')}/{kind}-{issuer}"
        case "party":
            canonical = f"{num}-{kind}/{issuer}"
        case "administrative":
            canonical = f"{num}/{kind}-{issuer}"
        case "letter":
            canonical = f"{num}/{issuer}"
        case "old":
            canonical = f"{num}{parts['separator']}{issuer}"
    return DocumentNumber(
        canonical=canonical,
        family=family,
        span=Span(*found.span()),
        num=num,
        year=int(year) if year else None,
        type=kind,
        issuer=issuer,
    )
