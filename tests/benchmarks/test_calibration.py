"""Whether a confidence says how often a claim is right."""

from __future__ import annotations

import pytest

from benchmarks.accuracy.calibration import calibration


def test_precision_above_a_bound_and_in_a_band():
    """Ten sure claims of which nine are right, two unsure ones of which one is right."""
    figures = calibration([(0.99, True)] * 9 + [(0.99, False), (0.55, True), (0.55, False)])
    assert figures["above"]["0.98"] == {"claims": 10, "right": 9, "precision": 0.9}
    assert figures["above"]["0"]["precision"] == pytest.approx(10 / 12)
    assert figures["bands"]["0.5"] == {"claims": 2, "right": 1, "precision": 0.5, "claimed": pytest.approx(0.55)}
    assert figures["bands"]["0.7"]["precision"] is None
    assert figures["error"] == pytest.approx((10 * 0.09 + 2 * 0.05) / 12)


def test_no_claims_give_no_error():
    """Without a claim nothing is divided by nothing."""
    assert calibration([])["error"] == 0
