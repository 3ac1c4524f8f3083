"""Claims of labelled documents with their signals and whether they are right; also with letters damaged as by a poor scan."""

from __future__ import annotations

import random
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from benchmarks.accuracy.documents import acts
from benchmarks.accuracy.gold import labelled
from pipeline.adapters.disk_files import arrive
from pipeline.codec import PUBLISHED_TARGETS
from pipeline.intake import read_arrived
from pipeline.model.effects import Effect
from pipeline.model.outcome import Processed, ReadDocument
from pipeline.model.text import ExtractedText
from pipeline.process import Tools, read_document
from pipeline.settings import Settings
from pipeline.wiring import reading_tools

QUALITIES = (1.0, 0.97, 0.93, 0.88, 0.8)
"""Mean certainty of the words on a page; 1 is the text as it is."""
_ERRORS = 0.15
"""Share of wrong letters for each point of certainty that is missing: 1.5 % at 0.9, as on real scans."""
_CONFUSED = dict(
    zip("01356789OIlĐđôốồổỗưứừửữâấầẩẫêếềểễ,.", "O|568109" "0l1Ddoồốôôuừứuuaầấââeềếêê.,", strict=True),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A claim: half of its document, quality at which it was read, its signals, confidence, and whether it is right."""

    half: str
    quality: float
    signals: tuple[tuple[str, float], ...]
    confidence: float
    right: bool


def judged_claims(corpus: Path, workers: int = 2) -> list[Judged]:
    """Return the claims of all labelled documents at all qualities."""
    lines = [
        (str(corpus / line["file"]), line) for line in labelled() if "effects" in line and (corpus / line["file"]).is_file()
    ]
    with ProcessPoolExecutor(workers) as pool:
        return [claim for claims in pool.map(_of_document, lines, chunksize=4) for claim in claims]


def damaged(text: ExtractedText, quality: float, seed: str) -> ExtractedText:
    """Return the text with some letters taken for similar ones, of the same length, on pages of that quality."""
    chance = random.Random(f"{seed} {quality}")
    share = (1 - quality) * _ERRORS * 3  # about a third of the letters has a similar one
    letters = (_CONFUSED.get(c, c) if chance.random() < share else c for c in text.text)
    return replace(text, text="".join(letters), pages=tuple(replace(page, quality=quality) for page in text.pages))


@lru_cache(maxsize=1)
def _tools() -> Tools:
    return reading_tools(Settings())


def _of_document(line: tuple[str, dict[str, Any]]) -> list[Judged]:
    path, gold = line
    outcome = read_arrived(arrive(Path(path)), _tools())
    if not isinstance(outcome, Processed):
        return []
    first = outcome.documents[0]
    found = list(_judge(first, gold, 1.0))
    for quality in QUALITIES[1:]:
        found += _judge(read_document(damaged(first.text, quality, gold["file"]), _tools().rules), gold, quality)
    return found


def _judge(document: ReadDocument, gold: dict[str, Any], quality: float) -> Iterator[Judged]:
    expected, seen = set(acts(gold["effects"])), set()
    for effect in document.effects:
        if effect.target not in PUBLISHED_TARGETS:
            continue
        for act in acts([_plain(effect)]):
            if act not in seen:
                seen.add(act)
                yield Judged(
                    half=gold["half"],
                    quality=quality,
                    signals=effect.signals,
                    confidence=effect.confidence,
                    right=act in expected,
                )


def _plain(effect: Effect) -> dict[str, Any]:
    names = ("act", "number", "eids", "attached", "scope")
    return {name: getattr(effect, name) for name in names}
