"""The measuring of search itself, on invented answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.search.fitting import WEIGHTS, fit, with_weights, write_weights
from benchmarks.search.reviewers import asked, measure_table
from benchmarks.search.zalo import FORMS, Answered, figures, typed
from index_config import IndexConfig, load_index_config
from pipeline.adapters.tantivy_index import TantivyIndex
from pipeline.rules import Rules
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
    """A document that comes first counts in every form, another one is named."""
    index = TantivyIndex(tmp_path)
    index.put(Library(rules).records())
    lines = [{"query": "45/2017/QĐ-UBND", "number": "45/2017/QĐ-UBND"}, {"query": "hòa giải viên", "number": "0/2000/QĐ-UBND"}]
    found = measure_table(index, rules, lines)
    assert [found[form]["first"] for form in FORMS] == [0.5, 0.5, 0.5]
    assert len(found["missed"]) == len(FORMS)


def test_the_table_is_large_enough() -> None:
    """At least 150 queries, each once."""
    assert len({line["query"] for line in asked()}) >= 150


def test_fitting_keeps_what_is_better(tmp_path: Path) -> None:
    """Steps that gain are kept and written, the rest of the file stays."""

    def measured(config: IndexConfig) -> float:
        return -abs(config.ranking.log_length - 1.0)

    weights, value = fit(measured, rounds=4)
    assert value == pytest.approx(0.0, abs=0.3)
    copy = tmp_path / "ranking.toml"
    copy.write_text("longest = 5\n" + "".join(f"{name} = 0\n" for name in WEIGHTS), encoding="utf-8")
    write_weights(weights, copy)
    assert f"log_length = {weights['log_length']}" in copy.read_text(encoding="utf-8")
    assert with_weights({}) == load_index_config()
