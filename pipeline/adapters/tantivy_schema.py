"""The schema of the embedded index, and entries as tantivy documents."""

from __future__ import annotations

from collections.abc import Sequence

import tantivy

from index_config import IndexConfig
from pipeline.search.engine import Candidate, Stored
from pipeline.search.entries import Entry, candidate_of, stored_of

__all__ = ["TOKENIZER", "build_schema", "found_candidate", "stored_record", "to_document", "unpacked"]

TOKENIZER = "syllables"
"""Name under which the cutting at blanks is registered; everything else was done before."""

_STORED = ("id", "level", "document_id", "record_version")


def build_schema(config: IndexConfig) -> tantivy.Schema:
    """Return the schema of the configured fields."""
    builder = tantivy.SchemaBuilder()
    for name, field in config.fields.items():
        match field.type:
            case "integer":
                builder.add_integer_field(name, stored=field.ranked or name in _STORED, indexed=True, fast=True)
            case "keyword":
                is_stored, is_fast = field.ranked or name in _STORED, field.facet or name == "id"
                builder.add_text_field(name, stored=is_stored, tokenizer_name="raw", index_option="basic", fast=is_fast)
            case "syllables":
                option = "position" if field.positions else "freq"
                builder.add_text_field(name, stored=False, tokenizer_name=TOKENIZER, index_option=option)
            case "packed":
                builder.add_bytes_field(name, stored=True)
    return builder.build()


def to_document(entry: Entry, config: IndexConfig, schema: tantivy.Schema) -> tantivy.Document:
    """Return the tantivy document of an entry."""
    values = dict(entry)
    for name, field in config.fields.items():
        if field.many and name in values:
            many = values[name]
            values[name] = list(many) if isinstance(many, list | tuple) else [many]
    return tantivy.Document.from_dict(values, schema)


def found_candidate(document: tantivy.Document, values: Sequence[str], score: float) -> Candidate:
    """Return the candidate of a found document with these values of its own."""
    found = {name: document.get_all(name) for name in values}
    return candidate_of(_ids(document), found, unpacked(document, "tokens"), score)


def stored_record(document: tantivy.Document, *, with_text: bool) -> Stored:
    """Return the record of a found document."""
    return stored_of(_ids(document), unpacked(document, "content"), unpacked(document, "body") if with_text else b"")


def unpacked(document: tantivy.Document, name: str) -> bytes:
    """Return the bytes of a packed field, nothing when it is not there."""
    return bytes(document.get_first(name) or b"")


def _ids(document: tantivy.Document) -> Entry:
    return {name: document.get_first(name) for name in _STORED}
