"""Command: ``python -m benchmarks.accuracy [CORPUS] [--gold NAME]… [--wrong] [--skip-structure] [--twins] [--json FILE]``."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.accuracy.cases import passed_cases
from benchmarks.accuracy.documents import compare_document, compare_record, compare_rows
from benchmarks.accuracy.gold import OTHER_FORMS, PAGE, labelled, lines_of, published, read_all
from benchmarks.accuracy.judged import compare_checked_notes, compare_judged_structure
from benchmarks.accuracy.notes import compare_notes
from benchmarks.accuracy.references import compare_marked
from benchmarks.accuracy.report import tables
from benchmarks.accuracy.structure import compare_structure
from benchmarks.accuracy.tally import Tally
from benchmarks.accuracy.trees import compare_tree
from benchmarks.accuracy.twins import compare_twins
from pipeline.rules import load_rules

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Measure, print the tables and write the figures."""
    parser = argparse.ArgumentParser(description="Accuracy on gold labels and the publisher's record.")
    default = os.environ.get("CORPUS_DIR", ROOT.parent / "shared" / "corpus")
    parser.add_argument("corpus", nargs="?", type=Path, default=Path(default))
    parser.add_argument("--json", type=Path, default=ROOT / "benchmarks" / "results" / "accuracy.json")
    parser.add_argument("--wrong", action="store_true", help="list every wrong or unknown value of half a")
    parser.add_argument("--gold", action="append", default=[], help="only this file of labels, e.g. local_1 (may be repeated)")
    parser.add_argument("--skip-structure", action="store_true", help="leave out the figures over other collections")
    parser.add_argument(
        "--twins", action="store_true", help="also compare scans and DOCX with the DOC of the same document (slow: OCR)"
    )
    arguments = parser.parse_args()
    if not arguments.corpus.is_dir():
        sys.exit(f"no corpus at {arguments.corpus}: give its path or set CORPUS_DIR")
    tally = measure(arguments.corpus, arguments.gold)
    figures = {"rules": load_rules().version, **tally.to_json(), "cases": passed_cases()}
    if not arguments.skip_structure:
        figures["structure"] = compare_structure(arguments.corpus)
        figures["structure_judged"] = compare_judged_structure(arguments.corpus)
        figures["notes"] = compare_notes(arguments.corpus)
        figures["notes_checked"] = compare_checked_notes(arguments.corpus)
    if arguments.twins:
        figures["twins"] = compare_twins(arguments.corpus)
    print(tables(figures))
    if arguments.wrong:
        for half, name, file, expected, got in tally.wrong_items:
            print(f"{half} {name} {file}" + (f": expected {expected[:160]}, found {got[:160]}" if half == "a" else ""))
    arguments.json.parent.mkdir(parents=True, exist_ok=True)
    arguments.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def measure(corpus: Path, names: Sequence[str] = ()) -> Tally:
    """Read the labelled files and count; a file that is not there is skipped by name."""
    gold = _present(corpus, labelled(names))
    record = [] if names else _present(corpus, published(corpus))
    marked, trees = (_present(corpus, lines_of(name) if name in names or not names else []) for name in OTHER_FORMS)
    found = read_all(corpus, [line["file"] for line in (*gold, *record, *trees)])
    tally = Tally()
    for line in record:
        compare_record(tally, line, found[line["file"]][0])
    for line in gold:
        compare_document(tally, line, found[line["file"]][0])
        if "rows" in line:
            compare_rows(tally, line, found[line["file"]][0])
    for line in trees:
        compare_tree(tally, line, found[line["file"]][0])
    compare_marked(tally, corpus, marked)
    return tally


def _present(corpus: Path, lines: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    present = []
    for line in lines:
        if (corpus / line["file"].partition(PAGE)[0]).is_file():
            present.append(line)
        else:
            print(f"skipped, not there: {line['file']}", file=sys.stderr)
    return present


if __name__ == "__main__":
    main()
