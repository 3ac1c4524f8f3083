"""Sequence of chapters and articles against documents cut by another program (structure.jsonl.gz of the corpus)."""

from __future__ import annotations

import gzip
import json
import re
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from benchmarks.accuracy.gold import half
from pipeline.model.text import ExtractedText
from pipeline.rules import load_rules
from pipeline.structure import read_structure
from pipeline.text.normalise import normalise


def compare_structure(corpus: Path, workers: int = 2) -> dict[str, Any]:
    """Return how many documents have exactly the gold's articles, and the names of the others."""
    with gzip.open(corpus / "structure.jsonl.gz", "rt", encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    regular = [line for line in lines if _rises(line)]
    with ProcessPoolExecutor(workers) as pool:
        exact = list(pool.map(_is_exact, regular, chunksize=4))
    wrong = [_name(line) for line, right in zip(regular, exact, strict=True) if not right]
    halves = {h: [r for line, r in zip(regular, exact, strict=True) if half(_name(line)) == h] for h in "ab"}
    return {
        "documents": len(regular),
        "exact": sum(exact),
        "share": sum(exact) / max(1, len(regular)),
        **{f"share_{h}": sum(v) / max(1, len(v)) for h, v in halves.items()},
        "irregular_gold": len(lines) - len(regular),
        "wrong": wrong,
    }


def _numbers(line: dict[str, Any]) -> list[str]:
    return [re.sub(r"\D*(\d+\w*).*", r"\1", article["number"]) for c in line["chapters"] for article in c["articles"]]


def _rises(line: dict[str, Any]) -> bool:
    numbers = _numbers(line)
    return numbers == [str(n) for n in range(1, len(numbers) + 1)]


def _is_exact(line: dict[str, Any]) -> bool:
    text = ExtractedText.of(normalise(joined_text(line)))
    found = [p for p in read_structure(text, load_rules()).provisions if "att_" not in p.eid]
    articles = [p.num for p in found if p.kind == "article"]
    chapters = sum(p.kind == "chapter" for p in found)
    printed = [c for c in line["chapters"] if c["title"].upper().startswith("CHƯƠNG")]
    # Where the other program saw no chapter at all, it left their lines in the bodies of its articles: nothing to compare.
    return articles == _numbers(line) and (not printed or chapters == len(printed))


def joined_text(line: dict[str, Any]) -> str:
    """Return the document put together again, without the pseudo-chapter that the scraper invented."""
    parts: list[str] = []
    for chapter in line["chapters"]:
        if not chapter["title"].startswith("PHẦN MỞ ĐẦU"):
            parts += [chapter["title"], chapter["subtitle"]]
        for article in chapter["articles"]:
            parts += [f"{article['number']}. {article['heading']}", article["body"]]
    return "\n".join(part for part in parts if part)


def _name(line: dict[str, Any]) -> str:
    return str(line["so_hieu"])
