"""Counts of procedures in words and figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.text import Span
from pipeline.rules.schema.procedure_tables import ProcedureTables
from pipeline.text.numerals import read_numeral

__all__ = ["StatedCount", "find_counts", "read_count", "to_number"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedCount:
    """A count of procedures and where it stands in the folded words."""

    value: int
    span: Span
    of_processes: bool = False
    """Whether the words before speak of processes ("quy trình nội bộ giải quyết 02 TTHC")."""


def find_counts(folded: str, rules: ProcedureTables) -> Iterator[StatedCount]:
    """Yield counts of procedures ("05 thủ tục hành chính", "ba TTHC"); numbers of rows do not count."""
    for found in rules.count.regex.finditer(folded):
        before = folded[max(0, found.start() - 60) : found.start()]
        value = to_number(found["count"], rules)
        if value is not None and not rules.not_counted.regex.search(before):
            of_processes = bool(rules.of_processes.regex.search(before))
            yield StatedCount(value=value, span=Span(found.start(), found.end()), of_processes=of_processes)


def read_count(folded: str, rules: ProcedureTables) -> int | None:
    """Return the first count of procedures, or ``None``."""
    return next((count.value for count in find_counts(folded, rules) if not count.of_processes), None)


def to_number(words: str, rules: ProcedureTables) -> int | None:
    """Return figures or numerals as a number. Example: ``hai muoi ba`` is 23; ``muoi hai`` is 12."""
    return read_numeral(words, rules.number_words)
