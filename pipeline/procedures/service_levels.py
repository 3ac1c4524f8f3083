"""The level of the online service of a procedure, as its list says it, and how many have which (domain.md 4.5, 4.7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import get_args

from pipeline.model.procedures import Cells, ServiceLevel
from pipeline.model.registry import ProcedureRow
from pipeline.procedures.statistics import procedure_key
from pipeline.rules.schema.procedure_tables import ProcedureTables
from pipeline.rules.schema.service_levels import ServiceLevels
from pipeline.text.fold import fold_keeping_length, squeeze

__all__ = ["count_service_levels", "read_service_level"]


def read_service_level(cells: Cells, rules: ServiceLevels) -> ServiceLevel | None:
    """Return the level that the column of levels says, else the column of ways of delivery; ``None`` when neither does.

    Example: ``Mức độ 4`` is ``full``; ``Trực tiếp, trực tuyến`` says none.
    """
    for words in (cells.service_level, cells.delivery):
        folded = fold_keeping_length(squeeze(words or "")).strip(" .;,-()")
        found = next((rule.level for rule in rules.levels if folded and rule.regex.search(folded)), None)
        if found:
            return found
    return None


def count_service_levels(rows: Iterable[ProcedureRow], rules: ProcedureTables) -> tuple[tuple[ServiceLevel | None, int], ...]:
    """Count public procedures, distinct per decision and group, by level; one that its rows give two levels counts in both."""
    found = {(row.document_id, row.group, procedure_key(row, rules), row.service_level) for row in rows if not row.internal}
    counted = Counter(level for *_, level in found)
    return tuple((level, counted[level]) for level in (*get_args(ServiceLevel), None) if counted[level])
