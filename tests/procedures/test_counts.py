"""Counts in figures and words."""

import pytest

from pipeline.procedures.counts import find_counts, read_count, to_number
from pipeline.rules.loader import load_rules
from pipeline.text.fold import fold_keeping_length

RULES = load_rules().procedure_tables


@pytest.mark.parametrize(
    ("words", "number"),
    [("12", 12), ("hai", 2), ("muoi", 10), ("muoi hai", 12), ("hai muoi", 20), ("ba muoi lam", 35), ("mot tram linh hai", 102)],
)
def test_numerals(words: str, number: int):
    """Numerals are read up to the hundreds."""
    assert to_number(words, RULES) == number


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("Công bố 05 (năm) thủ tục hành chính", [5]),
        ("gồm mười hai TTHC mới", [12]),
        ("LĨNH VỰC HỘ TỊCH (17 TTHC)", [17]),
        ("tại số thứ tự 3 thủ tục hành chính", []),
        ("Nghị định số 63/2010/NĐ-CP về kiểm soát thủ tục hành chính", []),
    ],
)
def test_counts_of_procedures(words: str, counts: list[int]):
    """A count stands before the word for procedures; numbers of rows and decrees are none."""
    assert [count.value for count in find_counts(fold_keeping_length(words), RULES)] == counts


def test_counts_of_processes_are_marked():
    """A count behind "quy trình nội bộ giải quyết" is of processes, and no heading's count."""
    folded = fold_keeping_length("phê duyệt quy trình nội bộ giải quyết 04 thủ tục hành chính")
    assert [count.of_processes for count in find_counts(folded, RULES)] == [True]
    assert read_count(folded, RULES) is None
