"""Samples are read as their expectations say; only what a sample states is compared."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from pipeline.adapters.disk_files import arrive
from pipeline.codec import to_output
from pipeline.intake import read_arrived
from pipeline.process import Tools
from pipeline.rules import load_rules
from pipeline.settings import Settings
from pipeline.wiring import reading_tools

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
SLUGS = sorted(p.parent.name for p in SAMPLES.glob("*/expected.json"))
UPDATE = os.environ.get("UPDATE_SAMPLES") == "1"


@pytest.fixture(scope="module")
def tools() -> Tools:
    """Return the real tools: OCR and LibreOffice."""
    return reading_tools(Settings())


def differences(expected: Any, found: Any, path: str = "") -> list[str]:
    """Return where ``found`` differs from what ``expected`` states; keys that it does not state are not compared."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return [d for key, value in expected.items() for d in differences(value, found.get(key), f"{path}.{key}")]
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        return [d for n, pair in enumerate(zip(expected, found, strict=True)) for d in differences(*pair, f"{path}[{n}]")]
    if isinstance(expected, list) and isinstance(found, list):
        stated = [_same_keys(e, f) for e, f in zip(expected, found, strict=False)]
        first = next((n for n, (e, f) in enumerate(zip(expected, stated, strict=False)) if e != f), len(stated))
        more, less = found[first : first + 1], expected[first : first + 1]
        return [f"{path}: {len(expected)} expected, {len(found)} found; from [{first}]: expected {less}, found {more}"]
    return [] if expected == found else [f"{path}: expected {expected!r}, found {found!r}"]


@pytest.mark.parametrize("slug", SLUGS)
def test_sample_is_read_as_expected(slug: str, tools: Tools) -> None:
    """What was written into a sample is what is read out of it."""
    folder = SAMPLES / slug
    source = next(folder.glob("source*"))
    found = to_output(read_arrived(arrive(source), tools))
    expectation = folder / "expected.json"
    expected = json.loads(expectation.read_text(encoding="utf-8"))
    wrong = differences(expected["documents"], found)
    if UPDATE and wrong:
        expected["documents"] = [_same_keys(e, f) for e, f in zip(expected["documents"], found, strict=True)]
        expectation.write_text(json.dumps(expected, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    assert not wrong, "\n".join(wrong)


def _same_keys(expected: Any, found: Any) -> Any:
    """Return ``found`` with only the keys that the expectation states; new list items are taken whole."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return {key: _same_keys(value, found.get(key)) for key, value in expected.items()}
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        return [_same_keys(e, f) for e, f in zip(expected, found, strict=True)]
    return found


def test_rules_are_loaded_once() -> None:
    """All samples are read with the same rules object."""
    assert load_rules() is load_rules()
