"""The index of either engine over a filled data folder, built by ``rasoat index rebuild``, and what it takes."""

from __future__ import annotations

import json
import os
import resource
import time
import urllib.request
from pathlib import Path
from typing import Any

from benchmarks.load.server import command, folder_size, memory
from pipeline.errors import IndexUnavailableError
from pipeline.settings import Settings
from pipeline.wiring import Parts

__all__ = ["indexed", "settings_of", "taken"]

_URLS = ("RASOAT_TEST_ELASTICSEARCH_URL", "RASOAT_ELASTICSEARCH_URL")
_PREFIX = "rasoat-load"


def settings_of(engine: str, data: Path) -> dict[str, str]:
    """Return the environment of the program for an engine; the address of Elasticsearch comes from ours."""
    if engine == "embedded":
        return {"RASOAT_DATA_DIR": str(data), "RASOAT_INDEX": "tantivy"}
    url = next((os.environ[name] for name in _URLS if os.environ.get(name)), "http://127.0.0.1:9200")
    return {
        "RASOAT_DATA_DIR": str(data),
        "RASOAT_INDEX": "elasticsearch",
        "RASOAT_ELASTICSEARCH_URL": url,
        "RASOAT_ELASTICSEARCH_PREFIX": os.environ.get("RASOAT_ELASTICSEARCH_PREFIX", _PREFIX),
    }


def indexed(settings: dict[str, str], data: Path) -> dict[str, Any]:
    """Build the index unless it is there, and return the number of its records and what building it took."""
    records = _records(settings, data)
    if records:
        return {"records": records}
    started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    process = command(["index", "rebuild"], settings)
    if code := process.wait():
        raise RuntimeError(f"rasoat index rebuild ended with code {code}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "records": _records(settings, data),
        "seconds": round(time.perf_counter() - started, 1),
        "cpu_seconds": round(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 1),
        "peak_mb": round(after.ru_maxrss / 1024, 1),
    }


def taken(settings: dict[str, str], data: Path) -> dict[str, Any]:
    """Return sizes on disk in MB, and the memory of the nodes of Elasticsearch."""
    common = {"registry_mb": folder_size(data, "registry*"), "lexicon_mb": folder_size(data, "lexicon*")}
    if settings["RASOAT_INDEX"] == "tantivy":
        pointer = data / "index" / "CURRENT"
        return {**common, "index_mb": folder_size(data / "index" / pointer.read_text(encoding="utf-8").strip())}
    url, prefix = settings["RASOAT_ELASTICSEARCH_URL"], settings["RASOAT_ELASTICSEARCH_PREFIX"]
    stored = _asked(f"{url}/{prefix}/_stats/store")["_all"]["total"]["store"]["size_in_bytes"]
    nodes = _asked(f"{url}/_nodes/stats/process,jvm")["nodes"].values()
    pids = [node["process"]["id"] for node in _asked(f"{url}/_nodes/process")["nodes"].values()]
    heaps = [round(node["jvm"]["mem"]["heap_max_in_bytes"] / 1e6, 1) for node in nodes]
    own = [memory(pid) for pid in pids if Path(f"/proc/{pid}/status").is_file()]
    return {**common, "index_mb": round(stored / 1e6, 1), "heap_mb": heaps, "nodes": own}


def _records(settings: dict[str, str], data: Path) -> int:
    """Return the number of records of a whole index, 0 for none and for one of another version."""
    index = settings["RASOAT_INDEX"]
    try:
        return Parts(
            Settings(
                data_dir=data,
                index="elasticsearch" if index == "elasticsearch" else "tantivy",
                elasticsearch_url=settings.get("RASOAT_ELASTICSEARCH_URL", ""),
                elasticsearch_prefix=settings.get("RASOAT_ELASTICSEARCH_PREFIX", _PREFIX),
            )
        ).index.count()
    except IndexUnavailableError:
        return 0


def _asked(url: str) -> dict[str, Any]:
    with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310  the address is the user's own
        return dict(json.load(answer))
