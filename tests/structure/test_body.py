"""The provision tree."""

from __future__ import annotations

import pytest

from pipeline.model.text import Cell, ExtractedText, Line, Page, Row, Span, Table
from pipeline.rules import Rules
from pipeline.structure import read_structure
from tests.structure.pages import decision


def eids_of(body: str, rules: Rules) -> list[str]:
    """Return the eIds of a decision with the given provisions."""
    return [provision.eid for provision in read_structure(decision(body), rules).provisions]


@pytest.mark.parametrize(
    ("body", "eids"),
    [
        ("Điều\n1. Phạm vi\n1. Một.\n2. Hai.\nĐiều\n2. Hiệu lực\nNgày ký.", ["art_1", "art_1__cl_1", "art_1__cl_2", "art_2"]),
        ("Điều 1. A.\nTheo quy định tại\nĐiều 2. Quyết định này.\nĐiều 2. B.", ["art_1", "art_2"]),
        ("Điều 1. Theo khoản 1\nĐiều 15 Quyết định số 2/QĐ-UBND.\nĐiều 2. B.", ["art_1", "art_2"]),
        ("Điều 1. A.\nĐiều 1a. B.\nĐiều 2. C.", ["art_1", "art_1a", "art_2"]),
        ("Điều 01. A.\nĐiều 02. B.\nĐiều 02. C.", ["art_1", "art_2", "art_2-2"]),
        ("Điều 1. A.\nĐiều 3. B.", ["art_1", "art_3"]),
        ("Điều 1. A:\na) Một;\nb) Hai;\nc) Ba;\nd) Bốn;\nd) Năm;\ne) Sáu.",
         ["art_1", *(f"art_1__point_{letter}" for letter in "abcdđe")]),
        ("Điều 1. A:\n1. Một:\na) Hai:\na.1) Ba;\na.2) Bốn.", ["art_1", "art_1__cl_1", "art_1__cl_1__point_a",
         "art_1__cl_1__point_a__indent_a.1", "art_1__cl_1__point_a__indent_a.2"]),
        ("Phần thứ nhất\nCHUNG\nChương I\nMỞ ĐẦU\nĐiều 1. A.\nChương 1I\nKẾT\nMục 1\nX\nĐiều 2. B.",
         ["part_I", "part_I__chp_I", "art_1", "part_I__chp_II", "part_I__chp_II__sec_1", "art_2"]),
        ("Điều 1. 1. Thu ngân sách.\n2. Chi ngân sách.", ["art_1", "art_1__cl_1", "art_1__cl_2"]),
        ("Điều 1. A\nHệ số là:\n1.5 lần;\n24/7 ngày;\n01. 7.2025 là ngày.", ["art_1"]),
    ],
)  # fmt: skip
def test_articles_and_below(rules: Rules, body: str, eids: list[str]) -> None:
    """Headings are read across line breaks, references are none, sequences rise by one, gaps and repeats stay."""
    assert eids_of(body, rules) == eids


def test_documents_without_articles(rules: Rules) -> None:
    """Roman heads are sections, their numbers clauses, decimal numbers indents; dashes are nothing."""
    body = "I. MỤC ĐÍCH\n1. Mục đích:\n1.1. Một:\na) gì;\n- gạch;\n1.2. Hai:\na) gì.\n2. Yêu cầu:\na) Một.\nII. VIỆC\n1. Chung."
    assert eids_of(body, rules) == [
        "sec_I", "sec_I__cl_1", "sec_I__cl_1__indent_1.1", "sec_I__cl_1__indent_1.1__point_a", "sec_I__cl_1__indent_1.2",
        "sec_I__cl_1__indent_1.2__point_a", "sec_I__cl_2", "sec_I__cl_2__point_a",
        "sec_II", "sec_II__cl_1",
    ]  # fmt: skip


def test_spans_cover_what_lies_inside(rules: Rules) -> None:
    """A provision's span reaches to the next one beside it, the last one to the end of the text."""
    text = decision("Điều 1. A\n1. Một.\n2. Hai.\nĐiều 2. B.")
    provisions = {p.eid: text.quote(p.span) for p in read_structure(text, rules).provisions}
    assert provisions == {
        "art_1": "Điều 1. A\n1. Một.\n2. Hai.", "art_1__cl_1": "1. Một.", "art_1__cl_2": "2. Hai.", "art_2": "Điều 2. B.",
    }  # fmt: skip


