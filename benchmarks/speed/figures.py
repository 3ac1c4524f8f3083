"""The figures, each with its bound."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.speed import files, reading, runs
from benchmarks.speed.cost import in_own_process, in_turns, median_of_files

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
BOUNDS = {
    "pdf": ("ratio", 0.6),
    "docx": ("ratio", 0.25),
    "second_run": ("share", 0.02),
    "prefect": ("share", 0.05),
    "memory": ("text_mb", 300),
    "by_hand": ("median_s", 3.0),
    "claims": ("ms_median", None),
}
"""By figure: the value that counts and what it must not exceed."""
_DOCUMENTS_FOR_PREFECT = 300
_MOST_SCANS = 3


def pdf(corpus: Path, times: int) -> dict[str, Any]:
    """Text PDFs: read, understood and kept, beside ``pdfplumber``'s text alone."""
    return _beside(files.text_pdfs(corpus), reading.pdfs_whole_chain, reading.pdfs_stock, times)


def docx(corpus: Path, times: int) -> dict[str, Any]:
    """DOCX: text with tables and places, beside python-docx's paragraphs and cells."""
    paths = files.docx_files(corpus, SAMPLES)
    first = _beside(paths, reading.docx_ours, reading.docx_stock, times)
    values = _beside(paths, reading.docx_ours_again, reading.docx_stock_again, times)
    by_cells, alone = (
        median_of_files([in_own_process(work, paths) for _ in range(times)])
        for work in (reading.docx_stock_by_cells, reading.docx_parsed_alone)
    )
    return {
        **values,
        "ratio_of_the_first_pass": first["ratio"],
        "stock_by_cells_cpu_s": by_cells,
        "ratio_to_stock_by_cells": values["ours_cpu_s"] / by_cells,
        "parsed_alone_cpu_s": alone,
        "ratio_of_parsing_alone": alone / values["stock_cpu_s"],
    }


def second_run(corpus: Path, times: int) -> dict[str, Any]:
    """HTML, DOCX and text PDFs ingested, and the same again."""
    return runs.second_run([corpus / "decisions_html", *files.docx_files(corpus), *files.text_pdfs(corpus)], times)


def prefect(corpus: Path, times: int) -> dict[str, Any]:
    """300 documents through Prefect, beside the same functions called directly."""
    with tempfile.TemporaryDirectory() as name:
        folder = files.many_documents(corpus, Path(name) / "documents", _DOCUMENTS_FOR_PREFECT)
        works = {
            "direct": partial(in_own_process, runs.work_called_directly, folder),
            "prefect": partial(in_own_process, runs.work_with_prefect, folder),
        }
        results = in_turns(works, times)
    direct, through = (median(r["cpu"] for r in results[name]) for name in ("direct", "prefect"))
    own = median(r["own_cpu"] for r in results["prefect"])
    return {
        "files": results["prefect"][0]["files"],
        "direct_cpu_s": direct,
        "prefect_cpu_s": through,
        "own_cpu_s": own,
        "share": own / direct,
        "difference_of_the_runs": (through - direct) / direct,
        "direct_wall_s": median(r["wall"] for r in results["direct"]),
        "prefect_wall_s": median(r["wall"] for r in results["prefect"]),
        "start_cpu_s": median(r["start_cpu"] for r in results["prefect"]),
        "start_wall_s": median(r["start_wall"] for r in results["prefect"]),
    }


def memory(corpus: Path, _times: int) -> dict[str, Any]:
    """Peak of a worker that reads all HTML, DOCX and text PDFs one after the other, and of one that reads three small scans."""
    text = [*files.html_files(corpus / "decisions_html"), *files.docx_files(corpus), *files.text_pdfs(corpus)]
    scans = sorted(files.scanned_pdfs(corpus), key=lambda path: path.stat().st_size)[:_MOST_SCANS]
    ready, text_mb = in_own_process(reading.worker_memory, text)
    scans_mb = in_own_process(reading.worker_memory, scans)[1]
    return {"files": len(text), "ready_mb": ready, "text_mb": text_mb, "scans": len(scans), "scans_mb": scans_mb}


def by_hand(corpus: Path, times: int) -> dict[str, Any]:
    """One small file ingested from the shell's prompt; wall seconds from the start of the process."""
    small = sorted(files.local_documents(corpus), key=lambda path: path.stat().st_size)
    return runs.by_hand(small[: times + 1])


def claims(corpus: Path, times: int) -> dict[str, Any]:
    """From text to claims: milliseconds of CPU of a local document; speed of the references."""
    values: dict[str, Any] = in_own_process(reading.claims, files.local_documents(corpus), times)
    return values


def _beside(paths: list[Path], ours: Callable[..., Any], stock: Callable[..., Any], times: int) -> dict[str, Any]:
    works = {"stock": partial(in_own_process, stock, paths), "ours": partial(in_own_process, ours, paths)}
    results = in_turns(works, times)
    mine, theirs = median_of_files(results["ours"]), median_of_files(results["stock"])
    by_file = {
        str(path): median(r[str(path)] for r in results["ours"]) / max(1e-9, median(r[str(path)] for r in results["stock"]))
        for path in paths
    }
    worst = max(by_file, key=lambda path: by_file[path])
    return {
        "files": len(paths),
        "ours_cpu_s": mine,
        "stock_cpu_s": theirs,
        "ratio": mine / theirs,
        "ratio_of_the_median_file": median(by_file.values()),
        "worst_ratio": by_file[worst],
        "worst_file": Path(worst).name,
    }


FIGURES = {f.__name__: f for f in (pdf, docx, second_run, prefect, memory, by_hand, claims)}
