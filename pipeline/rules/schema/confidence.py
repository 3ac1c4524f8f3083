"""Shape of ``confidence.toml``: what speaks against a claim and how much, and from where on a claim counts by itself."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated

from pydantic import Field

from pipeline.rules.schema.base import RuleTable

__all__ = ["ConfidenceRules", "Signal"]


class Signal(RuleTable):
    """Something seen around a claim; ``prior`` is what a reader would say, ``weight`` what the labelled documents made of it.

    Both are log-odds against the claim for a signal of full strength.
    """

    id: str
    prior: Annotated[float, Field(ge=0)]
    weight: Annotated[float, Field(ge=0)]
    words: str
    """Vietnamese, for a person who asks why a claim is not sure."""


class ConfidenceRules(RuleTable):
    """The weights, and the confidence from which a claim counts before a person has decided."""

    acceptance: Annotated[float, Field(ge=0, le=1)]
    bias: float
    source: str
    signals: tuple[Signal, ...]

    @cached_property
    def weights(self) -> dict[str, float]:
        """Return the weights by signal."""
        return {signal.id: signal.weight for signal in self.signals}
