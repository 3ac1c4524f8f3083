"""The measuring of search itself, on invented answers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks.search.fitting import Judged, fit, ndcg, write_weights
from benchmarks.search.reviewers import asked, measure_table
from benchmarks.search.zalo import FORMS, Answered, figures, typed
from index_config import load_index_config
from pipeline.adapters.tantivy_index import TantivyIndex
from pipeline.rules import Rules
from pipeline.search.ranking import FEATURES
from pipeline.text.fold import fold, has_marks
from tests.contract.library import Library


def test_figures_of_answers() -> None:
    """The first of two answers is right at once, the other at the third place."""
    one = Answered(question="a", found=("x", "y"), right=frozenset({"x"}), seconds=0.01)
    other = Answered(question="b", found=("p", "q", "z"), right=frozenset({"z"}), seconds=0.03)
    found = figures([one, other])
    assert (found["recall_1"], found["recall_10"], found["p95_ms"]) == (0.5, 1.0, 30.0)
    assert found["ndcg_10"] == pytest.approx(0.75)


def test_ways_of_typing() -> None:
    """Half of the marks are missing in the same places every time, all of them without marks."""
    question = "quyết định phê duyệt đề án của ủy ban nhân dân tỉnh"
    assert typed(question, "full") == question
    assert not has_marks(typed(question, "none"))
    half = typed(question, "half")
    assert half == typed(question, "half")
    assert half not in {question, fold(question)}


def test_the_table_names_what_was_missed(tmp_path: Path, rules: Rules) -> None:
    """What comes first counts in every way of typing, with the provision that opens; what does not is named, halves apart."""
    index = TantivyIndex(tmp_path)
    index.put(Library(rules).records())
    lines = [
        {"form": "number", "query": "45/2017/QĐ-UBND", "numbers": ["0/2000/QĐ-UBND", "45/2017/QĐ-UBND"], "half": "a"},
        {"form": "provision", "query": "điều 5 qđ 20/2019", "numbers": ["20/2019/QĐ-UBND"], "eid": "art_5", "half": "a"},
        {"form": "provision", "query": "điều 5 qđ 20/2019", "numbers": ["20/2019/QĐ-UBND"], "eid": "art_4", "half": "b"},
        {"form": "topic", "query": "hòa giải viên", "numbers": ["0/2000/QĐ-UBND"], "half": "b"},
    ]
    found = measure_table(index, rules, lines)
    assert [found[form]["first"] for form in FORMS] == [0.5, 0.5, 0.5]
    assert [found[form]["half_a"]["first"] for form in FORMS] == [1.0, 1.0, 1.0]
    assert len(found["missed"]) == 2 * len(FORMS)


def test_the_table_is_large_enough() -> None:
    """At least 150 queries, each once, each with what answers it."""
    lines = asked()
    assert len({line["query"] for line in lines}) == len(lines) >= 150
    assert all(line["numbers"] and line["half"] in "ab" for line in lines)


def test_fitting_finds_what_tells_right_from_wrong(tmp_path: Path) -> None:
    """A feature that the right candidates have gets weight, one that the wrong ones have none; the rest of the file stays."""
    values = np.zeros((3, len(FEATURES)))
    values[1, FEATURES.index("pairs_found")] = values[2, FEATURES.index("earliness")] = 1.0
    questions = [Judged(values=values, right=np.array([False, True, False]), number=1)] * 3
    weights = fit(questions)
    assert sum(weights.values()) == pytest.approx(1.0, abs=0.01)
    assert (weights["pairs_found"], weights["earliness"]) == (1.0, 0.0)
    config = load_index_config().ranking
    assert ndcg(questions, config.model_copy(update=weights)) == 1.0
    copy = tmp_path / "ranking.toml"
    copy.write_text("longest = 5\n" + "".join(f"{name} = 0\n" for name in FEATURES), encoding="utf-8")
    write_weights(weights, copy)
    assert copy.read_text(encoding="utf-8").startswith("longest = 5\nbm25 = 0.0\n")
    assert "\npairs_found = 1.0\n" in copy.read_text(encoding="utf-8")
