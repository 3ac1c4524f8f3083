"""Gold labels and the publisher's record, and the readings to compare them with."""

from __future__ import annotations

import csv
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
from pipeline.process import Tools
from pipeline.settings import Settings
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


def half(path: str) -> str:
    """Return ``a`` (rules are written while looking at it) or ``b`` (held back) for a file."""
    return "a" if int(hashlib.sha256(Path(path).name.encode()).hexdigest()[0], 16) % 2 == 0 else "b"


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
    return to_output(read_arrived(arrive(Path(path)), _tools()))
