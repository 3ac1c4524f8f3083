"""Findings of the checks: something a person should look at, with both sides quoted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model.text import Span

__all__ = ["Finding", "Severity"]

Severity = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A possible conflict; ``rule`` is an id of ``conflicts.toml``, ``message`` is Vietnamese and accuses nobody."""

    rule: str
    severity: Severity
    document: str
    message: str
    span: Span | None = None
    other_document: str | None = None
    other_span: Span | None = None
    confidence: float = 1.0
