"""Writes a letter as DOCX in the layout of Decree 30/2020/NĐ-CP (annex I); the only module that writes with python-docx."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt

from pipeline.reports.letter import Letter, LetterTable

__all__ = ["to_docx"]

_FONT = "Times New Roman"
_CENTRE, _RIGHT, _BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY
_RULE = "\u2014" * 9
"""The line under motto and agency, drawn with signs so that every program shows it alike."""
_SIGNATURE_LINES = 5
_SHORT, _LONG, _BESIDE = 21.0, 29.7, 4.5
"""Centimetres of A4, and of both its margins."""
_HEAD_LEFT, _HEAD_RIGHT = 0.445, 0.555
"""Shares of the letterhead: "ỦY BAN NHÂN DÂN TỈNH" with a name of two or three words, and the country, each in one line."""
_CLOSER = 6
"""Twentieths of a point between signs that the letterhead's capitals stand closer together, as typists set them."""
_SUBJECT_SIDES = 2.0
"""Centimetres that a subject leaves free at both sides, so that its second line is no single word."""
_SIZE = 14
_FORM_SIZE = 9


def to_docx(letter: Letter) -> bytes:
    """Return the letter: A4, margins 20-20-30-15 mm, size 14; page numbers at the top from the second page on."""
    width = _LONG - _BESIDE if letter.is_landscape else _SHORT - _BESIDE
    document: Any = Document()
    _set_page(document, is_landscape=letter.is_landscape)
    _write_head(document, letter, width)
    _add(document, letter.kind, align=_CENTRE, bold=True, before=12)
    _add(document, letter.subject, align=_CENTRE, bold=True, sides=_SUBJECT_SIDES)
    _add(document, _RULE, align=_CENTRE, after=6)
    for part, following in zip_longest(letter.body, letter.body[1:]):
        if isinstance(part, LetterTable):
            _write_table(document, part, width)
        else:
            words, bold = part
            after = 4 if isinstance(following, LetterTable) else 0
            _add(document, words, align=_BOTH, bold=bold, indent=True, before=6, after=after)
    _write_end(document, letter, width)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _set_page(document: Any, *, is_landscape: bool) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(_SIZE)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    style.paragraph_format.space_after = style.paragraph_format.space_before = Pt(0)
    page = document.sections[0]
    page.page_width, page.page_height = Cm(_SHORT), Cm(_LONG)
    if is_landscape:
        page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Cm(_LONG), Cm(_SHORT)
    page.top_margin = page.bottom_margin = Mm(20)
    page.left_margin, page.right_margin = Mm(30), Mm(15)
    page.header_distance = Mm(10)
    page.different_first_page_header_footer = True
    number = page.header.paragraphs[0]
    number.alignment = _CENTRE
    for kind, words in (("begin", ""), ("", " PAGE "), ("end", "")):
        run = number.add_run()
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = words
        run._r.append(element)  # noqa: SLF001 - python-docx has no fields


