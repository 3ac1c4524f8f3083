"""Fits the weights of the signals: logistic regression held near the priors, no weight below zero."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from benchmarks.confidence.claims import Judged
from pipeline.rules.schema.confidence import ConfidenceRules

_HOLD = 1.0
"""Pull towards the prior, in claims: a weight that few claims speak of stays what a reader would say."""
_SCAN = "poor_page"
_HEAVIEST = 80.0
_WANTED = 0.99
_STEPS = 3000


def fit(claims: Sequence[Judged], rules: ConfidenceRules) -> dict[str, float]:
    """Return the weights that make the claims most likely, with scans weighed so that what is accepted of them is right."""
    priors = {signal.id: signal.prior for signal in rules.signals}
    weights = dict(priors)
    groups = Counter((tuple((n, v) for n, v in c.signals if n in priors), c.right) for c in claims)
    total = sum(groups.values())
    for step in range(_STEPS):
        rate = 4.0 / (1 + step / 500)
        slopes = {name: _HOLD * (weights[name] - priors[name]) / total for name in priors}
        for (signals, right), count in groups.items():
            miss = (sure(signals, rules.bias, weights) - right) * count / total
            for name, value in signals:
                slopes[name] -= miss * value
        weights = {name: max(0.0, weights[name] - rate * slopes[name]) for name in priors}
    while weights[_SCAN] < _HEAVIEST and _precision(claims, rules, weights) < _WANTED:
        weights[_SCAN] += 1.0
    return weights


def sure(signals: Sequence[tuple[str, float]], bias: float, weights: Mapping[str, float]) -> float:
    """Return the confidence of a claim with these signals."""
    return 1 / (1 + math.exp(sum(weights.get(name, 0.0) * value for name, value in signals) - bias))


def _precision(claims: Sequence[Judged], rules: ConfidenceRules, weights: Mapping[str, float]) -> float:
    """Return the share of right claims among the accepted ones."""
    accepted = [claim.right for claim in claims if sure(claim.signals, rules.bias, weights) >= rules.acceptance]
    return sum(accepted) / len(accepted) if accepted else 1.0
