"""What was judged by reading: 300 drawn notes of the codification, and documents whose other gold is irregular."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.accuracy.gold import lines_of
from benchmarks.accuracy.structure import joined_text
from pipeline.model.document import Reference, Structure
from pipeline.model.text import ExtractedText
from pipeline.references import find_references
from pipeline.rules import load_rules
from pipeline.structure import read_structure
from pipeline.text.normalise import normalise

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


def compare_checked_notes(corpus: Path) -> dict[str, Any]:
    """Return how many of the drawn notes are read today as a reader says they are to be read.

    ``right_when_judged`` is the verdict of that day. ``days`` (printed behind the title) and ``history`` (members of the chain
    of amendments with that role) are counted apart and make no note wrong. A note whose text is another one now is left out.
    """
    lines = lines_of("notes_checked")
    notes = _notes(corpus, {line["line"] for line in lines})
    same = [line for line in lines if hashlib.sha256(notes.get(line["line"], "").encode()).hexdigest() == line["sha256"]]
    found = [_references(notes[line["line"]]) for line in same]
    pairs = list(zip(same, found, strict=True))
    right = [[_told(r) for r in references] == line["expected"] for line, references in pairs]
    days = [_day(references) == line["date"] for line, references in pairs if "date" in line]
    chains = [(line["history"], _in_chain(references)) for line, references in pairs if "history" in line]
    return {
        "notes": len(same),
        "right": sum(right),
        "share": sum(right) / max(1, len(same)),
        "right_when_judged": sum(line["right"] for line in same),
        "days": len(days),
        "days_read": sum(days),
        "history": sum(expected for expected, _ in chains),
        "history_read": sum(min(pair) for pair in chains),
        "wrong": [line["line"] for line, good in zip(same, right, strict=True) if not good],
    }


def compare_judged_structure(corpus: Path) -> dict[str, Any]:
    """Return of how many judged documents the chapters and articles are today exactly those that a reader counts."""
    lines = lines_of("structure_judged")
    wanted = {line["document"] for line in lines}
    with gzip.open(corpus / "structure.jsonl.gz", "rt", encoding="utf-8") as file:
        texts = {d["so_hieu"]: joined_text(d) for d in map(json.loads, file) if d["so_hieu"] in wanted}
    present = [line for line in lines if line["document"] in texts]
    wrong = [line["document"] for line in present if not _is_as_judged(line, texts[line["document"]])]
    attached = [line for line in present if "attached" in line]
    return {
        "documents": len(present),
        "right": len(present) - len(wrong),
        "right_when_judged": sum(line["ours_right"] for line in present),
        "wrong": wrong,
        "with_attached": len(attached),
        "attached_right": sum(_attached(texts[line["document"]]) == line["attached"] for line in attached),
    }


def numbers_of(compact: str) -> list[str]:
    """Return the numbers of a compact list (``1-3,3,5``, ``II-IV,5``) in their order."""
    parts = [part.split("-") for part in compact.split(",") if part]
    return [number for part in parts for number in _range(part[0], part[-1])]


def _range(first: str, last: str) -> Iterator[str]:
    if first == last:
        yield first
    elif first.isdecimal():
        yield from (str(number) for number in range(int(first), int(last) + 1))
    else:
        yield from (_roman(number) for number in range(_value(first), _value(last) + 1))


def _value(roman: str) -> int:
    values = [_ROMAN[letter] for letter in roman]
    return sum(-v if any(v < after for after in values[k + 1 : k + 2]) else v for k, v in enumerate(values))


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def _is_as_judged(line: dict[str, Any], text: str) -> bool:
    found = [p for p in _provisions(text) if "att_" not in p.eid]
    articles = [p.num for p in found if p.kind == "article"]
    chapters = [p.num for p in found if p.kind == "chapter"]
    return articles == numbers_of(line["articles"]) and chapters == numbers_of(line["chapters"])


def _attached(text: str) -> str:
    """Return the articles of the attachments, compact (``1-9;1-20``); empty when there are none."""
    by_attachment: dict[str, list[str]] = {}
    for p in _provisions(text):
        if p.kind == "article" and "att_" in p.eid:
            by_attachment.setdefault(p.eid.split("__")[0], []).append(p.num or "")
    return ";".join(_compact(numbers) for numbers in by_attachment.values())


def _compact(numbers: list[str]) -> str:
    rising = numbers == [str(n) for n in range(1, len(numbers) + 1)]
    return f"1-{len(numbers)}" if rising and len(numbers) > 1 else ",".join(numbers)


def _provisions(text: str) -> Iterable[Any]:
    return read_structure(ExtractedText.of(normalise(text)), load_rules()).provisions


def _notes(corpus: Path, wanted: set[int]) -> dict[int, str]:
    with gzip.open(corpus / "amendment_notes.jsonl.gz", "rt", encoding="utf-8") as file:
        return {number: json.loads(line)["ghi_chu"] for number, line in enumerate(file) if number in wanted}


def _references(note: str) -> tuple[Reference, ...]:
    return find_references(ExtractedText.of(normalise(note)), Structure(), load_rules())


def _told(reference: Reference) -> list[Any]:
    """Return target and provisions; a target without number is its name, with the day when one is read."""
    named = " ".join(str(part) for part in (reference.name, reference.date) if part)
    return [reference.number or named, list(reference.eids)]


def _day(references: tuple[Reference, ...]) -> str:
    return str(references[0].date) if references else ""


def _in_chain(references: tuple[Reference, ...]) -> int:
    return sum(reference.role == "history" for reference in references)
