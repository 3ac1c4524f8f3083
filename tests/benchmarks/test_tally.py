"""Counting right, wrong and unknown."""

from __future__ import annotations

import pytest

from benchmarks.accuracy.tally import Tally

A, B = {"half": "a", "file": "a.html"}, {"half": "b", "file": "b.html"}


def test_wrong_is_counted_apart_from_unknown():
    """A value that misleads and one that is missing are two figures, for each half and for both."""
    tally = Tally()
    tally.value("number", A, "1/QĐ-UBND", "1/QĐ-UBND")
    tally.value("number", A, "2/QĐ-UBND", "3/QĐ-UBND")
    tally.value("number", B, "4/QĐ-UBND", None)
    tally.value("number", B, None, None)
    by_half = tally.to_json()["fields"]["number"]
    assert by_half == {
        "a": {"exact": 1, "wrong": 1},
        "b": {"unknown": 1, "exact": 1},
        "all": {"exact": 2, "wrong": 1, "unknown": 1},
    }
    assert [(half, name) for half, name, *_ in tally.wrong_items] == [("a", "number"), ("b", "number")]


def test_sets_give_precision_and_recall():
    """Two of three expected members are found, and one that nobody expected."""
    tally = Tally()
    tally.set("effects", A, ["x", "y", "z"], ["x", "y", "w"])
    figures = tally.to_json()["sets"]["effects"]["all"]
    assert figures["precision"] == pytest.approx(2 / 3)
    assert figures["recall"] == pytest.approx(2 / 3)
    assert figures["f1"] == pytest.approx(2 / 3)
    assert sorted(name for _, name, *_ in tally.wrong_items) == ["effects invented", "effects missed"]


def test_nothing_expected_and_nothing_found_is_right():
    """An empty set that is rightly empty does not lower a figure."""
    tally = Tally()
    tally.set("effects", A, [], [])
    assert tally.to_json()["sets"]["effects"]["a"]["f1"] == 1.0
