"""Reads the procedures that a decision publishes."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from functools import partial

from pipeline.model.document import Doubt, Structure
from pipeline.model.procedures import ProceduresReading
from pipeline.model.text import ExtractedText
from pipeline.procedures.checks import Pair, check_lists
from pipeline.procedures.collect import RowCollector
from pipeline.procedures.components import with_components
from pipeline.procedures.declared import ClosingLine, RowPlace, read_declared
from pipeline.procedures.drafts import is_serial
from pipeline.procedures.headings import Heading
from pipeline.procedures.lists import ListReader
from pipeline.procedures.outline import is_new_paragraph
from pipeline.procedures.pieces import Block, Piece, TableRow, find_pieces
from pipeline.procedures.publication import Publication, read_publication
from pipeline.procedures.regions import find_regions
from pipeline.procedures.rows import to_procedure
from pipeline.procedures.torn import join_torn_rows
from pipeline.procedures.unread import find_lists_without_rows
from pipeline.rules.loader import Rules
from pipeline.rules.schema.procedure_tables import ProcedureTables

__all__ = ["read_procedures"]

_FIGURE = re.compile(r"\d{1,4}\b")


def read_procedures(text: ExtractedText, structure: Structure, rules: Rules) -> ProceduresReading:
    """Return the rows of a decision that publishes procedures, the counts it states, and doubts; nothing for other documents.

    Source: domain.md 4 with product decisions 8-11. Processes, forms, lists of service levels and part II hold no rows;
    part II gives components.
    """
    tables = rules.procedure_tables
    publication = read_publication(text, structure, tables)
    if publication is None:
        return ProceduresReading()
    regions = find_regions(text, structure, publication, tables)
    found = tuple(find_pieces(text, regions, partial(is_new_paragraph, tables)))
    pieces = tuple(join_torn_rows(found, tables))
    reader = _walk(pieces, publication, tables)
    if not reader.rows.drafts:
        reader = _walk(pieces, publication, tables, named_in_article=True)
    pairs: list[Pair] = []
    doubts: list[Doubt] = list(reader.doubts)
    for draft in reader.rows.drafts:
        procedure, about_row = to_procedure(draft, publication, text.text, tables)
        doubts += about_row
        if procedure is not None:
            pairs.append((draft, procedure))
    rows = [RowPlace(at=draft.span.start, number=draft.number, group=procedure.group) for draft, procedure in pairs]
    declared = read_declared(
        publication, _headings(pairs), _lines(pieces, {procedure.table for _, procedure in pairs}), tables, rows
    )
    doubts += check_lists(pairs, declared, publication, tables)
    taken = (*(draft.span.start for draft in reader.rows.drafts), *reader.empty_at)
    doubts += find_lists_without_rows(reader.titles, taken, text.pages, tables)
    if not pairs:
        doubts.append(Doubt(code="no_procedures_found", message=tables.messages.no_procedures_found, page=1))
    procedures, about_details = with_components([procedure for _, procedure in pairs], found, text, rules)
    doubts += about_details
    return ProceduresReading(
        procedures=procedures,
        declared=declared,
        doubts=tuple(replace(doubt, page=doubt.page or 1) for doubt in doubts),
    )


def _headings(pairs: Sequence[Pair]) -> tuple[Heading, ...]:
    """Return the headings that have rows below them, each once, in the order of the text."""
    return tuple({heading.span: heading for draft, _ in pairs for heading in draft.outline.headings}.values())


def _walk(
    pieces: Sequence[Piece], publication: Publication, rules: ProcedureTables, *, named_in_article: bool = False
) -> ListReader:
    rows = (piece for piece in pieces if isinstance(piece, TableRow))
    numbered = frozenset(row.table for row in rows if row.slots and is_serial(row.slots[0].text))
    collector = RowCollector(rules=rules, numbered=numbered)
    reader = ListReader(rules=rules, rows=collector, named_in_article=named_in_article)
    end = publication.article_span.end if publication.article_span else 0
    in_article = bool(publication.article_span)
    begin = publication.article_span.start if publication.article_span else 0
    for piece in pieces:
        if piece.span.end <= begin:
            continue
        if in_article and piece.span.start >= end:
            reader.close_outline()
            in_article = False
        reader.read(piece)
    return reader


def _lines(pieces: Sequence[Piece], lists: Container[int]) -> Iterator[ClosingLine]:
    """Yield paragraphs, cells, and cells with the figure beside them, for the totals that close lists.

    In tables that hold no procedures (summaries) a figure beside a cell may be of anything.
    """
    for piece in pieces:
        if isinstance(piece, Block):
            yield ClosingLine(at=piece.span.start, words=piece.text)
            continue
        written = piece.written
        for slot in written:
            yield ClosingLine(at=slot.span.start, words=slot.text)
        if piece.table not in lists:
            continue
        first = written[0].text.split("\n")[0] if written else ""
        figure = next((found for slot in written[1:4] if (found := _FIGURE.match(slot.text.strip()))), None)
        if figure and not any(character.isdigit() for character in first):
            yield ClosingLine(at=piece.span.start, words=f"{first} {figure[0]}")
