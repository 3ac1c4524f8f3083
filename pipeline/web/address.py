"""The state of the search page in its address: what is asked, chosen, sorted, and which page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qsl, quote_plus

from pipeline.model.search import Query, SortOrder
from pipeline.rules import Rules
from pipeline.search import parse_query, with_filters
from pipeline.search.answer import CHOSEN_BY
from pipeline.search.parse import LONGEST

__all__ = ["FACETS", "SIZE", "SIZES", "SORTS", "Address", "last_page"]

FACETS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        name: (field, CHOSEN_BY[field])
        for name, field in (
            ("loai", "kind"),
            ("tt", "status"),
            ("nhan", "labels"),
            ("nam", "year"),
            ("cq", "authority"),
            ("nhom", "groups"),
            ("lv", "fields"),
            ("cap", "levels"),
            ("quet", "quality"),
        )
    }
)
"""Name in the address → (field of the index, name of the filter), in the order in which they are shown."""

SORTS: Mapping[str, SortOrder] = MappingProxyType({"moi": "newest", "cu": "oldest", "hieu-luc": "in_force", "so": "number"})
"""Name in the address → order, in the order in which they are offered; without a name the most fitting come first."""

SIZES = (10, 20, 50, 100)
"""Results on a page; :data:`SIZE` unless another is asked for, as on the command line."""
SIZE = 10
_LEVELS = {"van-ban": "document", "dieu-khoan": "provision", "thu-tuc": "procedure"}
_DEEPEST = 10_000
"""Results behind which no page is opened: nobody reads there, and no engine gives what lies far behind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Everything that the search page shows; ``chosen`` are values by the name of their facet."""

    text: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    first: dt.date | None = None
    last: dt.date | None = None
    day: dt.date | None = None
    sort: str = ""
    level: str = ""
    size: int = SIZE
    page: int = 1

    @classmethod
    def read(cls, pairs: Iterable[tuple[str, str]]) -> Address:
        """Return the state that an address says; what it does not understand it leaves out."""
        given: dict[str, list[str]] = {}
        for name, value in pairs:
            if value.strip():
                given.setdefault(name, []).append(value.strip())
        one = {name: values[-1] for name, values in given.items()}
        size = next((size for size in SIZES if str(size) == one.get("dong")), SIZE)
        page = one.get("trang", "1")[:9]  # longer ones are no numbers for Python
        return cls(
            text=one.get("q", "")[: LONGEST + 1],  # one more than is read, so that the page can say so
            chosen={name: tuple(dict.fromkeys(given[name])) for name in FACETS if name in given},
            first=_day(one.get("tu")),
            last=_day(one.get("den")),
            day=_day(one.get("ngay")),
            sort=one["xep"] if one.get("xep") in SORTS else "",
            level=one["muc"] if one.get("muc") in _LEVELS else "",
            size=size,
            page=min(int(page), last_page(size)) if page.isascii() and page.isdigit() and int(page) else 1,
        )

    @classmethod
    def read_query(cls, query: str) -> Address:
        """Return the state of the part of an address behind ``?``."""
        return cls.read(parse_qsl(query))

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Return the names and values of the address."""
        pairs = [("q", self.text)] if self.text else []
        pairs += [(name, value) for name, values in self.chosen.items() for value in values]
        days = (("tu", self.first), ("den", self.last), ("ngay", self.day))
        pairs += [(name, value.isoformat()) for name, value in days if value]
        pairs += [(name, value) for name, value in (("muc", self.level), ("xep", self.sort)) if value]
        pairs += [("dong", str(self.size))] if self.size != SIZE else []
        return pairs + ([("trang", str(self.page))] if self.page > 1 else [])

    @property
    def query(self) -> str:
        """Return the part of the address behind ``?``."""
        return "&".join(f"{_quoted(name)}={_quoted(value)}" for name, value in self.pairs)

    @property
    def href(self) -> str:
        """Return the address."""
        return f"/tim?{self.query}" if self.query else "/tim"

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not (self.text or self.chosen or self.first or self.last)

    def with_value(self, name: str, value: str) -> Address:
        """Return the first page of results with one more value chosen."""
        return replace(self, page=1, chosen={**self.chosen, name: (*self.chosen.get(name, ()), value)})

    def without_value(self, name: str, value: str) -> Address:
        """Return the first page of results without a chosen value."""
        left = {n: tuple(v for v in values if (n, v) != (name, value)) for n, values in self.chosen.items()}
        return replace(self, page=1, chosen={n: values for n, values in left.items() if values})

    def changed(self, **values: Any) -> Address:
        """Return the state with other values, on the first page unless another is given."""
        return replace(self, **{"page": 1, **values})

    def to_query(self, rules: Rules, *, size: int | None = None) -> Query:
        """Return what is asked of the index; ``size`` other than the page's for other uses."""
        chosen: dict[str, Any] = {FACETS[name][1]: list(values) for name, values in self.chosen.items()}
        if "years" in chosen:
            chosen["years"] = [int(year) for year in chosen["years"] if year.isascii() and year.isdigit() and len(year) < 5]
        chosen |= {"issued_from": self.first, "issued_to": self.last, "status_day": self.day}
        chosen |= {"sort": SORTS.get(self.sort), "level": _LEVELS.get(self.level), "page": self.page, "size": size or self.size}
        return with_filters(parse_query(self.text, rules), chosen)


@lru_cache(maxsize=4_096)
def _quoted(value: str) -> str:
    """Return a value as it stands in an address; a page has a hundred addresses of nearly the same values."""
    return quote_plus(value)


def last_page(size: int) -> int:
    """Return the number of the last page that is opened when pages have so many results."""
    return _DEEPEST // size


def _day(value: str | None) -> dt.date | None:
    """Read ``2025-12-31`` or ``31/12/2025``."""
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return dt.datetime.strptime(value or "", form).date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
    return None
