"""The rows behind a figure of the statistics: as many as the figure says (domain.md 4.7)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from pipeline.model.ids import DocumentId
from pipeline.model.registry import ProcedureRow
from pipeline.procedures.statistics import procedure_key
from pipeline.rules.schema.procedure_tables import ProcedureTables
from pipeline.text.fold import fold_keeping_length, squeeze

__all__ = ["WAYS", "Figure", "Way", "rows_behind"]

Way = Literal["distinct", "rows", "period", "internal"]
WAYS: tuple[Way, ...] = ("distinct", "rows", "period", "internal")
"""Distinct per decision and group; every row; distinct in the period; internal ones, distinct per decision and group."""

_UNKNOWN = "?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Which figure: the way of counting and its cuts; ``?`` stands for what is not known, an empty cut for no cut."""

    way: Way = "distinct"
    group: str = ""
    field: str = ""
    authority: str = ""
    level: str = ""
    service: str = ""


def rows_behind(
    figure: Figure, rows: Iterable[ProcedureRow], decisions: Collection[DocumentId], rules: ProcedureTables
) -> tuple[ProcedureRow, ...]:
    """Return the rows that a figure counts, in the order of ``rows``; ``decisions`` are those that publish.

    A cut by level or service counts a procedure in each that one of its rows names; other cuts go by its first row.
    """

    def one_of(row: ProcedureRow) -> tuple[object, ...]:
        if figure.way == "rows":
            return row.document_id, row.position
        key = procedure_key(row, rules)
        return (key,) if figure.way == "period" else (row.document_id, row.group, key)

    inside = (row for row in rows if row.document_id in decisions and row.internal == (figure.way == "internal"))
    distinct = _firsts((row for row in inside if _is_at(figure, row)), one_of)
    return tuple(row for row in distinct if _is_of(figure, row))


def _firsts(rows: Iterable[ProcedureRow], key: Callable[[ProcedureRow], tuple[object, ...]]) -> list[ProcedureRow]:
    found: dict[tuple[object, ...], ProcedureRow] = {}
    for row in rows:
        found.setdefault(key(row), row)
    return list(found.values())


def _is_at(figure: Figure, row: ProcedureRow) -> bool:
    is_level = not figure.level or figure.level in (row.levels or (_UNKNOWN,))
    return is_level and (not figure.service or figure.service == (row.service_level or _UNKNOWN))


def _is_of(figure: Figure, row: ProcedureRow) -> bool:
    return figure.group in ("", row.group or _UNKNOWN) and all(
        not wanted or wanted == (name or _UNKNOWN) or _folded(wanted) == _folded(name or _UNKNOWN)
        for wanted, name in ((figure.field, row.field), (figure.authority, row.authority))
    )


def _folded(name: str) -> str:
    return fold_keeping_length(squeeze(name))
