"""From a stored document to what the index holds of it: the document, its articles, its procedures."""

from __future__ import annotations

import datetime as dt

from pipeline.model.document import Provision
from pipeline.model.procedures import Procedure
from pipeline.model.registry import StoredDocument
from pipeline.model.search import IndexRecord
from pipeline.ports import RelationStore
from pipeline.rules import Rules
from pipeline.text.fold import fold
from pipeline.text.numbers import number_key, read_number

__all__ = ["to_records"]

_POOR_PAGE = 0.8
"""Mean OCR confidence below which a page counts as poorly read."""


def to_records(stored: StoredDocument, relations: RelationStore, rules: Rules) -> tuple[IndexRecord, ...]:
    """Return the records of a document; ids are stable, so that writing them again changes nothing."""
    common = _common(stored, relations)
    document = stored.document
    text = document.text.text
    records = [_record(stored, "document", "", {**common, "text": text})]
    records += [
        _record(stored, "provision", provision.eid, {**common, **_provision(provision, text, rules)})
        for provision in document.structure.provisions
        if provision.kind == "article"
    ]
    records += [
        _record(stored, "procedure", str(n), {**common, **_procedure(procedure)})
        for n, procedure in enumerate(document.procedures, start=1)
    ]
    return tuple(records)


def _record(stored: StoredDocument, level: str, suffix: str, fields: dict[str, object]) -> IndexRecord:
    identifier = stored.summary.id
    return IndexRecord(
        id=f"{identifier}/{level}/{suffix}".rstrip("/"),
        level=level,  # type: ignore[arg-type]
        document_id=identifier,
        version=stored.summary.version,
        fields=fields,
    )


def _common(stored: StoredDocument, relations: RelationStore) -> dict[str, object]:
    summary, document = stored.summary, stored.document
    number = read_number(summary.number) if summary.number else None
    outgoing = relations.outgoing(summary.id)

    def keys(*acts: str) -> list[str]:
        return sorted({number_key(r.effect.number) for r in outgoing if r.effect.act in acts and r.effect.number})

    readings = [page.quality for page in document.text.pages if page.quality is not None]
    return {
        "kind": summary.kind,
        "authority": summary.authority,
        "authority_keys": [key for key in (summary.authority_id, fold(summary.authority or "")) if key],
        "number": summary.number,
        "number_key": number_key(summary.number) if summary.number else None,
        "number_integer": int("".join(c for c in number.num.split(".")[0] if c.isdigit())) if number else None,
        "number_symbol": fold(f"{number.type}-{number.issuer}") if number else None,
        "date": summary.date.isoformat() if summary.date else None,
        "year": summary.date.year if summary.date else None,
        "title": summary.title,
        "labels": list(summary.labels),
        "groups": sorted({p.group for p in document.procedures if p.group}),
        "fields": sorted({p.field for p in document.procedures if p.field}),
        "levels": sorted({level for p in document.procedures for level in p.levels}),
        "signer": summary.signer,
        "signer_key": fold(summary.signer) if summary.signer else None,
        "codes": sorted({p.code for p in document.procedures if p.code}),
        "quality": "poor" if readings and min(readings) < _POOR_PAGE else "good",
        "basis_keys": sorted({number_key(b.number) for b in document.legal_bases if b.number}),
        "cites_keys": sorted({number_key(r.number) for r in document.references if r.number}),
        "replaces_keys": keys("replace", "expire"),
        "repeals_keys": keys("repeal"),
        "amends_keys": keys("amend", "insert", "replace_text", "repeal_text", "rename"),
    }


def _provision(provision: Provision, text: str, rules: Rules) -> dict[str, object]:
    return {
        "eid": provision.eid,
        "heading": provision.heading,
        "name": rules.names.eid_in_words(provision.eid),
        "text": text[provision.span.start : provision.span.end],
        "start": provision.span.start,
    }


def _procedure(procedure: Procedure) -> dict[str, object]:
    return {
        "name": procedure.name,
        "text": " ".join(part for part in (procedure.code_raw, procedure.name, procedure.field, procedure.authority) if part),
        "codes": [procedure.code] if procedure.code else [],
        "groups": [procedure.group] if procedure.group else [],
        "fields": [procedure.field] if procedure.field else [],
        "levels": list(procedure.levels),
        "start": procedure.span.start,
    }


def as_number(day: dt.date) -> int:
    """Return a day as yyyymmdd."""
    return day.year * 10_000 + day.month * 100 + day.day
