"""The words of the rule files as pieces of patterns, shared by all patterns of the grammar."""

from __future__ import annotations

from functools import cached_property

from pipeline.references.words import words
from pipeline.rules.loader import Rules
from pipeline.rules.schema.provisions import Unit

__all__ = ["Vocabulary"]


class Vocabulary:
    """Words of a set of rules; pieces of patterns are strings without groups of their own."""

    def __init__(self, rules: Rules) -> None:
        """Take the words of ``rules``."""
        self.rules = rules
        self.words = rules.references

    @cached_property
    def units(self) -> dict[str, Unit]:
        """Return units by their words in small letters."""
        return self.rules.provisions.by_word

    @cached_property
    def unit_ids(self) -> dict[str, Unit]:
        """Return units by identifier."""
        return self.rules.provisions.by_id

    @cached_property
    def plurals(self) -> frozenset[str]:
        """Return the words that say there are several."""
        return frozenset(self.rules.provisions.plural)

    @cached_property
    def kind_names(self) -> dict[str, str]:
        """Return printed names of documents with their kind; names that say no kind have an empty one."""
        names = {name: kind.id for kind in self.rules.kinds.kinds for name in (kind.name, *kind.other_names)}
        return names | {word.word: word.kind for word in self.words.document_words}

    @cached_property
    def any_kind(self) -> str:
        """Match the name of any document."""
        return words(self.kind_names)

    @cached_property
    def any_unit(self) -> str:
        """Match the word of any unit."""
        return words(self.units)

    @cached_property
    def and_(self) -> str:
        """Match a conjunction."""
        return words(self.words.conjunctions)

    @cached_property
    def plural(self) -> str:
        """Match a word that says there are several."""
        return words(self.rules.provisions.plural)

    @cached_property
    def number(self) -> str:
        """Match the word before a number."""
        return words(self.words.number_words)

    @cached_property
    def unit_colon(self) -> str:
        """Match the colon before a list of numbers ("các Điều: 3, 4 và 7"), or nothing."""
        return rf"(?::\s*(?=[a-zđ\d]{{1,4}}\s*(?:,|{self.and_}\s)))?"

    @cached_property
    def year_word(self) -> str:
        """Match the word before a year."""
        return words(self.words.year_words)

    @cached_property
    def amends(self) -> str:
        """Match an amending verb."""
        return words(self.words.roles.amending)

    @cached_property
    def already(self) -> str:
        """Match the word that puts a verb in the past, with the blank behind it, or nothing."""
        return rf"(?:{words(self.words.roles.past)}\s+)?"

    @cached_property
    def refers_back(self) -> str:
        """Match words that refer back for themselves; the short one ("trên") needs more around it."""
        return words(text for text in self.words.anaphora if " " in text)
