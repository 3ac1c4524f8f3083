"""Headings of documents and attachments without articles."""

from __future__ import annotations

from pipeline.model.text import ExtractedText
from pipeline.rules import Rules
from pipeline.structure import read_structure
from tests.structure.pages import DECISION, text_of

BEFORE = DECISION.partition("QUY ĐỊNH\nVỀ QUẢN LÝ")[0]


def test_an_annex_with_parts(rules: Rules) -> None:
    """A part below the word annex belongs to it, with the note under it; numbers and words may be on two lines."""
    words = (
        f"{BEFORE}PHỤ LỤC\nPHẦN I. DANH MỤC BẾN\n(Kèm theo Quyết định số 15/2024/QĐ-UBND)\n1. Bến A\n2. Bến B\n"
        "PHẦN\nII. NỘI DUNG\nI.\nBẢO TỒN BẾN\n1.\nTên bến\nII. BẾN TẠM"
    )
    structure = read_structure(text_of(words), rules)
    assert [item.kind for item in structure.attachments] == ["phụ lục"]
    assert [p.eid for p in structure.provisions if p.eid.startswith("att")] == [
        "att_1__part_I",
        "att_1__part_I__cl_1",
        "att_1__part_I__cl_2",
        "att_1__part_II",
        "att_1__part_II__sec_I",
        "att_1__part_II__sec_I__cl_1",
        "att_1__part_II__sec_II",
    ]


def test_a_letter_with_a_bracket_ends_a_reference(rules: Rules) -> None:
    """The end of "(phần⏎A)" is no heading, whatever the next line says."""
    words = f"{BEFORE}PHỤ LỤC\nDANH MỤC BẾN\n1. Danh mục bến (phần\nA)\nTT\nTên bến"
    eids = [p.eid for p in read_structure(ExtractedText.of(words), rules).provisions if p.eid.startswith("att")]
    assert eids == ["att_1__cl_1"]
