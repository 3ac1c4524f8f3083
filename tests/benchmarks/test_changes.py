"""What changed between two results."""

from __future__ import annotations

from benchmarks.compare.changes import changes, table

BEFORE = {"fields": {"number": {"exact": 10}}, "speed": 2.0, "wrong": ["x"], "old": 1}
AFTER = {"fields": {"number": {"exact": 12}}, "speed": 2.05, "wrong": [], "new": 5}


def test_numbers_that_differ_are_listed_with_lost_and_new_ones():
    """Texts and lists of names are no figures; a number that only one result has is shown."""
    found = {change.name: (change.before, change.after) for change in changes(BEFORE, AFTER)}
    assert found == {"fields / number / exact": (10, 12), "speed": (2.0, 2.05), "new": (None, 5), "old": (1, None)}


def test_small_changes_can_be_left_out():
    """A change below the share is noise."""
    assert "speed" not in [change.name for change in changes(BEFORE, AFTER, least=0.05)]


def test_equal_results_say_so():
    """Nothing to see is said in words."""
    assert table(changes(AFTER, AFTER)) == "no change"
    assert "+2" in table(changes(BEFORE, AFTER))
