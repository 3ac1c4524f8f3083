"""Values made quickly are the values of the model."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, replace

import pytest
from pydantic import TypeAdapter

from pipeline.extract.quick_values import new_cell, new_line, new_span
from pipeline.model.text import Box, Cell, Line, Span

_BOX = Box(1.0, 2.0, 3.0, 4.0)
_PAIRS = [
    (new_span(3, 7), Span(3, 7)),
    (
        new_line(new_span(0, 5), 2, _BOX, (1, 2, 3), True, None),
        Line(span=Span(0, 5), page=2, box=_BOX, cell=(1, 2, 3), bold=True, centred=None),
    ),
    (
        new_cell(1, 2, "a", new_span(4, 5), 3, 4, 5, _BOX),
        Cell(row=1, column=2, text="a", span=Span(4, 5), row_span=3, column_span=4, page=5, box=_BOX),
    ),
]


@pytest.mark.parametrize(("quick", "usual"), _PAIRS)
def test_a_quick_value_cannot_be_told_from_a_usual_one(quick: object, usual: object) -> None:
    """Type, equality, hash, printed form, pickle, JSON and copies with a change are the same."""
    assert type(quick) is type(usual)
    assert quick == usual
    assert hash(quick) == hash(usual)
    assert repr(quick) == repr(usual)
    assert pickle.loads(pickle.dumps(quick)) == usual  # noqa: S301
    kind = TypeAdapter(type(usual))
    assert kind.validate_json(kind.dump_json(quick)) == usual
    assert replace(quick) == usual  # type: ignore[type-var]


@pytest.mark.parametrize("quick", [quick for quick, _ in _PAIRS])
def test_a_quick_value_is_frozen(quick: object) -> None:
    """No field of it can be set."""
    field = type(quick).__slots__[0]  # type: ignore[attr-defined]
    with pytest.raises(FrozenInstanceError):
        setattr(quick, field, 1)
