"""The text of a decision as a sequence of paragraphs and table rows, in reading order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.model.text import Box, Cell, ExtractedText, Line, Row, Span, Table
from pipeline.procedures.broken_words import Vocabulary, read_vocabulary
from pipeline.text.fold import squeeze

__all__ = ["Block", "Piece", "Slot", "TableRow", "find_pieces", "is_in_capitals", "to_blocks", "to_cell_blocks"]

_OPENS = re.compile(r"\s*(?:\((?!\s*\d)|[\[•+-]|(?:[IVXLC]{1,5}|[A-ZĐ]\d{0,2}|\d{1,2}|[a-zđ])(?:[.]\d{1,2})*\s*[.):/](?!\d))")
_CLOSES = re.compile(r"[.:;)]\s*$")
_BEGINNING = 80
"""Characters that tell whether a line is in capitals."""
_CAPITALS = 4
"""Words in capitals in a row that make a heading inside running text; names of offices in capitals are shorter."""
_MARK = r"(?:[IVXLC]{1,5}|[A-ZĐ]\d{0,2}|\d{1,2})"
_ENUMERATOR_ALONE = re.compile(rf"\s*(?:{_MARK}\s*[.):/]?|(?:[^\W\d_]+\s+){{1,2}}{_MARK}\s*[.:]?)\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph outside tables: a heading or running text, on one line."""

    text: str
    span: Span
    page: int = 1
    left: float | None = None
    """Where its first line begins, in points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A cell as a row sees it; ``filled`` when it began in a row above and covers this one too."""

    column: int
    text: str
    span: Span
    width: int = 1
    height: int = 1
    filled: bool = False
    box: Box | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written in it."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A table row with the cells that cover it; ``is_grid`` when every column of the table is covered."""

    table: int
    row: int
    page: int
    slots: tuple[Slot, ...]
    is_grid: bool
    first: bool = False
    """Whether it is the first row of its table."""
    torn: bool = False
    """Whether it was put together of parts."""

    @property
    def written(self) -> tuple[Slot, ...]:
        """Return the slots that hold text and begin in this row."""
        return tuple(slot for slot in self.slots if not slot.is_empty and not slot.filled)

    @property
    def span(self) -> Span:
        """Return where the row's own cells stand."""
        own = [slot.span for slot in self.slots if not slot.filled] or [slot.span for slot in self.slots]
        return Span(min(span.start for span in own), max(span.end for span in own))

    def is_grid_of(self, width: int) -> bool:
        """Whether its cells cover at least ``width`` columns."""
        return len(self.slots) >= width or (self.is_grid and sum(slot.width for slot in self.slots) >= width)

    def part(self, slots: Sequence[Slot]) -> TableRow:
        """Return the row with some of its slots only."""
        return replace(self, slots=tuple(slots), is_grid=False)


Piece = Block | TableRow
Parts = Callable[[str, str, bool], bool]
"""Says of the words so far and the next line whether they are paragraphs of their own; whether the line is a printed one."""


def find_pieces(
    text: ExtractedText, regions: Sequence[Span], parts: Parts = lambda _before, _line, _printed: False
) -> Iterator[Piece]:
    """Yield all table rows, and the paragraphs that stand in ``regions``, in the order of the text."""
    tables = sorted((table for table in text.tables if table.rows), key=lambda table: (table.span.start, table.number))
    vocabulary = _vocabulary(text) if any(line.box for line in text.lines) else None
    waiting: list[Line] = []
    upcoming = 0
    for line in text.lines:
        if line.cell is not None:
            continue
        while upcoming < len(tables) and tables[upcoming].span.start <= line.span.start:
            yield from to_blocks(text, waiting, parts)
            waiting = []
            yield from _rows(tables[upcoming], vocabulary)
            upcoming += 1
        if any(region.contains(line.span) for region in regions):
            waiting.append(line)
    yield from to_blocks(text, waiting, parts)
    for table in tables[upcoming:]:
        yield from _rows(table, vocabulary)


def to_blocks(text: ExtractedText, lines: Sequence[Line], parts_at: Parts) -> Iterator[Block]:
    """Join lines to paragraphs: a new one begins at a number, a bracket, capitals after small letters, or after a full stop."""
    parts: list[Line] = []
    before = ""
    for line in lines:
        words = text.quote(line.span)
        if not words.strip():
            if parts:
                yield _to_block(text, parts)
            parts, before = [], ""
            continue
        if parts and (_begins(before, words) or parts_at(_words(text, parts), words, line.box is not None)):
            yield _to_block(text, parts)
            parts = []
        parts.append(line)
        before = words
    if parts:
        yield _to_block(text, parts)


