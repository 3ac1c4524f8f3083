"""What must hold for any text: no exception, and every span inside the text."""

from __future__ import annotations

import unicodedata
from dataclasses import fields, is_dataclass

from pipeline.model.outcome import ReadDocument
from pipeline.model.text import ExtractedText, Span
from pipeline.process import read_document
from pipeline.rules import Rules

__all__ = ["read_checked", "spans_of"]


def read_checked(text: str, rules: Rules) -> ReadDocument:
    """Read a text; raises ``AssertionError`` when a span of what was read lies outside of it."""
    document = read_document(ExtractedText.of(unicodedata.normalize("NFC", text)), rules)
    size = len(document.text.text)
    for span in spans_of(document):
        if not 0 <= span.start <= span.end <= size:
            message = f"{span} lies outside of a text of {size}"
            raise AssertionError(message)
    return document


def spans_of(value: object) -> list[Span]:
    """Return all spans in a value of the model, however deep."""
    found, waiting = [], [value]
    while waiting:
        here = waiting.pop()
        if isinstance(here, Span):
            found.append(here)
        elif isinstance(here, tuple | list | frozenset):
            waiting += here
        elif is_dataclass(here):
            waiting += [getattr(here, field.name) for field in fields(here)]
    return found
