"""How the table of a decision's procedures is asked for, in its address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from pipeline.model.procedures import Procedure

__all__ = ["CELLS", "OPTIONAL", "TableState", "read_table_state"]

CELLS = ("deadline", "place", "fee", "legal_basis", "delivery", "service_level", "note")
"""Columns of the source's own words."""
OPTIONAL = ("replaces", "authority", *CELLS)
"""Columns that can be left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableState:
    """Order, one group, one level, rows with doubts only, columns left out; the chosen row and the way back to the results."""

    sort: str = ""
    falling: bool = False
    group: str = ""
    level: str = ""
    doubtful: bool = False
    hidden: tuple[str, ...] = ()
    row: str = ""
    back: str = ""

    @property
    def query(self) -> str:
        """Return the part of the address behind ``?`` that says which rows and columns are shown."""
        return urlencode(self._pairs, safe=",")

    @property
    def _pairs(self) -> dict[str, str]:
        pairs = {
            "xep": self.sort,
            "chieu": "giam" if self.falling else "",
            "nhom": self.group,
            "cap": self.level,
            "nghi": "co" if self.doubtful else "",
            "bo": ",".join(self.hidden),
        }
        return {name: value for name, value in pairs.items() if value}

    def shows(self, procedure: Procedure, *, has_doubt: bool) -> bool:
        """Whether a row is among those asked for."""
        return (
            self.group in ("", procedure.group or "?")
            and (not self.level or self.level in (procedure.levels or ("?",)))
            and (has_doubt or not self.doubtful)
        )

    def toggled(self, name: str) -> TableState:
        """Return the state with a column left out, or shown again."""
        return replace(self, hidden=tuple(one for one in OPTIONAL if (one in self.hidden) != (one == name)))

    def href(self, base: str) -> str:
        """Return the address of the table at ``base``."""
        more = {name: value for name, value in (("xem", self.row), ("tim", self.back)) if value}
        query = urlencode({**self._pairs, **more}, safe=",")
        return f"{base}?{query}" if query else base


def read_table_state(given: Mapping[str, str]) -> TableState:
    """Return the state that the names and values of an address say."""
    return TableState(
        sort=given.get("xep", ""),
        falling=given.get("chieu") == "giam",
        group=given.get("nhom", ""),
        level=given.get("cap", ""),
        doubtful=given.get("nghi") == "co",
        hidden=tuple(name for name in OPTIONAL if name in given.get("bo", "").split(",")),
        row=given.get("xem", ""),
        back=given.get("tim", ""),
    )
