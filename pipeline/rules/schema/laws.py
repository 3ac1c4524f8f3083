"""Shape of ``laws.toml``: laws, codes and ordinances by name."""

from __future__ import annotations

import datetime as dt
from functools import cached_property

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


class OtherName(RuleTable):
    """What people write instead of the printed name."""

    other: str
    name: str


class Laws(RuleTable):
    """All laws that are known by name."""

    source: str
    laws: tuple[Law, ...]
    other_names: tuple[OtherName, ...] = ()

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
