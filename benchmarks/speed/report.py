"""A figure as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def lines(name: str, title: str, values: Mapping[str, Any], bound: tuple[str, float | None]) -> Iterator[str]:
    """Yield the title, every value, and a mark at the one that has a bound."""
    yield f"{name}: {title}"
    key, most = bound
    for label, value in values.items():
        shown = f"{value:.3f}" if isinstance(value, float) else str(value)
        verdict = ""
        if label == key and most is not None:
            verdict = f"   (at most {most:g}: {'kept' if value <= most else 'EXCEEDED'})"
        yield f"  {label:28}{shown:>12}{verdict}"
