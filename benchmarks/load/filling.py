"""A data folder with many articles: generated documents, read by the program's own stages and kept in a real registry."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import lru_cache
from itertools import islice
from pathlib import Path

from benchmarks.load.laws import laws_of, varied
from pipeline.model.outcome import Processed
from pipeline.model.text import ExtractedText, RawFile
from pipeline.process import read_document
from pipeline.rules import Rules, load_rules
from pipeline.settings import Settings
from pipeline.wiring import Parts

__all__ = ["fill", "stock_of"]

_BATCH, _AHEAD, _READERS = 25, 6, 2
_STOCK = "stock.json"


def stock_of(data: Path) -> dict[str, float]:
    """Return what :func:`fill` wrote about a folder, nothing for a folder that it did not finish."""
    file = data / _STOCK
    return dict(json.loads(file.read_text(encoding="utf-8"))) if file.is_file() else {}


def fill(corpus: Path, data: Path, articles: int) -> dict[str, float]:
    """Fill an empty data folder with documents that hold ``articles`` articles in all, as they were read, and return counts.

    The originals are not kept: the pages of search do not look at them.
    """
    if stock := stock_of(data):
        return stock
    started, found, documents, characters = time.perf_counter(), 0, 0, 0
    registry = Parts(Settings(data_dir=data)).registry
    for outcomes in _read(varied(laws_of(corpus))):
        registry.keep(outcomes)
        for document in (document for outcome in outcomes for document in outcome.documents):
            found += sum(provision.kind == "article" for provision in document.structure.provisions)
            documents, characters = documents + 1, characters + len(document.text.text)
        print(f"\r{found} articles", end="", file=sys.stderr)
        if found >= articles:
            break
    print(file=sys.stderr)
    counts = {"articles": found, "documents": documents, "characters": characters}
    stock = {**counts, "seconds": round(time.perf_counter() - started, 1)}
    (data / _STOCK).write_text(json.dumps(stock) + "\n", encoding="utf-8")
    return stock


def _read(texts: Iterator[str]) -> Iterator[list[Processed]]:
    """Yield batches of read documents, in their order; reading goes on while a batch is kept."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(_READERS, mp_context=context) as pool:
        under_way: list[Future[list[Processed]]] = []
        try:
            while True:
                while len(under_way) < _AHEAD:
                    under_way.append(pool.submit(_outcomes, list(islice(texts, _BATCH))))
                yield under_way.pop(0).result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _outcomes(texts: list[str]) -> list[Processed]:
    rules = _rules()
    return [
        Processed(raw=_raw(text), documents=(read_document(ExtractedText.of(text), rules),), rules_version=rules.version)
        for text in texts
    ]


def _raw(text: str) -> RawFile:
    content = text.encode()
    digest = hashlib.sha256(content).hexdigest()
    return RawFile(path=f"{digest}.html", sha256=digest, size=len(content), media_type="text/html")


@lru_cache(maxsize=1)
def _rules() -> Rules:
    return load_rules()
