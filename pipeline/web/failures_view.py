"""The files that were not read: narrowed by reason, sorted, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.model.registry import StoredFailure
from pipeline.text.fold import fold
from pipeline.web.list_address import ListAddress, count_values, facet_of, pages_of
from pipeline.web.search_view import FacetView, Pages
from pipeline.web.signs import Sign
from pipeline.web.site import Site

__all__ = ["NAMES", "FoundFailures", "list_failures", "narrowed_failures"]

NAMES = ("q", "ly-do", "xep", "chieu")
"""Names in the address of the list."""
_SIZE = 100
_ORDERS: dict[str, Callable[[StoredFailure], Any]] = {
    "tep": lambda one: one.path or one.sha256,
    "ly-do": lambda one: (fold(one.message), one.path),
    "lan": lambda one: one.last_tried,
}
"""What each column is sorted by; without one the list is as the registry gives it: tried last first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFailures:
    """What the page shows; ``sorts`` are the address and the present order (``ascending``, ``descending``) by column."""

    address: ListAddress
    total: int
    lines: tuple[StoredFailure, ...]
    pages: Pages
    facet: FacetView
    sorts: dict[str, tuple[str, str | None]]


def list_failures(failures: Sequence[StoredFailure], address: ListAddress, site: Site) -> FoundFailures:
    """Return the failures that an address asks for."""
    found, counts = count_values(_named(failures, address), address, lambda one: {"ly-do": (one.code,)})
    messages = {one.code: one.message for one in reversed(failures)}
    pages = pages_of(len(found), _SIZE, address)
    reasons = counts["ly-do"].most_common() if counts else []
    return FoundFailures(
        address=address,
        total=len(failures),
        lines=_sorted(found, address)[max(0, pages.first - 1) : pages.last],
        pages=pages,
        facet=facet_of(
            "ly-do",
            site.words("failure.reason"),
            reasons,
            address,
            lambda code: Sign(tone="", sign="", name=messages.get(code, code)),
        ),
        sorts={name: _sort(name, address) for name in _ORDERS},
    )


def narrowed_failures(failures: Sequence[StoredFailure], address: ListAddress) -> tuple[StoredFailure, ...]:
    """Return all failures that an address asks for, in its order, of all pages."""
    code = address.get("ly-do")
    return _sorted([one for one in _named(failures, address) if code in ("", one.code)], address)


def _named(failures: Sequence[StoredFailure], address: ListAddress) -> list[StoredFailure]:
    words = fold(address.get("q"))
    return [one for one in failures if not words or words in fold(f"{one.path} {one.message}")]


def _sorted(failures: Sequence[StoredFailure], address: ListAddress) -> tuple[StoredFailure, ...]:
    order = _ORDERS.get(address.get("xep"))
    return tuple(sorted(failures, key=order, reverse=address.get("chieu") == "giam") if order else failures)


def _sort(name: str, address: ListAddress) -> tuple[str, str | None]:
    if address.get("xep") != name:
        return address.changed(xep=name, chieu="").href, None
    is_falling = address.get("chieu") == "giam"
    return address.changed(chieu="" if is_falling else "giam").href, "descending" if is_falling else "ascending"
