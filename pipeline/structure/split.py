"""Cutting a file into its documents: a Công báo issue holds several."""

from __future__ import annotations

from pipeline.model.text import ExtractedText
from pipeline.rules.loader import Rules

__all__ = ["split_documents"]


def split_documents(text: ExtractedText, rules: Rules) -> tuple[ExtractedText, ...]:
    """Return the documents of a file in the order of the text; raises ``NotALegalDocumentError`` when there is none."""
    return (text,)
