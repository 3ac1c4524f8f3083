"""Command: ``python -m benchmarks.compare BEFORE.json AFTER.json [--least SHARE]``."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from benchmarks.compare.changes import changes, table


def main() -> None:
    """Print every figure that differs."""
    parser = argparse.ArgumentParser(description="What changed between two results of a benchmark.")
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--least", type=float, default=0.0, help="leave out changes below this share (speed: 0.05)")
    arguments = parser.parse_args()
    before, after = (json.loads(path.read_text(encoding="utf-8")) for path in (arguments.before, arguments.after))
    print(table(changes(before, after, arguments.least)))


if __name__ == "__main__":
    main()
