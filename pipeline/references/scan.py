"""What every reader of the citation grammar is given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.references.grammar import Grammar

__all__ = ["Scan"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scan:
    """The reading copy of a text, the grammar, how a body's name is written in full, the document's own day and kind."""

    text: str
    grammar: Grammar
    in_full: Callable[[str], str]
    day: dt.date | None = None
    own_kind: str | None = None
