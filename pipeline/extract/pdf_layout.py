"""Pages with their lines and table parts → blocks in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.extract.blocks import Block, DraftCell, DraftLine, DraftTable
from pipeline.extract.columns import order_columns
from pipeline.extract.drafts import Area, to_draft_line
from pipeline.extract.pdf_characters import FontTable
from pipeline.extract.pdf_tables import GridCell, PageTable
from pipeline.extract.pdf_words import PdfWord, VisualLine
from pipeline.extract.running_heads import EdgeLine, find_running_heads
from pipeline.extract.signature_block import take_out_signatures
from pipeline.extract.table_chains import ChainedCell, TableChain, goes_on
from pipeline.model.text import Box, Signature
from pipeline.rules.loader import Rules

__all__ = ["PageLayout", "to_blocks"]


@dataclass(slots=True, kw_only=True)
class PageLayout:
    """A page: its visual lines outside tables from top to bottom, its table parts, what was stamped over it."""

    number: int
    width: float
    height: float
    lines: list[VisualLine]
    tables: list[PageTable]
    stamps: list[VisualLine] = field(default_factory=list)


def to_blocks(pages: Sequence[PageLayout], fonts: FontTable, rules: Rules) -> tuple[list[Block], tuple[Signature, ...]]:
    """Return the blocks of all pages and the signatures that are drawn on them.

    Running heads and page numbers are left out; a table at the end of a page and one with the same columns at the top of the
    next are one.
    """
    _drop_furniture(pages)
    signatures: list[Signature] = []
    flow = _Flow(fonts)
    for page in pages:
        page.lines.sort(key=lambda line: line[0].top)
        gone, found = take_out_signatures([_text(line) for line in page.lines], rules)
        _, stamped = take_out_signatures([_text(line) for line in page.stamps], rules)
        signatures += [*found, *stamped]
        page.lines = [line for at, line in enumerate(page.lines) if at not in gone]
        flow.add_page(page)
    flow.end_table()
    return flow.blocks, tuple(signatures)


def _text(line: VisualLine) -> str:
    return " ".join(word.text for word in line)


def _drop_furniture(pages: Sequence[PageLayout]) -> None:
    edges = [
        (page.number, page.height, [EdgeLine(page.number, at, _text(line), line[0].top) for at, line in enumerate(page.lines)])
        for page in pages
    ]
    heads = find_running_heads(edges)
    for page in pages:
        page.lines = [line for at, line in enumerate(page.lines) if (page.number, at) not in heads]


@dataclass(slots=True)
class _Flow:
    """The blocks while they grow; ``chain`` is a table that may go on."""

    fonts: FontTable
    blocks: list[Block] = field(default_factory=list)
    chain: TableChain | None = None

    def add_page(self, page: PageLayout) -> None:
        area = _area(page)
        waiting: list[VisualLine] = []
        items = sorted([(line[0].top, 0, line) for line in page.lines] + [(t.ys[0], 1, t) for t in page.tables], key=_place)
        for _, _, item in items:
            if isinstance(item, PageTable):
                self._add_lines(waiting, page, area)
                waiting = []
                self._add_table(item)
            else:
                waiting.append(item)
        self._add_lines(waiting, page, area)

    def _add_table(self, table: PageTable) -> None:
        if self.chain is None or self._is_same_page(table) or not goes_on(self.chain, table):
            self.end_table()
            self.chain = TableChain(table.xs)
        self.chain.add(table)

    def _is_same_page(self, table: PageTable) -> bool:
        """Whether the open table has a part on this page already: two tables on one page are two."""
        return self.chain is not None and self.chain.cells[-1].parts[-1][0] == table.page

    def end_table(self) -> None:
        """Close the open table: text stands between it and what follows."""
        if self.chain is not None:
            self.blocks.append(DraftTable(cells=tuple(self._to_cell(cell) for cell in _ordered(self.chain.cells))))
            self.chain = None

    def _add_lines(self, lines: Sequence[VisualLine], page: PageLayout, area: Area) -> None:
        if not lines:
            return
        self.end_table()
        for line in order_columns(lines, page.width):
            if not _says_anything(line):
                continue
            self.blocks.append(to_draft_line(line, page.number, area, self._is_bold))

    def _is_bold(self, word: PdfWord) -> bool:
        return word.font >= 0 and self.fonts.bold[word.font]

    def _to_cell(self, cell: ChainedCell) -> DraftCell:
        page, part = cell.parts[0]
        return DraftCell(
            row=cell.row,
            column=cell.column,
            row_span=cell.row_span,
            column_span=cell.column_span,
            lines=tuple(line for number, piece in cell.parts for line in self._lines(piece, number)),
            page=page,
            box=Box(*part.box),
        )

    def _lines(self, cell: GridCell, page: int) -> Iterable[DraftLine]:
        return (to_draft_line(line, page, None, self._is_bold) for line in cell.lines)


def _says_anything(line: VisualLine) -> bool:
    """Whether a line is more than a speck or a rule that OCR took for a sign; a text layer is kept as it is."""
    return line[0].font >= 0 or any(character.isalnum() for word in line for character in word.text)


def _place(item: tuple[float, int, object]) -> tuple[float, int]:
    return item[:2]


def _ordered(cells: Iterable[ChainedCell]) -> list[ChainedCell]:
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def _area(page: PageLayout) -> Area:
    """Return the left and right end of the text; one stray line does not widen it."""
    starts = sorted(line[0].x0 for line in page.lines)
    ends = sorted(line[-1].x1 for line in page.lines)
    if len(starts) < 5:  # too few lines to tell: the page itself is symmetric enough
        return (0.0, page.width)
    return (starts[len(starts) // 20], ends[-1 - len(ends) // 20])
