"""Command: ``python -m benchmarks.search [CORPUS] [--sample N] [--data DIR] [--skip-zalo] [--fit] [--json FILE]``."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.search.engines import engines
from benchmarks.search.fitting import fit, judged, ndcg, write_weights
from benchmarks.search.reviewers import asked, measure_table
from benchmarks.search.zalo import FORMS, Answered, article_records, ask, figures, fold_of, questions
from index_config import load_index_config
from pipeline.model.registry import Wanted
from pipeline.records import to_records
from pipeline.rules import Rules, load_rules
from pipeline.settings import Settings
from pipeline.wiring import Parts

ROOT = Path(__file__).resolve().parents[2]
_COMPARED = 300
"""Questions whose first ten are compared between the engines."""


def main() -> None:
    """Measure, print each figure as it comes, write all."""
    parser = argparse.ArgumentParser(description="Quality and speed of search.")
    default = os.environ.get("CORPUS_DIR", ROOT.parent / "shared" / "corpus")
    parser.add_argument("corpus", nargs="?", type=Path, default=Path(default))
    parser.add_argument("--sample", type=int, default=0, help="so many of the questions (0: all 1,108)")
    parser.add_argument(
        "--data", type=Path, help="data folder into which the corpus was ingested: the reviewers' table is asked"
    )
    parser.add_argument("--skip-zalo", action="store_true", help="leave out the questions")
    parser.add_argument("--fit", action="store_true", help="refit the weights on one half, print the other, write ranking.toml")
    parser.add_argument("--json", type=Path, default=ROOT / "benchmarks" / "results" / "search.json")
    arguments = parser.parse_args()
    rules, results = load_rules(), {}
    if not arguments.skip_zalo:
        if not arguments.corpus.is_dir():
            sys.exit(f"no corpus at {arguments.corpus}: give its path or set CORPUS_DIR")
        results["zalo"] = _zalo(arguments.corpus, arguments.sample, rules, fitting=arguments.fit)
    if arguments.data:
        results["reviewers"] = _reviewers(arguments.data, rules)
    else:
        print("skipped: the reviewers' table needs --data", file=sys.stderr)
    arguments.json.parent.mkdir(parents=True, exist_ok=True)
    arguments.json.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _zalo(corpus: Path, sample: int, rules: Rules, *, fitting: bool) -> dict[str, Any]:
    chosen = questions(corpus, sample)
    found: dict[str, Any] = {}
    with engines("zalo") as opened:
        answers: dict[tuple[str, str], list[Answered]] = {}
        for name, index in opened.items():
            started = time.perf_counter()
            number = index.swap(article_records(corpus))
            found[f"{name}.built"] = {"records": number, "seconds": round(time.perf_counter() - started, 1)}
            _say(f"{name}.built", found[f"{name}.built"])
            for form in FORMS:
                answers[name, form] = ask(index, rules, chosen, form)
                found[f"{name}.{form}"] = figures(answers[name, form])
                _say(f"{name}.{form}", found[f"{name}.{form}"])
        if len(opened) > 1:
            found["agreement"] = _agreement(*(answers[name, "full"][:_COMPARED] for name in opened))
            _say("agreement", found["agreement"])
        if fitting:
            found["fit"] = _fit(opened["tantivy"], rules, chosen)
            _say("fit", found["fit"])
    return found


def _agreement(first: Sequence[Answered], second: Sequence[Answered]) -> dict[str, float]:
    same = sum(a.found == b.found for a, b in zip(first, second, strict=True))
    return {"queries": len(first), "same_first_ten": round(same / max(1, len(first)), 4)}


def _fit(index: Any, rules: Rules, chosen: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Fit on one half and judge on the other, in both directions; weights of the first are written when the second gains."""
    config = load_index_config()
    engine = index._engine(index._current())  # noqa: SLF001
    halves = [
        {form: judged(engine, config, rules, [q for q in chosen if fold_of(q["question_id"]) == n], form) for form in FORMS}
        for n in (0, 1)
    ]
    found: dict[str, Any] = {}
    for own, other in ((0, 1), (1, 0)):
        weights = fit([one for form in FORMS for one in halves[own][form]])
        fitted = config.ranking.model_copy(update=weights)
        before, after = ({f: round(ndcg(halves[other][f], one), 4) for f in FORMS} for one in (config.ranking, fitted))
        found[f"fold_{own}"] = {"weights": weights, "held_back_before": before, "held_back_after": after}
    first = found["fold_0"]
    if sum(first["held_back_after"].values()) > sum(first["held_back_before"].values()):
        write_weights(first["weights"], ROOT / "index_config" / "ranking.toml")
    return found


def _reviewers(data: Path, rules: Rules) -> dict[str, Any]:
    registry = Parts(Settings(data_dir=data)).registry
    stored = [document for summary in registry.find(Wanted()) if (document := registry.get(summary.id))]
    records = [record for document in stored for record in to_records(document, registry, rules)]
    held = {document.summary.number for document in stored}
    lines = [line for line in asked() if held.issuperset(line["numbers"])]
    found: dict[str, Any] = {"left_out": len(asked()) - len(lines)}
    with engines("reviewers") as opened:
        for name, index in opened.items():
            index.swap(records)
            found[name] = measure_table(index, rules, lines)
            _say(f"reviewers.{name}", {form: found[name][form] for form in FORMS})
            print("\n".join(found[name]["missed"]))
    return found


def _say(name: str, values: Mapping[str, Any]) -> None:
    print(name, ", ".join(f"{key} {value}" for key, value in values.items()), flush=True)


if __name__ == "__main__":
    main()
