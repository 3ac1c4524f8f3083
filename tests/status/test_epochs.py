"""The law of a day (domain.md 0.2)."""

from __future__ import annotations

import datetime as dt

import pytest


@pytest.mark.parametrize(
    ("day", "epoch"),
    [
        (dt.date(1996, 12, 31), "E0"),
        (dt.date(1997, 1, 1), "E1"),
        (dt.date(2016, 6, 30), "E2"),
        (dt.date(2016, 7, 1), "E3"),
        (dt.date(2025, 3, 31), "E4"),
        (dt.date(2025, 4, 1), "E5"),
        (dt.date(2025, 7, 1), "E6"),
        (dt.date(2030, 1, 1), "E6"),
    ],
)
def test_epoch_of_a_day(rules, day, epoch):
    """An epoch begins on its first day and ends before the next one."""
    assert rules.epochs.on(day).id == epoch
