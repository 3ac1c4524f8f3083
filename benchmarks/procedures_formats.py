"""Command: ``python -m benchmarks.procedures_formats [CORPUS] [--json FILE]``: the same decision as HTML, DOCX and PDF.

LibreOffice makes the DOCX from the page (without scripts and pictures) and prints the PDF from that DOCX; then the rows must be
the same. Cells are compared without blanks, because a printed line may end anywhere.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.accuracy.gold import half, lines_of, read_all
from pipeline.adapters.libreoffice import find_soffice
from pipeline.web.printable_html import printable_html

ROOT = Path(__file__).resolve().parents[1]
FORMATS = ("docx", "pdf")
FIELDS = ("group", "internal", "code", "name", "field", "levels", "authority", "replaces")
_FILTERS = {"docx": ["--infilter=HTML (StarWriter)", "--convert-to", "docx:MS Word 2007 XML"]}
_FILTERS["pdf"] = ["--convert-to", "pdf:writer_pdf_Export"]


def main() -> None:
    """Convert, read, compare, print."""
    parser = argparse.ArgumentParser(description="The same rows from HTML, DOCX and PDF.")
    default = os.environ.get("CORPUS_DIR", ROOT.parent / "shared" / "corpus")
    parser.add_argument("corpus", nargs="?", type=Path, default=Path(default))
    parser.add_argument("--json", type=Path, default=ROOT / "benchmarks" / "results" / "procedures_formats.json")
    parser.add_argument("--keep", type=Path, help="folder for the converted files; kept and used again")
    arguments = parser.parse_args()
    files = [arguments.corpus / line["file"] for line in lines_of("procedures")]
    files = [file for file in files if file.is_file()]
    if not files or find_soffice() is None:
        sys.exit("nothing to measure: the corpus or LibreOffice is not there")
    with tempfile.TemporaryDirectory(prefix="rasoat-formats-") as scratch:
        figures = measure(files, arguments.keep or Path(scratch))
    for target in FORMATS:
        same, cells = figures[target]["rows"], figures[target]["cells"]
        print(f"{target}: {same} of {figures['decisions']} decisions give the HTML's rows, {cells} every word of every cell")
    for line in figures["differences"]:
        said = line["what"][:600] if line["half"] == "a" else _places(line["what"])
        print(f"  {line['half']} {line['format']} {line['file']}: {said}")
        line["what"] = _places(line["what"])  # no words of real documents are kept
    arguments.json.parent.mkdir(parents=True, exist_ok=True)
    arguments.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def measure(files: Sequence[Path], folder: Path) -> dict[str, Any]:
    """Return how many decisions give the same rows in each format, and the first difference of the others."""
    convert(files, folder)
    names = [f"{kind}/{file.stem}.{kind}" for file in files for kind in ("html", *FORMATS)]
    found = read_all(folder, [name for name in names if (folder / name).is_file()])
    figures: dict[str, Any] = {"decisions": len(files), "differences": []}
    for target in FORMATS:
        rows = cells = 0
        for file in files:
            source, other = found[f"html/{file.stem}.html"], found.get(f"{target}/{file.stem}.{target}", [])
            what = "; ".join(differences(rows_of(source), rows_of(other)))
            cells += not what
            rows += not any(re.match(rf"(?:rows|{'|'.join(FIELDS)})\b", part) for part in what.split("; ") if what)
            if what:
                figures["differences"].append({"format": target, "half": half(file.name), "file": file.name, "what": what})
        figures[target] = {"rows": rows, "cells": cells}
    return figures


def rows_of(outputs: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what is compared of each row: everything that statistics, register and readers use."""
    return [
        {name: _plain(row[name]) for name in FIELDS} | {name: _plain(words) for name, words in row["cells"].items()}
        for output in outputs
        for row in output.get("procedures", ())
    ]


def differences(source: Sequence[dict[str, Any]], other: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Yield what differs, in words."""
    if len(source) != len(other):
        yield f"rows: {len(source)} and {len(other)}"
    for at, (left, right) in enumerate(zip(source, other, strict=False), start=1):
        for name, value in left.items():
            if value != right[name]:
                yield f"{name} of row {at}: {_apart(value, right[name])}"


def convert(files: Sequence[Path], folder: Path) -> None:
    """Make the three formats below ``folder``; what is there already stays."""
    pages = folder / "html"
    pages.mkdir(parents=True, exist_ok=True)
    for file in files:
        (pages / file.name).write_bytes(printable_html(file.read_bytes()))
    _office([pages / file.name for file in files], folder, "docx")
    _office([folder / "docx" / f"{file.stem}.docx" for file in files], folder, "pdf")


def _office(sources: Sequence[Path], folder: Path, target: str) -> None:
    missing = [source for source in sources if not (folder / target / f"{source.stem}.{target}").is_file()]
    if not missing:
        return
    profile = f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}"
    command = [find_soffice() or "", profile, "--headless", "--norestore", *_FILTERS[target]]
    subprocess.run(
        [*command, "--outdir", str(folder / target), *map(str, missing)], check=True, capture_output=True, timeout=600
    )


def _places(what: str) -> str:
    """Return where two readings differ, without their words."""
    return ", ".join(dict.fromkeys(re.findall(r"(?:^|; )(rows|\w+ of row \d+):", what)))


def _apart(left: Any, right: Any) -> str:
    """Return both values from a little before the place where they part."""
    if not (isinstance(left, str) and isinstance(right, str)):
        return f"{left!r} and {right!r}"
    same = next((at for at, (one, two) in enumerate(zip(left, right, strict=False)) if one != two), min(len(left), len(right)))
    return " and ".join(repr(value[max(0, same - 20) : same + 60]) for value in (left, right))


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return "".join(unicodedata.normalize("NFC", value).lower().split())
    return [_plain(one) for one in value] if isinstance(value, list) else value


if __name__ == "__main__":
    main()
