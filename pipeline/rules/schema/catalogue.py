"""Shape of ``catalogue.toml``: columns, states and terms of the national catalogue of procedures."""

from __future__ import annotations

from pipeline.rules.schema.base import RuleTable

__all__ = ["CatalogueColumns", "CatalogueFiles", "CatalogueRules", "CatalogueStates", "CatalogueTexts", "EntryTerms"]


class CatalogueColumns(RuleTable):
    """What the heads of the columns may say, folded."""

    code: tuple[str, ...]
    name: tuple[str, ...]
    field: tuple[str, ...]
    authority: tuple[str, ...]
    level: tuple[str, ...]
    decision: tuple[str, ...]
    state: tuple[str, ...]
    entered_on: tuple[str, ...]


class CatalogueStates(RuleTable):
    """Folded words in a state: ``ended`` is looked for before ``open``."""

    ended: tuple[str, ...]
    open: tuple[str, ...]


class EntryTerms(RuleTable):
    """Working days from signing until a procedure must be entered."""

    province: int
    urgent: int
    ministry: int


class CatalogueTexts(RuleTable):
    """What aspects and verdicts are called."""

    exists: str
    name: str
    field: str
    authority: str
    state: str
    entry: str
    agrees: str
    differs: str
    absent: str
    absent_in_extract: str
    undetermined: str
    met: str
    late: str
    not_entered: str


class CatalogueFiles(RuleTable):
    """Names of the sheets of what disagrees, of their columns and of the states that decisions give a procedure."""

    differing: str
    absent: str
    figures: str
    columns: tuple[str, ...]
    figure_columns: tuple[str, ...]
    in_force: str
    abolished: str


class CatalogueRules(RuleTable):
    """Everything about the catalogue that is data."""

    columns: CatalogueColumns
    states: CatalogueStates
    terms: EntryTerms
    texts: CatalogueTexts
    files: CatalogueFiles
