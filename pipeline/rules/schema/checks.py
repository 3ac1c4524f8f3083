"""Shape of ``checks.toml``: registers of document checks."""

from __future__ import annotations

from pipeline.rules.schema.base import PatternRule, RuleTable

__all__ = ["CheckTexts", "Checks", "RegisterForm"]


class RegisterForm(RuleTable):
    """Title and columns of a register."""

    title: str
    columns: tuple[str, ...]


class CheckTexts(RuleTable):
    """Words of the registers; braces are filled in."""

    fill_in: str
    counts: str
    kind: str
    number: str
    total: str
    no_kind: str
    unjudged: str
    summary: str


class Checks(RuleTable):
    """Whose documents stand in which register, and how they look."""

    own: PatternRule
    lower: PatternRule
    self_form: RegisterForm
    authority_form: RegisterForm
    texts: CheckTexts
