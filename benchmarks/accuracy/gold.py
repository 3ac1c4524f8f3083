"""Gold labels and the publisher's record, and the readings to compare them with."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.adapters.disk_files import arrive
from pipeline.codec import to_output
from pipeline.intake import read_arrived
from pipeline.model.outcome import Processed
from pipeline.model.text import ExtractedText, RawFile
from pipeline.process import Tools, read_document
from pipeline.settings import Settings
from pipeline.text.legacy import decode_legacy, guess_encoding
from pipeline.text.normalise import normalise
from pipeline.wiring import reading_tools

GOLD = Path(__file__).resolve().parents[1] / "gold"
OTHER_FORMS = ("references", "trees")
"""Sets that do not label whole documents; their lines are compared by modules of their own."""
JUDGED = ("notes_checked", "structure_judged")
"""Verdicts by reading on other collections of the corpus (gold/notes_README.md)."""
KINDS = {
    "Quyết định": "quyet_dinh",
    "Nghị quyết": "nghi_quyet",
    "Công văn": "cong_van",
    "Công điện": "cong_dien",
    "Thông tư": "thong_tu",
    "Thông báo": "thong_bao",
    "Nghị định": "nghi_dinh",
    "Văn bản hợp nhất": "van_ban_hop_nhat",
}


PAGE = "#"
"""Between a collection of pages (JSON Lines, packed) and the name of one page in it."""


def half(path: str) -> str:
    """Return ``a`` (rules are written while looking at it) or ``b`` (held back) for a file."""
    return "a" if int(hashlib.sha256(Path(path).name.rpartition(PAGE)[2].encode()).hexdigest()[0], 16) % 2 == 0 else "b"


def labelled(names: Iterable[str] = ()) -> list[dict[str, Any]]:
    """Return the gold lines of all sets of labelled documents, or of those named without their ``.jsonl``."""
    wanted = set(names) - {*OTHER_FORMS, *JUDGED} if names else set(document_sets())
    return [line for name in sorted(wanted) for line in lines_of(name)]


def document_sets() -> list[str]:
    """Return the names of the sets whose lines label whole documents."""
    return sorted(file.stem for file in GOLD.glob("*.jsonl") if file.stem not in (*OTHER_FORMS, *JUDGED))


def lines_of(name: str) -> list[dict[str, Any]]:
    """Return the lines of one set; a set that is not there has none."""
    file = GOLD / f"{name}.jsonl"
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def published(corpus: Path) -> list[dict[str, Any]]:
    """Return the publisher's record of the corpus, as gold lines."""
    with (corpus / "decisions_html" / "labels.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["gold_number"]]
    return [
        {
            "file": f"decisions_html/{row['file']}",
            "half": half(row["file"]),
            "number": row["gold_number"],
            "kind": KINDS[row["gold_kind"]],
            "date": "-".join(reversed(row["gold_issued_on"].split("/"))),
            "signer": row["gold_signer"],
        }
        for row in rows
    ]


def read_all(corpus: Path, files: Iterable[str], workers: int = 2) -> dict[str, list[dict[str, Any]]]:
    """Return what the program says about each file."""
    names = sorted(set(files))
    with ProcessPoolExecutor(workers) as pool:
        return dict(zip(names, pool.map(_read, [str(corpus / name) for name in names], chunksize=4), strict=True))


@lru_cache(maxsize=1)
def _tools() -> Tools:
    return reading_tools(Settings())


def _read(path: str) -> list[dict[str, Any]]:
    collection, _, page = path.rpartition(PAGE)
    if collection:
        return to_output(_read_page(collection, page))
    return to_output(read_arrived(arrive(Path(path)), _tools()))


def _read_page(collection: str, page: str) -> Processed:
    """Read one page of a collection, of which only the text is kept; a tab parts the cells of a table."""
    written = _pages(collection)[page]
    encoding = guess_encoding(written)
    cells = (decode_legacy(cell, encoding) for line in written.split("\n") for cell in line.split("\t"))
    text = ExtractedText.of(normalise("\n".join(" ".join(cell.split()) for cell in cells if cell.strip())))
    raw = RawFile(path=page, sha256="0" * 64, size=len(text.text), media_type="text/html")
    tools = _tools()
    return Processed(raw=raw, documents=(read_document(text, tools.rules),), rules_version=tools.rules.version)


@lru_cache(maxsize=1)
def _pages(collection: str) -> dict[str, str]:
    with gzip.open(collection, "rt", encoding="utf-8") as file:
        return {page["file"]: page["text"] for page in map(json.loads, file)}
