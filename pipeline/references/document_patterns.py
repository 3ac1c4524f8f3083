"""Patterns of documents by kind and number (domain.md 7.2)."""

from __future__ import annotations

import re
from functools import cached_property

from pipeline.references.vocabulary import Vocabulary
from pipeline.references.words import LOWER, words

__all__ = ["DocumentPatterns"]


class DocumentPatterns(Vocabulary):
    """Documents by kind and number, lists of them, and what refers back to them."""

    @cached_property
    def kinds(self) -> dict[str, str]:
        """Return kinds by their printed names in small letters."""
        return {name.lower(): kind for name, kind in self.kind_names.items()}

    @cached_property
    def symbols(self) -> dict[str, str]:
        """Return kinds by the symbol in numbers."""
        return {symbol: kind.id for symbol, kind in self.rules.kinds.by_symbol.items()}

    @cached_property
    def kind_symbols(self) -> dict[str, str]:
        """Return the symbol in numbers by kind."""
        return {kind.id: kind.symbols[0] for kind in self.rules.kinds.kinds if kind.symbols}

    @cached_property
    def codes(self) -> dict[str, str]:
        """Return the codes of bodies in numbers by their names in small letters."""
        bodies = self.rules.abbreviations.bodies
        return {body.name.lower(): body.short[0] for body in bodies if body.short and " " not in body.short[0]}

    @cached_property
    def kind(self) -> re.Pattern[str]:
        """Match the name of a document."""
        return re.compile(rf"(?P<kind>{self.any_kind})")

    @cached_property
    def short_kind(self) -> re.Pattern[str]:
        """Match a symbol that is written for the name ("NQ số 12")."""
        symbols = sorted((symbol for symbol in self.symbols if len(symbol) > 1), key=lambda symbol: (-len(symbol), symbol))
        return re.compile(rf"(?P<kind>{'|'.join(map(re.escape, symbols))})(?=\s+(?:{self.number}\s*:?\s*)?\d)")

    @cached_property
    def number_word(self) -> re.Pattern[str]:
        """Match what stands between a name and its number."""
        return re.compile(rf"\s*:?\s*(?:(?P<word>{self.number})\s*:?\s*['‘’]?)?")

    @cached_property
    def number_before(self) -> re.Pattern[str]:
        """Match "số" at the end of what stands before a bare number."""
        return re.compile(rf"(?<!\w){self.number}\s*:?\s*$")

    @cached_property
    def colon(self) -> re.Pattern[str]:
        """Match the colon before a list of numbers."""
        return re.compile(rf"\s*:\s*(?:{self.number}\s*:?\s*)?(?=\d)")

    @cached_property
    def described(self) -> re.Pattern[str]:
        """Match small words between a name and its number: "Báo cáo thẩm tra số"."""
        return re.compile(rf"(?:,?\s+[{LOWER}]+){{1,6}}\s+{self.number}\s*:?\s*(?=\d)")

    @cached_property
    def fragment(self) -> re.Pattern[str]:
        """Match a number without its symbol; days and months are counted, not cited."""
        return re.compile(
            rf"(?P<fragment>\d{{1,5}}[a-zđ]?(?:\s?/\s?(?:19|20)\d{{2}})?)"
            rf"(?![\w/%]|[.,-]\d|\s*{words(self.words.counted)}(?!\s*\d))"
        )

    @cached_property
    def blank(self) -> re.Pattern[str]:
        """Match a number that is not filled in."""
        return re.compile(
            rf"\s*(?:{self.number}\s*:?)?[\s.…_]*/\s*(?:(?:(?:19|20)\d\d|[.…_]+)\s*/\s*)?[A-ZĐ]{{1,5}}\s*-\s*[A-ZĐ]+\w*"
        )

    @cached_property
    def sharing(self) -> re.Pattern[str]:
        """Match what stands before a further number of the same kind."""
        return re.compile(rf"(?P<glue>\s*(?:[,;]\s*(?:{self.and_}\s*)?|{self.and_}\s*))(?:{self.number}\s*:?\s*)?(?=\d)")

    @cached_property
    def listed(self) -> re.Pattern[str]:
        """Match what parts members of a list with titles."""
        return re.compile(rf"\s*[;,]\s*(?:{self.and_}\s*)?")

    @cached_property
    def chained(self) -> re.Pattern[str]:
        """Match what parts documents of one chain of amendments."""
        return re.compile(rf"\s*(?:,\s*(?:{self.and_}\s*)?|{self.and_}\s*)(?:{self.plural}\s+)?")

    @cached_property
    def joint(self) -> re.Pattern[str]:
        """Match what parts names of laws or bodies that belong together."""
        return re.compile(rf"\s*(?:,|;|-|{self.and_})\s*")

    @cached_property
    def anaphora(self) -> re.Pattern[str]:
        """Match words behind a name that refer back; "trên" alone only before a verb or a mark."""
        return re.compile(
            rf"\s+(?:{self.refers_back}"
            rf"|{words(self.words.anaphora)}(?=\s*(?:[,.;:)]|$|{words(self.words.anaphora_followers)})))"
        )

    @cached_property
    def link(self) -> re.Pattern[str]:
        """Match what stands between provisions and their document."""
        return re.compile(rf"(?:\s*\([^()]{{1,80}}\))?\s*,?\s*(?:{words(self.words.document_links)}\s+)?(?:{self.plural}\s+)?")

    @cached_property
    def treaty(self) -> re.Pattern[str]:
        """Match the name of a treaty."""
        return re.compile(words(self.words.treaties))

    @cached_property
    def part_of_other(self) -> re.Pattern[str]:
        """Match what makes provisions parts of something else, at the end of what stands before them."""
        return re.compile(rf"(?<!\w){words(self.words.parts_of_others)}\s+$")

    @cached_property
    def letterhead(self) -> re.Pattern[str]:
        """Match "Số:" at the start of a line: the number behind it is the document's own."""
        return re.compile(rf"(?:^|\n)\s*(?:{self.any_kind}\s+)?{self.number}\s*[:.]\s*$")

    @cached_property
    def standard(self) -> re.Pattern[str]:
        """Match a technical standard."""
        return re.compile(
            rf"(?:{words(self.words.standards)})\s*[\d.\-]+\s*:?\s*(?:(?:19|20)\d\d)?(?:/[A-ZĐ]+(?:-[A-ZĐ]+)*)?", re.IGNORECASE
        )
