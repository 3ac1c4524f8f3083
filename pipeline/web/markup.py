"""Blocks and marks → the HTML of a document's text; every word of the document is escaped."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from pipeline.model.document import Provision
from pipeline.model.outcome import ReadDocument
from pipeline.model.text import Cell, Row, Span, Table
from pipeline.web.blocks import Block, Columns, Grid, Paragraph
from pipeline.web.long_tables import LongTables, Stretch, cut_rows, is_long, row_at, row_starts, write_note
from pipeline.web.marks import SWITCHES, Mark
from pipeline.web.words import Words

__all__ = ["Anchor", "TextWriter", "anchors_of"]

_HEADINGS = {"part": "h2", "chapter": "h2", "section": "h3", "subsection": "h3", "article": "h3"}
_PUNCTUATION = re.compile(r"[.,;:”\"'’)/]{0,4}")
_FIRST_ROWS = LongTables()
_MOST_HEAD_ROWS = 10
_LONGEST_HEADING = 240
"""Code points: an article whose first line is longer has no heading of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A place in the text that can be jumped to: a provision, an attachment, the first word of a page."""

    at: int
    name: str
    page: int | None = None


def anchors_of(document: ReadDocument) -> tuple[Anchor, ...]:
    """Return the anchors in the order of the text; pages only where the format has them."""
    structure = document.structure
    found = [Anchor(at=p.span.start, name=p.eid) for p in structure.provisions]
    found += [Anchor(at=a.span.start, name=a.eid) for a in structure.attachments]
    if document.text.has_pages:
        found += [Anchor(at=p.span.start, name=f"trang-{p.number}", page=p.number) for p in document.text.pages]
    return tuple(sorted(found, key=lambda anchor: (anchor.at, anchor.page is None)))


class TextWriter:
    """Writes one document's text; ``chosen`` is the mark that the reader asked to see, ``tables`` the rows of long tables."""

    def __init__(
        self,
        document: ReadDocument,
        marks: Sequence[Mark],
        words: Words,
        *,
        chosen: str | None = None,
        tables: LongTables = _FIRST_ROWS,
    ) -> None:
        """Take the document and its marks, in the order of the text."""
        self._text = document.text.text
        self._joins = document.text.has_pages
        self._marks = [mark for mark in marks if mark.kind in SWITCHES or mark.key == chosen]
        self._starts = [mark.span.start for mark in self._marks]
        self._longest = max((len(mark.span) for mark in self._marks), default=0)
        self._anchors = anchors_of(document)
        self._first_page = next((anchor for anchor in self._anchors if anchor.page is not None), None)
        self._places = [anchor.at for anchor in self._anchors]
        self._provisions = {p.span.start: p for p in reversed(document.structure.provisions)}
        self._words = words
        self._chosen = chosen
        self._begun: set[str] = set()
        self._placed: set[str] = set()
        self._tables = tables

    def write(self, blocks: Iterable[Block]) -> Markup:
        """Return the whole text."""
        return Markup("\n").join(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Markup:
        match block:
            case Paragraph():
                return self._paragraph(block)
            case Columns():
                return self._columns(block)
            case Grid():
                return self._grid(block)

    def _paragraph(self, block: Paragraph) -> Markup:
        provision = self._provisions.get(block.span.start)
        tag = _tag(provision, block)
        look = [f"pr-{provision.kind}"] if provision else []
        look += [name for name, is_so in (("centred", block.centred), ("strong", block.bold)) if is_so]
        inner = Markup().join(self.segments(block.span, joined=True))
        css = Markup(' class="{}"').format(" ".join(look)) if look else ""
        return Markup("<{0}{1}>{2}</{0}>").format(Markup(tag), css, inner)  # noqa: S704  one of our own tag names

    def _columns(self, block: Columns) -> Markup:
        sides = (
            Markup("<div>{}</div>").format(Markup().join(Markup("<p>{}</p>").format(self._inline(s)) for s in side))
            for side in (block.left, block.right)
        )
        return _side_by_side(sides, is_closing=block.is_closing)

    def _grid(self, block: Grid) -> Markup:
        rows = [row for row in block.table.rows if row.cells]
        if block.layout and not is_long(len(rows)):
            return Markup().join(
                _side_by_side(
                    (Markup("<div><p>{}</p></div>").format(self._cell_text(cell)) for cell in row.cells),
                    is_closing=block.is_closing,
                )
                for row in rows
            )
        return self._table(block.table, rows)

    def _table(self, table: Table, rows: Sequence[Row]) -> Markup:
        head, body = rows[: _head_rows(rows)], rows[_head_rows(rows) :]
        starts = row_starts(body)
        chosen = next((mark.span.start for mark in self._marks if mark.key == self._chosen), -1)
        is_inside = bool(body) and starts[0] <= chosen < table.span.end
        stretch = self._tables.stretch(table.number, len(body), row_at(starts, chosen) if is_inside else None)
        shown = Markup("<thead>{}</thead><tbody>{}</tbody>").format(
            Markup().join(self._row(row, is_head=True) for row in head),
            Markup().join(self._row(row, is_head=False) for row in cut_rows(body, stretch)),
        )
        label = self._words("document.table", n=table.number)
        box = Markup('<div class="table-box" tabindex="0" role="region" aria-label="{0}"><table>{1}</table></div>').format(
            label, shown
        )
        return box if stretch.is_whole else self._with_note(box, table, stretch, starts)

    def _with_note(self, box: Markup, table: Table, stretch: Stretch, starts: Sequence[int]) -> Markup:
        """Put before and behind a table which rows are shown; what cannot be jumped to in it is reached by its note."""
        first = bisect.bisect_left(self._starts, table.span.start)
        last = bisect.bisect_left(self._starts, table.span.end)
        hidden = [mark for mark in self._marks[first:last] if mark.key not in self._begun]
        places = self._anchors[
            bisect.bisect_left(self._places, table.span.start) : bisect.bisect_left(self._places, table.span.end)
        ]
        names = [anchor.name for anchor in places if anchor.name not in self._placed]
        anchors = Markup().join(Markup('<span class="anchor" id="{}"></span>').format(name) for name in names)
        above = write_note(stretch, table.number, self._tables, self._words, hidden=hidden, starts=starts)
        below = write_note(stretch, table.number, self._tables, self._words)
        form = Markup('<div class="rows-shown" id="bang-{0}">{1}{2}</div>{3}<div class="rows-shown">{4}</div>')
        return form.format(table.number, anchors, above, box, below)

    def _row(self, row: Row, *, is_head: bool) -> Markup:
        cells = (self._cell(cell, is_head=is_head) for cell in row.cells)
        return Markup("<tr>{}</tr>").format(Markup().join(cells))

    def _cell(self, cell: Cell, *, is_head: bool) -> Markup:
        spans = Markup(' rowspan="{}"').format(cell.row_span) if cell.row_span > 1 else Markup()
        spans += Markup(' colspan="{}"').format(cell.column_span) if cell.column_span > 1 else Markup()
        form = Markup('<th scope="col"{}>{}</th>') if is_head else Markup("<td{}>{}</td>")
        return form.format(spans, self._cell_text(cell))

    def _cell_text(self, cell: Cell) -> Markup:
        return self._inline(cell.span) if len(cell.span) else escape(cell.text)

    def _inline(self, span: Span) -> Markup:
        return Markup().join(self.segments(span, joined=self._joins))

    def segments(self, span: Span, *, joined: bool) -> Iterator[Markup]:
        """Yield the pieces of a stretch, cut where a mark or an anchor begins or ends; ``joined`` without its line breaks."""
        first = bisect.bisect_left(self._starts, span.start - self._longest)
        last = bisect.bisect_left(self._starts, span.end)
        marks = [mark for mark in self._marks[first:last] if mark.span.overlaps(span)]
        anchors = self._anchors[bisect.bisect_left(self._places, span.start) : bisect.bisect_left(self._places, span.end)]
        badges = self._badges(marks, span)
        cuts = {span.start, span.end, *badges} | {anchor.at for anchor in anchors}
        cuts |= {at for mark in marks for at in (mark.span.start, mark.span.end) if span.start < at < span.end}
        for start, end in pairwise(sorted(cuts)):
            for anchor in anchors:
                if anchor.at == start:
                    yield self._anchor(anchor)
            inside = [mark for mark in marks if mark.span.start <= start and end <= mark.span.end]
            yield self._piece(start, end, inside, joined=joined)
            yield from (self._badge(mark) for mark in badges.get(end, ()))

    def _badges(self, marks: Sequence[Mark], span: Span) -> dict[int, list[Mark]]:
        """Return where badges stand: behind the find and the punctuation that follows it."""
        badges: dict[int, list[Mark]] = {}
        for mark in marks:
            if mark.kind in {"effect", "doubt"} and span.start < mark.span.end <= span.end:
                found = _PUNCTUATION.match(self._text, mark.span.end, span.end)
                badges.setdefault(found.end() if found else mark.span.end, []).append(mark)
        return badges

    def _anchor(self, anchor: Anchor) -> Markup:
        self._placed.add(anchor.name)
        if anchor.page is None:
            return Markup('<span class="anchor" id="{}"></span>').format(anchor.name)
        if anchor is self._first_page:
            return Markup('<span class="anchor" id="{}" data-page="{}"></span>').format(anchor.name, anchor.page)
        label = self._words("document.page", n=anchor.page)
        return Markup('<span class="page-mark" id="{}" data-page="{}"><span>{}</span></span>').format(
            anchor.name, anchor.page, label
        )

    def _piece(self, start: int, end: int, marks: Sequence[Mark], *, joined: bool) -> Markup:
        words = self._text[start:end]
        piece = escape(words.replace("\n", " ") if joined else words)
        for mark in reversed(marks):
            piece = self._wrapped(piece, mark)
        return piece

    def _wrapped(self, piece: Markup, mark: Mark) -> Markup:
        css = (
            f"mk mk-{mark.kind} tone-{mark.tone}"
            + (" unsure" if mark.unsure else "")
            + (" chosen" if mark.key == self._chosen else "")
        )
        identity = Markup()
        if mark.key not in self._begun:
            self._begun.add(mark.key)
            identity = Markup(' id="{}"').format(mark.key)
        if mark.kind == "reference" and mark.href:
            form = Markup('<a class="{0}"{1} data-mark="{2}" href="{3}" data-card="{4}">{5}</a>')
            return form.format(css, identity, mark.key, mark.href, mark.card or mark.about, piece)
        tag = Markup("mark") if mark.kind == "effect" else Markup("span")
        title = Markup(' title="{}"').format(mark.about) if mark.kind in {"effect", "reference", "doubt"} else Markup()
        form = Markup('<{0} class="{1}"{2} data-mark="{3}"{4}>{5}</{0}>')
        return form.format(tag, css, identity, mark.key, title, piece)

    def _badge(self, mark: Mark) -> Markup:
        """Return the small link behind a find: it says what it is and frames its words on the page."""
        form = Markup(
            '<a class="badge tone-{0} badge-{1}" href="?xem={2}#{2}" data-frame="{2}"><b aria-hidden="true">{3}</b>{4}</a>'
        )
        return form.format(mark.tone, mark.kind, mark.key, mark.sign, self._words(f"badge.{mark.kind}", about=mark.about))


def _side_by_side(sides: Iterable[Markup], *, is_closing: bool) -> Markup:
    css = "sides closing" if is_closing else "sides"
    return Markup('<div class="{}">{}</div>').format(css, Markup().join(sides))


def _tag(provision: Provision | None, block: Paragraph) -> str:
    if provision is None or provision.kind not in _HEADINGS:
        return "p"
    is_heading = provision.kind != "article" or (provision.heading is not None and len(block.span) <= _LONGEST_HEADING)
    return _HEADINGS[provision.kind] if is_heading else "p"


def _head_rows(rows: Sequence[Row]) -> int:
    """Return how many rows are the table's head: the first, and those that its cells reach down to; more are no head."""
    if len(rows) < 2:
        return 0
    reach = min(max((cell.row_span for cell in rows[0].cells), default=1), len(rows) - 1)
    return reach if reach <= _MOST_HEAD_ROWS else 1
