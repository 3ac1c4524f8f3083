"""Comparing trees of provisions."""

from __future__ import annotations

from benchmarks.accuracy.gold import half, lines_of
from benchmarks.accuracy.tally import Tally
from benchmarks.accuracy.trees import compare_tree, difference

LINE = {"file": "x.html", "half": "b", "eids": ["art_1", "art_1__cl_1", "art_2"]}


def found(*eids):
    """Return a reading with these provisions."""
    return {"provisions": [{"eid": eid} for eid in eids]}


def test_a_tree_is_exact_or_not():
    """One provision too few makes the tree wrong, and is one of three provisions."""
    tally = Tally()
    compare_tree(tally, LINE, found("art_1", "art_1__cl_1", "art_2"))
    compare_tree(tally, LINE, found("art_1", "art_2"))
    figures = tally.to_json()
    assert figures["fields"]["tree"]["b"] == {"exact": 1, "wrong": 1}
    assert figures["sets"]["provisions"]["b"]["right"] == 5


def test_the_order_counts():
    """The same provisions in another order are another tree."""
    assert difference(["art_1", "art_2"], ["art_2", "art_1"]) == "in another order"
    tally = Tally()
    compare_tree(tally, LINE, found("art_2", "art_1", "art_1__cl_1"))
    assert tally.to_json()["fields"]["tree"]["all"] == {"wrong": 1}


def test_differences_are_named():
    """A person sees what is missing and what is too many."""
    assert difference(["art_1", "art_2"], ["art_1", "art_3"]) == "1 missing: art_2; 1 too many: art_3"


def test_marked_trees_have_every_provision_once():
    """An eId is unique in its document, and the half comes from the file's name."""
    lines = lines_of("trees")
    assert lines
    assert [line["file"] for line in lines if len(line["eids"]) != len(set(line["eids"]))] == []
    assert [line["file"] for line in lines if line["half"] != half(line["file"])] == []
