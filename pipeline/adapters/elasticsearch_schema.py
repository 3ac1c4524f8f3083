"""Settings and mappings of an Elasticsearch index, from the configured fields."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

from index_config import Field, IndexConfig
from pipeline.search.entries import Entry

__all__ = ["build_mappings", "build_settings", "stored_entry", "to_source"]

_LONGEST_KEYWORD = 1_000
"""Characters of a value that can be searched for; Lucene refuses terms of more than 32,766 bytes."""


def build_mappings(config: IndexConfig) -> dict[str, Any]:
    """Return strict mappings; syllables are searched and never given back."""
    syllables = [name for name, field in config.fields.items() if field.type == "syllables"]
    return {
        "dynamic": "strict",
        "_meta": {"fingerprint": config.fingerprint},
        "_source": {"excludes": syllables},
        "properties": {name: _mapping(field) for name, field in config.fields.items()},
    }


def build_settings() -> dict[str, Any]:
    """Return settings: one shard (the whole country's texts fit), a replica as soon as there is a second node.

    Deleted ids are forgotten at once, so that a removed document may come again with the version it had.
    """
    return {"number_of_shards": 1, "auto_expand_replicas": "0-1", "gc_deletes": "0s", "max_result_window": 20_000}


def to_source(entry: Entry, config: IndexConfig) -> dict[str, Any]:
    """Return the source of an entry; values that are too long to be searched are left out of the keyword fields."""
    keywords = {name for name, field in config.fields.items() if field.type == "keyword"}
    return {name: _short(value) if name in keywords or isinstance(value, bytes) else value for name, value in entry.items()}


def stored_entry(source: Mapping[str, Any]) -> Entry:
    """Return the stored fields of a found document, without its text."""
    return {**source, "tokens": base64.b64decode(source.get("tokens") or "")}


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
        case "stored":
            return {"type": "text", "index": False}
    return {"type": "text", "analyzer": "whitespace", "index_options": "positions" if field.positions else "freqs"}
