"""Shape of ``checks.toml``: registers of document checks."""

from __future__ import annotations

from pipeline.rules.schema.base import PatternRule, RuleTable

__all__ = ["CheckTexts", "Checks", "RegisterForm"]


class RegisterForm(RuleTable):
    """Title and columns of a register."""

    title: str
    columns: tuple[str, ...]
    open: int
    """Columns at the end that only a person can fill in."""
    widths: tuple[float, ...]
    """Shares of the width of a printed page."""


class CheckTexts(RuleTable):
    """Words of the registers; braces are filled in."""

    fill_in: str
    counts: str
    kind: str
    number: str
    total: str
    no_kind: str
    unjudged: str
    elsewhere: str
    signed: str
    made_by: str
    open_columns: str
    summary: str


class Checks(RuleTable):
    """Whose documents stand in which register, and how they look."""

    own: PatternRule
    lower: PatternRule
    province: PatternRule
    self_form: RegisterForm
    authority_form: RegisterForm
    texts: CheckTexts
