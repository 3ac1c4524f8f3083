"""References against the source notes of the codification (amendment_notes.jsonl.gz of the corpus): which article of what."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from pipeline.model.document import Structure
from pipeline.model.text import ExtractedText
from pipeline.references import find_references
from pipeline.rules import load_rules
from pipeline.text.normalise import normalise

_STATED = re.compile(
    r"Điều (\d+[a-zđ]*) (?:Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định)[^,;]{0,40}?"
    r" số (\d[^\s,;()]*(?:(?: /|- )[^\s,;()]+)*)"
)
"""Only the notes' own fixed form, so that it shares nothing with the program's grammar; some numbers hold a blank."""


_CRUDE = re.compile(r"\d+/(?:\d{4}/)?[A-ZĐ][\wĐ-]*|Điều \d+")
"""What looks like a number or an article to anyone, right or wrong."""


def compare_notes(corpus: Path, every: int = 8, workers: int = 2) -> dict[str, float]:
    """Return how many articles that the notes state are read with number and eId; one note of ``every`` is looked at."""
    with gzip.open(corpus / "amendment_notes.jsonl.gz", "rt", encoding="utf-8") as file:
        notes = [json.loads(line)["ghi_chu"] for number, line in enumerate(file) if number % every == 0]
    with ProcessPoolExecutor(workers) as pool:
        results = [result for result in pool.map(read_note, notes, chunksize=200) if result[0]]
        clean = sum(pool.map(is_covered, notes, chunksize=200))
    stated, read = (sum(result[k] for result in results) for k in (0, 1))
    whole = sum(result[0] == result[1] for result in results)
    return {
        "notes": len(results),
        "notes_whole": whole,
        "share_of_notes": whole / max(1, len(results)),
        "stated": stated,
        "read": read,
        "share": read / max(1, stated),
        "looked_at": len(notes),
        "covered": clean,
    }


def is_covered(note: str) -> bool:
    """Whether no match of a crude number or article pattern is left outside a reference."""
    text = ExtractedText.of(normalise(note))
    spans = [r.span for r in find_references(text, Structure(), load_rules())]
    return all(any(s.start <= m.start() and m.end() <= s.end for s in spans) for m in _CRUDE.finditer(text.text))


def read_note(note: str) -> tuple[int, int]:
    """Return how many (number, article) pairs a note states and how many of them are read."""
    expected = {(_folded(number), article) for number, article in stated_in(note)}
    text = ExtractedText.of(normalise(note))
    found = {
        (_folded(reference.number), eid.split("__")[0])
        for reference in find_references(text, Structure(), load_rules())
        if reference.number
        for eid in reference.eids
    }
    return len(expected), len(expected & found)


def stated_in(note: str) -> Iterator[tuple[str, str]]:
    """Yield number and article of every citation in the notes' form."""
    for match in _STATED.finditer(normalise(note)):
        yield re.sub(r"\s", "", match[2]).rstrip(".").upper(), f"art_{match[1]}"


def _folded(number: str) -> str:
    """Return a number without what is printed in several ways: "TTLT/" beside "TTLT-", letter case."""
    return number.upper().replace("/", "-")
