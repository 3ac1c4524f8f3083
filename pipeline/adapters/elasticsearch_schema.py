"""Settings and mappings of an Elasticsearch index, from the configured fields."""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from collections.abc import Mapping
from typing import Any

from index_config import Field, IndexConfig
from pipeline.search.engine import Candidate, Stored
from pipeline.search.entries import Entry, candidate_of, stored_of, text_of
from pipeline.search.stock import checksum

__all__ = [
    "CONTENT",
    "IDS",
    "TEXT",
    "TOKENS",
    "build_mappings",
    "build_settings",
    "found_candidate",
    "keyword_fields",
    "stored_record",
    "stored_sum",
    "to_source",
]

IDS = ("id", "level", "document_id")
"""Fields by which a record is known; every candidate is asked for with them."""
CONTENT, TEXT, TOKENS = "content", "body", "tokens"
"""Packed fields: what is shown of a record, its text, its syllables for ranking."""

_LONGEST_KEYWORD = 1_000
"""Characters of a value that can be searched for; Lucene refuses terms of more than 32,766 bytes."""

_ALTERED = -1
"""No checksum of ``pipeline.search.stock`` is below zero."""


def build_mappings(config: IndexConfig) -> dict[str, Any]:
    """Return strict mappings: syllables are searched and never given back, what is given back stands in columns.

    Reading two hundred records from where Elasticsearch stores them whole took most of a search.
    """
    apart = [name for name, field in config.fields.items() if field.type in {"syllables", "packed"}]
    return {
        "dynamic": "strict",
        "_meta": {"fingerprint": config.fingerprint},
        "_source": {"excludes": apart},
        "properties": {name: _mapping(field) for name, field in config.fields.items()},
    }


def build_settings(replicas: int | None = None) -> dict[str, Any]:
    """Return settings: one shard (the whole country's texts fit), copies as told, else one as soon as there is a second node.

    Deleted ids are forgotten at once, so that a removed document may come again with the version it had.
    """
    copies = {"auto_expand_replicas": "0-1"} if replicas is None else {"number_of_replicas": replicas}
    return {"number_of_shards": 1, **copies, "gc_deletes": "0s", "max_result_window": 20_000}


def keyword_fields(config: IndexConfig) -> frozenset[str]:
    """Return the names of the fields that hold exact values."""
    return frozenset(name for name, field in config.fields.items() if field.type == "keyword")


def to_source(entry: Entry, keywords: frozenset[str]) -> dict[str, Any]:
    """Return the source of an entry; values of the keyword fields are cut where they are too long to be searched."""
    return {name: _short(value) if name in keywords or isinstance(value, bytes) else value for name, value in entry.items()}


def found_candidate(values: Mapping[str, Any], score: float) -> Candidate:
    """Return the candidate from the column values of a found document, each of them a list."""
    return candidate_of({name: values[name][0] for name in IDS}, values, _unpacked(values, TOKENS), score)


def stored_record(values: Mapping[str, Any]) -> Stored:
    """Return the record from the column values of a found document, with its text where that is among them."""
    entry = {name: values[name][0] for name in (*IDS, "record_version")}
    return stored_of(entry, _unpacked(values, CONTENT), _unpacked(values, TEXT))


def stored_sum(hit: Mapping[str, Any], config: IndexConfig) -> int:
    """Return the checksum of a found document with its content and text, a wrong one when anybody else wrote it.

    Our writes set the version of the server to that of the record; whatever changes a document afterwards raises it. The
    fields for filters have to be those that are shown.
    """
    source = hit["_source"]
    values, version = hit.get("fields", {}), source.get("record_version")
    try:
        content, text = _unpacked(values, CONTENT).decode(), text_of(_unpacked(values, TEXT))
        is_own = hit["_version"] == version and _agrees(source, json.loads(content), config)
    except (ValueError, zlib.error):
        return _ALTERED
    return checksum(version, content, text) if is_own else _ALTERED


def _unpacked(values: Mapping[str, Any], name: str) -> bytes:
    """Return the bytes of a packed field among column values, nothing when it is not there."""
    (value,) = values.get(name) or ("",)
    return binascii.a2b_base64(value)


def _agrees(source: Mapping[str, Any], shown: Mapping[str, Any], config: IndexConfig) -> bool:
    for name, field in config.fields.items():
        if field.type in {"keyword", "integer"} and name in shown and name != "date":
            value = shown[name]
            if value not in (None, "", []) and source.get(name) != (_short(value) if field.type == "keyword" else value):
                return False
    return True


def _short(value: object) -> object:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, list | tuple):
        return [_short(one) for one in value]
    return value[:_LONGEST_KEYWORD] if isinstance(value, str) else value


def _mapping(field: Field) -> dict[str, Any]:
    match field.type:
        case "integer":
            return {"type": "integer"}
        case "keyword":
            return {"type": "keyword"}
        case "packed":
            return {"type": "binary", "doc_values": True}
    return {"type": "text", "analyzer": "whitespace", "index_options": "positions" if field.positions else "freqs"}
