"""Old Word files and RTF → draft, through the converter and the DOCX reader."""

from __future__ import annotations

from pipeline.errors import UnreadableFileError
from pipeline.extract.blocks import Draft
from pipeline.extract.docx import read_docx
from pipeline.extract.garbage import is_garbage
from pipeline.extract.sniff import RTF
from pipeline.extract.tables import flat_lines
from pipeline.model.limits import Limits
from pipeline.ports import Converter

__all__ = ["read_doc"]


def read_doc(content: bytes, media_type: str, limits: Limits, converter: Converter) -> Draft:
    """Return the lines and tables of a DOC or RTF file.

    Raises what the converter raises (:class:`ConversionFailedError`, :class:`ToolMissingError`) and what DOCX raises;
    :class:`UnreadableFileError` when the program took damaged bytes for plain text.
    """
    draft = read_docx(converter.to_docx(content, ".rtf" if media_type == RTF else ".doc"), limits)
    if is_garbage("".join(line.text for line in flat_lines(draft.blocks))):
        raise UnreadableFileError
    return draft
