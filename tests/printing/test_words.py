"""Small pieces of Vietnamese text."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.model.document import Dated
from pipeline.printing.words import day, days, eids_in_words, named, number_vi
from pipeline.rules import Rules


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "chưa xác định"),
        (Dated(date=None, expression=None), "chưa xác định"),
        (Dated(date=dt.date(2024, 6, 1), expression="SIGN+10"), "01/06/2024"),
        (Dated(date=None, expression="SIGN"), "từ ngày ký"),
        (Dated(date=None, expression="SIGN+10"), "sau 10 ngày kể từ ngày ký"),
        (Dated(date=None, expression="SELF_EFF"), "theo ngày có hiệu lực của văn bản"),
    ],
)
def test_stated_days(value: Dated | None, words: str) -> None:
    """A day is shown as a day, what is to be computed as its expression in words, and nothing is invented."""
    assert days(value) == words


def test_days_and_numbers() -> None:
    """Days are dd/mm/yyyy, thousands have points."""
    assert (day(dt.date(2024, 5, 6)), day(None), number_vi(1_234_567)) == ("06/05/2024", "chưa xác định", "1.234.567")


def test_names_and_provisions(rules: Rules) -> None:
    """An identifier that has no name is shown as it is; provisions are spelt out."""
    assert named(rules.names.labels, "amended") == "± sửa đổi, bổ sung"
    assert named(rules.names.labels, "lạ") == "lạ"
    assert eids_in_words(("art_5__cl_2", "art_7"), rules.names) == "khoản 2 Điều 5, Điều 7"
