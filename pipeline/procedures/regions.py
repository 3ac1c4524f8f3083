"""Where the headings of lists may stand: in the first article and in the annexes, never in the other articles."""

from __future__ import annotations

from pipeline.model.document import Structure
from pipeline.model.text import ExtractedText, Span
from pipeline.procedures.columns import find_header
from pipeline.procedures.pieces import TableRow, find_pieces
from pipeline.procedures.publication import Publication
from pipeline.rules.schema.procedure_tables import ProcedureTables

__all__ = ["find_regions"]


def find_regions(
    text: ExtractedText, structure: Structure, publication: Publication, rules: ProcedureTables
) -> tuple[Span, ...]:
    """Return the first article and the annexes.

    The annexes begin behind the closing block or with the first attachment. Where the structure says that they begin behind
    the first list, they begin behind the last table before it, so that the title over the list is read.
    """
    begin = _annexes(structure)
    first = _first_list(text, rules)
    if first is not None and begin > first:
        begin = max((table.span.end for table in text.tables if table.span.end < first), default=first)
        begin = max(begin, publication.article_span.end if publication.article_span else 0)
    annexes = Span(begin, len(text.text))
    if publication.article_span is None:
        return (annexes,)
    article = publication.article_span
    return (Span(article.start, min(article.end, begin)), annexes)


def _annexes(structure: Structure) -> int:
    starts = [attachment.span.start for attachment in structure.attachments[:1]]
    if structure.closing.span.end:
        starts.append(structure.closing.span.end)
    articles = [provision.span.end for provision in structure.provisions if provision.kind == "article"]
    return min(starts) if starts else max(articles, default=0)


def _first_list(text: ExtractedText, rules: ProcedureTables) -> int | None:
    rows = (piece for piece in find_pieces(text, ()) if isinstance(piece, TableRow))
    return next((row.span.start for row in rows if find_header(row, rules)), None)
