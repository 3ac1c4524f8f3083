"""Collects the rows of open lists: which table rows begin a procedure, which go on with the one before."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.model.procedures import Level
from pipeline.procedures.alignment import Aligned
from pipeline.procedures.codes import read_old, take_code_from_name
from pipeline.procedures.columns import Columns
from pipeline.procedures.drafts import Draft, RowWords, is_code_like, is_code_only, read_places, read_words, with_filled
from pipeline.procedures.headings import read_level_names, read_levels
from pipeline.procedures.outline import Outline
from pipeline.procedures.pieces import Block, TableRow
from pipeline.rules.schema.procedure_tables import ColumnRole, ProcedureTables
from pipeline.text.fold import fold_keeping_length, squeeze

__all__ = ["Place", "RowCollector"]

_LONGEST_CODE = 60
_CODE_END = 40
"""Characters at the end of a name in which its code stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a row stands in the decision: headings over it, columns, number of the list, table of its head."""

    outline: Outline
    columns: Columns
    number: int
    head_table: int


@dataclass(slots=True, kw_only=True)
class RowCollector:
    """Rows met so far, and the words of the last one, from which merged cells are filled."""

    rules: ProcedureTables
    drafts: list[Draft] = field(default_factory=list)
    above: dict[ColumnRole, str] = field(default_factory=dict)
    last_row: tuple[int, int] = (0, 0)
    """Table and row that were read last, whatever they held."""
    numbered: frozenset[int] = frozenset()
    """Tables that number their rows: there, a row without a number and without more than a name is no procedure."""

    def take_row(self, row: TableRow, aligned: Aligned, place: Place) -> None:
        """Take a table row of a list: a new procedure, a part of the last one, or nothing."""
        found = read_words(aligned, place.columns, self.rules)
        if self._begins(found, row, place):
            self._add(found, row, place)
            self.drafts[-1].places = read_places(aligned, place.columns)
        else:
            self._continue(found, row, place, by_position=aligned.by_position)

    def take_block(self, block: Block, columns: Columns | None) -> None:
        """Take a paragraph that is no heading: the end of a cell cut by a page, or what a torn row still lacks."""
        if not self.drafts or self.drafts[-1].columns is not columns:
            return
        last = self.drafts[-1]
        cut = self._cut_cell(block, last)
        if cut:
            last.take({cut: block.text}, block.span, append=True)
        elif last.lacks_name:
            role: ColumnRole = "code" if is_code_only(block.text) else "name"
            last.take({role: block.text}, block.span, append=False)
            last.torn = True

    def take_code(self, block: Block, columns: Columns) -> bool:
        """Take a paragraph that holds the code of the paragraph above and nothing else ("Mã TTHC: 1.001193")."""
        if not self.has_rows_of(columns) or is_code_like(self.drafts[-1].words["name"]) or "code" in self.drafts[-1].words:
            return False
        rest, code = take_code_from_name(block.text, "", self.rules)
        if code is None or any(character.isalpha() for character in rest):
            return False
        self.drafts[-1].take({"code": code.raw}, block.span, append=False)
        return True

    def has_rows_of(self, columns: Columns) -> bool:
        """Whether the last row belongs to the list with these columns."""
        return bool(self.drafts) and self.drafts[-1].columns is columns

    def _cut_cell(self, block: Block, last: Draft) -> ColumnRole | None:
        """Return which cell of the last row goes on in a paragraph at the top of the next page, below the same column."""
        if block.left is None or not block.text[:1].islower():
            return None
        follows = last.page < block.page and self.last_row == (last.table, last.row)
        return last.role_at(block.left) if follows else None

    def _begins(self, found: RowWords, row: TableRow, place: Place) -> bool:
        """Whether the row begins a procedure: it has a number or a code, and a name now or in a part that follows.

        Below a table that has its own head, a number and a few cells are too little: processes are numbered too.
        """
        width = sum(column.role is not None for column in place.columns.columns)
        if self._completes(found) or found.pairs_old_only(place.columns) or self._is_cut(found, row, place):
            return False
        if found.has_code or (found.has_serial and found.has_name):
            continued = row.table != place.head_table and not found.has_code
            return not continued or 2 * len(row.written) >= width
        if found.has_serial:
            return len(row.written) <= 2
        if found.has_name and row.is_grid and self._stands_alone(found, row, place):
            return True
        enough = found.has_name and 2 * len(row.written) >= width and len(row.written) > 2
        cut_by_page = row.first and place.head_table != row.table and "code" not in found.words
        return enough and row.is_grid and not (place.columns.has("stt") and cut_by_page)

    def _is_cut(self, found: RowWords, row: TableRow, place: Place) -> bool:
        """Whether a row without a number goes on with the one above.

        Its name begins with a small letter, or is a code alone at the top of a page: the name stands on the page before.
        """
        last = self.drafts[-1] if self.drafts else None
        if last is None or found.has_serial or not _is_same_list(last, place) or is_code_like(found.words.get("code", "")):
            return False
        name = found.words.get("name", "").strip()
        goes_on = name[:1].islower() or (row.page > last.page and _is_code_in_brackets(name))
        return goes_on and not is_code_like(last.words.get("name", "")[-_CODE_END:]) if is_code_like(name) else goes_on

    def _stands_alone(self, found: RowWords, row: TableRow, place: Place) -> bool:
        """Whether a row with nothing but a name may be one: no row of its list has a number, and it begins with a capital."""
        name = found.words["name"].strip()
        is_table_of_list = row.table == place.head_table or sum(slot.width for slot in row.slots) == place.columns.end
        if row.table in self.numbered or not is_table_of_list or not name[:1].isupper() or name.endswith(":"):
            return False
        return not any(draft.words.get("stt") for draft in self.drafts if _is_same_list(draft, place))

    def _completes(self, found: RowWords) -> bool:
        """Whether the row is the other half of the last one: what the one lacks of number, name and code the other has."""
        if not self.drafts or found.has_serial:
            return False
        last = self.drafts[-1]
        if last.lacks_name and found.has_name:
            return True
        return last.lacks_code and found.has_code and not found.has_name

    def _add(self, found: RowWords, row: TableRow, place: Place) -> None:
        words = with_filled(found.words, found.lost, self.above)
        old = next((read_old(words[role]) for role in ("old_code", "old_name") if role in words), [])
        self.drafts.append(
            Draft(
                table=row.table,
                row=row.row,
                page=row.page,
                span=row.span,
                number=place.number,
                outline=place.outline,
                columns=place.columns,
                words=words,
                levels=_levels(found, words, self.rules),
                old=old,
                torn=row.torn,
            )
        )
        self.above = dict(words)

    def _continue(self, found: RowWords, row: TableRow, place: Place, *, by_position: bool) -> None:
        last = self.drafts[-1] if self.drafts else None
        if last is None or not _is_same_list(last, place):
            return
        if self._completes(found):
            last.take(found.words, row.span, append=False)
            last.torn = True
        elif found.pairs_old_only(last.columns):
            last.old += read_old(found.words.get("old_code") or found.words["old_name"])
        elif by_position and not found.has_serial and (not found.has_code or self._is_cut(found, row, place)):
            last.take(found.own, row.span, append=True)
            last.levels += tuple(level for level in _levels(found, found.own, self.rules) if level not in last.levels)


def _is_code_in_brackets(name: str) -> bool:
    """Whether a cell of names holds a code and at most the words before it ("(Mã TTHC: 1.001193)")."""
    return is_code_like(name) and len(name) < _LONGEST_CODE and (is_code_only(name) or name[0] in "([")


def _is_same_list(last: Draft, place: Place) -> bool:
    """Whether a row stands in the list of the last one, also behind a head that the next page says again."""
    roles = [[column.role for column in columns.columns] for columns in (last.columns, place.columns)]
    return last.columns is place.columns or (roles[0] == roles[1] and last.outline == place.outline)


def _levels(found: RowWords, words: dict[ColumnRole, str], rules: ProcedureTables) -> tuple[Level, ...]:
    if found.marked_levels:
        return found.marked_levels
    said = fold_keeping_length(squeeze(words.get("level", "")))
    return read_levels(said, rules) or read_level_names(said, rules)
