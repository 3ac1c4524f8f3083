"""Patterns of laws by name (domain.md 7.2 rule 5)."""

from __future__ import annotations

import re
from functools import cached_property

from pipeline.references.law_names import LawNames, law_names_of
from pipeline.references.vocabulary import Vocabulary
from pipeline.references.words import words

__all__ = ["LawPatterns"]


class LawPatterns(Vocabulary):
    """Laws, codes and ordinances by name."""

    @cached_property
    def laws(self) -> LawNames:
        """Return the names of laws as a tree."""
        return law_names_of(self.rules)

    @cached_property
    def law_word(self) -> re.Pattern[str]:
        """Match the word of a law, code or ordinance."""
        return re.compile(rf"(?P<law>{words(self.rules.kinds.by_id[kind].name for kind in self.words.law_kinds)})")

    @cached_property
    def no_law_before(self) -> re.Pattern[str]:
        """Match what makes "luật" a part of another word ("pháp luật")."""
        return re.compile(rf"{words(self.words.laws.no_law_before)}\s+$")

    @cached_property
    def law_number(self) -> re.Pattern[str]:
        """Match what stands between the name of a law and its number."""
        return re.compile(rf"\s*,?\s*(?:{self.number}\s*:?\s*)?(?=\d)")

    @cached_property
    def law_amending(self) -> re.Pattern[str]:
        """Match what stands before the first law that an amending law names."""
        return re.compile(rf"\s+{words(self.words.laws.amending_openings)}\s+(?:{words(self.words.laws.several)}\s+)?")

    @cached_property
    def law_unknown(self) -> re.Pattern[str]:
        """Match a name that is in no table, up to its number or day."""
        return re.compile(
            rf"\s+(?P<name>[^;:.\d()\"“”]{{3,160}}?)\s*,?\s+(?:{self.number}\s*:?\s*(?=\d)|(?={words(self.words.day_words)}\s+\d))"
        )

    @cached_property
    def amended_years(self) -> re.Pattern[str]:
        """Match "được sửa đổi, bổ sung năm 2024, 2025"."""
        return re.compile(
            rf"\s*,?\s*\(?\s*{words(self.words.roles.amended)}\s+(?:{self.plural}\s+)?{self.year_word}\s+"
            rf"(?P<years>(?:19|20)\d\d(?:\s*(?:,|{self.and_})\s*(?:{self.year_word}\s+)?(?:19|20)\d\d)*)"
        )

    @cached_property
    def draft_before(self) -> re.Pattern[str]:
        """Match the word of a draft at the end of what stands before a law."""
        return re.compile(rf"{words(self.words.roles.draft_before)}\s+$")

    @cached_property
    def draft_after(self) -> re.Pattern[str]:
        """Match the mark of a draft behind the name of a law."""
        return re.compile(rf"\s*(?:{'|'.join(re.escape(text) for text in self.words.roles.draft_after)})")
