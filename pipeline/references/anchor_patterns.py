"""Patterns of the places where a citation may begin."""

from __future__ import annotations

import re
from functools import cached_property

from pipeline.references.vocabulary import Vocabulary
from pipeline.references.words import CAPITAL, cased, phrase, words

__all__ = ["AnchorPatterns"]


class AnchorPatterns(Vocabulary):
    """Where a citation may begin; every alternative begins with a letter, so that ``re`` skips other places quickly."""

    @cached_property
    def anchors(self) -> re.Pattern[str]:
        """Match wherever a citation may begin, but for bare numbers."""
        names = [phrase(name) + r"\b" for name in _longest_first(self._names)]
        units = [phrase(word) + r"(?!\w)" + self._value for word in _longest_first(self._unit_words)]
        back = [
            phrase(word) + rf"(?:\s*,\s*{self.any_unit})*\s+{self.refers_back}" for word in _longest_first(self._unit_words)
        ]
        symbols = [rf"{symbol}\s+(?:{self.number}\s+)?(?=\d)" for symbol in self._symbols]
        return re.compile("|".join((*names, *units, *back, *symbols)))

    @cached_property
    def number_anchors(self) -> re.Pattern[str]:
        """Match wherever a number of a document may begin."""
        return re.compile(rf"\d{{1,5}}(?:\.\d{{1,3}})?[a-zđ]?\s*[/-]\s*(?:(?:\d{{3,5}})\s*[/-]\s*)?(?=[{CAPITAL}])")

    @property
    def _names(self) -> set[str]:
        """Return names of documents, attachments, annexes and standards as they are printed."""
        laws = (self.rules.kinds.by_id[kind].name for kind in self.words.law_kinds)
        names = (*self.kind_names, *self.words.attachment_names, *laws, *self.unit_ids["annex"].words)
        return {form for name in names for form in cased(name)} | set(self.words.standards)

    @property
    def _unit_words(self) -> set[str]:
        return {form for word in self.units for form in cased(word)}

    @cached_property
    def _value(self) -> str:
        """Match the number that must follow a unit's word, because the word alone is common ("thời điểm", "danh mục")."""
        provisions = self.rules.provisions
        follows = words((*provisions.range_opening, *provisions.this))
        number = words((*self.words.number_words, *provisions.number_words))
        return rf"\s*(?:{number}\s+)?{self.unit_colon}(?=\d|[IVXLC]+\b|[“\"]?[a-zđA-ZĐ]\d{{0,2}}\b|{follows})"

    @property
    def _symbols(self) -> list[str]:
        """Return symbols that are written for the name before a number ("QĐ số 12")."""
        kinds = self.rules.kinds.kinds
        return sorted({symbol for kind in kinds if kind.normative_form for symbol in kind.symbols if len(symbol) > 1})


def _longest_first(names: set[str]) -> list[str]:
    return sorted(names, key=lambda name: (-len(name), name))
