"""The state of a filtered list in its address: one value for each name, and the page; facets and pages as links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import urlencode

from pipeline.web.search_view import FacetValue, FacetView, Pages
from pipeline.web.signs import Sign

__all__ = ["ListAddress", "count_values", "facet_of", "pages_of"]

_LAST_PAGE = 5_000
_LONGEST = 500
_SHOWN_VALUES = 10

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListAddress:
    """``values`` by name, only those that are given; ``page`` from 1."""

    path: str
    values: Mapping[str, str] = field(default_factory=dict)
    page: int = 1

    @classmethod
    def read(cls, path: str, names: Sequence[str], given: Mapping[str, str]) -> ListAddress:
        """Return the state that an address says; names that the list does not know are left out."""
        values = {name: given[name].strip()[:_LONGEST] for name in names if given.get(name, "").strip()}
        page = given.get("trang", "")
        number = min(int(page), _LAST_PAGE) if page.isascii() and page.isdigit() and len(page) < 6 else 1
        return cls(path=path, values=values, page=max(1, number))

    def get(self, name: str) -> str:
        """Return a value, empty when it is not given."""
        return self.values.get(name, "")

    def changed(self, **values: str) -> ListAddress:
        """Return the first page with other values; an empty value takes its name away."""
        fresh = {**self.values, **values}
        return ListAddress(path=self.path, values={name: value for name, value in fresh.items() if value})

    def on_page(self, number: int) -> ListAddress:
        """Return another page of the same list."""
        return ListAddress(path=self.path, values=self.values, page=number)

    @property
    def query(self) -> str:
        """Return the part of the address behind ``?``."""
        return urlencode({**self.values, **({"trang": str(self.page)} if self.page > 1 else {})})

    @property
    def href(self) -> str:
        """Return the address."""
        return f"{self.path}?{self.query}" if self.query else self.path


def count_values(
    items: Iterable[T], address: ListAddress, values_of: Callable[[T], Mapping[str, Iterable[str]]]
) -> tuple[list[T], dict[str, Counter[str]]]:
    """Return the items that every chosen value fits, and for each name how many items its other values would leave.

    ``values_of`` gives an item's values by name; names that are not chosen narrow nothing.
    """
    found: list[T] = []
    counted: dict[str, Counter[str]] = {}
    for item in items:
        values = {name: tuple(given) for name, given in values_of(item).items()}
        missed = [name for name in values if address.get(name) and address.get(name) not in values[name]]
        if not missed:
            found.append(item)
        for name in values if not missed else missed if len(missed) == 1 else ():
            counted.setdefault(name, Counter()).update(values[name])
    return found, counted


def facet_of(
    name: str, title: str, counted: Iterable[tuple[str, int]], address: ListAddress, sign_of: Callable[[str], Sign]
) -> FacetView:
    """Return a facet whose links choose a value or take it back; a chosen value is shown also when nothing is left of it."""
    counts = dict(counted)
    chosen = address.get(name)
    order = [chosen, *(value for value in counts if value != chosen)] if chosen and chosen not in counts else list(counts)
    values = tuple(
        FacetValue(
            sign=sign_of(value),
            count=counts.get(value, 0),
            href=address.changed(**{name: "" if value == chosen else value}).href,
            is_chosen=value == chosen,
        )
        for value in order
    )
    at = next((n for n, value in enumerate(values) if value.is_chosen), 0)
    shown = max(_SHOWN_VALUES, at + 1) if at < 2 * _SHOWN_VALUES else _SHOWN_VALUES
    return FacetView(name=title, shown=values[:shown], more=values[shown:], is_open=True)


def pages_of(total: int, size: int, address: ListAddress) -> Pages:
    """Return which items of a list a page shows, and the addresses of the pages around it."""
    count = max(1, -(-total // size))
    number = min(address.page, count)
    near = range(max(1, number - 2), min(count, number + 2) + 1)
    return Pages(
        first=(number - 1) * size + 1 if total else 0,
        last=min(number * size, total),
        total=total,
        number=number,
        count=count,
        before=address.on_page(number - 1).href if number > 1 else None,
        behind=address.on_page(number + 1).href if number < count else None,
        around=tuple((n, address.on_page(n).href) for n in near) if count > 1 else (),
    )
