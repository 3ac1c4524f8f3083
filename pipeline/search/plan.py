"""A compiled query that belongs to no engine: each adapter says these few nodes in its own language."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "All",
    "AnyTerm",
    "Best",
    "Between",
    "Boosted",
    "Constant",
    "Everything",
    "Node",
    "Phrase",
    "Some",
    "Term",
    "Typo",
    "Without",
]


@dataclass(frozen=True, slots=True)
class Term:
    """Records that hold one value in a field, scored by BM25."""

    field: str
    value: str | int


@dataclass(frozen=True, slots=True)
class AnyTerm:
    """Records that hold one of several values; no score."""

    field: str
    values: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """Records whose integer lies between two bounds, both included; no score."""

    field: str
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Records that hold the words one behind the other."""

    field: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Typo:
    """Records that hold a value with one letter more, less, another or exchanged; a constant score."""

    field: str
    value: str
    score: float


@dataclass(frozen=True, slots=True)
class Everything:
    """All records."""


@dataclass(frozen=True, slots=True)
class Boosted:
    """A part whose score is multiplied."""

    part: Node
    factor: float


@dataclass(frozen=True, slots=True)
class Constant:
    """A part that gives every record the same score; 0 makes it a filter."""

    part: Node
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Best:
    """Any of the parts; the highest score counts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least ``least`` of the ``parts``, scores added; ``bonus`` parts add their score and need not match."""

    parts: tuple[Node, ...]
    least: int = 1
    bonus: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class All:
    """All of the parts, scores added."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """A part without the records that hold one of the values."""

    part: Node
    field: str
    values: tuple[str, ...]


Leaf = Term | AnyTerm | Between | Phrase | Typo | Everything
Joined = Boosted | Constant | Best | Some | All | Without
Node = Leaf | Joined
