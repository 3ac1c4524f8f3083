"""Heads of lists: which column holds what, also when a head is glued to other cells or fills two rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.model.procedures import Level, ProcedureGroup
from pipeline.procedures.headings import read_groups, read_level_names, read_levels
from pipeline.procedures.pieces import Slot, TableRow
from pipeline.rules.schema.procedure_tables import ColumnRole, ProcedureTables
from pipeline.text.fold import fold_keeping_length, squeeze

__all__ = [
    "Column",
    "Columns",
    "FoundHeader",
    "find_header",
    "guess_columns",
    "is_any_header",
    "is_foreign_header",
    "read_role",
    "read_second_row",
    "with_column",
]

_LONGEST_HEAD = 160
_SHORTEST_NAME = 12
_FOOTNOTE = re.compile(r"\s*(?:\[\d{1,2}\]|\(\d{1,2}\))\s*$")
_SERIAL = re.compile(r"\d{1,4}(?:\.\d{1,2})?\s?[.)]?")
_COLUMN_NUMBER = re.compile(r"\(?\s?(?:\d{1,2}|[A-Z])\s?\)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its role (``None``: something else), its words, where it begins in the table and how wide it is."""

    role: ColumnRole | None
    head: str
    start: int
    width: int = 1
    height: int = 1
    levels: tuple[Level, ...] = ()
    """The level that a column of check marks stands for, or that the head over the names says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns of a list in their order."""

    columns: tuple[Column, ...]
    depth: int = 1
    """Rows that the head fills, as its cells say."""
    guessed: bool = False

    def has(self, role: ColumnRole) -> bool:
        """Whether a column has this role."""
        return any(column.role == role for column in self.columns)

    @property
    def levels_of_names(self) -> tuple[Level, ...]:
        """Return the levels that the head over the names says ("Tên thủ tục hành chính cấp tỉnh")."""
        return next((column.levels for column in self.columns if column.role == "name" and column.levels), ())

    @property
    def end(self) -> int:
        """Return the number of the last column of the table that the head covers."""
        return max(column.start + column.width - 1 for column in self.columns)

    @property
    def are_fees(self) -> bool:
        """Whether the table lists what procedures cost, not the procedures: it says nothing else of them."""
        roles = {column.role for column in self.columns} - {"stt", "code", "name", "note", None}
        return roles == {"fee"}

    def groups(self, rules: ProcedureTables, *, of_names: bool) -> tuple[ProcedureGroup, ...]:
        """Return the groups that the heads name: those over the names, or those over all other columns."""
        found: list[ProcedureGroup] = []
        for column in self.columns:
            if (column.role in {"name", "old_name"}) == of_names:
                found += [group for group in read_groups(fold_keeping_length(column.head), rules) if group not in found]
        if of_names and self.has("old_name") and self.has("name"):
            return ("replaced",)
        return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundHeader:
    """A head in a row: what stands before it (headings, the end of the list before), its columns, what stands behind it."""

    before: tuple[Slot, ...]
    columns: Columns
    behind: tuple[Slot, ...] = ()


def read_role(head: str, rules: ProcedureTables) -> ColumnRole | None:
    """Return the role of a column by its head, ``None`` when the words are not known."""
    words = squeeze(_FOOTNOTE.sub("", head))
    if not words or len(words) > _LONGEST_HEAD:
        return None
    folded = fold_keeping_length(words)
    return next((role for role, pattern in rules.column_patterns if pattern.search(folded)), None)


def find_header(row: TableRow, rules: ProcedureTables) -> FoundHeader | None:
    """Return the head of a list of procedures in the row: it names the procedures and a number, a code or two columns more."""
    own = [slot for slot in row.slots if not slot.filled]
    if len(own) < 2 or not any(_may_head_names(slot.text, rules) for slot in own):
        return None
    slots = [slot for slot in row.slots if not slot.filled or read_role(slot.text, rules)]
    roles = [read_role(slot.text, rules) for slot in slots]
    names = [position for position, role in enumerate(roles) if role in {"name", "old_name"}]
    if not names or (roles.count("foreign") > 1 and not {"code", "old_code"} & set(roles)):
        return None
    serials = [position for position, role in enumerate(roles) if role == "stt" and position < names[-1]]
    if serials:
        # A heading in front of the head ("DANH MỤC TTHC BỊ BÃI BỎ" | "STT" | …) may look like a head over names.
        first = serials[-1]
        while first > 0 and roles[first - 1] in {"field", "level"}:
            first -= 1
        names = [position for position in names if position > first]
    else:
        first = names[0]
        while first > 0 and (roles[first - 1] is not None or _is_head(slots[first - 1], rules)):
            first -= 1
    last = names[-1]
    while last + 1 < len(slots) and (roles[last + 1] is not None or _is_head(slots[last + 1], rules)):
        last += 1
    known = {role for role in roles[first : last + 1] if role is not None and role != "foreign"}
    if not known & {"stt", "code", "old_code"} and len(known) < 3:
        return None
    columns = Columns(columns=_columns(slots[first : last + 1], roles[first : last + 1], rules), depth=slots[names[0]].height)
    return FoundHeader(before=tuple(slots[:first]), columns=columns, behind=tuple(slots[last + 1 :]))


