"""Vietnamese legal documents: bytes → text → document → claims. The public verbs are here, everything else one level down."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.effects import find_effects
    from pipeline.extract import extract
    from pipeline.process import process, read_document

__all__ = ["extract", "find_effects", "process", "read_document"]

_HOME = {
    "extract": "pipeline.extract",
    "find_effects": "pipeline.effects",
    "process": "pipeline.process",
    "read_document": "pipeline.process",
}


def __getattr__(name: str) -> object:
    """Import a verb when it is first used: the command line must start without spaCy and pdfplumber."""
    if name not in _HOME:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(importlib.import_module(_HOME[name]), name)
