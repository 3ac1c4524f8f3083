"""Walks through paragraphs and table rows and collects the rows of lists of procedures."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from pipeline.model.document import Doubt
from pipeline.procedures.alignment import align
from pipeline.procedures.collect import Place, RowCollector
from pipeline.procedures.columns import (
    Columns,
    FoundHeader,
    find_header,
    guess_columns,
    is_any_header,
    is_foreign_header,
    read_role,
    read_second_row,
    with_column,
)
from pipeline.procedures.drafts import is_code_like, is_code_only, is_mark, is_serial
from pipeline.procedures.headings import Heading, read_capital_field, read_field_row, read_heading, read_row_heading
from pipeline.procedures.numbered import NumberedList
from pipeline.procedures.outline import Outline
from pipeline.procedures.pieces import Block, Piece, Slot, TableRow, is_in_capitals, to_cell_blocks
from pipeline.procedures.unread import has_many_columns, is_strange_head, may_be_unread_row, row_doubt
from pipeline.rules.schema.procedure_tables import ProcedureTables
from pipeline.text.fold import fold_keeping_length, squeeze

__all__ = ["ListReader"]

_COUNT = re.compile(r"\(?\d{1,3}(?:\s[^\W\d_]{2,5})?\)?")
"""The count of a heading in a cell of its own: a figure, with its unit or without."""
_BULLET = re.compile(r"[-*+–•]|\((?:\d{1,2}|[a-zđ])\)")
"""What may stand in the cell of the number before a heading: a bullet, a number in brackets."""
_LONGEST_NOTHING = 60
"""Characters of the longest words that say that a list is empty."""
_NUMBER = re.compile(r"^\s*(?:\d{1,3}|[a-zđ])\s?[.)]\s*|^\s*[-+–]\s*")


@dataclass(slots=True, kw_only=True)
class ListReader:
    """State while reading: open headings, columns of the open list, rows met."""

    rules: ProcedureTables
    rows: RowCollector
    doubts: list[Doubt] = field(default_factory=list)
    outline: Outline = field(default_factory=Outline)
    columns: Columns | None = None
    excluded: bool = False
    ended: bool = False
    """Whether a total closed the list: only a heading or a head opens it again."""
    list_number: int = 0
    in_annex: bool = False
    headed: bool = False
    """Whether a heading of lists was met, be it one that says nothing of group, level or field."""
    named_in_article: bool = False
    """Whether the first article may list procedures by name alone ("1. Thủ tục …"): there is no list elsewhere."""
    numbered: NumberedList = field(default_factory=NumberedList)
    titles: list[Heading] = field(default_factory=list)
    """Headings in the annexes that name groups, in their order."""
    empty_at: list[int] = field(default_factory=list)
    """Where words say that a list is empty."""
    _head: tuple[int, int] = (0, 0)
    _unread: int = 0
    """The last table of which nothing more is to be said: a foreign one, or one with a doubt."""
    _waiting_mark: str = ""

    def read(self, piece: Piece) -> None:
        """Take the next paragraph or table row."""
        words = [piece.text] if isinstance(piece, Block) else [slot.text for slot in piece.written]
        short = (squeeze(text) for text in words if len(text) <= _LONGEST_NOTHING)
        if any(self.rules.nothing.regex.search(fold_keeping_length(text)) for text in short):
            self.empty_at.append(piece.span.start)
        if isinstance(piece, Block):
            self._read_block(piece)
        else:
            self._read_row(piece)
            self.rows.last_row = (piece.table, piece.row)

    def close_outline(self) -> None:
        """Forget all headings: the annexes begin."""
        self.outline, self.columns, self.in_annex = Outline(), None, True

    def _read_block(self, block: Block) -> None:
        mark, self._waiting_mark = self._waiting_mark, ""
        if self.columns and not self.rows.has_rows_of(self.columns) and read_role(block.text, self.rules):
            self.columns = with_column(self.columns, block.text, self.rules)
            return
        heading = read_row_heading(mark, block.text, block.span, self.rules) if mark else None
        heading = heading or read_heading(block.text, block.span, self.rules)
        if heading is None and self.outline.names_list and not self.excluded:
            heading = read_capital_field(block.text, block.span, self.rules)
        if heading:
            self._open(heading)
        elif not self._take_item(block):
            self.rows.take_block(block, self.columns)

    def _take_item(self, block: Block) -> bool:
        """Take a numbered paragraph as a row where no table is open: below a heading, or in the first article with a code."""
        listed = self.numbered.columns
        if self.excluded or self.columns not in (None, listed) or (self.in_annex and not self.headed):
            return False
        if self.rows.take_code(block, listed):
            return True
        has_table = any(draft.columns is not listed for draft in self.rows.drafts)
        names_alone = self.named_in_article and bool(
            self.rules.name_prefix.regex.search(fold_keeping_length(_unnumbered(block.text)))
        )
        item = self.numbered.read(block, needs_code=has_table or not (self.in_annex or names_alone))
        if item is None:
            return False
        row, aligned = item
        if self.columns is None:
            self.columns = listed
            message = self.rules.messages.list_without_table
            self.doubts.append(Doubt(code="list_without_table", message=message, span=block.span, page=block.page))
        self.rows.take_row(row, aligned, Place(outline=self.outline, columns=listed, number=self.list_number, head_table=0))
        return True

    def _open(self, heading: Heading) -> None:
        if heading.kind == "excluded":
            self.excluded, self.columns, self.outline = True, None, Outline()
            return
        if heading.kind == "annex":
            self.excluded, self.columns = False, None
        elif self.excluded:
            if heading.kind != "list" or not heading.groups:
                return
            self.excluded = False
        self.ended, self.headed = False, True
        if self.in_annex and heading.groups:
            self.titles.append(heading)
        self.outline = self.outline.under(heading)
        self.list_number += 1
        self.rows.above = {}

    def _read_row(self, row: TableRow) -> None:
        if self.columns is not None and not self.excluded and self._is_second_head(row, self.columns):
            return
        header = find_header(row, self.rules)
        if header:
            self._begin_list(header, row)
            return
        break_at = self._break(row)
        if break_at is not None:
            self._read_whole_row(row.part(row.slots[:break_at]))
            self._open_all(row.slots[break_at:])
        else:
            self._read_whole_row(row)

    def _break(self, row: TableRow) -> int | None:
        """Return which cell begins an annex or a part in the middle of a row, where a source lost the ends of tables."""
        if len(row.written) < 2 or (len(row.written) == 2 and _is_number(row.written[0].text)):
            return None
        for at, slot in enumerate(row.slots):
            for block in to_cell_blocks(slot):
                heading = read_heading(block.text, block.span, self.rules) if is_in_capitals(block.text) else None
                if heading and heading.kind in {"annex", "excluded"}:
                    return at
        return None

    def _read_whole_row(self, row: TableRow) -> None:
        if any(self.rules.form_head.regex.search(fold_keeping_length(squeeze(slot.text))) for slot in row.written):
            self.columns = None
        if not row.written:
            return
        if is_foreign_header(row, self.rules) or (self._has_other_width(row) and is_any_header(row, self.rules)):
            self._open_all(row.written)
            self.columns = None
            if is_foreign_header(row, self.rules):
                self._unread = row.table
            return
        if self._read_row_heading(row) or self.excluded or self._leaves_strange_head(row) or is_any_header(row, self.rules):
            return
        columns = self.columns or self._guess(row)
        if columns is not None:
            self._read_data(row, columns)

    def _leaves_strange_head(self, row: TableRow) -> bool:
        """Leave the first row of another table below a heading of its own, where it is a head that is not understood."""
        drafts = self.rows.drafts
        is_other = row.table != self._head[0] and bool(drafts) and drafts[-1].number < self.list_number
        if self.columns is None or not is_other or not is_strange_head(row, self.columns):
            return False
        if self._has_other_width(row):
            self.columns = None
        else:
            self.doubts.append(row_doubt("header_not_understood", self.rules.messages.header_not_understood, row))
        return True

    def _has_other_width(self, row: TableRow) -> bool:
        return self.columns is not None and sum(slot.width for slot in row.slots) != self.columns.end

    def _begin_list(self, header: FoundHeader, row: TableRow) -> None:
        self._open_all(header.before)
        self._waiting_mark = ""
        if header.columns.are_fees:
            self.excluded, self.columns = True, None
        if self.excluded:
            return
        if has_many_columns(row):
            message = self.rules.messages.many_columns.format(columns=len(row.slots))
            self.doubts.append(row_doubt("many_columns", message, row))
        self.columns, self.ended = header.columns, False
        self.list_number += 1
        self._head = (row.table, row.row)
        self.rows.above = {}
        self._open_all(header.behind)

    def _open_all(self, slots: tuple[Slot, ...]) -> None:
        for slot in slots:
            for block in to_cell_blocks(slot):
                heading = read_heading(block.text, block.span, self.rules)
                if heading:
                    self._open(heading)

    def _read_row_heading(self, row: TableRow) -> bool:
        written = row.written
        if len(written) == 1 and is_mark(written[0].text):
            self._waiting_mark = squeeze(written[0].text)
            return True
        mark, self._waiting_mark = self._waiting_mark, ""
        count = ""
        bulleted = len(written) == 2 and bool(_BULLET.fullmatch(squeeze(written[0].text)))
        if bulleted:
            words = written[1]
        elif len(written) == 2 and _is_number(written[0].text):
            mark, words = squeeze(written[0].text), written[1]
        elif len(written) == 1:
            words = written[0]
        elif len(written) == 3 and is_mark(written[0].text) and _is_count(written[2].text):
            mark, words, count = squeeze(written[0].text), written[1], squeeze(written[2].text)
        else:
            return False
        if is_code_like(words.text):
            return False
        heading = read_heading(f"{mark}. {words.text}" if mark else words.text, words.span, self.rules)
        if (
            heading is None
            and not bulleted
            and not self._goes_on_with_marks(row)
            and (mark or not self._is_continuation(row))
            and (not count or words.text.isupper())
        ):
            heading = read_row_heading(mark, words.text, words.span, self.rules)
        if heading is None and not mark and self._fills_row(row):
            heading = read_field_row(words.text, words.span, self.rules)
        if heading:
            self._open(replace(heading, count=int(re.sub(r"\D", "", count))) if count else heading)
        return heading is not None

    def _fills_row(self, row: TableRow) -> bool:
        """Whether one cell fills the row over all columns of the open list."""
        return self.columns is not None and len(row.slots) == 1 and row.slots[0].width >= self.columns.end > 1

    def _goes_on_with_marks(self, row: TableRow) -> bool:
        """Whether the rows above are numbered like headings ("III") and this one stands beside their merged cells."""
        if not self.rows.drafts or self.rows.drafts[-1].columns is not self.columns:
            return False
        merged = any(slot.filled and not slot.is_empty for slot in row.slots)
        return merged and is_mark(self.rows.drafts[-1].words.get("stt", ""))

    def _is_continuation(self, row: TableRow) -> bool:
        """Whether the one cell with words stands in the names' column of a row that has cells for all columns."""
        if self.columns is None or not row.is_grid or len(row.slots) < len(self.columns.columns):
            return False
        names = {column.start for column in self.columns.columns if column.role in {"name", "old_name"}}
        return any(slot.column in names and slot.width == 1 for slot in row.written)

    def _is_second_head(self, row: TableRow, columns: Columns) -> bool:
        table, number = self._head
        if row.table != table or row.row > number + max(columns.depth - 1, 1):
            return False
        second = read_second_row(columns, row, self.rules)
        if second is not None:
            self.columns = replace(second, depth=1)
            self._head = (table, row.row)
        return second is not None or row.row < number + columns.depth

    def _guess(self, row: TableRow) -> Columns | None:
        if self.excluded or not self.outline.names_list or len(row.written) < 3:
            return None
        at = next((at for at, slot in enumerate(row.slots) if is_code_like(slot.text) and is_code_only(slot.text)), None)
        columns = guess_columns(row, at, self.rules) if at is not None else None
        if columns:
            self.columns = columns
            self.doubts.append(row_doubt("header_not_understood", self.rules.messages.header_not_understood, row))
        elif row.table != self._unread and may_be_unread_row(row, self.rules):
            self._unread = row.table
            self.doubts.append(row_doubt("header_not_understood", self.rules.messages.table_not_read, row))
        return columns

    def _read_data(self, row: TableRow, columns: Columns) -> None:
        aligned = align(row, columns, self.rows.above, self.rules)
        first = squeeze(row.written[0].text)
        if self.ended or (not first[:1].islower() and self.rules.total.regex.search(fold_keeping_length(first))):
            self.ended = True
        else:
            place = Place(outline=self.outline, columns=columns, number=self.list_number, head_table=self._head[0])
            self.rows.take_row(row, aligned, place)
        self._open_all(aligned.behind)


def _unnumbered(text: str) -> str:
    return _NUMBER.sub("", text)


def _is_count(text: str) -> bool:
    return bool(_COUNT.fullmatch(squeeze(text)))


def _is_number(text: str) -> bool:
    return is_mark(text) or is_serial(text)
