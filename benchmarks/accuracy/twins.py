"""The same document in two formats: what is read must not depend on the format."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.accuracy.documents import acts
from benchmarks.accuracy.gold import half, read_all
from benchmarks.accuracy.tally import Tally

FIELDS = ("number", "kind", "authority", "issued_by", "date", "title", "signer", "signer_title", "effective_from", "labels")
FOLDERS = ("scan_doc_pairs", "format_twins")
_TEXT, _OTHER = (".doc",), (".pdf", ".docx")


def compare_twins(corpus: Path) -> dict[str, Any]:
    """Return the figures of fields, acts and eIds of scans and DOCX files, taking what their DOC says for right."""
    pairs = list(twins(corpus))
    found = read_all(corpus, [file for pair in pairs for file in pair])
    tally = Tally()
    for text, other in pairs:
        compare_pair(tally, {"half": half(other), "file": other}, found[text][0], found[other][0])
    return {"pairs": len(pairs), **{key: tally.to_json()[key] for key in ("fields", "sets")}}


def compare_pair(tally: Tally, line: dict[str, Any], text: dict[str, Any], other: dict[str, Any]) -> None:
    """Compare what two files of one document say."""
    for name in ("outcome", *FIELDS):
        tally.value(name, line, text[name], other[name])
    tally.set("effects", line, acts(text["effects"]), acts(other["effects"]))
    tally.set("provisions", line, *([p["eid"] for p in side["provisions"]] for side in (text, other)))
    tally.set("references", line, *([(r["number"], *r["eids"]) for r in side["references"]] for side in (text, other)))


def twins(corpus: Path) -> Iterator[tuple[str, str]]:
    """Yield the DOC and its twin with the same name, as paths below the corpus."""
    for folder in FOLDERS:
        for text in sorted((corpus / folder).glob("*")):
            if text.suffix.lower() in _TEXT:
                others = (text.with_suffix(suffix) for suffix in _OTHER)
                yield from ((f"{folder}/{text.name}", f"{folder}/{other.name}") for other in others if other.is_file())
