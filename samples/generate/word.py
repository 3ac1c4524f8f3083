"""Builds a DOCX from blocks, the way an office types it (python-docx)."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from samples.generate.blocks import ABOVE, LEFT, NEWLINE, Block, Closing, Letterhead, Lines, Page, Table
from samples.generate.oldfont import to_old_fonts

if TYPE_CHECKING:
    from collections.abc import Iterable

FONT = "Times New Roman"
FIXED = datetime(2025, 12, 1, 8, 0, tzinfo=UTC)
ARTICLE = re.compile(r"(Điều \d+[a-z]?[.:])(.*)", re.DOTALL)
LONGEST_HEADING = 110
WIDTH = {False: 16.0, True: 24.7}


class WordFile:
    """A DOCX that grows block by block."""

    def __init__(self, font: str = FONT) -> None:
        """Open an empty A4 document with the office's margins, in ``font``."""
        self.document: Any = docx.Document()
        self.landscape = self.running = False
        style = self.document.styles["Normal"]
        style.font.name, style.font.size = font, Pt(13)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), font)
        style.paragraph_format.space_after = Pt(4)
        self._set_page(self.document.sections[0])
        self.document.sections[0].different_first_page_header_footer = True
        _add_page_field(self.document.sections[0].header.paragraphs[0], ALIGN.CENTER)

    def add(self, block: Block) -> None:
        """Append one block."""
        match block:
            case Letterhead():
                self._add_letterhead(block)
            case Lines():
                for number, line in enumerate(block.lines):
                    self._add_line(block.style, number, line)
            case Closing():
                self._add_closing(block)
            case Table():
                self._add_table(block)
            case Page():
                self._add_page(block)

    def to_bytes(self, title: str) -> bytes:
        """Return the file; the same blocks always give the same bytes."""
        core = self.document.core_properties
        core.author, core.last_modified_by, core.comments = "rasoat", "rasoat", ""
        core.title, core.created, core.modified, core.revision = title, FIXED, FIXED, 1
        raw = io.BytesIO()
        self.document.save(raw)
        return _with_fixed_times(raw.getvalue())

    def _add_letterhead(self, head: Letterhead) -> None:
        table = self.document.add_table(rows=2, cols=2)
        _set_widths(table, (6.3, 9.7))
        left, right = table.rows[0].cells
        for at, line in enumerate(head.left):
            _write(left, line, bold=at > 0 or len(head.left) == 1 or "TỈNH" in head.left[-1], size=12)
        _write(right, head.right[0], bold=True, size=12)
        _write(right, head.right[1], bold=True, size=13, rule=True)
        left, right = table.rows[1].cells
        _write(left, head.number, size=13)
        for line in head.about:
            _write(left, line, size=12)
        if head.mark:
            _write(left, head.mark, bold=True, size=13, box=True)
        _write(right, head.place, italic=True, size=13)
        self.document.add_paragraph().paragraph_format.space_after = Pt(0)

    def _add_line(self, style: str, number: int, line: str) -> None:
        paragraph = self.document.add_paragraph()
        if style in {"title", "authority", "order", "chapter", "annex"}:
            paragraph.alignment = ALIGN.CENTER
            note = line.startswith("(")
            run = paragraph.add_run(line)
            run.bold, run.italic = not note, note
            run.font.size = Pt(14 if style == "title" and number == 0 else 13)
            return
        paragraph.alignment = ALIGN.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Cm(1)
        found = ARTICLE.match(line)
        if style == "text" and found:
            short = len(line) < LONGEST_HEADING and line[-1] not in ".;:/"
            paragraph.add_run(found[1]).bold = True
            paragraph.add_run(found[2]).bold = short
        else:
            paragraph.add_run(line).italic = style == "basis"

    def _add_closing(self, closing: Closing) -> None:
        table = self.document.add_table(rows=1, cols=2)
        _set_widths(table, (8.0, 8.0))
        left, right = table.rows[0].cells
        if closing.recipients:
            _write(left, "Nơi nhận:", bold=True, italic=True, size=12, align=ALIGN.LEFT)
        for line in closing.recipients:
            _write(left, line, size=11, align=ALIGN.LEFT)
        *titles, signer = closing.signature
        for line in titles:
            _write(right, line, bold=True, size=13)
        for _ in range(3):
            right.add_paragraph()
        _write(right, signer, bold=True, size=13)

    def _add_table(self, block: Table) -> None:
        table = self.document.add_table(rows=len(block.rows), cols=len(block.widths))
        if block.grid:
            table.style = "Table Grid"
        share = WIDTH[self.landscape] / sum(block.widths)
        _set_widths(table, tuple(width * share for width in block.widths))
        grid = [list(row.cells) for row in table.rows]
        for y, row in enumerate(block.rows):
            if y < block.repeat:
                table.rows[y]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001
            for x, text in enumerate(row):
                if text in {LEFT, ABOVE}:
                    origin = _find_origin(block.rows, y, x)
                    grid[origin[0]][origin[1]].merge(grid[y][x])
        for y, row in enumerate(block.rows):
            wide = row[1:] == (LEFT,) * (len(row) - 1)
            for x, text in enumerate(row):
                if text not in {LEFT, ABOVE}:
                    _fill(grid[y][x], text, bold=y < block.header or wide, size=block.size, middle=y < block.header)
        self.document.add_paragraph()

    def _add_page(self, page: Page) -> None:
        if page.kind == "break" and self.running:
            self.document.add_page_break()  # a new section would count its pages from the start again
        elif page.kind == "running":
            self.running = True
            self._set_running_head(page.text)
        else:
            self.landscape = page.kind == "landscape" or (page.kind == "break" and self.landscape)
            section = self.document.add_section(WD_SECTION.NEW_PAGE)
            section.different_first_page_header_footer = False
            self._set_page(section)

    def _set_page(self, section: Any) -> None:
        section.orientation = WD_ORIENT.LANDSCAPE if self.landscape else WD_ORIENT.PORTRAIT
        sides = (Cm(29.7), Cm(21)) if self.landscape else (Cm(21), Cm(29.7))
        section.page_width, section.page_height = sides
        section.left_margin, section.right_margin = Cm(3), Cm(2)
        section.top_margin = section.bottom_margin = Cm(2)

    def _set_running_head(self, text: str) -> None:
        """Print a gazette's running head: the page number stands outside on both sides."""
        title, _, start = text.rpartition(" from ")
        self.document.settings.odd_and_even_pages_header_footer = True
        section = self.document.sections[0]
        section.different_first_page_header_footer = False
        numbering = OxmlElement("w:pgNumType")
        numbering.set(qn("w:start"), start)
        section._sectPr.append(numbering)  # noqa: SLF001
        odd, even = section.header.paragraphs[0], section.even_page_header.paragraphs[0]
        for paragraph in (odd, even):
            paragraph.clear()
            paragraph.style = self.document.styles["Normal"]
            paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(WIDTH[False]), WD_TAB_ALIGNMENT.RIGHT)
        odd.add_run(title + "\t")
        _add_page_field(odd, ALIGN.LEFT)
        _add_page_field(even, ALIGN.LEFT)
        even.add_run("\t" + title)


