"""Shape of ``statistics.toml``: quarters and the words of the report on published procedures."""

from __future__ import annotations

from typing import Literal

from pipeline.rules.schema.base import RuleTable

__all__ = ["GroupNames", "Letter", "LevelNames", "Quarter", "QuarterKind", "ServiceNames", "SheetNames", "Statistics", "Texts"]

QuarterKind = Literal["report", "calendar"]
"""``report``: quarters of Decree 09/2019 (15/12-14/3, …); ``calendar``: from 1 January."""


class Quarter(RuleTable):
    """The first day of a quarter; it ends where the next one of its kind begins."""

    kind: QuarterKind
    number: int
    month: int
    day: int
    year_before: bool = False
    """Whether it begins in the year before the one that it is named for."""


class GroupNames(RuleTable):
    """What the groups are called in reports."""

    new: str
    amended: str
    replaced: str
    abolished: str
    unknown: str


class LevelNames(RuleTable):
    """What the levels are called in reports."""

    bo: str
    tinh: str
    huyen: str
    xa: str
    unknown: str


class ServiceNames(RuleTable):
    """What the levels of online services are called in reports."""

    full: str
    partial: str
    full_or_partial: str
    information: str
    proactive: str
    unknown: str


class Texts(RuleTable):
    """Sentences and headings; braces are filled in."""

    title: str
    period: str
    whole_period: str
    sentence: str
    sentence_of_none: str
    part: str
    entered: str
    entry_missing: str
    entry_unknown: str
    entered_unknown: str
    figures: str
    rows: str
    distinct: str
    distinct_in_period: str
    total: str
    internal: str
    differences: str
    difference: str
    no_differences: str
    by_field: str
    by_authority: str
    by_level: str
    by_service: str
    by_entry: str
    no_name: str
    footer: str


class SheetNames(RuleTable):
    """Names of sheets and of their columns."""

    figures: str
    by_field: str
    by_authority: str
    by_level: str
    by_service: str
    differences: str
    decisions: str
    procedures: str
    way: str
    period: str
    name: str
    field: str
    authority: str
    level: str
    service: str
    count: str
    serial: str
    decision: str
    date: str
    group: str
    declared: str
    counted: str
    counted_rows: str
    code: str
    internal: str
    entered: str
    entry_missing: str
    entry_unknown: str
    yes: str
    no: str


class Letter(RuleTable):
    """The parts of the report as a letter, in the order of the page."""

    country: str
    motto: str
    blank: str
    number: str
    place_and_day: str
    kind: str
    subject: str
    quarter: str
    days: str
    opening: str
    results: str
    sentence: str
    fields: str
    levels: str
    services: str
    no_services: str
    lateness: str
    lateness_sentence: str
    late_signed: str
    late_parent: str
    late_due: str
    late_days: str
    differences: str
    numbered: str
    footnote: str
    closing: str
    recipients: str
    recipient: str
    archive: str


class Statistics(RuleTable):
    """Quarters and words of the statistics."""

    quarters: tuple[Quarter, ...]
    groups: GroupNames
    levels: LevelNames
    services: ServiceNames
    texts: Texts
    sheets: SheetNames
    letter: Letter
