"""Shape of ``status.toml``: which act makes which event, and how a status is explained."""

from __future__ import annotations

from functools import cached_property

from pipeline.model.effects import Act
from pipeline.model.status import EventKind
from pipeline.rules.schema.base import RuleTable

__all__ = ["ActEvent", "StatusReasons", "StatusRules"]


class ActEvent(RuleTable):
    """What an act does to the document it is about: as a whole, or to a part of it; ``None`` is nothing."""

    act: Act
    whole: EventKind | None = None
    part: EventKind | None = None
    source: str


class StatusReasons(RuleTable):
    """Vietnamese reasons; ``{day}``, ``{number}``, ``{until}`` are filled in."""

    not_issued: str
    no_first_day: str
    not_begun: str
    in_force: str
    own_end: str
    ended_by: str
    part_by: str
    kept_part: str
    suspended: str
    suspended_until: str
    suspended_part: str
    open_claim: str
    unnamed: str
    """How a document without a number is called in a reason."""


class StatusRules(RuleTable):
    """Acts and reasons; from which confidence a claim counts stands in ``confidence.toml``."""

    acts: tuple[ActEvent, ...]
    reasons: StatusReasons

    @cached_property
    def by_act(self) -> dict[str, ActEvent]:
        """Return the rules by act."""
        return {rule.act: rule for rule in self.acts}