def test_headings(rules: Rules) -> None:
    """An article's heading is its first paragraph when that is no sentence; a container's stands under its number."""
    body = "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nđiều chỉnh\n1. Một.\nĐiều 2. Quyết định này có hiệu lực từ ngày ký."
    headings = {p.eid: p.heading for p in read_structure(decision(body), rules).provisions}
    assert headings == {"chp_I": "QUY ĐỊNH CHUNG", "art_1": "Phạm vi điều chỉnh", "art_1__cl_1": None, "art_2": None}


def test_footnotes_are_no_provisions(rules: Rules) -> None:
    """Notes at the end of a consolidated text quote the amending acts; their articles are not those of the document."""
    body = (
        "Điều 1.[1] A\n1.[2] Một.\nĐiều 2. B.\n[1] Điều này được sửa đổi.\n"
        "[2] Điều 3 quy định như sau:\nĐiều 3. Hiệu lực\nTừ ngày ký."
    )
    structure = read_structure(decision(body), rules)
    assert [provision.eid for provision in structure.provisions] == ["art_1", "art_1__cl_1", "art_2"]
    assert [zone.kind for zone in structure.zones].count("footnote") == 2


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("Điều 1. Quản lý tài khoản", "1. Mỗi xã một tài khoản.\n2. B."),
        ("Điều 1. Hỗ trợ tỉnh Cao Bằng", "1. Sở A hỗ trợ.\n2. B."),
        ("Điều 1. Thu phí của tổ chức,", "1. Phí bến.\n2. Phí đò."),
    ],
)
def test_a_heading_that_ends_like_a_citation(rules: Rules, before: str, behind: str) -> None:
    """The next expected number opens a clause behind a compound word, a proper name or a misprinted comma."""
    assert eids_of(f"{before}\n{behind}", rules) == ["art_1", "art_1__cl_1", "art_1__cl_2"]


def test_a_number_that_the_sentence_asks_for(rules: Rules) -> None:
    """Behind "khoản" and "điểm a," a number goes on with the citation."""
    words = "Điều 1. A\n1. Mức chi theo khoản\n2. Sở A chi.\n2. Theo điểm a,\nb) Khoản 1 Điều 5."
    assert eids_of(words, rules) == ["art_1", "art_1__cl_1", "art_1__cl_2"]


def table_text(before: str, rows: list[list[str]]) -> ExtractedText:
    """Return a decision whose body is ``before`` and a table; each cell is a line or several."""
    base = decision(before).text + "\n"
    words, lines, cells = base, list(ExtractedText.of(base).lines), []
    for number, row in enumerate(rows, start=1):
        made = []
        for column, cell in enumerate(row, start=1):
            span = Span(len(words), len(words) + len(cell))
            made.append(Cell(row=number, column=column, text=cell, span=span))
            for line in cell.split("\n"):
                lines.append(Line(span=Span(len(words), len(words) + len(line)), cell=(1, number, column)))
                words += line + "\n"
        cells.append(Row(number=number, cells=tuple(made)))
    table = Table(number=1, rows=tuple(cells), columns=len(rows[0]), span=Span(len(base), len(words) - 1))
    pages = (Page(number=1, span=Span(0, len(words))),)
    return ExtractedText(text=words, pages=pages, lines=tuple(lines), tables=(table,))


def test_text_inside_a_table(rules: Rules) -> None:
    """An article in a cell, and a caption before the header row, are text; the rows of a list are none."""
    rows = [["2. Bến tạm", "STT", "Tên"], ["1", "1. Bến A", "a) B"], ["2", "C", "3. Bến mới.\nĐiều 2. Thi hành"]]
    structure = read_structure(table_text("Điều 1. Danh mục\n1. Bến chính", rows), rules)
    assert [p.eid for p in structure.provisions] == ["art_1", "art_1__cl_1", "art_1__cl_2", "art_1__cl_3", "art_2"]
