"""Variants of a query by short forms and words of the same meaning, on folded syllables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice, product

from index_config import IndexConfig, load_index_config
from pipeline.search.syllables import folded

__all__ = ["Expansion", "expansions", "variants"]

_Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expansion:
    """Syllables ``start`` to ``end`` of a query and what may stand in their place."""

    start: int
    end: int
    alternatives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    words: dict[_Words, tuple[str, ...]]
    beside: dict[_Words, list[tuple[str, tuple[_Words, ...], tuple[_Words, ...]]]] = field(default_factory=dict)

    @property
    def longest(self) -> int:
        return max(map(len, self.words), default=1)


@lru_cache(maxsize=1)
def _table() -> _Table:
    return _read(load_index_config())


def _read(config: IndexConfig) -> _Table:
    table = _Table({})
    for short, names in config.synonyms.short.items():
        _add(table, short, names)
        for name in names:
            _add(table, name, (short,))
    for group in config.synonyms.same.groups:
        for words in group:
            _add(table, words, tuple(other for other in group if other != words))
    for rule in config.synonyms.beside:
        contexts = tuple(tuple(folded(word)) for word in rule.next), tuple(tuple(folded(word)) for word in rule.previous)
        table.beside.setdefault(tuple(folded(rule.short)), []).append((rule.full, *contexts))
    return table


def _add(table: _Table, words: str, alternatives: tuple[str, ...]) -> None:
    key = tuple(folded(words))
    known = table.words.get(key, ())
    table.words[key] = tuple(dict.fromkeys((*known, *(a for a in alternatives if tuple(folded(a)) != key))))


def expansions(words: Sequence[str]) -> tuple[Expansion, ...]:
    """Return what can be put another way, the longest first, from left to right."""
    return tuple(_find(words, _table()))


def _find(words: Sequence[str], table: _Table) -> Iterator[Expansion]:
    position, longest = 0, table.longest
    while position < len(words):
        for end in range(min(len(words), position + longest), position, -1):
            key = tuple(words[position:end])
            found = table.words.get(key) or _beside(words, position, end, table)
            if found:
                yield Expansion(position, end, found)
                position = end
                break
        else:
            position += 1


def _beside(words: Sequence[str], start: int, end: int, table: _Table) -> tuple[str, ...]:
    for full, following, previous in table.beside.get(tuple(words[start:end]), ()):
        after, before = words[end:], words[:start]
        if any(tuple(after[: len(w)]) == w for w in following) or any(tuple(before[-len(w) :]) == w for w in previous):
            return (full,)
    return ()


def variants(words: Sequence[str], found: Sequence[Expansion], most: int) -> list[list[str]]:
    """Return at most ``most`` other ways to say a query, as folded syllables.

    The first one puts every short form in full (and every full name in short), the next ones other alternatives.
    """
    ways = []
    choices = [expansion.alternatives for expansion in found]
    for chosen in islice(product(*choices), most if choices else 0):
        way, last = [], 0
        for expansion, alternative in zip(found, chosen, strict=True):
            way += [*words[last : expansion.start], *folded(alternative)]
            last = expansion.end
        ways.append([*way, *words[last:]])
    if len(found) > 1:
        for expansion in found:
            way = [*words[: expansion.start], *folded(expansion.alternatives[0]), *words[expansion.end :]]
            ways.append(way)
    return ways[:most]
