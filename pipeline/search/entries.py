"""From a record to what an engine stores of it: syllables cut and joined by blanks, so that every engine analyses alike."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence

from pydantic_core import from_json

from index_config import IndexConfig
from pipeline.model.search import IndexRecord, SearchLevel
from pipeline.search.codes import pack
from pipeline.search.engine import Candidate, Stored
from pipeline.search.syllables import exact, fold_syllables, number_tokens, pairs

__all__ = ["Entry", "candidate_of", "content_and_body", "record_of", "stored_of", "text_of", "to_entry"]

Entry = dict[str, object]
"""Values by the field names of ``fields.toml``, bytes for packed ones; empty ones are left out."""

_NOTHING = "·"
"""Token of a field without words: statistics of engines count a field only where it has some."""


def content_and_body(record: IndexRecord) -> tuple[str, str]:
    """Return what is stored to be shown: everything but the text as JSON, and the text."""
    content = json.dumps({name: value for name, value in record.fields.items() if name != "text"}, ensure_ascii=False)
    return content, str(record.fields.get("text") or "")


def to_entry(record: IndexRecord, config: IndexConfig) -> Entry:
    """Return the entry of a record; ``title`` and ``text`` become syllables, the other fields are shown with hits."""
    fields = record.fields
    content, text = content_and_body(record)
    title = str(fields.get("title" if record.level == "document" else "heading") or fields.get("name") or "")
    joined = f"{title}\n{text}" if record.level == "document" else text  # an article's text begins with its heading
    words, named = exact(joined), exact(title)
    title_words = fold_syllables(named)
    bare = fold_syllables(words)
    longest = config.ranking.longest_document if record.level == "document" else config.ranking.longest
    entry: Entry = {name: value for name, value in fields.items() if name in config.fields and name != "text"}
    day = fields.get("date")
    entry |= {
        "id": record.id,
        "level": record.level,
        "document_id": record.document_id,
        "record_version": record.version,
        "date": int(str(day).replace("-", "")) if day else None,
        "title_fold": " ".join(title_words) or _NOTHING,
        "title_pairs": " ".join(pairs(title_words)) or _NOTHING,
        "text_fold": " ".join((*bare, *number_tokens(joined))) or _NOTHING,
        "text_pairs": " ".join(pairs(bare)) or _NOTHING,
        "text_exact": " ".join(words) or _NOTHING,
        "tokens": pack(named, words[:longest]),
        "body": zlib.compress(text.encode(errors="replace"), 1) if text else b"",
        "content": content.encode(errors="replace"),
    }
    return {name: value for name, value in entry.items() if value not in (None, "", b"", [], ())}


_LEVELS: Mapping[str, SearchLevel] = {"provision": "provision", "procedure": "procedure"}


def record_of(entry: Mapping[str, object], fields: Mapping[str, object]) -> IndexRecord:
    """Return the record of an entry's ids with these fields of its own."""
    version = entry.get("record_version")
    return IndexRecord(
        id=str(entry["id"]),
        level=_LEVELS.get(str(entry["level"]), "document"),
        document_id=str(entry["document_id"]),
        version=version if isinstance(version, int) else 0,
        fields=fields,
    )


def candidate_of(ids: Mapping[str, object], values: Mapping[str, Sequence[object]], tokens: bytes, score: float) -> Candidate:
    """Return the candidate of an entry's ids with lists of values, as engines give them back; numbers have one value."""
    fields = {name: value[0] if value and isinstance(value[0], int) else value for name, value in values.items()}
    return Candidate(record=record_of(ids, fields), score=score, tokens=tokens)


def stored_of(entry: Mapping[str, object], content: bytes, body: bytes) -> Stored:
    """Return the record of an entry's ids and its packed fields, without its text where ``body`` is empty."""
    return Stored(record=record_of(entry, from_json(content)), text=text_of(body))


def text_of(body: bytes) -> str:
    """Return the text from a packed body."""
    return zlib.decompress(body).decode() if body else ""
