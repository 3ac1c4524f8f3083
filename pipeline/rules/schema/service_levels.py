"""Shape of ``service_levels.toml``: levels of online services as lists say them."""

from __future__ import annotations

from pipeline.model.procedures import ServiceLevel
from pipeline.rules.schema.base import PatternRule, RuleTable

__all__ = ["ServiceLevelRule", "ServiceLevels"]


class ServiceLevelRule(PatternRule):
    """The words of one level."""

    level: ServiceLevel


class ServiceLevels(RuleTable):
    """Levels in the order in which they are tried."""

    levels: tuple[ServiceLevelRule, ...]
