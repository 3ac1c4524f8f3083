"""Any values of the model, for property tests."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TypeVar

from hypothesis import strategies as st

from pipeline.model import document, effects, ids, procedures, text
from pipeline.model.outcome import ReadDocument
from pipeline.model.text import Box, ExtractedText, Span, Word

T = TypeVar("T")
_TEXT = st.text(max_size=12)
_INTEGERS = st.integers(min_value=-(2**40), max_value=2**40)
_FLOATS = st.floats(allow_nan=False, allow_infinity=False)
_SPANS = st.builds(Span, st.integers(0, 2**31), st.integers(0, 2**31))
_BOXES = st.builds(Box, _FLOATS, _FLOATS, _FLOATS, _FLOATS)

for _type, _strategy in ((str, _TEXT), (int, _INTEGERS), (float, _FLOATS), (Span, _SPANS), (Box, _BOXES)):
    st.register_type_strategy(_type, _strategy)


def _whole(kind: type[T]) -> st.SearchStrategy[T]:
    """Draw every field, those with a default too."""
    return st.builds(kind, **{field.name: ... for field in fields(kind)})


for _module in (text, document, effects, procedures, ids):
    for _name in _module.__all__:
        _kind = getattr(_module, _name)
        if isinstance(_kind, type) and is_dataclass(_kind) and _kind not in {Span, Box, Word, ExtractedText}:
            st.register_type_strategy(_kind, _whole(_kind))

words = st.builds(Word, span=_SPANS, page=st.integers(1, 99), box=_BOXES, confidence=st.none() | _FLOATS)
st.register_type_strategy(Word, words)
st.register_type_strategy(ExtractedText, _whole(ExtractedText))
documents = _whole(ReadDocument)
"""Documents with every field drawn from its type."""
every_effect = _whole(effects.Effect)