def _may_head_names(head: str, rules: ProcedureTables) -> bool:
    if len(head) > _LONGEST_HEAD:
        return False
    folded = fold_keeping_length(squeeze(_FOOTNOTE.sub("", head)))
    return any(pattern.search(folded) for pattern in rules.name_patterns)


def is_foreign_header(row: TableRow, rules: ProcedureTables) -> bool:
    """Whether the row is the head of a table of steps, forms or papers."""
    roles = [read_role(slot.text, rules) for slot in row.written]
    return roles.count("foreign") >= 2 and "name" not in roles


def is_any_header(row: TableRow, rules: ProcedureTables) -> bool:
    """Whether the row is the head of some table: it begins with the head of numbers ("STT") and goes on with words."""
    written = row.written
    return len(written) > 1 and read_role(written[0].text, rules) == "stt"


def read_second_row(columns: Columns, row: TableRow, rules: ProcedureTables) -> Columns | None:
    """Read the row under a head as its second row; ``None`` when it is a row of the list.

    A wide column ("Cách thức thực hiện") is split by what stands under it ("Trực tiếp", "Trực tuyến"); numbers of columns
    ("(1)", "(2)") and other words without a serial number leave the columns as they are.
    """
    written = row.written
    if written and all(_COLUMN_NUMBER.fullmatch(squeeze(slot.text)) for slot in written) and len(written) > 2:
        return columns
    wide = [column for column in columns.columns if column.width > 1 or column.height < columns.depth]
    starts = {slot.column: slot for slot in row.slots if not slot.filled}
    under_wide = [slot for slot in written if any(_covers(column, slot) for column in wide)]
    if not under_wide or len(under_wide) != len(written) or any(_SERIAL.fullmatch(squeeze(slot.text)) for slot in written):
        return None
    split: list[Column] = []
    for column in columns.columns:
        below = [slot for start, slot in sorted(starts.items()) if _covers(column, slot)] if column in wide else []
        split += [_to_part(column, slot, rules) for slot in below] or [column]
    return replace(columns, columns=tuple(split))


def with_column(columns: Columns, head: str, rules: ProcedureTables) -> Columns:
    """Return the columns with one more at the end: a head that a source put behind its table."""
    last = Column(role=read_role(head, rules), head=squeeze(head), start=columns.end + 1)
    return replace(columns, columns=(*columns.columns, last))


def guess_columns(row: TableRow, code_at: int, rules: ProcedureTables) -> Columns | None:
    """Guess the columns of a list without a head from a row with a code: number before it, name beside it."""
    slots = row.slots
    name_at = next((at for at in (code_at + 1, code_at - 1) if 0 <= at < len(slots) and _may_be_name(slots[at].text)), None)
    if name_at is None:
        return None
    roles: list[ColumnRole | None] = [None] * len(slots)
    roles[code_at], roles[name_at] = "code", "name"
    if roles[0] is None and _SERIAL.fullmatch(squeeze(slots[0].text)):
        roles[0] = "stt"
    for at, slot in enumerate(slots):
        if roles[at] is None:
            folded = fold_keeping_length(squeeze(slot.text))
            roles[at] = next((role for role, words in rules.content_patterns.items() if words.search(folded)), None)
    columns = tuple(
        Column(role=role, head="", start=slot.column, width=slot.width) for role, slot in zip(roles, slots, strict=True)
    )
    return Columns(columns=columns, guessed=True)


def _may_be_name(text: str) -> bool:
    words = squeeze(text)
    return len(words) > _SHORTEST_NAME and words[0] not in "-+•*"


def _columns(slots: Sequence[Slot], roles: Sequence[ColumnRole | None], rules: ProcedureTables) -> tuple[Column, ...]:
    return tuple(
        Column(
            role=role,
            head=squeeze(slot.text),
            start=slot.column,
            width=slot.width,
            height=slot.height,
            levels=_levels_of_head(slot.text, rules) if role in {None, "name"} else (),
        )
        for slot, role in zip(slots, roles, strict=True)
    )


def _to_part(column: Column, slot: Slot, rules: ProcedureTables) -> Column:
    head = squeeze(slot.text)
    levels = _levels_of_head(head, rules)
    below = read_role(head, rules)
    role: ColumnRole | None = below or (column.role if column.role != "level" else None)
    if column.role == "old_name" and below in {"code", "name"}:
        role = "old_code" if below == "code" else "old_name"
    return Column(role=role, head=head or column.head, start=slot.column, width=slot.width, levels=levels)


def _levels_of_head(head: str, rules: ProcedureTables) -> tuple[Level, ...]:
    folded = fold_keeping_length(squeeze(head))
    return read_levels(folded, rules) or read_level_names(folded, rules)


def _covers(column: Column, slot: Slot) -> bool:
    return column.start <= slot.column < column.start + column.width


def _is_head(slot: Slot, rules: ProcedureTables) -> bool:
    """Whether a cell may be an unknown column: short words that are no heading of their own."""
    words = squeeze(slot.text)
    folded = fold_keeping_length(words)
    outlined = rules.enumerator.regex.match(folded) or rules.list_heading.regex.search(folded)
    return len(words) <= 60 and not _SERIAL.fullmatch(words) and not outlined and not rules.excluded.regex.search(folded)
