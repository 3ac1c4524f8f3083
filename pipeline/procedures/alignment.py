"""Which cell of a row belongs to which column, also when merged cells were lost and a row is shorter than its head."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.procedures.columns import Column, Columns
from pipeline.procedures.pieces import Slot, TableRow
from pipeline.rules.schema.procedure_tables import ColumnRole, ProcedureTables
from pipeline.text.fold import fold_keeping_length, squeeze

__all__ = ["Aligned", "align"]

_SERIAL = re.compile(r"\d{1,4}(?:\.\d{1,2}){0,2}\s?[.)]?")
_ROMAN = re.compile(r"[IVX]{2,6}\s?[.)]?|[IVX]\s?[.)]|I")
_TICK = re.compile(r"[VX]")
"""A roman number or a mark in a box."""
_CODE_LIKE = re.compile(r"[1-9OoT]\s?[.,-]\s?[\dO]|[A-Z]-[A-Z]{2,5}-\d")
_NO_CODE = 3
"""A cell of so few characters may stand for no code (``-``); longer ones that say it carry words for codes or "no"."""
_IMPOSSIBLE = -1e9
_CLEAR = 4.0
"""Two cells that repeat the row above in their new columns weigh 2.5 each."""
_SKIP: Mapping[ColumnRole, float] = {"name": 6.0, "stt": 1.5, "code": 1.0, "old_name": 1.5, "old_code": 1.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """The slot of each column (``None``: lost or not there), and the slots behind the last column."""

    slots: tuple[Slot | None, ...]
    behind: tuple[Slot, ...] = ()
    by_position: bool = False
    """Whether the grid of the table said it, not the content."""


def align(row: TableRow, columns: Columns, above: Mapping[ColumnRole, str], rules: ProcedureTables) -> Aligned:
    """Place the cells of a row in the columns of its list; ``above`` are the words of the row before, by role."""
    heads = columns.columns
    placed = _by_position(row, columns)
    if placed is not None:
        behind = tuple(slot for slot in row.slots if slot.column > columns.end and not slot.is_empty)
        shifted = _unshifted(placed, heads, above, rules)
        return Aligned(slots=shifted or placed, behind=behind, by_position=shifted is None)
    slots = _without_empty_end(row.slots)
    if len(slots) >= len(heads):
        return Aligned(slots=tuple(slots[: len(heads)]), behind=tuple(slots[len(heads) :]))
    return Aligned(slots=_best(slots, heads, above, rules))


def _without_empty_end(slots: Sequence[Slot]) -> tuple[Slot, ...]:
    kept = len(slots)
    while kept and slots[kept - 1].is_empty:
        kept -= 1
    return tuple(slots[:kept])


def _by_position(row: TableRow, columns: Columns) -> tuple[Slot, ...] | None:
    """Return the slots of a row that has one for each column, where the grid of the table says so."""
    by_start = {column.start: at for at, column in enumerate(columns.columns)}
    if not row.is_grid or any(slot.column not in by_start and slot.column <= columns.end for slot in row.slots):
        return None
    placed: list[Slot | None] = [None] * len(columns.columns)
    for slot in row.slots:
        for column in range(slot.column, slot.column + slot.width):
            if column in by_start:
                placed[by_start[column]] = slot if column == slot.column else replace(slot, text="", column=column)
    found = tuple(slot for slot in placed if slot is not None)
    return found if len(found) == len(placed) else None


def _unshifted(
    placed: Sequence[Slot], heads: Sequence[Column], above: Mapping[ColumnRole, str], rules: ProcedureTables
) -> tuple[Slot | None, ...] | None:
    """Return a better order for a row that lost a merged cell and was filled up with empty ones at its end.

    Only when the words clearly say so: two cells at least stand in other columns with the very words of the row above.
    """
    written = tuple(slot for slot in placed if not slot.is_empty)
    if not placed[-1].is_empty or len(written) == len(placed):
        return None
    other = _best(written, heads, above, rules)
    gain = _total(other, heads, above, rules) - _total(placed, heads, above, rules)
    return other if gain >= _CLEAR else None


def _total(
    slots: Sequence[Slot | None], heads: Sequence[Column], above: Mapping[ColumnRole, str], rules: ProcedureTables
) -> float:
    pairs = zip(slots, heads, strict=True)
    return sum(_likeness(slot, head.role, above, rules) for slot, head in pairs if slot is not None and not slot.is_empty)


def _best(
    slots: Sequence[Slot], heads: Sequence[Column], above: Mapping[ColumnRole, str], rules: ProcedureTables
) -> tuple[Slot | None, ...]:
    """Assign cells to columns in order with the best total of likeness (dynamic programming over cells and columns)."""
    rows, width = len(slots), len(heads)
    best = [[_IMPOSSIBLE] * (width + 1) for _ in range(rows + 1)]
    best[0][0] = 0.0
    for at in range(width):
        for used in range(rows + 1):
            score = best[used][at]
            if score == _IMPOSSIBLE:
                continue
            loss = _loss(heads, at, at_end=used == rows)
            best[used][at + 1] = max(best[used][at + 1], score - loss)
            if used < rows:
                likeness = _likeness(slots[used], heads[at].role, above, rules)
                best[used + 1][at + 1] = max(best[used + 1][at + 1], score + likeness)
    return _trace(best, slots, heads, above, rules)


def _trace(
    best: list[list[float]],
    slots: Sequence[Slot],
    heads: Sequence[Column],
    above: Mapping[ColumnRole, str],
    rules: ProcedureTables,
) -> tuple[Slot | None, ...]:
    placed: list[Slot | None] = [None] * len(heads)
    used = len(slots)
    for at in range(len(heads), 0, -1):
        role = heads[at - 1].role
        taken = best[used - 1][at - 1] + _likeness(slots[used - 1], role, above, rules) if used else _IMPOSSIBLE
        skipped = best[used][at - 1] - _loss(heads, at - 1, at_end=used == len(slots))
        if used and taken >= skipped:
            placed[at - 1] = slots[used - 1]
            used -= 1
    return tuple(placed)


def _loss(heads: Sequence[Column], at: int, *, at_end: bool) -> float:
    """Return what it costs to leave a column without a cell: little at the end of a row, where empty cells are lost.

    In a table of old and new names the new one is often merged.
    """
    role = heads[at].role
    if role == "name" and any(column.role == "old_name" for column in heads):
        return 1.0
    if role is not None and role in _SKIP:
        return _SKIP[role]
    return 0.2 if at_end else 0.5


def _likeness(slot: Slot, role: ColumnRole | None, above: Mapping[ColumnRole, str], rules: ProcedureTables) -> float:
    words = squeeze(slot.text)
    match role:
        case None:
            return 0.0
        case "stt":
            return _likeness_of_number(words)
        case "code" | "old_code":
            return _likeness_of_code(words, rules)
        case "name" | "old_name":
            return _likeness_of_name(words)
    if words and above.get(role) == words:
        return 2.5
    pattern = rules.content_patterns.get(role)
    return 0.2 if pattern is None else 1.0 if pattern.search(fold_keeping_length(words)) else -0.2


def _likeness_of_number(words: str) -> float:
    if _SERIAL.fullmatch(words) or _ROMAN.fullmatch(words):
        return 3.0
    return 0.0 if not words or _TICK.fullmatch(words) else -4.0


def _likeness_of_code(words: str, rules: ProcedureTables) -> float:
    if _CODE_LIKE.match(words):
        return 4.0
    says_none = len(words) <= _NO_CODE and not _SERIAL.fullmatch(words)
    return 0.0 if says_none or rules.no_code.regex.search(fold_keeping_length(words)) else -3.0


def _likeness_of_name(words: str) -> float:
    if not words or _SERIAL.fullmatch(words) or _ROMAN.fullmatch(words) or _TICK.fullmatch(words):
        return -3.0
    if _CODE_LIKE.match(words) and len(words) < 40:
        return -3.0
    return 1.0 if words[0] not in "-+•" else -1.0
