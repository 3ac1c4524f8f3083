"""From a stored document to what the index holds of it: the document, its articles, its procedures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.model.document import Provision
from pipeline.model.procedures import Procedure
from pipeline.model.registry import Relation, StoredDocument
from pipeline.model.search import IndexRecord, SearchLevel
from pipeline.ports import RelationStore
from pipeline.rules import Rules
from pipeline.search.numbers_asked import number_forms, number_order
from pipeline.search.syllables import folded
from pipeline.search.validity import periods_as_fields, validity
from pipeline.status import events_of, periods_of
from pipeline.text.fold import fold

__all__ = ["to_records"]

_POOR_PAGE = 0.8
"""Mean OCR confidence below which a page counts as poorly read."""

_ACTS = {
    "replaces": frozenset({"replace"}),
    "repeals": frozenset({"repeal", "expire", "repeal_text", "repeal_tthc"}),
    "amends": frozenset({"amend", "insert", "replace_text", "repeal_text", "rename", "correct", "supplement_tthc"}),
}
"""Acts that answer "which documents replace, repeal, amend that one"."""


def to_records(stored: StoredDocument, relations: RelationStore, rules: Rules) -> tuple[IndexRecord, ...]:
    """Return the records of a document; ids are stable, so that writing them again changes nothing.

    Fields are those of ``index_config/fields.toml`` and what is shown with a hit: ``number``, ``title``, ``signer``, ``name``,
    ``heading``, ``eid``, ``start`` (offset in the clean text), ``opening`` (end of the head, behind which snippets are looked
    for), ``parts`` (eId, start, end of what lies inside an article).
    """
    document = stored.document
    text = document.text.text
    common = _common(stored, rules) | _numbers(stored, rules)
    incoming = relations.incoming(stored.summary.id)
    periods = periods_of(events_of(stored.summary, incoming, rules), rules)
    common |= validity(periods).fields | {"statuses": periods_as_fields(periods)}
    whole = common | _related(stored, relations.outgoing(stored.summary.id), rules) | _acted_on(incoming, rules)
    whole |= _procedures(document.procedures)
    records = [
        _record(stored, "document", "", {**whole, "start": 0, "opening": document.structure.header.span.end, "text": text})
    ]
    records += [
        _record(stored, "provision", provision.eid, common | _provision(provision, inside, text, rules))
        for provision, inside in _articles(document.structure.provisions)
    ]
    records += [
        _record(stored, "procedure", str(n), common | _procedure(procedure))
        for n, procedure in enumerate(document.procedures, start=1)
    ]
    return tuple(records)


def _record(stored: StoredDocument, level: SearchLevel, suffix: str, fields: dict[str, object]) -> IndexRecord:
    identifier = stored.summary.id
    return IndexRecord(
        id="/".join(part for part in (identifier, level, suffix) if part),
        level=level,
        document_id=identifier,
        version=stored.summary.version,
        fields=fields,
    )


def _common(stored: StoredDocument, rules: Rules) -> dict[str, object]:
    summary, document = stored.summary, stored.document
    readings = [page.quality for page in document.text.pages if page.quality is not None]
    return {
        "kind": summary.kind,
        "authority": summary.authority,
        "authority_keys": _authority_keys(summary.authority, summary.authority_id, rules),
        "number": summary.number,
        "date": summary.date.isoformat() if summary.date else None,
        "year": summary.date.year if summary.date else None,
        "title": summary.title,
        "labels": list(summary.labels),
        "signer": summary.signer,
        "signer_keys": _ends(folded(summary.signer or "")),
        "quality": "poor" if readings and min(readings) < _POOR_PAGE else "good",
    }


def _authority_keys(name: str | None, identifier: str | None, rules: Rules) -> list[str]:
    """Return the body's identity, its name as written, folded and with its short form, and what became of its province."""
    if not name:
        return []
    plain = " ".join(folded(name))
    keys = [identifier, name, plain]
    bodies = ((" ".join(folded(body.name)), short) for body in rules.authorities.bodies for short in body.short)
    keys += [plain.replace(full, " ".join(folded(short)), 1) for full, short in bodies if plain.startswith(full)]
    provinces = ((former, " ".join(folded(former.name))) for former in rules.provinces.former)
    keys += [rules.entities.entity_id(name.replace(f.name, f.successor)) for f, end in provinces if plain.endswith(f" {end}")]
    return list(dict.fromkeys(key for key in keys if key))


