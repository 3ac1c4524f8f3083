"""Lists of provisions: what belongs to what."""

from __future__ import annotations

import pytest

from pipeline.references.eids import eids_elsewhere
from pipeline.references.grammar import grammar_of
from pipeline.references.provision_lists import read_provisions


@pytest.mark.parametrize(
    ("text", "eids"),
    [
        ("khoản 2, khoản 3 Điều 5 và Điều 7", ("art_5__cl_2", "art_5__cl_3", "art_7")),
        ("khoản 1 và khoản 2 Điều 3, khoản 4 Điều 8", ("art_3__cl_1", "art_3__cl_2", "art_8__cl_4")),
        ("điểm a khoản 2, Điều 5", ("art_5__cl_2__point_a",)),
        ("Điều 5, khoản 2", ("art_5__cl_2",)),
        ("Điều 5 khoản 2 điểm a", ("art_5__cl_2__point_a",)),
        ("khoản 2 Điều 3 và khoản 4", ("art_3__cl_2",)),
        ("các điểm từ a đến đ khoản 2 Điều 3", ("art_3__cl_2__point_a..art_3__cl_2__point_đ",)),
        ("khoản 1 của mục II của Phần I", ("part_I__sec_II__cl_1",)),
        ("Điều 12a", ("art_12a",)),
        ("Chương II, Điều 12", ("chp_II", "art_12")),
    ],
)
def test_distribution(text, eids, rules):
    """Smaller units belong to the next larger one on the right, or else to the one on the left."""
    grammar = grammar_of(rules)
    found = read_provisions(text, 0, grammar)
    assert found is not None
    assert eids_elsewhere(found.targets, grammar) == eids


def test_a_score_is_no_point(rules):
    """The words "điểm 5" alone is a score."""
    assert read_provisions("điểm 5", 0, grammar_of(rules)) is None