def _write_head(document: Any, letter: Letter, width: float) -> None:
    table = document.add_table(rows=2, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    _add(left, letter.parent, align=_CENTRE, size=12, closer=_CLOSER)
    _add(left, letter.agency, align=_CENTRE, size=12, bold=True, closer=_CLOSER)
    _add(left, _RULE[:5], align=_CENTRE, size=8)
    _add(right, letter.country, align=_CENTRE, size=12, bold=True, closer=_CLOSER)
    _add(right, letter.motto, align=_CENTRE, size=13, bold=True)
    _add(right, _RULE * 2 + _RULE[:2], align=_CENTRE, size=8)  # as long as the motto
    left, right = table.rows[1].cells
    _add(left, letter.number, align=_CENTRE, size=13)
    _add(right, letter.place_and_day, align=_CENTRE, size=13, italic=True)
    _use_whole_cells(table)
    _finish(table, (Cm(width * _HEAD_LEFT), Cm(width * _HEAD_RIGHT)))


def _use_whole_cells(table: Any) -> None:
    """Take away the space at the sides of cells: the letterhead needs all of it."""
    margins = OxmlElement("w:tblCellMar")
    for name in ("left", "right"):
        side = OxmlElement(f"w:{name}")
        side.set(qn("w:w"), "0")
        side.set(qn("w:type"), "dxa")
        margins.append(side)
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx has no word for it
    look = properties.find(qn("w:tblLook"))
    if look is None:
        properties.append(margins)
    else:
        look.addprevious(margins)  # the schema wants this order


def _write_table(document: Any, content: LetterTable, width: float) -> None:
    table = document.add_table(rows=1, cols=len(content.head), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    size = _FORM_SIZE if content.is_form else 12
    for cell, words in zip(table.rows[0].cells, content.head, strict=True):
        _add(cell, words, align=_CENTRE, size=min(size, 11), bold=True, before=2, after=2)
    if content.is_form:
        for number, cell in enumerate(table.add_row().cells, start=1):
            _add(cell, f"({number})", align=_CENTRE, size=size, italic=True)
    for row in table.rows:
        _repeat(row)
    for line in content.rows:
        row = table.add_row()
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - a row stays on its page
        for at, (cell, words) in enumerate(zip(row.cells, line, strict=True)):
            _add(cell, words, align=_column_align(content, at), size=size, before=2, after=2)
    _finish(table, [Cm(part) for part in _widths(content, width)])


def _column_align(content: LetterTable, at: int) -> Any:
    """Return how a column stands: counts at the right, the running number of a form in the middle, words at the left."""
    if at >= content.numbers:
        return _RIGHT
    return _CENTRE if content.is_form and at == 0 else None


def _repeat(row: Any) -> None:
    """Make a row of the head stand on every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - python-docx has no word for it


def _widths(content: LetterTable, width: float) -> list[float]:
    if content.widths:
        return [width * share / sum(content.widths) for share in content.widths]
    if len(content.head) == 2:
        return [width * 0.4, width * 0.2]  # a count stands beside its name, not at the other side of the page
    first = width * 0.34
    return [first, *[(width - first) / (len(content.head) - 1)] * (len(content.head) - 1)]


def _write_end(document: Any, letter: Letter, width: float) -> None:
    """Write the recipients (or who made the list) and an empty block for the signature."""
    _add(document, "")
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    if letter.made_by:
        _add(left, letter.made_by, align=_CENTRE, bold=True)
    else:
        _add(left, letter.recipients, size=12, bold=True, italic=True)
    for line in letter.recipient_lines:
        _add(left, line, size=11)
    _add(right, letter.position, align=_CENTRE, bold=True)
    for _ in range(_SIGNATURE_LINES):
        right.add_paragraph()
    _finish(table, (Cm(width / 2), Cm(width / 2)))


def _finish(table: Any, widths: Sequence[Any]) -> None:
    """Set the widths and take away the empty paragraph with which every cell begins."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width  # LibreOffice goes by the grid, Word by the cells
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
            first = cell.paragraphs[0]
            if not first.text and len(cell.paragraphs) > 1:
                first._p.getparent().remove(first._p)  # noqa: SLF001 - python-docx cannot remove


def _add(
    place: Any,
    words: str,
    *,
    align: Any = None,
    size: float = _SIZE,
    bold: bool = False,
    italic: bool = False,
    indent: bool = False,
    before: float = 0,
    after: float = 0,
    sides: float = 0,
    closer: int = 0,
) -> None:
    paragraph = place.add_paragraph()
    paragraph.alignment = align
    form = paragraph.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.keep_with_next = bold
    form.left_indent = form.right_indent = Cm(sides) if sides else None
    if indent:
        form.first_line_indent = Cm(1.27)
    run = paragraph.add_run("".join(sign for sign in words if sign >= " "))
    run.bold, run.italic, run.font.size, run.font.name = bold, italic, Pt(size), _FONT
    if closer:
        spacing = OxmlElement("w:spacing")
        spacing.set(qn("w:val"), str(-closer))
        run._r.rPr.find(qn("w:sz")).addprevious(spacing)  # noqa: SLF001 - python-docx has no word for it
