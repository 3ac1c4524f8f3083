"""Command: ``python -m benchmarks.invented [--set NAME] [--first N] [--number N] [--format html|docx|pdf]``.

Writes invented decisions, reads them, compares every row with what was written. PDF is printed by LibreOffice from the DOCX.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from benchmarks.accuracy.gold import read_all
from benchmarks.invented.cell_scenes import CELL_SCENES
from benchmarks.invented.compare import compare
from benchmarks.invented.files import invent, to_html, write_docx
from benchmarks.invented.habits import HABITS
from benchmarks.invented.nestings import NESTINGS
from benchmarks.invented.plan import Plan
from benchmarks.invented.scenes import drawn, scene
from benchmarks.invented.shapes import SHAPES
from pipeline.adapters.libreoffice import find_soffice

FURTHER = (*SHAPES, *CELL_SCENES)
"""Twenty-eight peculiarities."""
SETS: dict[str, Callable[[int], Plan]] = {
    "layouts": invent,
    "scenes": scene,
    "further": partial(drawn, FURTHER),
    "habits": partial(drawn, HABITS),
    "nestings": partial(drawn, NESTINGS),
}


def main() -> None:
    """Write, read, compare, print."""
    parser = argparse.ArgumentParser(description="Invented decisions with known rows.")
    parser.add_argument(
        "--set", choices=tuple(SETS), default="layouts", help="drawn layouts, or decisions of one peculiarity each"
    )
    parser.add_argument("--first", type=int, default=1, help="the number of the first decision; each number draws another one")
    parser.add_argument("--number", type=int, default=200)
    parser.add_argument("--format", choices=("html", "docx", "pdf"), default="html")
    parser.add_argument("--keep", type=Path, help="folder for the files")
    parser.add_argument("--show", type=int, default=10, help="how many decisions with faults are listed")
    arguments = parser.parse_args()
    make = SETS[arguments.set]
    plans = [make(seed) for seed in range(arguments.first, arguments.first + arguments.number)]
    with tempfile.TemporaryDirectory(prefix="rasoat-invented-") as scratch:
        folder = arguments.keep or Path(scratch)
        write(plans, folder, arguments.format)
        found = read_all(folder, [f"{plan.seed}.{arguments.format}" for plan in plans])
    report(plans, found, arguments.format, arguments.show)


def write(plans: Sequence[Plan], folder: Path, kind: str) -> None:
    """Write the files; a PDF that is there already stays."""
    folder.mkdir(parents=True, exist_ok=True)
    for plan in plans:
        if kind == "html":
            (folder / f"{plan.seed}.html").write_text(to_html(plan), encoding="utf-8")
        else:
            write_docx(plan, folder / f"{plan.seed}.docx")
    waiting = [folder / f"{plan.seed}.docx" for plan in plans if not (folder / f"{plan.seed}.pdf").is_file()]
    if kind == "pdf" and waiting:
        profile = f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}"
        command = [find_soffice() or "soffice", profile, "--headless", "--norestore", "--convert-to", "pdf:writer_pdf_Export"]
        subprocess.run([*command, "--outdir", str(folder), *map(str, waiting)], check=True, capture_output=True, timeout=600)


def report(plans: Sequence[Plan], found: dict[str, list[dict[str, object]]], kind: str, show: int) -> None:
    """Print the figures and the first decisions with faults."""
    tally: Counter[str] = Counter()
    failures = []
    for plan in plans:
        counted, wrong = compare(plan, found[f"{plan.seed}.{kind}"])
        tally += counted
        if wrong:
            failures.append((plan, wrong))
    print(f"decisions {len(plans)}, without a fault {len(plans) - len(failures)}")
    for key in sorted(key for key in tally if not key.endswith(", due")):
        of = f" of {tally[f'{key}, due']}" if f"{key}, due" in tally else ""
        print(f"  {key}: {tally[key]}{of}")
    scenes: Counter[str] = Counter(str(plan.features.get("scene", "layouts")) for plan, _ in failures)
    print("  with faults:", ", ".join(f"{name} {number}" for name, number in scenes.most_common()) or "none")
    for plan, wrong in failures[:show]:
        chosen = {key: value for key, value in plan.features.items() if value not in (False, "no", "none", [])}
        print(plan.seed, plan.groups, plan.levels, plan.fields, chosen)
        for line in wrong[:8]:
            print("    ", line)


if __name__ == "__main__":
    main()
