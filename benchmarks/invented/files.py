"""An invented decision as HTML and as DOCX."""

from __future__ import annotations

import random
from html import escape
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt

from benchmarks.invented.lists import annex
from benchmarks.invented.plan import Block, Cell, Plan, draw
from benchmarks.invented.sentences import front
from benchmarks.invented.tails import tail


def invent(seed: int) -> Plan:
    """Return the decision with this number: its blocks, and the rows that a reader must find."""
    plan = draw(seed)
    rng = random.Random(seed * 7 + 1)
    if plan.features["counts"] != "none" and rng.random() < 0.2:
        key = rng.choice(sorted(plan.declared))
        plan.wrong[key] = rng.choice((1, 1, 2)) if plan.declared[key] < 2 else rng.choice((-1, 1, 2))
    lists = annex(rng, plan)
    plan.blocks = front(rng, plan) + lists + tail(rng, plan)
    return plan


def to_html(plan: Plan) -> str:
    """Return the page."""
    parts = ["<!DOCTYPE html><html><head><meta charset='utf-8'><title>Quyết định</title></head><body>"]
    parts += [_block(block) for block in plan.blocks]
    return "\n".join([*parts, "</body></html>"])


def _block(block: Block) -> str:
    kind, value, look = block
    if kind == "p":
        words = escape(value).replace("\n", "<br>")
        words = f"<b>{words}</b>" if look.get("bold") else words
        return f"<p{' align=center' if look.get('center') else ''}>{words}</p>"
    if kind == "img":
        return "<p><img src='bang.png' alt=''></p>"
    if kind in {"head", "sign"}:
        cells = "".join(f"<td>{escape(one).replace(chr(10), '<br>')}</td>" for one in value)
        return f"<table><tr>{cells}</tr></table>"
    rows = "".join(f"<tr>{''.join(_cell(cell, look, at) for cell in row)}</tr>" for at, row in enumerate(value))
    return f"<table border=1>{rows}</table>"


def _cell(cell: Cell, look: dict[str, Any], row: int) -> str:
    words, down, right = cell
    inner = "".join(f"<p>{escape(line)}</p>" for line in words.split("\n")) if words else ""
    if look.get("nested") and row and words.startswith("30.000"):
        inner += "<table border=1><tr><td>Mức 1</td><td>10.000</td></tr><tr><td>Mức 2</td><td>20.000</td></tr></table>"
    spans = (f" rowspan={down}" if down > 1 else "") + (f" colspan={right}" if right > 1 else "")
    return f"<td{spans}>{inner}</td>"


def write_docx(plan: Plan, path: Path) -> None:
    """Write the decision as a Word file."""
    document: Any = Document()
    section = document.sections[0]
    if plan.features.get("portrait"):
        section.page_width, section.page_height = Mm(210), Mm(297)
    else:
        section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    room = section.page_width.mm - 40
    section.left_margin = section.right_margin = Mm(20)
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Times New Roman", Pt(11)
    for kind, value, look in plan.blocks:
        if kind == "p":
            written = document.add_paragraph()
            written.add_run(value).bold = bool(look.get("bold"))
            if look.get("center"):
                written.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif kind in {"head", "sign"}:
            _grid(document, [[(one, 1, 1) for one in value]], room, "")
            if kind == "sign":
                document.add_page_break()
        elif kind == "t":
            table = _grid(document, value, room, "" if look.get("bare") else "Table Grid")
            _dress(table, look)
            document.add_paragraph()
    document.save(str(path))


def _dress(table: Any, look: dict[str, Any]) -> None:
    """Let Word number the rows, or print the head on each page."""
    if look.get("automatic"):
        for row in table.rows[1:]:
            row.cells[0].paragraphs[0].style = "List Number"
    if look.get("repeat"):
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - the library has no word for it


def _grid(document: Any, rows: list[list[Cell]], room: float, style: str) -> Any:
    """Write a table into ``room`` millimetres; without a style it has no lines."""
    places, width = _places(rows)
    table = document.add_table(rows=len(rows), cols=width)
    if style:
        table.style = style
    if len(rows) > 1:
        _set_widths(table, places, width, room)
    for (at, column), (words, down, right) in places.items():
        cell = table.cell(at, column)
        if down > 1 or right > 1:
            cell = cell.merge(table.cell(min(at + down, len(rows)) - 1, column + right - 1))
        cell.text = words
    return table


def _set_widths(table: Any, places: dict[tuple[int, int], Cell], width: int, room: float) -> None:
    """Give each column room by its longest words, as people do; no word is broken as long as there are few columns."""
    needs = [6.0] * width
    for (_, column), (words, _, right) in places.items():
        if right == 1:
            longest = max((len(word) for word in words.split()), default=0)
            needs[column] = max(needs[column], longest * 1.3, min(len(words), 160) ** 0.75)
    table.autofit = False
    for column, need in zip(table.columns, needs, strict=True):
        column.width = Mm(round(room * need / sum(needs)))
    for at, column in places:
        table.cell(at, column).width = Mm(round(room * needs[column] / sum(needs)))


def _places(rows: list[list[Cell]]) -> tuple[dict[tuple[int, int], Cell], int]:
    taken: set[tuple[int, int]] = set()
    places: dict[tuple[int, int], Cell] = {}
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while (at, column) in taken:
                column += 1
            places[at, column] = cell
            taken |= {(at + down, column + right) for down in range(cell[1]) for right in range(cell[2])}
            column += cell[2]
    return places, max(column for _, column in taken) + 1
