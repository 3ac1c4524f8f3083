"""Where the text of a web page begins that stands below its document and names it once more."""

from __future__ import annotations

import re

from pipeline.model.document import Structure
from pipeline.references.grammar import Grammar
from pipeline.references.words import phrase
from pipeline.text.numbers import number_at, number_key

__all__ = ["page_text_start"]

_BEFORE = 240


def page_text_start(text: str, structure: Structure, grammar: Grammar) -> int:
    """Return where the page's own words begin below the document, or the length of the text.

    Below the signature a document names itself only in the heads of its attachments ("(Kèm theo Quyết định số …)"). A line
    there that begins with its kind and number outside of such a head is the page's title, set again above lists of documents.
    """
    header, closing = structure.header, structure.closing.span
    kind = grammar.rules.kinds.by_id.get(header.kind or "")
    if not len(closing) or kind is None or header.number is None:
        return len(text)
    own = number_key(header.number)
    line = re.compile(rf"^[ \t]*(?i:{phrase(kind.name)})\s+(?:{grammar.number}\s*:?\s*)?(?=\d)", re.MULTILINE)
    for found in line.finditer(text, closing.end):
        number = number_at(text, found.end())
        if number and number_key(number.canonical) == own and not _is_head(text, found.start(), grammar):
            return found.start()
    return len(text)


def _is_head(text: str, at: int, grammar: Grammar) -> bool:
    """Whether the line goes on the head of an attachment: behind an open parenthesis or "kèm theo"."""
    before = text[max(0, at - _BEFORE) : at]
    return before.rfind("(") > before.rfind(")") or grammar.attachment_before.search(before) is not None
