"""What a document should say of itself and does not."""

from __future__ import annotations

from pipeline.model.document import Structure
from pipeline.rules import Rules
from pipeline.structure import read_structure
from tests.structure.pages import DECISION, text_of


def codes_of(structure: Structure) -> list[str]:
    """Return the codes of the doubts about header and closing."""
    return [doubt.code for doubt in (*structure.header.doubts, *structure.closing.doubts)]


def test_a_complete_decision_raises_no_doubt(rules: Rules) -> None:
    """Number, day and signer are there."""
    assert codes_of(read_structure(text_of(DECISION), rules)) == []


def test_a_form_that_is_not_filled_in(rules: Rules) -> None:
    """A blank number and a blank day are told at their place."""
    words = DECISION.replace("Số: 15/2024/QĐ-UBND\nCỘNG", "Số:      /2024/QĐ-UBND\nCỘNG").replace(
        "Sông Trà, ngày 20 tháng 5 năm 2024", "Sông Trà, ngày     tháng     năm 2024"
    )
    text = text_of(words)
    structure = read_structure(text, rules)
    assert codes_of(structure) == ["number_blank", "date_missing"]
    place = structure.header.doubts[0].span
    assert place
    assert text.quote(place).startswith("Số:")


def test_a_decision_that_nobody_signed(rules: Rules) -> None:
    """A decision without a name at its end raises a doubt; a plan does not."""
    words = DECISION.partition("TM. ỦY BAN NHÂN DÂN")[0]
    assert codes_of(read_structure(text_of(words), rules)) == ["signer_missing"]
    assert codes_of(read_structure(text_of(words.replace("QUYẾT ĐỊNH\n", "KẾ HOẠCH\n").replace("QĐ-", "KH-")), rules)) == []


def test_a_text_of_no_kind_raises_no_doubt(rules: Rules) -> None:
    """What is no document lacks nothing."""
    assert codes_of(read_structure(text_of("Xin chào."), rules)) == []
