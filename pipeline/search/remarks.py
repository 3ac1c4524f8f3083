"""What a reader should know about how a query was read: too long, nothing to search for, a quotation mark left open."""

from __future__ import annotations

from index_config import load_index_config
from pipeline.model.search import Filters, Query
from pipeline.search.parse import LONGEST

__all__ = ["remarks_on"]

_OPENING, _CLOSING = frozenset('"“«'), frozenset('"”»')


def remarks_on(query: Query) -> tuple[str, ...]:
    """Return sentences in the users' language, none for a query that was read whole."""
    words = load_index_config().language.words
    found = []
    if len(query.raw) > LONGEST:
        found.append(words["remark_long"].format(number=f"{LONGEST:,}".replace(",", ".")))
    if query.raw.strip() and not _asks(query):
        found.append(words["remark_nothing"])
    if _is_open(query.raw):
        found.append(words["remark_quote"])
    return tuple(found)


def _asks(query: Query) -> bool:
    """Whether anything was understood of what was typed."""
    named = query.text or query.phrases or query.number or query.codes or query.eid or query.authority_keys
    return bool(named) or query.filters != Filters() or bool(query.understood)


def _is_open(raw: str) -> bool:
    straight = raw.count('"') % 2 == 1
    return straight or sum(raw.count(mark) for mark in _OPENING - {'"'}) != sum(raw.count(mark) for mark in _CLOSING - {'"'})
