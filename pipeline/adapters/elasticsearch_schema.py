"""Settings and mappings of an Elasticsearch index, from the configured fields."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import Any

from index_config import Field, IndexConfig
from pipeline.search.entries import Entry
from pipeline.search.stock import checksum

__all__ = [
    "TEXT",
    "build_mappings",
    "build_settings",
    "keyword_fields",
    "stored_entry",
    "stored_sum",
    "stored_text",
    "to_source",
]

TEXT = "body"
"""Field of a record's text, which is long."""

_LONGEST_KEYWORD = 1_000
"""Characters of a value that can be searched for; Lucene refuses terms of more than 32,766 bytes."""

_ALTERED = -1
"""No checksum of ``pipeline.search.stock`` is below zero."""


def build_mappings(config: IndexConfig) -> dict[str, Any]:
    """Return strict mappings; syllables are searched and never given back, texts are kept apart from what candidates need."""
    apart = [name for name, field in config.fields.items() if field.type == "syllables" or name == TEXT]
    return {
        "dynamic": "strict",
        "_meta": {"fingerprint": config.fingerprint},
        "_source": {"excludes": apart},
        "properties": {name: _mapping(name, field) for name, field in config.fields.items()},
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


def stored_entry(source: Mapping[str, Any]) -> Entry:
    """Return the stored fields of a found document, without its text."""
    return {**source, "tokens": base64.b64decode(source.get("tokens") or "")}


def stored_text(hit: Mapping[str, Any]) -> str:
    """Return the text of a found document that was asked for with its field :data:`TEXT`."""
    (text,) = hit.get("fields", {}).get(TEXT) or ("",)
    return str(text)


def stored_sum(hit: Mapping[str, Any], config: IndexConfig) -> int:
    """Return the checksum of a found document, a wrong one when it was written by anybody else than this program.

    Our writes set the version of the server to that of the record; whatever changes a document afterwards raises it. The
    fields for filters have to be those that are shown.
    """
    source = hit["_source"]
    version, content = source.get("record_version"), str(source.get("content") or "")
    if hit["_version"] != version or not _agrees(source, content, config):
        return _ALTERED
    return checksum(version, content, stored_text(hit))


def _agrees(source: Mapping[str, Any], content: str, config: IndexConfig) -> bool:
    try:
        shown = json.loads(content)
    except ValueError:
        return False
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


def _mapping(name: str, field: Field) -> dict[str, Any]:
    match field.type:
        case "integer":
            return {"type": "integer"}
        case "keyword":
            return {"type": "keyword"}
        case "stored":
            return {"type": "text", "index": False, "store": name == TEXT}
    return {"type": "text", "analyzer": "whitespace", "index_options": "positions" if field.positions else "freqs"}