def build_docx(blocks: Iterable[Block], title: str, *, font: str = "", old_fonts: bool = False) -> bytes:
    """Return a DOCX of the blocks; ``title`` goes into its properties, ``old_fonts`` types it in TCVN3."""
    file = WordFile(font or FONT)
    for block in blocks:
        file.add(block)
    if old_fonts:
        to_old_fonts(file.document)
    return file.to_bytes(title)


def _find_origin(rows: tuple[tuple[str, ...], ...], y: int, x: int) -> tuple[int, int]:
    while rows[y][x] in {LEFT, ABOVE}:
        y, x = (y, x - 1) if rows[y][x] == LEFT else (y - 1, x)
    return y, x


def _fill(cell: Any, text: str, *, bold: bool, size: float, middle: bool) -> None:
    for paragraph in cell.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)  # noqa: SLF001
    for at, part in enumerate(text.split(NEWLINE)):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.alignment = ALIGN.CENTER if middle else ALIGN.LEFT
        run = paragraph.add_run(part.strip())
        run.bold, run.font.size = bold, Pt(size)


def _write(
    cell: Any,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    size: float = 13,
    align: Any = ALIGN.CENTER,
    rule: bool = False,
    box: bool = False,
) -> None:
    first = cell.paragraphs[0]
    paragraph = first if not first.text and len(cell.paragraphs) == 1 else cell.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size, run.underline = bold, italic, Pt(size), rule
    if box:
        border = OxmlElement("w:bdr")
        border.set(qn("w:val"), "single")
        run._r.get_or_add_rPr().append(border)  # noqa: SLF001


def _set_widths(table: Any, widths: tuple[float, ...]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def _add_page_field(paragraph: Any, align: Any) -> None:
    paragraph.alignment = align
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = OxmlElement("w:r")
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001


def _with_fixed_times(raw: bytes) -> bytes:
    """Pack a DOCX again with one fixed time for every part, so that its hash stays the same."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (2025, 12, 1, 8, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED, 9)
    return packed.getvalue()
