"""Numbers of two results side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A number that differs; ``None`` where one of the two does not have it."""

    name: str
    before: float | None
    after: float | None

    @property
    def difference(self) -> float:
        """Return after − before; what is missing counts as nothing."""
        return (self.after or 0) - (self.before or 0)


def changes(before: Any, after: Any, least: float = 0.0) -> list[Change]:
    """Return the numbers that differ by more than ``least`` of the larger one: those of ``after``, then the lost ones."""
    old, new = dict(_numbers(before)), dict(_numbers(after))
    names = [*new, *(name for name in old if name not in new)]
    found = (Change(name=name, before=old.get(name), after=new.get(name)) for name in names)
    return [c for c in found if abs(c.difference) > least * max(abs(c.before or 0), abs(c.after or 0)) or _one_is_missing(c)]


def table(found: list[Change]) -> str:
    """Return the changes as lines for a terminal."""
    if not found:
        return "no change"
    width = max(len(change.name) for change in found)
    head = f"{'figure':{width}}{'before':>12}{'after':>12}{'change':>12}"
    return "\n".join(
        [head, *(f"{c.name:{width}}{_shown(c.before):>12}{_shown(c.after):>12}{_shown(c.difference, '+'):>12}" for c in found)]
    )


def _one_is_missing(change: Change) -> bool:
    return (change.before is None) != (change.after is None)


def _numbers(value: Any, name: str = "") -> Iterator[tuple[str, float]]:
    """Yield every number with its way through the keys; texts and lists of names are left out."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _numbers(inner, f"{name} / {key}" if name else str(key))
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from _numbers(inner, f"{name} / {position}")
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield name, value


def _shown(value: float | None, sign: str = "") -> str:
    if value is None:
        return "–"
    return format(value, f"{sign}d") if isinstance(value, int) else format(value, f"{sign}.4f")
