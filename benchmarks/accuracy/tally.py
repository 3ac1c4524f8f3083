"""Counting: right, wrong and unknown for fields; precision, recall and F1 for sets; all for half a, half b and both."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any

from benchmarks.accuracy.calibration import calibration
from benchmarks.accuracy.same import same

HALVES = ("a", "b", "all")


@dataclass
class Tally:
    """Counts by half; ``wrong_items`` name each error for a person."""

    fields: dict[str, dict[str, Counter[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(Counter)))
    sets: dict[str, dict[str, Counter[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(Counter)))
    confusion: dict[str, Counter[tuple[str, str]]] = field(default_factory=lambda: defaultdict(Counter))
    sure: list[tuple[str, float, bool]] = field(default_factory=list)
    """Half, confidence and whether it was right, of each effect that was read."""
    wrong_items: list[tuple[str, str, str, str, str]] = field(default_factory=list)

    def value(self, name: str, line: dict[str, Any], expected: Any, found: Any) -> None:
        """Count one value: exact, wrong, or unknown when nothing was found."""
        verdict = "exact" if same(expected, found) else ("unknown" if found in (None, [], "") else "wrong")
        for half in (line["half"], "all"):
            self.fields[name][half][verdict] += 1
        if verdict != "exact":
            self.wrong_items.append((line["half"], name, line["file"], str(expected), str(found)))

    def set(self, name: str, line: dict[str, Any], expected: Iterable[Hashable], found: Iterable[Hashable]) -> None:
        """Count the members of two sets."""
        wanted, got = Counter(expected), Counter(found)
        right = wanted & got
        for half in (line["half"], "all"):
            self.sets[name][half].update(right=right.total(), expected=wanted.total(), found=got.total())
        for verdict, items in (("missed", wanted - right), ("invented", got - right)):
            for item in items.elements():
                self.wrong_items.append((line["half"], f"{name} {verdict}", line["file"], str(item), ""))

    def to_json(self) -> dict[str, Any]:
        """Return all figures as plain values."""
        return {
            "fields": {name: {half: dict(by[half]) for half in HALVES} for name, by in self.fields.items()},
            "sets": {name: {half: _prf(by[half]) for half in HALVES} for name, by in self.sets.items()},
            "confusion": {name: {f"{e} -> {f}": n for (e, f), n in sorted(m.items())} for name, m in self.confusion.items()},
            "calibration": {half: calibration([(c, r) for h, c, r in self.sure if half in {h, "all"}]) for half in HALVES},
        }


def _prf(counts: Counter[str]) -> dict[str, float]:
    right, expected, found = counts["right"], counts["expected"], counts["found"]
    precision = right / found if found else 1.0
    recall = right / expected if expected else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"expected": expected, "found": found, "right": right, "precision": precision, "recall": recall, "f1": f1}
