"""Shapes of ``secrecy.toml`` and ``opening_marks.toml``: marks on the head of a document that reading itself needs."""

from __future__ import annotations

import re
from functools import cached_property

from pipeline.rules.schema.base import PatternRule, RuleTable

__all__ = ["OpeningMarks", "Secrecy"]


class Secrecy(RuleTable):
    """Secrecy marks (domain.md 2.8): ``mark`` is a whole line, without the characters of ``frame`` around it."""

    frame: str
    mark: PatternRule
    continuation: PatternRule
    """End of a line after which a mark is only the rest of a title."""
    end_of_head: PatternRule
    """Line with which the text proper begins; below it nothing is a mark."""


class OpeningMarks(RuleTable):
    """Lines that open an official document."""

    marks: tuple[PatternRule, ...]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Return one pattern for all marks; wants white space squeezed."""
        return re.compile("|".join(f"(?:{mark.pattern})" for mark in self.marks), re.VERBOSE | re.MULTILINE)
