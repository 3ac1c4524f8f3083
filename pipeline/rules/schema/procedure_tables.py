"""Shape of ``procedure_tables.toml``: publications of administrative procedures, their headings and columns."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Literal

from pipeline.model.procedures import Level, ProcedureGroup
from pipeline.rules.schema.base import PatternRule, RuleTable

__all__ = ["ColumnRole", "ColumnRule", "GroupRule", "LevelNames", "Messages", "ProcedureTables"]

ColumnRole = Literal[
    "stt",
    "code",
    "old_code",
    "name",
    "old_name",
    "field",
    "level",
    "authority",
    "deadline",
    "place",
    "fee",
    "legal_basis",
    "delivery",
    "service_level",
    "note",
    "published",
    "foreign",
]
"""What a column holds; ``foreign`` columns belong to processes and forms, which hold no procedures."""


class ColumnRule(PatternRule):
    """How the head (or a cell) of a column is recognised."""

    role: ColumnRole


class GroupRule(PatternRule):
    """The words of a group."""

    group: ProcedureGroup


class LevelNames(RuleTable):
    """Folded words behind "cấp" that say a level."""

    level: Level
    names: tuple[str, ...]


class Messages(RuleTable):
    """What is said to people, in Vietnamese; braces are filled in."""

    declared_count_differs: str
    section_count_differs: str
    repeated_code: str
    malformed_code: str
    several_codes: str
    mixed_heading: str
    group_not_named: str
    group_contradicts: str
    header_not_understood: str
    table_not_read: str
    list_without_rows: str
    many_columns: str
    name_missing: str
    torn_row: str
    list_without_table: str
    no_procedures_found: str
    group_new: str
    group_amended: str
    group_replaced: str
    group_abolished: str
    group_total: str
    declared_in_text: str


class ProcedureTables(RuleTable):
    """Everything that reading a publication needs; all patterns are read against folded text with single blanks."""

    kinds: tuple[str, ...]
    publications: tuple[PatternRule, ...]
    other_acts: tuple[PatternRule, ...]
    service_lists: tuple[PatternRule, ...]
    article: PatternRule
    internal: PatternRule
    cited: PatternRule
    groups: tuple[GroupRule, ...]
    no_group: PatternRule
    form_head: PatternRule
    list_heading: PatternRule
    bare_group: PatternRule
    excluded: PatternRule
    no_field: PatternRule
    note: PatternRule
    annex: PatternRule
    annex_number: PatternRule
    total: PatternRule
    enumerator: PatternRule
    levels: tuple[LevelNames, ...]
    level: PatternRule
    level_heading: PatternRule
    field: PatternRule
    several_fields: PatternRule
    count: PatternRule
    not_counted: PatternRule
    of_processes: PatternRule
    of_earlier: PatternRule
    total_count: PatternRule
    number_words: dict[str, int]
    columns: tuple[ColumnRule, ...]
    contents: tuple[ColumnRule, ...]
    code_words: PatternRule
    nothing: PatternRule
    ditto: PatternRule
    no_code: PatternRule
    bare_mark: PatternRule
    name_prefix: PatternRule
    name_suffix: PatternRule
    messages: Messages

    @cached_property
    def level_of(self) -> dict[str, Level]:
        """Return levels by folded name."""
        return {name: entry.level for entry in self.levels for name in entry.names}

    @cached_property
    def column_patterns(self) -> tuple[tuple[ColumnRole, re.Pattern[str]], ...]:
        """Return the compiled patterns of column heads in the order in which they are tried."""
        return tuple((rule.role, rule.regex) for rule in self.columns)

    @cached_property
    def name_patterns(self) -> tuple[re.Pattern[str], ...]:
        """Return the patterns of heads over names, without which a row is no head of a list."""
        return tuple(rule.regex for rule in self.columns if rule.role in {"name", "old_name"})

    @cached_property
    def content_patterns(self) -> dict[ColumnRole, re.Pattern[str]]:
        """Return what the cells of a role usually look like."""
        return {rule.role: rule.regex for rule in self.contents}
