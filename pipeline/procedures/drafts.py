"""A row of a list while it is put together: its words by column, headings over it, parts that were torn off."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.model.procedures import Level
from pipeline.model.text import Span
from pipeline.procedures.alignment import Aligned
from pipeline.procedures.columns import Columns
from pipeline.procedures.outline import Outline
from pipeline.rules.schema.procedure_tables import ColumnRole, ProcedureTables
from pipeline.text.fold import fold_keeping_length, squeeze

__all__ = [
    "FILLED_DOWN",
    "Draft",
    "RowWords",
    "is_code_like",
    "is_code_only",
    "is_mark",
    "is_serial",
    "read_places",
    "read_words",
    "with_filled",
]

FILLED_DOWN: tuple[ColumnRole, ...] = (
    "field",
    "authority",
    "legal_basis",
    "place",
    "deadline",
    "fee",
    "delivery",
    "service_level",
    "level",
    "published",
)
"""Columns whose merged cells hold for the rows below; notes, names and codes never do."""
_NEVER_EMPTY = {"legal_basis", "authority"}
"""Columns that no procedure may leave out: empty at the end of a row they were merged, and a format gave the row its width."""
_MARKED = {"delivery", "service_level"}
"""Columns whose check marks stand for the words of their head."""
_SERIAL = re.compile(r"\d{1,4}(?:[a-z]|(?:\.\d{1,2}){1,2})?\s?[.)]?")
_NUMBERED = re.compile(r"(?P<number>\d{1,3})\s?[.)]\s+(?=[^\W\d_])")
"""A name behind its number, where there is no column of numbers."""
_MARK = re.compile(r"(?:[IVXLC]{1,5}|[A-ZĐ]\d{0,2})(?:[.](?:\d{1,2}|[IVX]{1,4}))*\s?[.)]?")
_CODE = re.compile(r"(?:^|[^\d.])[1-9]\s?[.,]\s?[\dO](?:[\s.]?[\dO]){4,8}(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class RowWords:
    """The words of one table row by role, and the levels that check marks give."""

    words: dict[ColumnRole, str]
    lost: frozenset[ColumnRole]
    """Columns that have no cell of their own in this row, or one that began above."""
    marked_levels: tuple[Level, ...] = ()
    filled: frozenset[ColumnRole] = frozenset()
    """Columns whose words stand in a cell that began in a row above."""

    @property
    def own(self) -> dict[ColumnRole, str]:
        """Return the words that stand in this row itself."""
        return {role: text for role, text in self.words.items() if role not in self.filled}

    @property
    def has_serial(self) -> bool:
        """Whether the row carries its number."""
        printed = self.words.get("stt", "")
        return is_serial(printed) or is_mark(printed)

    @property
    def has_code(self) -> bool:
        """Whether the row's code column holds something like a code."""
        return is_code_like(self.words.get("code", "")) or is_code_like(self.words.get("name", ""))

    @property
    def has_name(self) -> bool:
        """Whether the row names a procedure."""
        name = self.words.get("name", "")
        return sum(character.isalpha() for character in name) >= 3 and not is_code_only(name)

    def pairs_old_only(self, columns: Columns) -> bool:
        """Whether the row of an old/new table holds an old procedure alone: its new one stands above."""
        return columns.has("name") and "old_name" in self.words and not self.has_name


