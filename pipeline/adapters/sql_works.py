"""Works in the registry: their columns from a read document, their summaries from the columns, and finding them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, select

from pipeline.adapters.sql_engine import Database, chunks
from pipeline.adapters.sql_tables import citations, labels, procedures, works
from pipeline.model.document import Dated
from pipeline.model.ids import DocumentId
from pipeline.model.outcome import ReadDocument
from pipeline.model.procedures import Declared, Procedure
from pipeline.model.registry import DocumentSummary, KnownWork, Wanted
from pipeline.procedures.service_levels import read_service_level
from pipeline.procedures.statistics import procedure_key
from pipeline.procedures.urgency import read_urgent
from pipeline.rules.loader import Rules
from pipeline.rules.schema.procedure_tables import ProcedureTables
from pipeline.text.fold import squeeze

__all__ = ["SqlWorks", "clear_children", "known_works", "summaries", "text_rank", "work_columns", "write_children"]

_UNSHOWN = {"work_key", "number_key", "removed", "drafted_by", "sha256", "dump_hash"}
_SUMMARY = [column for column in works.c if column.key not in _UNSHOWN]


class SqlWorks:
    """Lists of documents, and works by number (port ``WorkLookup``)."""

    def __init__(self, database: Database) -> None:
        """Take the open database."""
        self._database = database

    def find(self, wanted: Wanted) -> tuple[DocumentSummary, ...]:
        """Return the summaries of the documents asked for, newest first, those without a day last."""
        with self._database.reading() as connection:
            return tuple(_to_summary(row) for row in connection.execute(_find(wanted)).mappings())

    def works(self, number_keys: Collection[str]) -> tuple[KnownWork, ...]:
        """Return all works with one of these folded numbers."""
        with self._database.reading() as connection:
            return known_works(connection, number_keys)


def _find(wanted: Wanted) -> Select[Any]:
    query = select(*_SUMMARY).where(~works.c.removed)
    if wanted.issued_from:
        query = query.where(works.c.date >= wanted.issued_from)
    if wanted.issued_before:
        query = query.where(works.c.date < wanted.issued_before)
    if wanted.label:
        labelled = select(labels.c.work_id).where(labels.c.label == wanted.label)
        query = query.where(works.c.id.in_(labelled))
    if wanted.ids:
        query = query.where(works.c.id.in_(wanted.ids))
    query = query.order_by(works.c.date.desc().nulls_last(), works.c.number_key, works.c.id)
    if wanted.limit is not None:
        query = query.limit(wanted.limit)
    return query.offset(wanted.offset) if wanted.offset else query


def known_works(connection: Connection, number_keys: Collection[str]) -> tuple[KnownWork, ...]:
    """Return the works with one of these folded numbers, oldest first."""
    c = works.c
    found = []
    for keys in chunks(sorted(number_keys)):
        query = select(c.id, c.number, c.number_key, c.authority, c.authority_id, c.date, c.kind, c.title)
        query = query.where(c.number_key.in_(keys), ~c.removed).order_by(c.date, c.id)
        found += [KnownWork(**row) for row in connection.execute(query).mappings()]
    return tuple(found)


def summaries(connection: Connection, ids: Iterable[str]) -> dict[str, DocumentSummary]:
    """Return the summaries of these documents by id; those that are gone are not in it."""
    found = {}
    for some in chunks(sorted(set(ids))):
        query = select(*_SUMMARY).where(works.c.id.in_(some), ~works.c.removed)
        found.update({row["id"]: _to_summary(row) for row in connection.execute(query).mappings()})
    return found


def _to_summary(row: Mapping[Any, Any]) -> DocumentSummary:
    has_first_day = row["effective_from"] or row["effective_expression"]
    return DocumentSummary(
        id=DocumentId(row["id"]),
        number=row["number"],
        kind=row["kind"],
        authority=row["authority"],
        authority_id=row["authority_id"],
        date=row["date"],
        title=row["title"],
        labels=tuple(row["label_list"].split()),
        signer=row["signer"],
        normative=row["normative"],
        effective_from=Dated(date=row["effective_from"], expression=row["effective_expression"]) if has_first_day else None,
        effective_to=row["effective_to"],
        group_counts=tuple((group, count) for group, count in json.loads(row["group_counts"])),
        declared=Declared(**json.loads(row["declared"])) if row["declared"] else Declared(),
        doubts=row["doubts"],
        version=row["version"],
    )


def work_columns(document: ReadDocument, rules: ProcedureTables) -> dict[str, Any]:
    """Return what stands in the columns of a work (all but identity, version and files)."""
    header, proposal = document.structure.header, document.structure.preamble.proposal
    first = document.effective_from
    return {
        "number": header.number,
        "number_key": document.key.number_key,
        "kind": document.key.kind,
        "authority": header.authority,
        "authority_id": document.key.authority_id,
        "date": document.key.date,
        "title": header.title,
        "signer": document.structure.closing.signer,
        "normative": document.normative,
        "effective_from": first.date if first else None,
        "effective_expression": first.expression if first else None,
        "effective_to": document.effective_to,
        "label_list": " ".join(_label_names(document)),
        "group_counts": json.dumps(_group_counts(document.procedures, rules)),
        "declared": json.dumps(asdict(document.declared)) if document.declared != Declared() else None,
        "drafted_by": proposal.by if proposal else None,
        "doubts": len(document.doubts),
    }


def text_rank(document: ReadDocument) -> int:
    """Return how far the characters can be trusted: 0 DOCX, DOC and HTML, 1 text of a PDF, 2 OCR, 3 with unread pages."""
    readings = {page.reading for page in document.text.pages}
    if "none" in readings:
        return 3
    if "ocr" in readings:
        return 2
    return 1 if document.text.has_pages else 0


def write_children(connection: Connection, work_id: str, document: ReadDocument, rules: Rules) -> None:
    """Write labels, citations and procedures anew."""
    clear_children(connection, work_id)
    names = _label_names(document)
    if names:
        rows = [{"work_id": work_id, "label": name, "position": position} for position, name in enumerate(names)]
        connection.execute(insert(labels), rows)
    cited = _cited(document)
    if cited:
        connection.execute(insert(citations).values(work_id=work_id, cited=json.dumps(cited)))
    if document.procedures:
        urgent = read_urgent(document.text, document.structure, rules.publication_terms)
        rows = [
            _procedure_row(work_id, position, one)
            | {"service_level": read_service_level(one.cells, rules.service_levels), "urgent": urgent}
            for position, one in enumerate(document.procedures)
        ]
        connection.execute(insert(procedures), rows)


def clear_children(connection: Connection, work_id: str) -> None:
    """Take away labels, citations and procedures."""
    for table in (labels, citations, procedures):
        connection.execute(delete(table).where(table.c.work_id == work_id))


def _label_names(document: ReadDocument) -> list[str]:
    return list(dict.fromkeys(claim.label for claim in document.labels))


def _cited(document: ReadDocument) -> list[tuple[str, str | None]]:
    """Return number and day of each document that the text cites, once, in its order; not its own number."""
    named = ((one.number, one.date) for one in document.references if one.number and one.role != "self")
    return [(number, date.isoformat() if date else None) for number, date in dict.fromkeys(named)]


def _procedure_row(work_id: str, position: int, procedure: Procedure) -> dict[str, Any]:
    return {
        "work_id": work_id,
        "position": position,
        "group": procedure.group,
        "internal": procedure.internal,
        "code": procedure.code,
        "name": procedure.name,
        "field": procedure.field,
        "levels": " ".join(procedure.levels),
        "authority": procedure.authority,
        "replaces": "\n".join(squeeze(one) for one in procedure.replaces) or None,
    }


def _group_counts(found: Iterable[Procedure], rules: ProcedureTables) -> list[tuple[str, int]]:
    """Count distinct procedures for each group; internal ones are left out (domain.md 4.7)."""
    distinct = {(str(one.group), procedure_key(one, rules)) for one in found if one.group and not one.internal}
    return sorted(Counter(group for group, _ in distinct).items())
