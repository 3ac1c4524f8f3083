"""Clauses and points behind another sentence of the same line."""

from __future__ import annotations

import pytest

from pipeline.rules import Rules
from pipeline.structure import read_structure
from tests.structure.pages import decision


def below(body: str, rules: Rules) -> list[str]:
    """Return the eIds of a decision's provisions, without the articles."""
    provisions = read_structure(decision(body), rules).provisions
    return [provision.eid for provision in provisions if provision.kind != "article"]


@pytest.mark.parametrize(
    ("body", "eids"),
    [
        ("1. Bến.\n2. Gồm:\na) Bến chính;\nb) Bến của xã. c) Bến tạm.\n3. Đò.",
         ["cl_1", "cl_2", "cl_2__point_a", "cl_2__point_b", "cl_2__point_c", "cl_3"]),
        ("1. Gồm:\na) bến; b) đò;\nc) phà.", ["cl_1", "cl_1__point_a", "cl_1__point_b", "cl_1__point_c"]),
        ("1. Hồ sơ gồm: a) đơn; b) bản vẽ.\n2. Phí.", ["cl_1", "cl_1__point_a", "cl_1__point_b", "cl_2"]),
        ("1. Sở A đúng quy định.2. Giao xã B.\n3. Sở C.", ["cl_1", "cl_2", "cl_3"]),
        ("1. Gồm:\na) Một;\nb) Hai. 2. Sở A.\n3. Sở C.", ["cl_1", "cl_1__point_a", "cl_1__point_b", "cl_2", "cl_3"]),
        ("1. Gồm:\ne) Một.", ["cl_1"]),
        ("1. Gồm:\na) M;\nb) H;\nc) B;\nd) N;\ne) S;\nf) K;\ng) C.", ["cl_1", *(f"cl_1__point_{x}" for x in "abcdefg")]),
    ],
)  # fmt: skip
def test_marks_inside_a_line(rules: Rules, body: str, eids: list[str]) -> None:
    """The letter or number that the sequence asks for opens a provision behind a finished sentence; f) stands behind e)."""
    assert below(f"Điều 1. Quản lý\n{body}\nĐiều 2. Hiệu lực.", rules) == [f"art_1__{eid}" for eid in eids]


@pytest.mark.parametrize(
    "body",
    [
        "1. Gồm:\na) Bến;\nb) Theo điểm a khoản 1; c) khoản 2 Điều 5.\n2. Đò.",
        "1. Gồm:\na) Bến;\nb) Theo mục c) và d).\n2. Đò.",
        "1. Gồm:\na) Bến;\nb) Đò. g) Phà.\n2. Đò.",
        "1. Gồm:\na) Bến;\nb) Đò số 2. c) phà.\n2. Đò.",
    ],
)
def test_letters_that_open_nothing(rules: Rules, body: str) -> None:
    """A cited point, a letter out of order and one that a small letter follows behind a full stop stay in the sentence."""
    found = below(f"Điều 1. Quản lý\n{body}", rules)
    assert found == ["art_1__cl_1", "art_1__cl_1__point_a", "art_1__cl_1__point_b", "art_1__cl_2"]


def test_one_letter_behind_a_colon(rules: Rules) -> None:
    """``a)`` alone behind a colon is no sequence; a number behind a sentence counts only when the lines skip it."""
    assert below("Điều 1. Quản lý\n1. Theo mẫu: a) đơn.\n2. Xong mục này. 3. Sở A.", rules) == ["art_1__cl_1", "art_1__cl_2"]


def test_inline_span(rules: Rules) -> None:
    """The provision before ends where the one inside its line begins."""
    text = decision("Điều 1. Gồm:\na) Bến chính;\nb) Bến của xã. c) Bến tạm.")
    spans = {p.eid: text.quote(p.span) for p in read_structure(text, rules).provisions}
    assert spans["art_1__point_b"] == "b) Bến của xã."
    assert spans["art_1__point_c"] == "c) Bến tạm."
