"""Shape of ``labels.toml``: what a document's title says it does."""

from __future__ import annotations

from pipeline.model.effects import Label
from pipeline.rules.schema.base import PatternRule, RuleTable

__all__ = ["Labels", "TitleRule"]


class TitleRule(PatternRule):
    """A beginning of titles and the primary label it gives; the first rule that matches decides."""

    label: Label
    holds_unless_ending: bool = False
    """Whether the label gives way when the document ends another one as a whole (domain.md 3.2, item 11)."""


class Labels(RuleTable):
    """Rules for titles in their order, and kinds that are never more than ``other``."""

    titles: tuple[TitleRule, ...]
    plan_kinds: tuple[str, ...]
    """Kinds that hold no norms and act only by a sentence of their own on the plan that they replace."""
    other_kinds: tuple[str, ...]
    """Kinds that may act and yet hold no norms of their own (chỉ thị)."""
    source: str
