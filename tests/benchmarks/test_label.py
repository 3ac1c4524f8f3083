"""The labelling tool keeps facts and drops the text."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.label import facts_of

ROOT = Path(__file__).resolve().parents[2]


def test_text_below_the_facts_is_dropped() -> None:
    """Comment lines are never a part of the facts."""
    assert facts_of('{"number": "1/2025/QĐ-UBND"}\n# Điều 1. Bãi bỏ …\n') == {"number": "1/2025/QĐ-UBND"}


def test_facts_that_are_no_object_are_refused() -> None:
    """A list is no line of gold."""
    with pytest.raises(TypeError):
        facts_of("[1]")


def test_a_correction_is_kept(tmp_path: Path) -> None:
    """What the person corrects in the editor is what the gold file holds."""
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import sys, pathlib\np = pathlib.Path(sys.argv[1])\n"
        "p.write_text(p.read_text('utf-8').replace('Sông Trà', 'Hoa Lam'), 'utf-8')\n",
        encoding="utf-8",
    )
    gold = tmp_path / "gold.jsonl"
    command = [sys.executable, "-m", "benchmarks.label", "samples/traps-only/source.html", str(gold)]
    environment = {**os.environ, "EDITOR": f"{sys.executable} {editor}"}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, timeout=120)
    line = json.loads(gold.read_text(encoding="utf-8"))
    assert line["authority"] == "Ủy ban nhân dân tỉnh Hoa Lam"
    assert "Điều 1" not in gold.read_text(encoding="utf-8")
