"""A figure as lines for a terminal."""

from __future__ import annotations

from benchmarks.speed.figures import BOUNDS, FIGURES
from benchmarks.speed.report import lines


def test_a_bound_is_said_to_be_kept_or_not():
    """The value with a bound carries the verdict, the others do not."""
    shown = list(lines("pdf", "Text PDFs.", {"files": 3, "ratio": 0.7}, ("ratio", 0.6)))
    assert shown[0] == "pdf: Text PDFs."
    assert "EXCEEDED" not in shown[1]
    assert "EXCEEDED" in shown[2]
    assert "kept" in list(lines("pdf", "", {"ratio": 0.5}, ("ratio", 0.6)))[1]


def test_every_figure_has_its_entry():
    """No figure is measured without saying which of its values counts."""
    assert BOUNDS.keys() == FIGURES.keys()
