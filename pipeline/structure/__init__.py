"""How a document is built: header, preamble, provisions, attachments, closing."""

from __future__ import annotations

from pipeline.model.document import Structure
from pipeline.model.text import ExtractedText
from pipeline.rules.loader import Rules
from pipeline.structure.header import read_header
from pipeline.structure.normative import judge_normative
from pipeline.structure.sheet import Sheet
from pipeline.structure.split import split_documents

__all__ = ["judge_normative", "read_structure", "split_documents"]


def read_structure(text: ExtractedText, rules: Rules) -> Structure:
    """Return everything that is known of the build of one document; never raises, whatever the text."""
    sheet = Sheet.of(text)
    header, _ = read_header(sheet, rules)
    return Structure(header=header)
