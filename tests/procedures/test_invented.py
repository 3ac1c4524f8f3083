"""Invented decisions with known rows: layouts drawn from one number, and one peculiarity each (``benchmarks.invented``)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.invented.cell_scenes import CELL_SCENES
from benchmarks.invented.compare import compare
from benchmarks.invented.files import invent, to_html, write_docx
from benchmarks.invented.habits import HABITS
from benchmarks.invented.nestings import NESTINGS
from benchmarks.invented.plan import Plan
from benchmarks.invented.scenes import SCENES, drawn, scene
from benchmarks.invented.shapes import SHAPES
from pipeline.adapters.disk_files import arrive
from pipeline.codec import to_output
from pipeline.intake import read_arrived
from pipeline.settings import Settings
from pipeline.wiring import reading_tools

TOOLS = reading_tools(Settings())
LAYOUTS = range(1, 26)
"""A few of the numbers that the benchmark reads by the hundred."""


def faults(plan: Plan, path: Path) -> list[str]:
    """Return what the reading of the file gets wrong."""
    return compare(plan, to_output(read_arrived(arrive(path), TOOLS)))[1]


def html(plan: Plan, folder: Path) -> Path:
    """Write the page."""
    path = folder / f"{plan.seed}.html"
    path.write_text(to_html(plan), encoding="utf-8")
    return path


@pytest.mark.parametrize("make", SCENES, ids=lambda make: str(make.__name__))
def test_peculiar_decisions(make: Callable[..., Plan], tmp_path: Path):
    """Rows, groups, levels, fields, codes, names, old procedures, doubts of each peculiarity are read as written."""
    number = SCENES.index(make) + 5 * len(SCENES)
    plan = scene(number)
    assert faults(plan, html(plan, tmp_path)) == []


@pytest.mark.parametrize("make", [*SHAPES, *CELL_SCENES, *HABITS, *NESTINGS], ids=lambda make: str(make.__name__))
def test_shapes_cells_and_habits(make: Callable[..., Plan], tmp_path: Path):
    """Shapes of annexes, contents of cells, habits of offices are read as written, the components of part II too."""
    plan = drawn((make,), 11)
    assert faults(plan, html(plan, tmp_path)) == []


@pytest.mark.parametrize("number", LAYOUTS)
def test_drawn_layouts(number: int, tmp_path: Path):
    """Every row of a drawn layout is read as written, every count that differs is reported and none else."""
    plan = invent(number)
    assert faults(plan, html(plan, tmp_path)) == []


@pytest.mark.parametrize("number", range(1, 9))
def test_word_files_give_the_same(number: int, tmp_path: Path):
    """The same holds for Word files."""
    plan = invent(number)
    path = tmp_path / f"{number}.docx"
    write_docx(plan, path)
    assert faults(plan, path) == []
