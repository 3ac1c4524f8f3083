"""Patterns of what stands behind a number (domain.md 7.1, 3.3 item 3)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from pipeline.references.vocabulary import Vocabulary
from pipeline.references.words import CAPITAL, words
from pipeline.rules.schema.abbreviations import Body

__all__ = ["TailPatterns"]


class TailPatterns(Vocabulary):
    """What stands behind a number: date, issuer, title."""

    @cached_property
    def date_link(self) -> re.Pattern[str]:
        """Match what stands between a number and its date."""
        return re.compile(rf"\s*,?\s*\(?\s*(?:{words(self.words.date_links)}\s+)?(?=[nN])")

    @cached_property
    def day(self) -> re.Pattern[str]:
        """Match the word of a date and the blank before it."""
        return re.compile(rf"\s{words(self.words.day_words)}\s+(?=\d)")

    @cached_property
    def year(self) -> re.Pattern[str]:
        """Match a year with its word."""
        return re.compile(rf"\s*,?\s*{self.year_word}\s+(?P<year>(?:19|20)\d\d)(?!\d)")

    @cached_property
    def bare_year(self) -> re.Pattern[str]:
        """Match a year without its word."""
        return re.compile(r"\s+(?P<year>(?:19|20)\d\d)(?![\d/%]|[.,]\d|\s*-\s*\d)")

    @cached_property
    def issuer_link(self) -> re.Pattern[str]:
        """Match the word before an issuer."""
        return re.compile(rf"\s*,?\s*(?:{words(self.words.issuer_links)}\s+){{1,2}}")

    @cached_property
    def issuer(self) -> re.Pattern[str]:
        """Match a body with its office and place; only some bodies stand in many places ("Chính phủ" does not)."""
        table = self.rules.abbreviations
        level, place = rf"\s+{words(table.levels)}(?:\s+{self._place})?", rf"\s+{self._place}"
        placed = _names(body for body in table.bodies if body.place)
        named = _names(body for body in table.bodies if body.place_name)
        single = _names(body for body in table.bodies if not (body.place or body.place_name))
        upper = rf"(?:\s*,\s*{words(table.levels)}{place})?"
        body = rf"(?:{single}|{named}(?:{level}|{place})?|{placed}(?:{level})?{upper})"
        meeting = rf"(?:{words(table.meetings)}\s+(?:\w+\s+){{1,3}}?)?"
        term = rf"(?P<term>\s*,?\s*{words(table.terms)}\s+[IVXLC]+\b)?"
        twice = rf"(?P<twice>{placed}[ ]+(?={placed}))?"
        return re.compile(rf"{twice}{meeting}(?:{words(table.offices)}\s+){{0,2}}{body}{term}")

    @cached_property
    def _place(self) -> str:
        """Match the name of a place: words with capital letters that begin nothing else."""
        cited = self.words
        others = words((*cited.titles.openings, *cited.issuer_stops, *cited.conjunctions))
        word = rf"(?!{self.any_kind}|{self.any_unit}|{others})[{CAPITAL}][\w'’]*"
        return rf"{word}(?:\s*-\s*{word}|[ ]+{word}|\n[ ]*{word}){{0,5}}"

    @cached_property
    def ends_in_level(self) -> re.Pattern[str]:
        """Match a level without a name at the end of a body."""
        return re.compile(rf"\s{words(self.rules.abbreviations.levels)}$")

    @cached_property
    def title_opening(self) -> re.Pattern[str]:
        """Match the first words of a title; the level of the issuer may be printed twice ("tỉnh tỉnh về …")."""
        again = rf"(?:\s+{words(self.rules.abbreviations.levels)}(?=\s))?"
        return re.compile(rf"(?P<again>{again})\s*,?\s*{words(self.words.titles.openings)}[\s,:]")

    @cached_property
    def title_member(self) -> re.Pattern[str]:
        """Match a further document, or a further act, where a title may end or go on with it."""
        return re.compile(rf"\s*,?\s*(?:{self.and_}\s+)?(?:{self.any_kind}|{self.any_unit}|(?P<act>{self.partly}))")

    @cached_property
    def numbered(self) -> re.Pattern[str]:
        """Match a document with a number."""
        return re.compile(rf"{self.any_kind}\s*(?:{self.number}\s*:?\s*)?\d")

    @cached_property
    def partly(self) -> str:
        """Match an act on a part of a document: inside a title that amends it is one of the title's acts."""
        return rf"{self.amends}\s+{words(self.words.titles.parts)}"

    @cached_property
    def item_start(self) -> re.Pattern[str]:
        """Match what may stand on a line before the first word of its item: its number and "Căn cứ"."""
        opening = rf"(?:{words(self.words.roles.basis_openings)}\s+)?"
        return re.compile(rf"[\s\-–+*•]*(?:(?:\d{{1,3}}(?:\.\d{{1,3}})*|[a-zđ])[.)/]\s*)?{opening}")

    @cached_property
    def title_stop(self) -> re.Pattern[str]:
        """Match what ends a title; "và Điều 77 Luật …" goes on a title, "và khoản 2 Điều 3 Nghị định số …" does not."""
        cited = self.words
        stops = [stop.strip("( ") for stop in cited.titles.stops if "(" not in stop]
        in_parentheses = [stop.strip("( ") for stop in cited.titles.stops if "(" in stop]
        unit = rf"(?:{self.any_unit}\s+\S+\s+){{1,4}}(?:{words(cited.document_links)}\s+)?"
        numbered = rf"(?:{self.plural}\s+)?{self.any_kind}\s*(?:\d|{words((*cited.number_words, *cited.this))})"
        return re.compile(
            rf"[;:]|\.(?=\s|$|/)|\s*(?:,|\s{self.and_})\s+(?={numbered}|{words(cited.titles.stop_verbs)})"
            rf"|\s{self.and_}\s+(?={unit}{numbered})|\s*,?\s(?={words(stops)})"
            rf"|\s*\(\s*(?={words((*stops, *in_parentheses))})|[”\"]"
        )

    @cached_property
    def line_break(self) -> re.Pattern[str]:
        """Match a line break behind which something new begins."""
        return re.compile(
            rf"\n\s*(?=\d{{1,3}}[.)/]\s|[a-zđ][.)/]\s|[-+*•]|[IVXLC]+[.)\s]|\n|(?=[{CAPITAL}]){words(self.words.issuer_stops)}"
            rf"|{self.any_unit}\s+\d+\w?\s*[.:])"
        )


def _names(bodies: Iterable[Body]) -> str:
    return words(name for body in bodies for name in (body.name, *body.short))
