"""Columns of works."""

from __future__ import annotations

import pytest

from pipeline.adapters.sql_works import text_rank, work_columns
from pipeline.model.procedures import Procedure
from pipeline.model.text import PageReading
from pipeline.rules import Rules
from tests.contract.outcomes import document, procedure


@pytest.mark.parametrize(
    ("reading", "has_pages", "rank"), [("text", False, 0), ("text", True, 1), ("ocr", True, 2), ("none", True, 3)]
)
def test_characters_of_word_files_are_trusted_most(reading: PageReading, has_pages: bool, rank: int) -> None:
    """DOCX, DOC and HTML before the text of a PDF, that before OCR, and last what has pages that nobody could read."""
    assert text_rank(document(page=reading, has_pages=has_pages)) == rank


def test_same_procedure_at_two_levels_counts_once(rules: Rules) -> None:
    """Rows of one code are one procedure; without a code the name decides; groups count apart; unknown groups do not."""
    rows: tuple[Procedure, ...] = (
        procedure("new", "Chứng thực chữ ký", "2.000884"),
        procedure("new", "Chứng thực chữ ký (cấp xã)", "2.000884"),
        procedure("amended", "Chứng thực chữ ký", "2.000884"),
        procedure("new", "Thủ tục Cấp bản sao"),
        procedure("new", "cấp bản sao"),
        procedure(None, "Không rõ nhóm"),
    )
    assert work_columns(document(procedures=rows), rules.procedure_tables)["group_counts"] == '[["amended", 1], ["new", 2]]'


def test_repeated_labels_stand_once(rules: Rules) -> None:
    """A label that two rules give is one label, in the order of the claims."""
    found = work_columns(document(labels=("replaced", "new", "replaced")), rules.procedure_tables)
    assert found["label_list"] == "replaced new"
