"""A document of the registry for a terminal: properties, both directions of effects, status, files, history."""

from __future__ import annotations

import datetime as dt
import json
from typing import Protocol

from pipeline.codec import to_output
from pipeline.errors import PipelineError
from pipeline.model.ids import DocumentId
from pipeline.model.outcome import Processed
from pipeline.model.registry import Reading, Relation, StoredDocument
from pipeline.model.text import RawFile
from pipeline.ports import DocumentStore, RelationStore, WorkLookup
from pipeline.printing.outcome import describe_document, effect_in_words
from pipeline.printing.words import day, eids_in_words, named, unknown
from pipeline.rules import Rules
from pipeline.status import events_of, status_on
from pipeline.text.normalise import normalise
from pipeline.text.numbers import number_key, read_number

__all__ = ["Registry", "UnknownDocumentError", "describe_stored", "find_stored", "stored_to_json"]


class Registry(DocumentStore, RelationStore, WorkLookup, Protocol):
    """What showing a document needs of the registry."""


class UnknownDocumentError(PipelineError):
    """No document has this id or number, or several have this number."""

    code = "unknown_document"
    exit_code = 2
    message = "Không có văn bản nào mang mã hoặc số này trong sổ đăng ký."
    remedy = "Dùng «rasoat search» để tìm văn bản và lấy mã của nó."


def find_stored(name: str, registry: Registry) -> StoredDocument:
    """Return the document with this id, or with this number when it is the only one; raises ``UnknownDocumentError``."""
    if stored := registry.get(DocumentId(name)):
        return stored
    number = read_number(normalise(name).upper())
    works = registry.works([number_key(number.canonical)]) if number else ()
    found = [stored for work in works if (stored := registry.get(work.id))]
    if len(found) == 1:
        return found[0]
    if found:
        several = "; ".join(f"{s.summary.id} ({s.summary.authority or unknown}, {day(s.summary.date)})" for s in found)
        raise UnknownDocumentError(f"Có {len(found)} văn bản cùng số {name}.", remedy=f"Chọn một mã: {several}.")
    raise UnknownDocumentError


def describe_stored(stored: StoredDocument, registry: Registry, rules: Rules, today: dt.date) -> str:
    """Return everything that the registry knows of a document."""
    outgoing = registry.outgoing(stored.summary.id)
    incoming = registry.incoming(stored.summary.id)
    status = status_on(today, events_of(stored.summary, incoming, rules), rules)
    lines = [
        f"Mã: {stored.summary.id}",
        describe_document(stored.document, rules),
        f"  Tình trạng ngày {day(today)}: {named(rules.names.statuses, status.code)}. {status.reason}",
    ]
    if outgoing:
        lines += ["  Tác động đến văn bản khác:", *(f"    → {_outgoing(relation, rules)}" for relation in outgoing)]
    if incoming:
        lines += ["  Được tác động bởi:", *(f"    ← {_incoming(relation, rules)}" for relation in incoming)]
    lines += ["  Tệp:", *(f"    {m.path} ({m.media_type}, {m.sha256[:12]}…)" for m in stored.manifestations)]
    lines += [
        "  Lịch sử đọc:",
        *(f"    {_reading(reading, first=reading is stored.readings[0])}" for reading in stored.readings),
    ]
    return "\n".join(lines)


def stored_to_json(stored: StoredDocument) -> str:
    """Return the document as ``rasoat read --json`` prints it."""
    best = next(m for m in stored.manifestations if m.sha256 == stored.preferred)
    raw = RawFile(path=best.path, sha256=best.sha256, size=best.size, media_type=best.media_type)
    outcome = Processed(raw=raw, documents=(stored.document,), rules_version=stored.readings[-1].rules_version)
    return json.dumps(to_output(outcome)[0], ensure_ascii=False)


def _reading(reading: Reading, *, first: bool) -> str:
    changed = " · khác lần trước" if reading.changed and not first else ""
    return f"{reading.read_at:%d/%m/%Y %H:%M} quy tắc {reading.rules_version}{changed}"


def _outgoing(relation: Relation, rules: Rules) -> str:
    words = effect_in_words(relation.effect, rules)
    if relation.target:
        return f"{words} [mã {relation.target.id}]"
    if relation.candidates:
        return f"{words} [{len(relation.candidates)} văn bản có thể là đích, chưa xác định]"
    return f"{words} [chưa có văn bản đích trong sổ đăng ký]"


def _incoming(relation: Relation, rules: Rules) -> str:
    name = rules.names.acts[relation.effect.act]
    where = f" ({eids_in_words(relation.effect.eids, rules.names)})" if relation.effect.eids else ""
    source = relation.source
    return f"{name.passive or name.name} {source.number or unknown} ngày {day(source.date)}{where} [mã {source.id}]"
