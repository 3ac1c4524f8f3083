"""Two documents side by side: parts that belong together, paragraph by paragraph, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["ComparedPart", "ComparedRow", "Comparison", "PartState", "Piece", "Side"]

PartState = Literal["same", "changed", "removed", "added"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of one side; ``is_other`` when the other side does not have them."""

    text: str
    is_other: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRow:
    """A paragraph on both sides, or on one of them; ``is_marked`` is false where the difference was too large to mark words.

    ``is_moved``: it stands in another order than what is around it.
    """

    state: PartState
    left: tuple[Piece, ...] = ()
    right: tuple[Piece, ...] = ()
    is_moved: bool = False
    is_marked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A part on one side: ``eid`` of the article, container or attachment, else ``zone`` says which stretch of the text."""

    eid: str | None
    zone: Literal["header", "preamble", "closing", "rest"] | None
    heading: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedPart:
    """A part on both sides, or on one of them; rows stand in the order of the right side."""

    state: PartState
    left: Side | None
    right: Side | None
    rows: tuple[ComparedRow, ...]
    is_moved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All parts, in the order of the right side; what is only at the left stands behind what it followed there."""

    parts: tuple[ComparedPart, ...]