def _words(text: ExtractedText, lines: Sequence[Line]) -> str:
    return text.quote(Span(lines[0].span.start, lines[-1].span.end))


def to_cell_blocks(slot: Slot) -> tuple[Block, ...]:
    """Return the paragraphs of a cell, each with the span of the whole cell."""
    parts: list[str] = []
    before = ""
    for words in slot.text.split("\n"):
        if not words.strip():
            continue
        if parts and not _begins(before, words):
            parts[-1] = f"{parts[-1]} {words}"
        else:
            parts.append(words)
        before = words
    return tuple(Block(text=text, span=slot.span) for part in parts for text in _at_capitals(squeeze(part)))


def _at_capitals(words: str) -> list[str]:
    """Split where capitals begin behind small letters and go on for four words: in narrow columns each line is one word."""
    parts = words.split(" ")
    if sum(part.isupper() for part in parts) < _CAPITALS or words.isupper():
        return [words]
    found: list[list[str]] = [[]]
    for at, part in enumerate(parts):
        run = parts[at : at + _CAPITALS]
        begins = len(run) == _CAPITALS and all(is_in_capitals(word) for word in run)
        if found[-1] and begins and not is_in_capitals(parts[at - 1]):
            found.append([])
        found[-1].append(part)
    return [" ".join(part) for part in found]


def _begins(before: str, words: str) -> bool:
    if _ENUMERATOR_ALONE.match(before):
        return False
    if _CLOSES.search(before) or _OPENS.match(words):
        return True
    if is_in_capitals(before) != is_in_capitals(words):
        # "DANH MỤC" + "TTHC mới" would be two; a short first line ("Phụ", "1.") says nothing of its case.
        return len(before.split()) > 1 and len(words.split()) > 1
    return False


def is_in_capitals(words: str) -> bool:
    """Whether four of five letters at the beginning are capitals."""
    words = words[:_BEGINNING]
    if words.isupper():
        return True
    if words.islower():
        return False
    letters = [character for character in words if character.isalpha()]
    return bool(letters) and sum(character.isupper() for character in letters) > 0.8 * len(letters)


def _to_block(text: ExtractedText, parts: Sequence[Line]) -> Block:
    span = Span(parts[0].span.start, parts[-1].span.end)
    left = parts[0].box.x0 if parts[0].box else None
    return Block(text=squeeze(_words(text, parts)), span=span, page=parts[0].page, left=left)


def _rows(table: Table, vocabulary: Vocabulary | None) -> Iterator[TableRow]:
    hanging: list[tuple[int, Slot]] = []
    for position, row in enumerate(table.rows):
        own = _as_one([_to_slot(cell, vocabulary) for cell in row.cells])
        taken = {slot.column for slot in own}
        covering = [replace(slot, filled=True) for last, slot in hanging if last >= row.number and slot.column not in taken]
        slots = tuple(sorted((*own, *covering), key=lambda slot: slot.column))
        if slots:
            covered = sum(slot.width for slot in slots)
            yield TableRow(
                table=table.number,
                row=row.number,
                page=_page(row),
                slots=slots,
                is_grid=covered >= table.columns,
                first=position == 0,
            )
        hanging = [(last, slot) for last, slot in hanging if last > row.number]
        hanging += [(row.number + slot.height - 1, slot) for slot in own if slot.height > 1]


def _as_one(slots: list[Slot]) -> list[Slot]:
    """Return one wide slot for a row that says the same words in every cell: how some programs write a merged cell."""
    words = {squeeze(slot.text) for slot in slots}
    if len(slots) < 3 or len(words) != 1 or sum(character.isalpha() for character in next(iter(words))) < 4:
        return slots
    return [replace(slots[0], width=slots[-1].column + slots[-1].width - slots[0].column)]


def _vocabulary(text: ExtractedText) -> Vocabulary:
    cells = (cell.text for table in text.tables for row in table.rows for cell in row.cells)
    return read_vocabulary((text.quote(line.span) for line in text.lines if line.cell is None), cells)


def _to_slot(cell: Cell, vocabulary: Vocabulary | None) -> Slot:
    words = vocabulary.join(cell.text) if vocabulary and "\n" in cell.text else cell.text
    return Slot(column=cell.column, text=words, span=cell.span, width=cell.column_span, height=cell.row_span, box=cell.box)


def _page(row: Row) -> int:
    return row.cells[0].page if row.cells else row.page
