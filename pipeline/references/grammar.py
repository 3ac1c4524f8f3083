"""The citation grammar of a set of rules as compiled patterns (domain.md 7.2)."""

from __future__ import annotations

from functools import lru_cache

from pipeline.references.anchor_patterns import AnchorPatterns
from pipeline.references.document_patterns import DocumentPatterns
from pipeline.references.law_patterns import LawPatterns
from pipeline.references.role_patterns import RolePatterns
from pipeline.references.tail_patterns import TailPatterns
from pipeline.references.unit_patterns import UnitPatterns
from pipeline.rules.loader import Rules

__all__ = ["Grammar", "grammar_of"]


class Grammar(AnchorPatterns, UnitPatterns, DocumentPatterns, TailPatterns, LawPatterns, RolePatterns):
    """All patterns of the citation grammar; each is compiled when it is first asked for and matched at a place."""


@lru_cache(maxsize=4)
def grammar_of(rules: Rules) -> Grammar:
    """Return the grammar of ``rules``; one object per rules and process."""
    return Grammar(rules)
