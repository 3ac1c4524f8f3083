"""Builds invented decisions for the tests: paragraphs and tables in the shape that reading a file gives."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.document import Closing, Header, Provision, Structure
from pipeline.model.procedures import Procedure, ProceduresReading
from pipeline.model.text import Cell, ExtractedText, Line, Page, Row, Span, Table
from pipeline.procedures import read_procedures
from pipeline.rules.loader import load_rules

Wide = tuple[str, int, int]
"""A cell's text, the rows and the columns that it spans."""
Grid = Sequence[Sequence[str | Wide]]

TITLE = "VỀ VIỆC CÔNG BỐ DANH MỤC THỦ TỤC HÀNH CHÍNH LĨNH VỰC HỘ TỊCH THUỘC PHẠM VI QUẢN LÝ CỦA SỞ TƯ PHÁP TỈNH SÔNG TRÀ"
ARTICLE = "Công bố kèm theo Quyết định này Danh mục thủ tục hành chính lĩnh vực hộ tịch."
HEAD = ["STT", "Mã TTHC", "Tên thủ tục hành chính", "Thời hạn giải quyết", "Căn cứ pháp lý"]
TERM = "03 ngày làm việc"
LAW = "Nghị định số 123/2015/NĐ-CP"


class _Writer:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self.lines: list[Line] = []
        self.tables: list[Table] = []
        self.at = 0

    def line(self, words: str, cell: tuple[int, int, int] | None = None) -> Span:
        span = Span(self.at, self.at + len(words))
        self.parts.append(words)
        self.lines.append(Line(span=span, cell=cell))
        self.at += len(words) + 1
        return span

    def table(self, grid: Grid) -> None:
        number, start = len(self.tables) + 1, self.at
        taken: set[tuple[int, int]] = set()
        rows: list[Row] = []
        for at, cells in enumerate(grid, start=1):
            column, built = 1, []
            for cell in cells:
                text, height, width = cell if isinstance(cell, tuple) else (cell, 1, 1)
                while (at, column) in taken:
                    column += 1
                taken |= {(at + down, column + right) for down in range(height) for right in range(width)}
                built.append(self._cell(text, (number, at, column), height, width))
                column += width
            rows.append(Row(number=at, cells=tuple(built)))
        columns = max(column for _, column in taken)
        span = Span(start, max(start, self.at - 1))
        self.tables.append(Table(number=number, rows=tuple(rows), columns=columns, span=span))

    def _cell(self, text: str, place: tuple[int, int, int], height: int, width: int) -> Cell:
        start = self.at
        for words in text.split("\n") if text else []:
            self.line(words, place)
        span = Span(start, self.at - 1 if text else start)
        return Cell(row=place[1], column=place[2], text=text, span=span, row_span=height, column_span=width)


def decision(*annex: str | Grid, title: str = TITLE, article: str = ARTICLE) -> tuple[ExtractedText, Structure]:
    """Return text and structure of a decision of the fictional province with these paragraphs and tables behind it."""
    writer = _Writer()
    writer.line("ỦY BAN NHÂN DÂN TỈNH SÔNG TRÀ")
    title_span = writer.line(title)
    first = writer.line(f"Điều 1. {article}")
    second = writer.line("Điều 2. Bãi bỏ các thủ tục hành chính số thứ tự 1, 2 tại Quyết định số 15/QĐ-UBND.")
    closing = writer.line("KT. CHỦ TỊCH PHÓ CHỦ TỊCH")
    for part in annex:
        if isinstance(part, str):
            for words in part.split("\n"):
                writer.line(words)
        else:
            writer.table(part)
    text = "\n".join(writer.parts)
    extracted = ExtractedText(
        text=text,
        pages=(Page(number=1, span=Span(0, len(text))),),
        lines=tuple(writer.lines),
        tables=tuple(writer.tables),
    )
    structure = Structure(
        header=Header(kind="quyet_dinh", title=title, evidence=(("title", title_span),)),
        provisions=(
            Provision(eid="art_1", kind="article", num="1", span=first),
            Provision(eid="art_2", kind="article", num="2", span=second),
        ),
        closing=Closing(span=closing),
    )
    return extracted, structure


def read(*annex: str | Grid, title: str = TITLE, article: str = ARTICLE) -> ProceduresReading:
    """Read an invented decision with the rules that the program brings."""
    text, structure = decision(*annex, title=title, article=article)
    return read_procedures(text, structure, load_rules())


def short(procedure: Procedure) -> tuple[str | None, str | None, str]:
    """Return group, code and name."""
    return procedure.group, procedure.code, procedure.name


def codes(reading: ProceduresReading) -> set[str]:
    """Return the codes of the doubts."""
    return {doubt.code for doubt in reading.doubts}