def _numbers(stored: StoredDocument, rules: Rules) -> dict[str, object]:
    summary = stored.summary
    year = summary.date.year if summary.date else None
    forms = number_forms(summary.number, rules.kinds, kind=summary.kind, year=year)
    return {"number_forms": list(forms), "number_order": number_order(summary.number, year)}


def _related(stored: StoredDocument, outgoing: Sequence[Relation], rules: Rules) -> dict[str, object]:
    document = stored.document
    drafter = document.structure.preamble.proposal.by if document.structure.preamble.proposal else None
    found: dict[str, object] = {
        name: _forms(
            ((r.effect.number, r.effect.date.year if r.effect.date else None) for r in outgoing if r.effect.act in acts), rules
        )
        for name, acts in _ACTS.items()
    }
    found["basis"] = _forms(((basis.number, None) for basis in document.legal_bases), rules)
    found["cites"] = _forms(((r.number, r.year or (r.date.year if r.date else None)) for r in document.references), rules)
    return {**found, "drafter": drafter, "drafter_keys": _drafter_keys(drafter, rules) if drafter else []}


def _acted_on(incoming: Sequence[Relation], rules: Rules) -> dict[str, object]:
    """Return the numbers of the documents that replace, repeal, amend this one."""
    return {
        {"replaces": "replaced_by", "repeals": "repealed_by", "amends": "amended_by"}[name]: _forms(
            ((r.source.number, r.source.date.year if r.source.date else None) for r in incoming if r.effect.act in acts), rules
        )
        for name, acts in _ACTS.items()
    }


def _drafter_keys(drafter: str, rules: Rules) -> list[str]:
    """Return the body's folded name, and without its territory: "Sở Tài chính tỉnh …" is asked for as Sở Tài chính."""
    plain = " ".join(folded(drafter))
    levels = "|".join(fold(level.name) for level in rules.authorities.levels)
    return list(dict.fromkeys((plain, re.sub(rf"(?<=\w )(?:{levels}) .*$", "", plain).strip())))


def _forms(numbers: Iterable[tuple[str | None, int | None]], rules: Rules) -> list[str]:
    return sorted({form for number, year in numbers for form in number_forms(number, rules.kinds, year=year)})


def _ends(words: Sequence[str]) -> list[str]:
    """Return a name with and without its first syllables: people are asked for by their last ones too."""
    return [" ".join(words[n:]) for n in range(len(words))]


def _articles(provisions: Sequence[Provision]) -> Iterator[tuple[Provision, list[Provision]]]:
    """Yield each article with what lies inside it (provisions stand in the order of the text)."""
    for n, provision in enumerate(provisions):
        if provision.kind != "article":
            continue
        end = n + 1
        while end < len(provisions) and provision.span.contains(provisions[end].span):
            end += 1
        yield provision, list(provisions[n + 1 : end])


def _provision(provision: Provision, inside: Sequence[Provision], text: str, rules: Rules) -> dict[str, object]:
    start = provision.span.start
    tails = [eid[eid.rindex("art_") :] for eid in (provision.eid, *(p.eid for p in inside)) if "art_" in eid]
    return {
        "eid": provision.eid,
        "eid_keys": list(dict.fromkeys((provision.eid, *tails))),
        "heading": provision.heading,
        "name": rules.names.eid_in_words(provision.eid),
        "start": start,
        "parts": [(p.eid, p.span.start - start, p.span.end - start) for p in inside],
        "text": text[start : provision.span.end],
    }


def _procedures(procedures: Sequence[Procedure]) -> dict[str, object]:
    return {
        "groups": sorted({p.group for p in procedures if p.group}),
        "fields": sorted({p.field for p in procedures if p.field}),
        "levels": sorted({level for p in procedures for level in p.levels}),
        "codes": sorted({key for p in procedures for key in _codes(p)}),
    }


def _codes(procedure: Procedure) -> list[str]:
    """Return a code whole and without the first figure: ``1.000494`` is asked for as ``000494`` too."""
    return [procedure.code, procedure.code.partition(".")[2]] if procedure.code and "." in procedure.code else []


def _procedure(procedure: Procedure) -> dict[str, object]:
    described = (procedure.code_raw, procedure.name, procedure.field, procedure.authority)
    return {
        "name": procedure.name,
        "code": procedure.code,
        "codes": _codes(procedure),
        "groups": [procedure.group] if procedure.group else [],
        "fields": [procedure.field] if procedure.field else [],
        "levels": list(procedure.levels),
        "page": procedure.page,
        "start": procedure.span.start,
        "text": "\n".join(part for part in described if part),
    }
