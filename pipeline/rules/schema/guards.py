"""Shape of ``guards.toml``: words around a verb that decide whether it acts, on what, and from when."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Literal, Self

from pydantic import model_validator

from pipeline.rules.schema.base import PatternRule, RuleTable

__all__ = ["Guards", "NumeralForm", "PlaceUnit", "PlacesRule"]

NumeralForm = Literal["number", "letter", "roman", "indent", "annex", "row", "ordinal"]


class PlaceUnit(RuleTable):
    """A kind of provision in a citation: its words, its eId prefix, its depth (1 = innermost) and its numerals."""

    id: str
    words: tuple[str, ...]
    level: int
    numeral: NumeralForm
    only_before: tuple[str, ...] = ()
    """Words one of which must follow the numeral at once ("số 3 Mục II"), as the unit's own word means other things too."""


class PlacesRule(RuleTable):
    """Everything that is needed to read a list of provisions."""

    units: tuple[PlaceUnit, ...]
    plural: tuple[str, ...]
    """Words that announce several ("các")."""
    not_behind: tuple[str, ...]
    """Words that make the word of a unit a part of another one ("danh mục", "một phần")."""
    joins: tuple[str, ...]
    parts: tuple[str, ...]
    """Words that join items of a list."""
    of: tuple[str, ...]
    """Words between an inner and an outer provision."""
    follow: tuple[str, ...]
    """Words that may come after a bare number in a list, so that "Điều 5 và 01 thủ tục" ends at 5."""
    before_number: tuple[str, ...]
    """Words that want a number behind them: a number on the next line is theirs and begins no item."""
    abbreviations: tuple[str, ...]
    """What ends with a full stop and ends no sentence."""
    article_word: str
    """The word before an article's number where it begins an article."""
    range_from: str
    range_to: tuple[str, ...]
    source: str


class Guards(RuleTable):
    """Patterns by identifier, and the words of provisions."""

    guards: tuple[PatternRule, ...]
    places: PlacesRule

    @cached_property
    def by_id(self) -> dict[str, re.Pattern[str]]:
        """Return the compiled patterns by identifier."""
        return {guard.id: guard.regex for guard in self.guards}

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        ids = [guard.id for guard in self.guards]
        if len(ids) != len(set(ids)):
            message = "mã quy tắc trong guards.toml bị trùng"
            raise ValueError(message)
        return self
