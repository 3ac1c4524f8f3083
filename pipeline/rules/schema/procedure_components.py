"""Shape of ``procedure_components.toml``: the headings of a procedure's components in part II of a publication."""

from __future__ import annotations

from pipeline.model.procedures import ComponentKind
from pipeline.rules.schema.base import PatternRule, RuleTable

__all__ = ["ComponentRule", "ComponentTexts", "ProcedureComponents"]


class ComponentRule(PatternRule):
    """How the heading of a component begins."""

    kind: ComponentKind


class ComponentTexts(RuleTable):
    """What is said to people, in Vietnamese; braces are filled in."""

    details_unmatched: str


class ProcedureComponents(RuleTable):
    """All patterns are read against folded text; ``others`` are headings that end a component and begin none."""

    part: PatternRule
    name_label: PatternRule
    tail: PatternRule
    components: tuple[ComponentRule, ...]
    others: tuple[PatternRule, ...]
    texts: ComponentTexts

    @property
    def steps(self) -> ComponentRule:
        """Return the heading without which there is no part II."""
        return next(rule for rule in self.components if rule.kind == "steps")