@dataclass(slots=True, kw_only=True)
class Draft:
    """A procedure being read; grows while parts of its row follow."""

    table: int
    row: int
    page: int
    span: Span
    number: int
    """Of the list, from 1: a new head or heading begins a new one."""
    outline: Outline
    columns: Columns
    words: dict[ColumnRole, str]
    levels: tuple[Level, ...] = ()
    old: list[str] = field(default_factory=list)
    places: dict[ColumnRole, tuple[float, float]] = field(default_factory=dict)
    """Left and right edge of its cells on the page, in points."""
    torn: bool = False

    @property
    def lacks_name(self) -> bool:
        """Whether its name is still to come."""
        return not self.words.get("name")

    @property
    def lacks_code(self) -> bool:
        """Whether the list has a code column and this row no code yet."""
        return self.columns.has("code") and not is_code_like(self.words.get("code", ""))

    def role_at(self, left: float) -> ColumnRole | None:
        """Return the column of the row that lies over a place on the page."""
        return next((role for role, (x0, x1) in self.places.items() if x0 <= left < x1), None)

    def take(self, words: dict[ColumnRole, str], span: Span, *, append: bool) -> None:
        """Take over words of a part that was torn off: into empty columns, or behind what is there."""
        for role, text in words.items():
            present = self.words.get(role)
            if not present:
                self.words[role] = text
            elif append and role not in {"stt", "code"}:
                self.words[role] = f"{present}\n{text}"
        self.span = Span(min(self.span.start, span.start), max(self.span.end, span.end))


def is_serial(text: str) -> bool:
    """Whether the words are the number of a row (``1``, ``01.``, ``1.2``)."""
    return bool(_SERIAL.fullmatch(squeeze(text)))


def is_mark(text: str) -> bool:
    """Whether the words are the number of a heading (``I``, ``A.``, ``I.2``)."""
    return bool(_MARK.fullmatch(squeeze(text)))


def is_code_like(text: str) -> bool:
    """Whether the words hold something like a code of a procedure, misprinted or not."""
    return bool(_CODE.search(squeeze(text)))


def is_code_only(text: str) -> bool:
    """Whether there is nothing beside a code."""
    words = squeeze(text)
    return is_code_like(words) and len(words) < 30 and not re.search(r"[^\W\d_]{3,}", words)


def read_places(aligned: Aligned, columns: Columns) -> dict[ColumnRole, tuple[float, float]]:
    """Return left and right edge of a row's cells by role, for files with pages."""
    return {
        column.role: (slot.box.x0, slot.box.x1)
        for column, slot in zip(columns.columns, aligned.slots, strict=True)
        if slot is not None and slot.box is not None and column.role is not None
    }


def read_words(aligned: Aligned, columns: Columns, rules: ProcedureTables) -> RowWords:
    """Return the row's words by role; a second column of the same role is added behind the first."""
    words: dict[ColumnRole, str] = {}
    lost: set[ColumnRole] = set()
    marked: list[Level] = []
    pairs = tuple(zip(columns.columns, aligned.slots, strict=True))
    written = max((at for at, (_, slot) in enumerate(pairs) if slot is not None and not slot.is_empty), default=-1)
    for at, (column, slot) in enumerate(pairs):
        if slot is None or (slot.filled and column.role in {"stt", "name", "code"}):
            if column.role:
                lost.add(column.role)
            continue
        if column.role in _NEVER_EMPTY and slot.is_empty and at > written:
            lost.add(column.role)
        text = slot.text.strip()
        if column.role in FILLED_DOWN and text and rules.ditto.regex.search(fold_keeping_length(squeeze(text))):
            lost.add(column.role)
            continue
        if text and rules.bare_mark.regex.search(fold_keeping_length(squeeze(text))):
            marked += [level for level in column.levels if level not in marked]
            text = column.head if column.role in _MARKED else text
        if column.role and text:
            words[column.role] = f"{words[column.role]}\n{text}" if column.role in words else text
    number = None if columns.has("stt") or columns.guessed else _NUMBERED.match(words.get("name", ""))
    if number:
        words["stt"], words["name"] = number["number"], words["name"][number.end() :]
    filled = frozenset(column.role for column, slot in pairs if slot is not None and slot.filled and column.role)
    return RowWords(words=words, lost=frozenset(lost - set(words)), marked_levels=tuple(marked), filled=filled)


def with_filled(
    words: dict[ColumnRole, str], lost: Iterable[ColumnRole], above: dict[ColumnRole, str]
) -> dict[ColumnRole, str]:
    """Return the words with merged cells filled down from the row above."""
    filled = {role: above[role] for role in FILLED_DOWN if role in lost and role in above}
    if "field" not in words and "field" in above:
        filled["field"] = above["field"]
    return {**filled, **words}
