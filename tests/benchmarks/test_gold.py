"""Gold labels as they are kept."""

from __future__ import annotations

import pytest

from benchmarks.accuracy.gold import document_sets, half, labelled

EFFECT = {"act", "number", "eids", "attached", "scope"}


def test_the_half_of_a_file_comes_from_its_name_alone():
    """The folder does not matter, and every line says the half that its name gives."""
    assert half("x/1.html") == half("1.html")
    assert [line["file"] for line in labelled() if line["half"] != half(line["file"])] == []


def test_no_file_is_labelled_twice():
    """A file that were labelled twice would count twice."""
    files = [line["file"] for line in labelled()]
    assert len(files) == len(set(files))


@pytest.mark.parametrize("name", document_sets())
def test_labels_have_what_is_compared(name):
    """Every line has labels and effects, and every effect the keys that are compared."""
    lines = labelled([name])
    assert lines
    for line in lines:
        assert line["labels"], line["file"]
        assert all(effect.keys() >= EFFECT for effect in line["effects"]), line["file"]
