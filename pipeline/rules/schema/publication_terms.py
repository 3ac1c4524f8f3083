"""Shape of ``publication_terms.toml``: by when procedures must be published, and which words shorten the terms."""

from __future__ import annotations

from pipeline.rules.schema.base import PatternRule, RuleTable

__all__ = ["PublicationTerms", "TermTexts", "Verdicts"]


class TermTexts(RuleTable):
    """What is said of a late publication; braces are filled in."""

    late: str
    late_urgent: str
    by_ministry: str
    yes: str
    no: str
    not_said: str
    sheet: str
    columns: tuple[str, ...]


class Verdicts(RuleTable):
    """What a publication is called against its term."""

    late: str
    in_time: str
    undetermined: str


class PublicationTerms(RuleTable):
    """Terms in days before (or, of shortened documents, after) the effect; ``general`` are bases that set no procedure."""

    before_effect_province: int
    before_effect_ministry: int
    after_signing_urgent: int
    window: int
    urgent: PatternRule
    general: PatternRule
    texts: TermTexts
    verdicts: Verdicts
