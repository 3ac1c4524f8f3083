"""The registry of invented decisions, and what is compared between formats."""

from pathlib import Path

from benchmarks.procedures_formats import differences, rows_of
from benchmarks.synthetic import generate, measure
from pipeline.adapters.sql_documents import SqlRegistry
from pipeline.model.registry import Wanted


def test_the_same_seed_gives_the_same_decisions(tmp_path: Path):
    """Two registries of one seed hold the same rows, and every decision is a publication."""
    found = []
    for name in ("a", "b"):
        url = f"sqlite:///{tmp_path / name}"
        generate(url, 12)
        registry = SqlRegistry(url)
        assert len(registry.find(Wanted(label="publishes_procedures"))) == 12
        found.append(registry.procedure_rows())
    assert found[0] == found[1] != ()


def test_figures_of_a_small_registry(tmp_path: Path):
    """Every task is timed and the whole registry is counted."""
    figures = measure(f"sqlite:///{tmp_path / 'r'}", 60)
    assert figures["decisions"] == 60
    assert figures["rows"] >= figures["decisions"]
    tasks = ("quarter", "quarter as XLSX", "quarter as DOCX", "all years", "late publications of all years")
    assert all(figures[f"{name}, seconds"] > 0 for name in tasks)


def test_rows_are_compared_without_blanks_and_case():
    """Where a printed line ends is no difference; another word, and a row more, is."""
    names = ("group", "internal", "code", "field", "levels", "authority", "replaces")
    row = {**dict.fromkeys(names), "name": "Cấp thẻ", "cells": {"fee": "Không\nthu"}}
    other = {**row, "cells": {"fee": "không thu"}}
    assert not list(differences(rows_of([{"procedures": [row]}]), rows_of([{"procedures": [other]}])))
    third = {**row, "name": "Cấp lại thẻ"}
    (found,) = differences(rows_of([{"procedures": [row]}]), rows_of([{"procedures": [third]}]))
    assert found.startswith("name of row 1: ")
    assert next(differences(rows_of([{"procedures": [row]}]), ())) == "rows: 1 and 0"
