"""Shape of ``provinces.toml``: provinces and what became of former ones."""

from __future__ import annotations

import datetime as dt
from functools import cached_property

from pipeline.rules.schema.base import RuleTable
from pipeline.text.fold import fold, squeeze

__all__ = ["FormerProvince", "Province", "Provinces"]


class Province(RuleTable):
    """A province or centrally run city; ``since`` when its borders are younger than its name."""

    name: str
    level: str
    source: str
    since: dt.date | None = None
    spellings: tuple[str, ...] = ()


class FormerProvince(RuleTable):
    """A province that is no more; ``until`` is the first day on which it did not exist."""

    name: str
    level: str
    successor: str
    until: dt.date
    source: str
    spellings: tuple[str, ...] = ()


class Provinces(RuleTable):
    """All provinces, those of today and former ones."""

    provinces: tuple[Province, ...]
    former: tuple[FormerProvince, ...]

    @cached_property
    def everyone(self) -> tuple[Province | FormerProvince, ...]:
        """Return all provinces; those of today come last and win when a name is used twice."""
        return (*self.former, *self.provinces)

    @cached_property
    def by_folded_name(self) -> dict[str, Province | FormerProvince]:
        """Return provinces by folded name and spellings, without hyphens."""
        return {province_key(name): province for province in self.everyone for name in (province.name, *province.spellings)}

    def find(self, name: str) -> Province | FormerProvince | None:
        """Return the province of that name, whatever its spelling."""
        return self.by_folded_name.get(province_key(name))

    def successor(self, name: str) -> str | None:
        """Return the name of the province that a province belongs to today, ``None`` for an unknown one."""
        province = self.find(name)
        return province.successor if isinstance(province, FormerProvince) else province.name if province else None


def province_key(name: str) -> str:
    """Return the form in which names of provinces are compared."""
    return squeeze(fold(name).replace("-", " "))
