"""When two values say the same."""

from __future__ import annotations

import pytest

from benchmarks.accuracy.same import office, same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ủy ban nhân dân tỉnh Sông Trà", "UỶ BAN NHÂN DÂN TỈNH  SÔNG TRÀ"),
        ("Hòa Lĩnh.", "Hoà Lĩnh"),
        (["new"], ["new"]),
        ({"by": "Sở A", "number": None}, {"by": "SỞ A", "number": None, "date": "2024-01-02"}),
    ],
)
def test_case_blanks_tones_and_closing_punctuation_are_no_difference(one, other):
    """Values that a reader would call equal are equal; keys that gold does not state are not compared."""
    assert same(one, other)


@pytest.mark.parametrize(("one", "other"), [("Sở A", "Sở B"), ("Trà", "Tra"), (None, ""), (["new"], []), ({"by": "A"}, None)])
def test_other_words_are_a_difference(one, other):
    """A letter, a tone or a missing value makes two values differ."""
    assert not same(one, other)


def test_the_position_before_an_office_is_left_out():
    """Who proposes is the office, whoever signs for it."""
    assert office("Giám đốc Sở Tư pháp") == "Sở Tư pháp"
    assert office("Chánh Văn phòng Ủy ban") == "Văn phòng Ủy ban"
    assert office(None) is None
