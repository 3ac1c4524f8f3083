"""Normative (quy phạm pháp luật) or individual: by the form of the number (domain.md 1.5)."""

from __future__ import annotations

from pipeline.model.document import Structure
from pipeline.model.text import ExtractedText
from pipeline.rules.loader import Rules

__all__ = ["judge_normative"]


def judge_normative(structure: Structure, text: ExtractedText, rules: Rules) -> tuple[bool | None, str | None]:
    """Return whether the document is normative, ``None`` when that cannot be told, and the reason in Vietnamese."""
    return None, None
