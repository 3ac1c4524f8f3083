"""Puts rows together again that a source tore in two, at the end of a table or at an empty cell.

Web pages made from office files lose the ends of tables: the last cell of a row stands as a paragraph and the rest of the
row begins the next table; and where a cell is empty, the cells behind it begin a new row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model.text import Span
from pipeline.procedures.columns import find_header, is_foreign_header, read_role
from pipeline.procedures.drafts import is_code_only, is_mark, is_serial
from pipeline.procedures.headings import read_heading
from pipeline.procedures.pieces import Block, Piece, Slot, TableRow
from pipeline.rules.schema.procedure_tables import ProcedureTables
from pipeline.text.fold import fold_keeping_length, squeeze

__all__ = ["join_torn_rows"]

_LONGEST_CELL = 3000
"""Characters of the longest paragraph that is taken for a cell."""


def join_torn_rows(pieces: Sequence[Piece], rules: ProcedureTables) -> Iterator[Piece]:
    """Yield the pieces with torn heads and rows joined; a join never makes a row wider than the head above it."""
    width = 0
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        taken = 1
        if isinstance(piece, TableRow):
            header = find_header(piece, rules)
            if header:
                width = len(header.columns.columns)
            else:
                piece, taken = _join(piece, pieces, at, width, rules)
                header = find_header(piece, rules) if taken > 1 else None
                width = len(header.columns.columns) if header else width
        yield piece
        at += taken


def _join(row: TableRow, pieces: Sequence[Piece], at: int, width: int, rules: ProcedureTables) -> tuple[TableRow, int]:
    """Return the row with what follows it, and how many pieces went into it."""
    behind = at + 1
    blocks: list[Block] = []
    while behind < len(pieces) and isinstance(block := pieces[behind], Block):
        blocks.append(block)
        behind += 1
    if behind >= len(pieces):
        return row, 1
    rest = pieces[behind]
    if not isinstance(rest, TableRow) or (blocks and not rest.first) or not row.written:
        return row, 1
    joined = _together(row, blocks, rest)
    if _is_torn_head(row, blocks, rest, rules):
        found = find_header(joined, rules)
        return (joined, behind + 1 - at) if found else (row, 1)
    if _is_torn_row(row, blocks, rest, width, rules) and len(joined.slots) <= width:
        again, more = _join(joined, pieces, behind, width, rules)
        return again, behind - at + more
    return row, 1


def _is_torn_head(row: TableRow, blocks: Sequence[Block], rest: TableRow, rules: ProcedureTables) -> bool:
    """Whether the row ends with heads of columns, and what follows goes on with such."""
    if not blocks or len(blocks) > 1 or find_header(rest, rules):
        return False
    roles = [read_role(slot.text, rules) for slot in row.written]
    ends = roles[-1] is not None and bool({"stt", "code"} & set(roles))
    goes_on = read_role(rest.written[0].text, rules) if rest.written else None
    return ends and goes_on is not None and read_role(blocks[0].text, rules) is not None


def _is_torn_row(row: TableRow, blocks: Sequence[Block], rest: TableRow, width: int, rules: ProcedureTables) -> bool:
    """Whether a row of a list, shorter than its head, is followed by something that is no row and no heading of its own."""
    if not is_serial(row.written[0].text) or row.is_grid_of(width) or not rest.written:
        return False
    if sum(len(block.text) for block in blocks) > _LONGEST_CELL or any(_stands_alone(block, rules) for block in blocks):
        return False
    first = squeeze(rest.written[0].text)
    starts_row = is_serial(first) or is_mark(first) or (is_code_only(first) and len(row.written) != 1 + bool(blocks))
    if starts_row and not (is_code_only(first) and not _has_code(row, blocks)):
        return False
    if not blocks and len(rest.written) < 2:
        return False
    closes = rules.total.regex.search(fold_keeping_length(first)) or read_heading(first, rest.span, rules)
    return not closes and find_header(rest, rules) is None and not is_foreign_header(rest, rules)


def _has_code(row: TableRow, blocks: Sequence[Block]) -> bool:
    return any(is_code_only(text) for text in (*(slot.text for slot in row.written), *(block.text for block in blocks)))


def _stands_alone(block: Block, rules: ProcedureTables) -> bool:
    return (
        bool(rules.total.regex.search(fold_keeping_length(block.text)))
        or read_heading(block.text, block.span, rules) is not None
    )


def _together(row: TableRow, blocks: Sequence[Block], rest: TableRow) -> TableRow:
    parts = [*row.slots]
    if blocks:
        text = "\n".join(block.text for block in blocks)
        parts.append(Slot(column=0, text=text, span=Span(blocks[0].span.start, blocks[-1].span.end)))
    parts += rest.slots
    slots = tuple(replace(slot, column=column, width=1, height=1) for column, slot in enumerate(parts, start=1))
    return replace(row, slots=slots, is_grid=False, torn=True)
