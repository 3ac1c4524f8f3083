"""Shape of ``provisions.toml``: units of a document as citations name them."""

from __future__ import annotations

from functools import cached_property
from typing import Literal, Self

from pydantic import model_validator

from pipeline.rules.schema.base import RuleTable

__all__ = ["Provisions", "Unit"]

ValueForm = Literal["number", "letter", "roman", "indent", "form"]


class Unit(RuleTable):
    """A unit: its words, the prefix of its eId, its rank (small to large) and how its number is written."""

    id: str
    words: tuple[str, ...]
    prefix: str
    rank: int
    value: ValueForm
    example: str
    bare: bool = True

    @model_validator(mode="after")
    def _example_holds(self) -> Self:
        if not any(word.lower() in self.example.lower() for word in self.words):
            message = f"đơn vị {self.id}: ví dụ «{self.example}» không có từ nào của đơn vị"
            raise ValueError(message)
        return self


class Provisions(RuleTable):
    """Units and the words between them."""

    source: str
    plural: tuple[str, ...]
    this: tuple[str, ...]
    number_words: tuple[str, ...]
    inner_links: tuple[str, ...]
    range_opening: tuple[str, ...]
    range_words: tuple[str, ...]
    value_followers: tuple[str, ...]
    units: tuple[Unit, ...]

    @cached_property
    def by_word(self) -> dict[str, Unit]:
        """Return units by their words in lower case."""
        return {word.lower(): unit for unit in self.units for word in unit.words}

    @cached_property
    def by_id(self) -> dict[str, Unit]:
        """Return units by identifier."""
        return {unit.id: unit for unit in self.units}
