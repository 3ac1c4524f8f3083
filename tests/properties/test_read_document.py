"""Any text is read: nothing raises, and every place lies inside the text."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.fuzz.check import read_checked
from benchmarks.fuzz.texts import PIECES, damaged
from pipeline.rules import load_rules

RULES = load_rules()
_ANY = st.text(max_size=400)
_LEGAL = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=60).map("".join)
_SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*/expected.json"))
_SLOW = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])


@_SLOW
@given(_ANY)
def test_any_text(text):
    """Any characters at all are read."""
    assert read_checked(text, RULES).labels


@_SLOW
@given(_LEGAL)
def test_legal_language_in_any_order(text):
    """Pieces of legal language in any order are read."""
    assert read_checked(text, RULES).labels


@pytest.mark.parametrize("sample", _SAMPLES[::6], ids=lambda path: path.parent.name)
def test_damaged_words_of_samples(sample):
    """The words of the samples, cut and mixed, are read."""
    words = "\n".join(_strings(json.loads(sample.read_text(encoding="utf-8"))))
    chance = random.Random(sample.parent.name)  # noqa: S311 - a repeatable draw
    for _ in range(3):
        assert read_checked(damaged(words, chance), RULES).labels


def _strings(value):
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for item in inner for text in _strings(item)]
