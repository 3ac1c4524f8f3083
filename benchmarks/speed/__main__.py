"""Command: ``python -m benchmarks.speed [CORPUS] [--only NAME]… [--times N] [--json FILE]``."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from benchmarks.speed.figures import BOUNDS, FIGURES
from benchmarks.speed.report import lines

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Measure, print each figure as it comes, write all; exit code 1 when a bound is exceeded."""
    parser = argparse.ArgumentParser(description="Speed and memory, beside stock libraries on the same files.")
    default = os.environ.get("CORPUS_DIR", ROOT.parent / "shared" / "corpus")
    parser.add_argument("corpus", nargs="?", type=Path, default=Path(default))
    parser.add_argument("--only", action="append", choices=list(FIGURES), help="measure this figure (may be repeated)")
    parser.add_argument("--times", type=int, default=3, help="repetitions, in turns; the median counts")
    parser.add_argument("--json", type=Path, default=ROOT / "benchmarks" / "results" / "speed.json")
    arguments = parser.parse_args()
    if not arguments.corpus.is_dir():
        sys.exit(f"no corpus at {arguments.corpus}: give its path or set CORPUS_DIR")
    figures = {}
    for name in arguments.only or FIGURES:
        figures[name] = FIGURES[name](arguments.corpus, arguments.times)
        print("\n".join(lines(name, FIGURES[name].__doc__ or "", figures[name], BOUNDS[name])), flush=True)
    arguments.json.parent.mkdir(parents=True, exist_ok=True)
    arguments.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    over = [name for name, values in figures.items() if BOUNDS[name][1] and values[BOUNDS[name][0]] > BOUNDS[name][1]]
    if over:
        sys.exit(f"over the bound: {', '.join(over)}")


if __name__ == "__main__":
    main()
