"""Command: ``python -m benchmarks.accuracy [CORPUS] [--json FILE] [--wrong] [--skip-structure]``."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from benchmarks.accuracy.cases import passed_cases
from benchmarks.accuracy.documents import compare_document, compare_record, compare_rows
from benchmarks.accuracy.gold import labelled, published, read_all
from benchmarks.accuracy.report import tables
from benchmarks.accuracy.structure import compare_structure
from benchmarks.accuracy.tally import Tally
from pipeline.rules import load_rules

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Measure, print the tables and write the figures."""
    parser = argparse.ArgumentParser(description="Accuracy on gold labels and the publisher's record.")
    default = os.environ.get("CORPUS_DIR", ROOT.parent / "shared" / "corpus")
    parser.add_argument("corpus", nargs="?", type=Path, default=Path(default))
    parser.add_argument("--json", type=Path, default=ROOT / "benchmarks" / "results" / "accuracy.json")
    parser.add_argument("--wrong", action="store_true", help="list every wrong or unknown value of half a")
    parser.add_argument("--skip-structure", action="store_true")
    arguments = parser.parse_args()
    if not arguments.corpus.is_dir():
        sys.exit(f"no corpus at {arguments.corpus}: give its path or set CORPUS_DIR")
    gold, record = labelled(), published(arguments.corpus)
    found = read_all(arguments.corpus, [line["file"] for line in (*gold, *record)])
    tally = Tally()
    for line in record:
        compare_record(tally, line, found[line["file"]][0])
    for line in gold:
        compare_document(tally, line, found[line["file"]][0])
        if "rows" in line:
            compare_rows(tally, line, found[line["file"]][0])
    figures = {"rules": load_rules().version, **tally.to_json(), "cases": passed_cases()}
    if not arguments.skip_structure:
        figures["structure"] = compare_structure(arguments.corpus)
    print(tables(figures))
    if arguments.wrong:
        for half, name, file, expected, got in tally.wrong_items:
            print(f"{half} {name} {file}" + (f": expected {expected[:160]}, found {got[:160]}" if half == "a" else ""))
    arguments.json.parent.mkdir(parents=True, exist_ok=True)
    arguments.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
