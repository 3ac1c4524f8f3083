"""Command: ``python -m benchmarks.fuzz [--seconds N] [--growth]``: any text is read, long ones in linear time."""

from __future__ import annotations

import argparse
import random
import sys
import time

from benchmarks.fuzz.check import read_checked
from benchmarks.fuzz.texts import damaged, grown, made_of
from pipeline.rules import Rules, load_rules

_SIZES = (1_000_000, 2_000_000, 5_000_000)


def main() -> None:
    """Feed texts for so many seconds; a text that breaks the reading is printed and the command fails."""
    parser = argparse.ArgumentParser(description="Feed damaged texts to the reading of a document.")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--growth", action="store_true", help="only measure texts of 1, 2 and 5 MB")
    arguments = parser.parse_args()
    rules = load_rules()
    if arguments.growth:
        _measure(rules)
    else:
        _draw(rules, arguments.seconds, random.Random(arguments.seed))


def _draw(rules: Rules, seconds: float, chance: random.Random) -> None:
    end, count, slowest = time.monotonic() + seconds, 0, 0.0
    while time.monotonic() < end:
        text = damaged(made_of(chance, chance.randint(1, 400)), chance)
        start = time.process_time()
        try:
            read_checked(text, rules)
        except Exception:
            print(repr(text), file=sys.stderr)
            raise
        slowest = max(slowest, (time.process_time() - start) / max(1, len(text)) * 1000)
        count += 1
    print(f"{count} texts in {seconds:.0f} s, none broke the reading; slowest {slowest:.2f} s CPU for 1,000 characters")


def _measure(rules: Rules) -> None:
    sample = made_of(random.Random(7), 300)
    print(f"{'MB':>5}{'seconds CPU':>13}{'seconds per MB':>16}")
    for size in _SIZES:
        text = grown(sample, size)
        start = time.process_time()
        read_checked(text, rules)
        used = time.process_time() - start
        print(f"{size / 1e6:>5.0f}{used:>13.1f}{used / size * 1e6:>16.2f}")


if __name__ == "__main__":
    main()
