"""The report as workbook and letter."""

import datetime as dt
import io
from zipfile import ZipFile

import docx
import openpyxl
import pytest

from pipeline.adapters.docx_letter import to_docx
from pipeline.adapters.xlsx_workbook import read_first_sheet, to_workbook
from pipeline.errors import UsageError
from pipeline.model.procedures import Declared
from pipeline.reports.letter import Letterhead, LetterTable, to_letter
from pipeline.reports.periods import read_period
from pipeline.reports.procedures import ProceduresReport, report_procedures, to_sentence
from pipeline.reports.sheets import Sheet, to_sheets
from pipeline.rules.loader import load_rules
from tests.reports.test_procedures import Registry, row

RULES = load_rules()
WORDS = RULES.statistics


def report() -> ProceduresReport:
    """Return the report of one quarter with a decision whose count differs."""
    registry = Registry()
    registry.add(1, dt.date(2026, 1, 5), row("new", "1.000001"), row("amended", "1.000002"), declared=Declared(amended=3))
    registry.add(2, dt.date(2026, 2, 6), row("abolished", "1.000003", field=None))
    return report_procedures(registry, read_period(dt.date(2025, 12, 15), dt.date(2026, 3, 14)), RULES)


def test_the_workbook_holds_numbers_and_a_frozen_head():
    """Counts and days are numbers and days, the head of every sheet is frozen, each row of the decisions is there."""
    book = openpyxl.load_workbook(io.BytesIO(to_workbook(to_sheets(report(), WORDS))))
    names = WORDS.sheets
    assert book.sheetnames == [
        *(names.figures, names.by_field, names.by_authority, names.by_level),
        *(names.by_service, names.differences, names.decisions, names.procedures),
    ]
    assert {sheet.freeze_panes for sheet in book} == {"A2"}
    assert [cell.value for cell in book[names.figures][3]] == [WORDS.texts.distinct, 3, 1, 1, 0, 1, 0]
    assert [cell.value for cell in book[names.differences][2]][2:] == [WORDS.groups.amended, 3, 1, 1]
    assert book[names.decisions]["B2"].value == dt.datetime(2026, 1, 5)  # noqa: DTZ001 - a workbook knows no zone
    assert [line[4].value for line in book[names.procedures].iter_rows(min_row=2)] == ["1.000001", "1.000002", "1.000003"]


def test_words_are_never_formulas():
    """A name that begins like a formula stays a name, and signs that no workbook may hold are left out."""
    content = to_workbook([Sheet(name="A", head=("Tên",), rows=(('=HYPERLINK("x")',), ("a\x01b",), ("+1",)))])
    cells = [line[0] for line in openpyxl.load_workbook(io.BytesIO(content))["A"].iter_rows(min_row=2)]
    assert [(cell.value, cell.data_type) for cell in cells] == [('=HYPERLINK("x")', "s"), ("ab", "s"), ("+1", "s")]


def test_a_workbook_is_read_as_words():
    """What was written is read again as text, days as ISO; what is no workbook is told."""
    content = to_workbook([Sheet(name="A", head=("Mã", "Ngày"), rows=(("1.000001", dt.date(2026, 1, 5)), (None, "x")))])
    assert read_first_sheet(content) == (("Mã", "Ngày"), ("1.000001", "2026-01-05"), ("", "x"))
    with pytest.raises(UsageError, match="bảng tính"):
        read_first_sheet(b"no workbook")


def test_the_letter_has_the_layout_of_decree_30():
    """A4 with its margins; country and motto, agency, number, kind, sentence, and an empty place for the signature."""
    head = Letterhead(
        parent="Ủy ban nhân dân tỉnh Sông Trà", agency="Sở Tư pháp", short="STP", place="Sông Trà", position="Giám đốc"
    )
    found = report()
    document = docx.Document(io.BytesIO(to_docx(to_letter(found, head, WORDS, (1, 2026)))))
    page = document.sections[0]
    sizes = (page.page_width, page.page_height, page.left_margin, page.right_margin, page.top_margin, page.bottom_margin)
    assert [round(size.mm) for size in sizes] == [210, 297, 30, 15, 20, 20]
    left, right = ([p.text for p in cell.paragraphs] for cell in document.tables[0].rows[0].cells)
    assert left[:2] == ["ỦY BAN NHÂN DÂN TỈNH SÔNG TRÀ", "SỞ TƯ PHÁP"]
    assert right[:2] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    assert document.tables[0].cell(1, 0).text == "Số:         /BC-STP"
    text = "\n".join(p.text for p in document.paragraphs)
    assert "quý I năm 2026" in text
    assert to_sentence(found, WORDS) in text
    signed = [p.text for p in document.tables[-1].cell(0, 1).paragraphs]
    assert signed[0] == "GIÁM ĐỐC"
    assert not any(signed[1:])


def test_what_settings_do_not_say_is_left_to_be_filled_in():
    """Without settings the letterhead shows blanks, and a period that is no quarter is named by its days."""
    letter = to_letter(report(), Letterhead(), WORDS)
    assert (letter.parent, letter.agency, letter.position) == ("[…]", "[…]", "[…]")
    assert "15/12/2025" in letter.subject
    tables = [part for part in letter.body if isinstance(part, LetterTable)]
    assert all(len(line) == len(table.head) for table in tables for line in table.rows)


def test_the_letter_holds_no_macro_and_no_outside_link():
    """The DOCX is text, styles and a page number only."""
    with ZipFile(io.BytesIO(to_docx(to_letter(report(), Letterhead(), WORDS)))) as parts:
        assert not [name for name in parts.namelist() if "vba" in name.lower() or "externalLink" in name]
        assert b'TargetMode="External"' not in b"".join(parts.read(name) for name in parts.namelist())
