"""Command: ``python -m benchmarks.search.restoring [CORPUS] [--every N]``: marks restored on articles that were not learnt."""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from pipeline.adapters.sqlite_lexicon import SqliteLexicon
from pipeline.model.registry import Wanted
from pipeline.search.lexicon import Learnt
from pipeline.search.restoring import BOUNDARY, did_you_mean, syllables_of
from pipeline.search.suggestions import suggest
from pipeline.search.syllables import exact
from pipeline.settings import Settings
from pipeline.text.fold import fold
from pipeline.text.normalise import normalise
from pipeline.wiring import Parts

ROOT = Path(__file__).resolve().parents[2]
_HELD_BACK = 20
"""One article in so many is not learnt."""
_ASKED = 400
_SYLLABLES = (4, 12)
"""Syllables of a stretch of an article, as many as queries have."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Restored marks and suggestions.")
    default = os.environ.get("CORPUS_DIR", ROOT.parent / "shared" / "corpus")
    parser.add_argument("corpus", nargs="?", type=Path, default=Path(default))
    parser.add_argument("--every", type=int, default=1, help="learn one article in so many")
    parser.add_argument("--data", type=Path, help="data folder: learn its registry's documents, hold back one in five")
    arguments = parser.parse_args()
    texts = _documents(arguments.data) if arguments.data else _articles(arguments.corpus)
    held, learnt = [], []
    for key, text in texts:
        number = int(hashlib.sha256(key.encode()).hexdigest()[:8], 16)
        if number % (5 if arguments.data else _HELD_BACK) == 0:
            held.append(text)
        elif number % arguments.every == 0:
            learnt.append(Learnt(document_id=key, version=1, day=0, entries=(), text=text))
    with tempfile.TemporaryDirectory() as folder:
        lexicon = SqliteLexicon(Path(folder) / "lexicon.sqlite3")
        started = time.process_time()
        lexicon.learn(learnt)
        size = (Path(folder) / "lexicon.sqlite3").stat().st_size / 1e6
        print(f"learnt {len(learnt)} texts, {time.process_time() - started:.1f} s of CPU, {size:.1f} MB")
        _restore(held, lexicon)
    if arguments.data:
        _suggest(Parts(Settings(data_dir=arguments.data)))


def _articles(corpus: Path) -> Iterator[tuple[str, str]]:
    with gzip.open(corpus / "search" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            yield article["id"], normalise(f"{article['title']}\n{article['text']}")


def _documents(data: Path) -> Iterator[tuple[str, str]]:
    registry = Parts(Settings(data_dir=data)).registry
    for summary in registry.find(Wanted()):
        if document := registry.get(summary.id):
            yield str(summary.id), document.document.text.text


def _restore(held: list[str], lexicon: SqliteLexicon) -> None:
    """Print the share of syllables and of whole stretches that come back, without marks and with half of them."""
    chance = random.Random(7)
    stretches = list(_stretches(held, chance))[:_ASKED]
    for form, least in (("none", 0.0), ("half", 0.5)):
        right = syllables = whole = offered = 0
        times = []
        for words in stretches:
            typed = " ".join(fold(word) if chance.random() >= least else word for word in words)
            started = time.process_time()
            meant = did_you_mean(typed, lexicon)
            times.append((time.process_time() - started) * 1000)
            found, wanted = exact(meant or typed), exact(" ".join(words))
            right += sum(a == b for a, b in zip(found, wanted, strict=True))
            syllables += len(wanted)
            whole += found == wanted
            offered += bool(meant)
        shares = f"{right / syllables:.4f} of {syllables} syllables, {whole / len(stretches):.4f} of the stretches whole"
        print(f"{form}: {shares}, offered {offered}, {_times(times)}")
    untouched = sum(did_you_mean(" ".join(words), lexicon) is None for words in stretches)
    print(f"full: {untouched / len(stretches):.4f} of {len(stretches)} stretches with all their marks are left alone")


def _stretches(held: list[str], chance: random.Random) -> Iterator[list[str]]:
    """Yield runs of words between signs, one of each text."""
    for text in held:
        runs: list[list[str]] = [[]]
        for word in syllables_of(text):
            if word == BOUNDARY:
                runs.append([])
            else:
                runs[-1].append(word)
        long = [run for run in runs if len(run) >= _SYLLABLES[0]]
        if long:
            run = chance.choice(long)
            yield run[: _SYLLABLES[1]]


def _suggest(parts: Parts) -> None:
    """Print how quickly suggestions come for each beginning of the titles and numbers of the registry."""
    chance, times = random.Random(7), []
    for summary in parts.registry.find(Wanted()):
        for text in (summary.title, summary.number):
            if text and len(text) > 2:
                typed = text[: chance.randint(2, min(len(text), 40))]
                started = time.process_time()
                suggest(typed, parts.lexicon)
                times.append((time.process_time() - started) * 1000)
    print(f"suggestions: {len(times)} beginnings, {_times(times)}")


def _times(times: list[float]) -> str:
    times.sort()
    return f"p50 {times[len(times) // 2]:.1f} ms, p95 {times[int(len(times) * 0.95)]:.1f} ms of CPU"


if __name__ == "__main__":
    main()
