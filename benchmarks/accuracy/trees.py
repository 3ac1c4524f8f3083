"""Whole trees of provisions, against those marked by reading."""

from __future__ import annotations

from typing import Any

from benchmarks.accuracy.tally import Tally

_SHOWN = 4
"""So many eIds of a difference are named."""


def compare_tree(tally: Tally, line: dict[str, Any], found: dict[str, Any]) -> None:
    """Count the document as exact when its eIds are the marked ones in the same order, and every eId by itself."""
    expected, got = line["eids"], [provision["eid"] for provision in found.get("provisions") or []]
    tally.value("tree", line, "as marked", "as marked" if expected == got else difference(expected, got))
    tally.set("provisions", line, expected, got)


def difference(expected: list[str], got: list[str]) -> str:
    """Return the first eIds that are missing and those that are too many, or that the order differs."""
    missing = [eid for eid in expected if eid not in set(got)]
    surplus = [eid for eid in got if eid not in set(expected)]
    if not missing and not surplus:
        return "in another order"
    named = [(f"{len(missing)} missing", missing), (f"{len(surplus)} too many", surplus)]
    return "; ".join(f"{name}: {' '.join(eids[:_SHOWN])}" for name, eids in named if eids)
