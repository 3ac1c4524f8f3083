"""Shape of ``layout.toml``: how the parts of a document look."""

from __future__ import annotations

import re
from functools import cached_property

from pydantic import Field

from pipeline.rules.schema.base import PatternRule, RuleTable
from pipeline.text.fold import fold

__all__ = ["Layout"]


class Layout(RuleTable):
    """Patterns by identifier (domain.md 2.2) and lists of words that more than one reader needs."""

    patterns: tuple[PatternRule, ...]
    words: dict[str, tuple[str, ...]] = Field(default_factory=dict)

    @cached_property
    def compiled(self) -> dict[str, re.Pattern[str]]:
        """Return the compiled patterns by identifier."""
        return {rule.id: rule.regex for rule in self.patterns}

    @cached_property
    def folded_words(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """Return the word lists as (folded, printed) pairs, the longest word first."""
        return {
            name: tuple(sorted(((fold(word), word) for word in words), key=lambda pair: -len(pair[0])))
            for name, words in self.words.items()
        }

    def __getitem__(self, identifier: str) -> re.Pattern[str]:
        """Return one compiled pattern."""
        return self.compiled[identifier]
