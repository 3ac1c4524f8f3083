"""Shape of ``territories.toml``: the words before the names of provinces, districts and communes."""

from __future__ import annotations

import re
from functools import cached_property

from pipeline.rules.schema.base import RuleTable

__all__ = ["Territories", "TerritoryWord"]


class TerritoryWord(RuleTable):
    """A word for a kind of territory, as in ``tỉnh Sông Trà``; ``id`` is the same for spellings of one word."""

    id: str
    words: tuple[str, ...]
    source: str


class Territories(RuleTable):
    """All such words."""

    territories: tuple[TerritoryWord, ...]

    @cached_property
    def by_word(self) -> dict[str, str]:
        """Return identifiers by lower-case word."""
        return {word.lower(): territory.id for territory in self.territories for word in territory.words}

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return a pattern for one unit: ``word``, and what follows it up to a comma or the next such word as ``name``."""
        ordered = sorted(self.by_word, key=len, reverse=True)
        words = "|".join(re.escape(word) + (r"(?!\w)" if word[-1].isalnum() else "") for word in ordered)
        return re.compile(rf"(?<!\w)(?P<word>(?i:{words}))\s*(?P<name>[^,;()]*?)\s*(?=[,;()]|$|\s(?i:{words})\s)")
