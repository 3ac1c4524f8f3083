"""The schema of the embedded index, and entries as tantivy documents."""

from __future__ import annotations

import zlib

import tantivy

from index_config import IndexConfig
from pipeline.search.entries import Entry

__all__ = ["TOKENIZER", "body_of", "build_schema", "stored_entry", "to_document"]

TOKENIZER = "syllables"
"""Name under which the cutting at blanks is registered; everything else was done before."""

_STORED = frozenset({"id", "level", "document_id", "record_version"})
_PACKED = "body"
"""Texts are packed: they are long, and only those of the hits on a page are unpacked."""


def build_schema(config: IndexConfig) -> tantivy.Schema:
    """Return the schema of the configured fields."""
    builder = tantivy.SchemaBuilder()
    for name, field in config.fields.items():
        match field.type:
            case "integer":
                builder.add_integer_field(name, stored=name in _STORED, indexed=True, fast=True)
            case "keyword":
                builder.add_text_field(
                    name, stored=name in _STORED, tokenizer_name="raw", index_option="basic", fast=field.facet or name == "id"
                )
            case "syllables":
                option = "position" if field.positions else "freq"
                builder.add_text_field(name, stored=False, tokenizer_name=TOKENIZER, index_option=option)
            case "stored":
                builder.add_bytes_field(name, stored=True)
    return builder.build()


def to_document(entry: Entry, config: IndexConfig, schema: tantivy.Schema) -> tantivy.Document:
    """Return the tantivy document of an entry."""
    values = dict(entry)
    for name, field in config.fields.items():
        if field.type == "stored" and name in values:
            value = values[name]
            packed = value if isinstance(value, bytes) else str(value).encode()
            values[name] = zlib.compress(packed, 1) if name == _PACKED else packed
        elif field.many and name in values:
            many = values[name]
            values[name] = list(many) if isinstance(many, list | tuple) else [many]
    return tantivy.Document.from_dict(values, schema)


def stored_entry(document: tantivy.Document) -> Entry:
    """Return the stored fields of a found document, without its text."""
    entry: Entry = {name: document.get_first(name) for name in _STORED}
    content, tokens = document.get_first("content"), document.get_first("tokens")
    return {**entry, "content": bytes(content).decode() if content else "", "tokens": bytes(tokens) if tokens else b""}


def body_of(document: tantivy.Document) -> str:
    """Return the text of a found document."""
    value = document.get_first(_PACKED)
    return zlib.decompress(bytes(value)).decode() if value else ""
