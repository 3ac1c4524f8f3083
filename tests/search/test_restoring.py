"""Restored marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.adapters.sqlite_lexicon import SqliteLexicon
from pipeline.model.search import Results
from pipeline.rules import Rules
from pipeline.search import parse_query
from pipeline.search.restoring import BOUNDARY, did_you_mean, syllables_of, with_suggestions

from .lexicons import taught


@pytest.fixture
def lexicon(tmp_path: Path, rules: Rules) -> SqliteLexicon:
    """Return a lexicon that learnt the library."""
    return taught(tmp_path, rules)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ho tro tai dinh cu", "hỗ trợ tái định cư"),
        ("hỗ tro tái dinh cu", "hỗ trợ tái định cư"),
        ("giai phong mat bang 2024", "giải phóng mặt bằng 2024"),
        ("Hoa giai vien", "Hòa giải viên"),
        ("con hieu luc; giấy phép xay dung", None),
    ],
)
def test_marks_come_back(lexicon: SqliteLexicon, typed: str, meant: str | None) -> None:
    """Marks that are missing come back as the texts write them; case, figures and signs stay."""
    found = did_you_mean(typed, lexicon)
    assert found == meant if meant else found is None or found.endswith("giấy phép xây dựng")


@pytest.mark.parametrize(
    "typed", ["hỗ trợ tái định cư", "12/2024/QĐ-UBND", "UBND", "xyzzy qwrt", "", "!!!", "đất " * 60, "hòa giải viên ở cơ sở"]
)
def test_nothing_is_offered_without_need(lexicon: SqliteLexicon, typed: str) -> None:
    """Whole words, numbers, short forms, words that no text has, and pasted pages are left alone."""
    assert did_you_mean(typed, lexicon) is None


def test_nothing_learnt_means_nothing_offered(tmp_path: Path) -> None:
    """Without a lexicon there is no suggestion and no error."""
    assert did_you_mean("ho tro tai dinh cu", SqliteLexicon(tmp_path / "none.sqlite3")) is None


def test_results_carry_the_suggestion(lexicon: SqliteLexicon, rules: Rules) -> None:
    """What was searched for stays; what may have been meant stands beside it."""
    query = parse_query("giai phong mat bang", rules)
    results = with_suggestions(Results(query=query, total=0), query.raw, lexicon)
    assert results.suggestions == ("giải phóng mặt bằng",)
    assert results.query.text == "giai phong mat bang"


def test_signs_and_figures_bound_words() -> None:
    """What is learnt of a text are its words and where they end."""
    assert syllables_of("Điều 1. Hỗ trợ,\ntái định cư") == ["điều", BOUNDARY, "hỗ", "trợ", BOUNDARY, "tái", "định", "cư"]
