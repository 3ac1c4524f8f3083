"""Normative or individual."""

from __future__ import annotations

import pytest

from pipeline.rules import Rules
from pipeline.structure import judge_normative, read_structure
from tests.structure.pages import decision


@pytest.mark.parametrize(
    ("number", "normative"),
    [("15/2024/QĐ-UBND", True), ("4162/QĐ-UBND", False), ("       /2024/QĐ-UBND", True), ("       /QĐ-UBND", False)],
)
def test_form_of_the_number(rules: Rules, number: str, normative: bool) -> None:
    """The year inside the number decides, filled in or not, and the reason says so in Vietnamese."""
    text = decision("Điều 1. A.", number=number)
    verdict, reason = judge_normative(read_structure(text, rules), text, rules)
    assert verdict is normative
    assert reason
    assert "năm ban hành" in reason


def test_old_documents_need_signals(rules: Rules) -> None:
    """Before April 2005 the year in the number says nothing: too few signals leave it open."""
    old = decision("Điều 1. A.", number="59/1999/QĐ-UB")
    text = type(old).of(old.text.replace("năm 2024", "năm 1999"))
    assert judge_normative(read_structure(text, rules), text, rules)[0] is None
