"""Refitting the ranking weights on one half of the questions, judged on the other."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.search.zalo import gain, typed
from index_config import IndexConfig, Ranking
from pipeline.rules import Rules
from pipeline.search import parse_query, with_filters
from pipeline.search.compiling import Compiler
from pipeline.search.engine import Engine, Search
from pipeline.search.ranked import Ranker
from pipeline.search.ranking import FEATURES, scores
from pipeline.search.syllables import folded
from pipeline.search.texts import Texts

__all__ = ["Judged", "fit", "judged", "ndcg", "write_weights"]

Floats = NDArray[np.float64]

_STEPS, _RATE = 300, 0.05
_DECAY = (0.9, 0.99)
"""Of Adam: steps, their length at first, how long gradients and their squares are remembered."""
_SMALL = 0.03
"""How much large weights cost: the fewer questions, the more chance is in them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A question's candidates: their features, and which of them answer it; ``number`` of answers that there are."""

    values: Floats
    right: NDArray[np.bool_]
    number: int


def judged(engine: Engine, config: IndexConfig, rules: Rules, asked: Sequence[dict[str, Any]], form: str) -> list[Judged]:
    """Return the candidates of questions typed in a form of :data:`benchmarks.search.zalo.FORMS`."""
    found, retrieval, day = [], config.retrieval, dt.date.min  # articles of the pool have no status
    for question in asked:
        query = with_filters(parse_query(typed(question["question"], form), rules), {"level": "provision"})
        syllables = set(folded(" ".join((query.text, *query.phrases))))
        frequencies = engine.counted(syllables, Compiler(query, config, day).pairs)
        compiler = Compiler(query, config, day, frequencies=frequencies)
        first = engine.find([Search(plan=compiler.at_level("provision"), limit=retrieval.candidates)])[0].candidates
        values = Ranker.of(query, frequencies.rarity(), config, day).values(first, Texts.of([one.tokens for one in first]))
        wanted = {article["id"] for article in question["relevant_articles"]}
        stored = engine.stored([one.record.id for one in first], ())
        right = np.array([stored[one.record.id].record.fields["key"] in wanted for one in first], dtype=np.bool_)
        found.append(Judged(values=values, right=right, number=len(wanted)))
    return found


def ndcg(questions: Sequence[Judged], weights: Ranking) -> float:
    """Return the mean nDCG@10 of the candidates in the order of the weighted features."""
    gains = []
    for one in questions:
        order = np.argsort(-np.array(scores(one.values, weights)), kind="stable")
        gains.append(gain(one.right[order].tolist(), one.number))
    return sum(gains) / max(1, len(gains))


def fit(questions: Sequence[Judged]) -> dict[str, float]:
    """Return weights, none of them negative, that add up to 1: those by which right candidates are most probably the first.

    Softmax over each question's candidates, by gradient steps (Adam) on features of equal spread.
    """
    values, right, there = _stacked([one for one in questions if one.right.any()])
    spread = values[there].std(axis=0) + 1e-9
    values = np.where(there[..., None], (values - values[there].mean(axis=0)) / spread, 0.0)
    wanted = right / right.sum(axis=1, keepdims=True)
    weights, mean, square = (np.zeros(len(FEATURES)) for _ in range(3))
    for step in range(1, _STEPS + 1):
        score = np.where(there, values @ weights, -np.inf)
        guessed = np.exp(score - score.max(axis=1, keepdims=True))
        guessed /= guessed.sum(axis=1, keepdims=True)
        slope = np.einsum("qc,qcf->f", guessed - wanted, values) / len(values) + _SMALL * weights
        mean = _DECAY[0] * mean + (1 - _DECAY[0]) * slope
        square = _DECAY[1] * square + (1 - _DECAY[1]) * slope**2
        sure, wide = mean / (1 - _DECAY[0] ** step), np.sqrt(square / (1 - _DECAY[1] ** step)) + 1e-8
        weights = np.maximum(weights - _RATE * sure / wide, 0.0)
    weights /= spread
    return {name: round(float(weight), 3) for name, weight in zip(FEATURES, weights / weights.sum(), strict=True)}


def _stacked(questions: Sequence[Judged]) -> tuple[Floats, NDArray[np.bool_], NDArray[np.bool_]]:
    """Return features and right ones of all questions as arrays of one depth, and which candidates there are."""
    depth = max(len(one.right) for one in questions)
    values = np.zeros((len(questions), depth, len(FEATURES)))
    right, there = (np.zeros((len(questions), depth), dtype=np.bool_) for _ in range(2))
    for n, one in enumerate(questions):
        number = len(one.right)
        values[n, :number], right[n, :number], there[n, :number] = one.values, one.right, True
    return values, right, there


def write_weights(weights: dict[str, float], path: Path) -> None:
    """Write weights into ``ranking.toml``, everything else in it stays."""
    text = path.read_text(encoding="utf-8")
    for name, weight in weights.items():
        text = re.sub(rf"(?m)^{name} = .*$", f"{name} = {weight}", text)
    path.write_text(text, encoding="utf-8")
