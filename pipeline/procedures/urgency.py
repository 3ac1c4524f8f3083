"""Whether a publishing decision says that it follows the shortened procedure (domain.md 4.1)."""

from __future__ import annotations

from pipeline.model.document import Structure
from pipeline.model.text import ExtractedText, Span
from pipeline.rules.schema.publication_terms import PublicationTerms
from pipeline.text.fold import fold_keeping_length, squeeze

__all__ = ["read_urgent"]

_LONGEST = 20_000
"""Characters of the decision itself, without annexes, that are read."""


def read_urgent(text: ExtractedText, structure: Structure, rules: PublicationTerms) -> bool | None:
    """Return ``True`` when the words of the decision (not of its annexes) say so, ``None`` when they say nothing."""
    articles = [provision.span.end for provision in structure.provisions if provision.kind == "article"]
    end = max((*articles, structure.preamble.span.end), default=0) or structure.closing.span.start
    words = fold_keeping_length(squeeze(text.quote(Span(0, min(end, _LONGEST, len(text.text))))))
    return True if rules.urgent.regex.search(words) else None
