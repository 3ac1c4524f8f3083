"""Refitting the ranking weights: coordinate steps on the nDCG of one half of the questions, judged on the other."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from index_config import IndexConfig, load_index_config

__all__ = ["WEIGHTS", "fit", "with_weights", "write_weights"]

WEIGHTS = ("window_coverage", "whole_coverage", "longest_run", "title_pairs_found", "log_length")
_STEPS = (0.6, 0.8, 1.25, 1.6)


def with_weights(weights: dict[str, float]) -> IndexConfig:
    """Return the configuration with other weights."""
    config = load_index_config()
    return config.model_copy(update={"ranking": config.ranking.model_copy(update=weights)})


def fit(measured: Callable[[IndexConfig], float], rounds: int = 1) -> tuple[dict[str, float], float]:
    """Return the best weights that coordinate steps find, and their figure; ``measured`` judges a configuration."""
    best = {name: float(getattr(load_index_config().ranking, name)) for name in WEIGHTS}
    value = measured(with_weights(best))
    for _ in range(rounds):
        for name in WEIGHTS:
            for step in _STEPS:
                tried = {**best, name: round(best[name] * step, 3)}
                if (found := measured(with_weights(tried))) > value:
                    best, value = tried, found
    return best, value


def write_weights(weights: dict[str, float], path: Path) -> None:
    """Write weights into ``ranking.toml``, everything else in it stays."""
    text = path.read_text(encoding="utf-8")
    for name, weight in weights.items():
        text = re.sub(rf"(?m)^{name} = .*$", f"{name} = {weight}", text)
    path.write_text(text, encoding="utf-8")
