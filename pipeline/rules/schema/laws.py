"""Shape of ``laws.toml``: laws, codes and ordinances by name."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import Self

from pydantic import model_validator

from pipeline.rules.schema.base import RuleTable
from pipeline.text.numbers import number_key

__all__ = ["Law", "Laws", "OtherName"]


class Law(RuleTable):
    """A law: day passed, first day in force, first day no longer in force; what is not sure is left out."""

    name: str
    number: str | None = None
    passed: dt.date | None = None
    effective: dt.date | None = None
    until: dt.date | None = None

    @model_validator(mode="after")
    def _days_rise(self) -> Self:
        days = [day for day in (self.passed, self.effective, self.until) if day]
        if days != sorted(days):
            message = f"luật «{self.name}»: ngày thông qua, có hiệu lực, hết hiệu lực không theo thứ tự"
            raise ValueError(message)
        return self


class OtherName(RuleTable):
    """What people write instead of the printed name."""

    other: str
    name: str


class Laws(RuleTable):
    """All laws that are known by name."""

    source: str
    laws: tuple[Law, ...]
    other_names: tuple[OtherName, ...] = ()

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        numbers = [law.number for law in self.laws if law.number]
        twice = sorted({number for number in numbers if numbers.count(number) > 1})
        unknown = sorted({other.name for other in self.other_names} - {law.name for law in self.laws})
        if twice or unknown:
            message = f"số luật lặp lại: {twice}; tên khác của luật không có trong bảng: {unknown}"
            raise ValueError(message)
        return self

    @cached_property
    def by_name(self) -> dict[str, tuple[Law, ...]]:
        """Return the laws that have a printed name, in the order of the file."""
        found: dict[str, list[Law]] = {}
        for law in self.laws:
            found.setdefault(law.name, []).append(law)
        return {name: tuple(laws) for name, laws in found.items()}

    @cached_property
    def by_number(self) -> dict[str, Law]:
        """Return laws by number key."""
        return {number_key(law.number): law for law in self.laws if law.number}
