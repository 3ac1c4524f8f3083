"""From a record to what an engine stores of it: syllables cut and joined by blanks, so that every engine analyses alike."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from index_config import IndexConfig
from pipeline.model.search import IndexRecord, SearchLevel
from pipeline.search.codes import pack
from pipeline.search.engine import Candidate
from pipeline.search.syllables import exact, fold_syllables, number_tokens, pairs

__all__ = ["Entry", "candidate_of", "content_and_body", "to_entry"]

Entry = dict[str, object]
"""Values by the field names of ``fields.toml``; empty ones are left out."""

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
        "body": text,
        "content": content,
    }
    return {name: value for name, value in entry.items() if value not in (None, "", [], ())}


_DECODER = json.JSONDecoder()


class _Shown(Mapping[str, object]):
    """Shown fields of a record, as :func:`content_and_body` wrote them; decoded when more than single values are asked for.

    Of the two hundred candidates that are ranked few are shown, and ranking looks at a value or two.
    """

    __slots__ = ("_content", "_decoded")

    def __init__(self, content: str) -> None:
        self._content = content
        self._decoded: dict[str, object] | None = None

    @property
    def _fields(self) -> dict[str, object]:
        if self._decoded is None:
            self._decoded = json.loads(self._content)
        return self._decoded

    def get(self, key: str, default: object = None) -> object:
        if self._decoded is not None:
            return self._decoded.get(key, default)
        sign = f'"{key}": '  # quotation marks inside values are escaped, and no value has names of its own
        place = self._content.find(sign)
        return default if place < 0 else _DECODER.raw_decode(self._content, place + len(sign))[0]

    def __getitem__(self, key: str) -> object:
        return self._fields[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)


def candidate_of(entry: Mapping[str, object], score: float) -> Candidate:
    """Return the candidate from an entry's stored fields."""
    level: SearchLevel = "document"
    match entry["level"]:
        case "provision":
            level = "provision"
        case "procedure":
            level = "procedure"
    version = entry["record_version"]
    tokens = entry.get("tokens")
    record = IndexRecord(
        id=str(entry["id"]),
        level=level,
        document_id=str(entry["document_id"]),
        version=version if isinstance(version, int) else 0,
        fields=_Shown(str(entry["content"])),
    )
    return Candidate(record=record, score=score, tokens=tokens if isinstance(tokens, bytes) else b"")
