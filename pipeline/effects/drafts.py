"""An act while it is read: still with places in its stretch, without its context."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.effects.days import Days
from pipeline.effects.items import Item
from pipeline.effects.targets import Target
from pipeline.effects.verbs import Verb
from pipeline.model.document import Dated
from pipeline.model.effects import Act, DetailValue, Scope, TargetDocument
from pipeline.model.text import Span

__all__ = ["SELF_EFF", "Draft", "with_days"]

SELF_EFF = Dated(date=None, expression="SELF_EFF")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One act of a sentence; ``span`` is local. ``is_container`` when the acts below it say it more exactly."""

    act: Act
    rule: str
    weight: float
    span: Span
    document: TargetDocument = "other"
    target: Target | None = None
    scope: Scope = "whole"
    from_: Dated | None = SELF_EFF
    until: Dated | None = None
    details: tuple[tuple[str, DetailValue], ...] = ()
    is_container: bool = False
    item: Item | None = None
    lead: Verb | None = None

    @property
    def number(self) -> str | None:
        """Return the number of the document that it acts on, ``None`` when none is named."""
        return self.target.mention.number if self.target and self.target.mention else None

    def having(self, **details: DetailValue | None) -> Draft:
        """Return the draft with more details; ``None`` adds nothing."""
        more = tuple((key, value) for key, value in details.items() if value is not None)
        return replace(self, details=(*self.details, *more))


def with_days(draft: Draft, days: Days) -> Draft:
    """Return the draft with the days that its sentence says."""
    return replace(draft, from_=days.start or draft.from_, until=days.end).having(
        inclusive_unclear=True if days.unclear_end else None, open_end=True if days.open_end else None
    )
