"""Command: ``python -m benchmarks.load [CORPUS] [--data DIR] [--articles N] [--engine NAME]… [--seconds S] [--rebuild] …``."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.load.engines import indexed, settings_of, taken
from benchmarks.load.figures import BOUNDS, holds
from benchmarks.load.filling import fill
from benchmarks.load.laws import laws_of
from benchmarks.load.questions import addresses
from benchmarks.load.runs import READERS, at_rate, by_form, rising, while_rebuilding
from benchmarks.load.server import memory, served
from pipeline.model.registry import Wanted
from pipeline.settings import Settings
from pipeline.wiring import Parts

ROOT = Path(__file__).resolve().parents[2]
_WARM_SECONDS = 15.0


def main() -> None:
    """Fill, index, ask; print each figure as it comes and write all of them."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory(prefix="rasoat-load-") as folder:
        data = arguments.data or Path(folder)
        data.mkdir(parents=True, exist_ok=True)
        found: dict[str, Any] = {"registry": fill(arguments.corpus, data, arguments.articles)}
        _say("registry", found["registry"])
        for engine in arguments.engine or ["embedded"]:
            found[engine] = _measured(engine, data, arguments)
    arguments.json.parent.mkdir(parents=True, exist_ok=True)
    arguments.json.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    sys.exit(0 if all(found[engine].get("kept", True) for engine in BOUNDS if engine in found) else 1)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Load on the search pages of a large registry.")
    default = os.environ.get("CORPUS_DIR", ROOT.parent / "shared" / "corpus")
    parser.add_argument("corpus", nargs="?", type=Path, default=Path(default))
    parser.add_argument("--data", type=Path, help="folder that is filled once and used again")
    parser.add_argument("--articles", type=int, default=200_000, help="articles of a registry that is filled now")
    parser.add_argument("--engine", action="append", choices=tuple(BOUNDS), help="may be given twice; embedded when left out")
    parser.add_argument("--seconds", type=float, default=60.0, help="for which the 20 readers ask")
    parser.add_argument("--rising", type=float, default=0.0, metavar="S", help="then ever more readers, S seconds each")
    parser.add_argument("--rebuild", action="store_true", help="then the 20 readers while the index is rebuilt")
    parser.add_argument("--rebuild-seconds", type=float, help="break the rebuild off after so long; the old index stays")
    parser.add_argument("--fill-only", action="store_true", help="make the registry and the indexes, ask nothing")
    parser.add_argument("--json", type=Path, default=ROOT / "benchmarks" / "results" / "load.json")
    return parser.parse_args()


def _measured(engine: str, data: Path, arguments: argparse.Namespace) -> dict[str, Any]:
    settings, bound = settings_of(engine, data), BOUNDS[engine]
    found: dict[str, Any] = {"index": indexed(settings, data)}
    _say(f"{engine}: index", found["index"])
    if arguments.fill_only:
        return found
    asked = _questions(arguments.corpus, data)
    with served(settings) as server:
        at_rate(server, asked, READERS, _WARM_SECONDS)
        found["usual"], answers = at_rate(server, asked, READERS, arguments.seconds)
        found["forms"] = by_form(answers)
        found["kept"] = holds(found["usual"], bound)
        for name in ("usual", "forms"):
            _say(f"{engine}: {name}", found[name])
        if arguments.rebuild:
            found["rebuild"], answers = while_rebuilding(server, asked, settings, arguments.rebuild_seconds)
            found["kept"] = found["kept"] and holds(found["rebuild"], 3 * bound)
            _say(f"{engine}: while rebuilding", found["rebuild"])
        if arguments.rising:
            found["rising"] = rising(server, asked, arguments.rising, bound)
            for one in found["rising"]:
                _say(f"{engine}: rising", one)
        found["memory"] = {"web": memory(server.process.pid), **taken(settings, data)}
        _say(f"{engine}: memory and disk", found["memory"])
    return found


def _questions(corpus: Path, data: Path) -> Iterator[tuple[str, str]]:
    known = Parts(Settings(data_dir=data)).registry.find(Wanted())
    return addresses(corpus, laws_of(corpus), known)


def _say(name: str, figures: dict[str, Any]) -> None:
    print(f"{name}: {json.dumps(figures, ensure_ascii=False)}", flush=True)


if __name__ == "__main__":
    main()
