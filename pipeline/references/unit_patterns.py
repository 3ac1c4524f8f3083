"""Patterns of provision lists (domain.md 7.2)."""

from __future__ import annotations

import re
from functools import cached_property

from pipeline.references.vocabulary import Vocabulary
from pipeline.references.words import CAPITAL, LOWER, words

__all__ = ["UnitPatterns"]

_NUMBER = r"\d{1,4}(?:\.\d{1,3})*[a-zđ]{0,2}(?!\w|[/%])"
_LETTER = (
    rf"[\"“'‘]?(?P<bare>[a-zđ]\d{{0,2}}|\d{{1,2}}(?:\.\d+)*[a-z]?)(?![\w{CAPITAL}{LOWER}%/])"
    r"[\"”'’]?(?:\s?\([ivx]{1,5}\)|\))?"
)
_ROMAN = r"(?:[IVXLC]+|\d{1,3})(?:[.\-]\d{1,2})*[a-zA-ZĐđ]?(?![\w/%])|[A-ZĐ]\d{0,2}(?![\w/])"
_INDENT = rf"[a-zđ]?\d?(?:[.\d])*\d(?!\w)|[a-zđ](?![\w{CAPITAL}{LOWER}])"
_FORM = r"[A-ZĐ]{0,4}[- ]?\d{1,3}[a-zA-Zđ]?(?:[.\-/]?[\dA-ZĐ]+)*(?![\w])"
_CAPITAL_LETTER = r"(?P<bare>[A-ZĐ])(?!\w)"
_VALUES = {"number": _NUMBER, "letter": _LETTER, "capital": _CAPITAL_LETTER, "roman": _ROMAN, "indent": _INDENT, "form": _FORM}


class UnitPatterns(Vocabulary):
    """Lists of provisions: units, their numbers, what stands between them."""

    @cached_property
    def unit(self) -> re.Pattern[str]:
        """Match the word of a unit with "số" behind it."""
        return re.compile(rf"(?P<word>{self.any_unit})\s*(?:{words(self.rules.provisions.number_words)}\s*)?{self.unit_colon}")

    @cached_property
    def values(self) -> dict[str, re.Pattern[str]]:
        """Return the forms of numbers by the name that units give them."""
        return {form: re.compile(pattern) for form, pattern in _VALUES.items()}

    @cached_property
    def this(self) -> re.Pattern[str]:
        """Match "này"."""
        return re.compile(rf"\s*{words(self.rules.provisions.this)}")

    @cached_property
    def opening(self) -> re.Pattern[str]:
        """Match what may stand before a list: "các", "từ"."""
        return re.compile(rf"(?:{self.plural}\s+)?(?:{words(self.rules.provisions.range_opening)}\s+)?")

    @cached_property
    def opening_before(self) -> re.Pattern[str]:
        """Match the opening of a list at the end of what stands before it."""
        return re.compile(rf"(?<!\w)(?:{self.plural}|{words(self.rules.provisions.range_opening)})\s+$")

    @cached_property
    def separator(self) -> re.Pattern[str]:
        """Match what parts two members of a list; ``range`` and ``and`` say which it is."""
        return re.compile(
            rf"\s*(?:(?P<range>{words(self.rules.provisions.range_words)}|-(?=\s*\w))\s*"
            rf"|[,;]\s*(?:{self.and_}\s*)?|(?P<and>{self.and_})\s*)"
            rf"(?:{self.plural}\s+)?(?:{words(self.rules.provisions.range_opening)}\s+)?"
        )

    @cached_property
    def inner_link(self) -> re.Pattern[str]:
        """Match what may stand between a smaller unit and the larger one."""
        return re.compile(rf"\s+{words(self.rules.provisions.inner_links)}\s+")

    @cached_property
    def goes_on(self) -> re.Pattern[str]:
        """Match what may follow a bare number of a list; a counted thing may not."""
        return re.compile(
            rf"\s*(?:$|[,;:.)\]\"”\-]|[{CAPITAL}(]|{words(self.rules.provisions.value_followers)}"
            rf"|{self.any_unit}|{self.any_kind}|{self.and_})"
        )

    @cached_property
    def exclusion(self) -> re.Pattern[str]:
        """Match "trừ" before excluded provisions."""
        return re.compile(rf"\s*,?\s*\(?\s*{words(self.words.exclusions)}\s+")

    @cached_property
    def unit_anaphora(self) -> re.Pattern[str]:
        """Match "các điều, khoản nêu trên"."""
        return re.compile(rf"(?:{self.plural}\s+)?{self.any_unit}(?:\s*,\s*{self.any_unit})*\s+{self.refers_back}")

    @cached_property
    def quoted_heading(self) -> re.Pattern[str]:
        """Match the heading of an article or clause inside quoted new text."""
        return re.compile(rf"(?:^|[\n\"“])\s*(?:(?P<word>{self.any_unit})\s+)?(?P<value>\d{{1,3}}[a-zđ]?)\s?[.:]\s")

    @cached_property
    def insertion(self) -> re.Pattern[str]:
        """Match "vào sau" between a new provision and its place."""
        return re.compile(rf"\s+{words(self.words.insertion_links)}\s+")
