"""References of marked stretches of text: found, with exact span, right number, provisions, day and role."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Any

from benchmarks.accuracy.same import same
from benchmarks.accuracy.tally import Tally
from pipeline.adapters.disk_files import arrive
from pipeline.codec import to_output
from pipeline.intake import read_arrived
from pipeline.model.outcome import Processed
from pipeline.process import Tools
from pipeline.settings import Settings
from pipeline.wiring import reading_tools

Place = tuple[int, int]
"""Half-open range of code points of the clean text."""

_FIELDS = ("number", "date", "eids", "attached", "role")


def compare_marked(tally: Tally, corpus: Path, lines: Sequence[dict[str, Any]], workers: int = 2) -> None:
    """Read the marked files and count."""
    with ProcessPoolExecutor(workers) as pool:
        readings = pool.map(_read, [str(corpus / line["file"]) for line in lines], chunksize=2)
        for line, (text, found) in zip(lines, readings, strict=True):
            compare_references(tally, line, text, found)


def compare_references(tally: Tally, line: dict[str, Any], text: str, found: Sequence[dict[str, Any]]) -> None:
    """Compare one document; ``found`` are its references as in the output, ``text`` is its clean text.

    A reference is found when the spans overlap and the number is the same; its fields are compared when the spans overlap.
    Marked references that are ``optional``, and what lies on them alone, count neither way.
    """
    places = [place_of(text, entry["quote"], entry["occurrence"]) for entry in line["references"]]
    start, end = _stretch(line, text, [place for place in places if place])
    read = [((r["at"]["start"], r["at"]["end"]), r) for r in found if start <= r["at"]["start"] < end]
    pairs = dict(paired(places, [place for place, _ in read]))
    judged = [n for n, entry in enumerate(line["references"]) if not entry.get("optional")]
    ignored = {pairs[n] for n in set(pairs) - set(judged)}
    ignored |= {k for k, (place, _) in enumerate(read) if k not in pairs.values() and _touches_optional(place, line, places)}
    matched: dict[int, int] = {}
    for n in judged:
        if n in pairs:
            entry, reading = line["references"][n], read[pairs[n]][1]
            _compare_fields(tally, dict(line, file=f"{line['file']} reference {n + 1}"), entry, reading)
            if "number" not in entry or same(entry["number"], reading["number"]):
                matched[pairs[n]] = n
    kept = [k for k in range(len(read)) if k not in ignored]
    names = {n: f"{n + 1} {line['references'][n]['quote']}" for n in judged}
    tally.set(
        "references",
        line,
        names.values(),
        [names[matched[k]] if k in matched else f"? {_folded(read[k][1]['quote'])}" for k in kept],
    )
    spans = [(place, _folded(text[place[0] : place[1]])) for place in (places[n] for n in judged) if place]
    spans += [((-1, -n), line["references"][n]["quote"]) for n in judged if places[n] is None]
    tally.set("references exact span", line, spans, [(place, _folded(r["quote"])) for place, r in (read[k] for k in kept)])


def _folded(quote: str) -> str:
    return " ".join(quote.split())


def place_of(text: str, quote: str, occurrence: int) -> Place | None:
    """Return where ``quote`` stands for the nth time in ``text``, whatever the white space between its words."""
    pattern = r"\s+".join(re.escape(word) for word in quote.split())
    for number, match in enumerate(re.finditer(f"(?={pattern})", text), start=1):
        if number == occurrence:
            whole = re.compile(pattern).match(text, match.start())
            return whole.span() if whole else None
    return None


def paired(marked: Sequence[Place | None], read: Sequence[Place]) -> Iterator[tuple[int, int]]:
    """Pair marked and read spans one to one: equal ones first, then those that share most."""
    shares = sorted(
        (
            (one != other, -(min(one[1], other[1]) - max(one[0], other[0])), n, k)
            for n, one in enumerate(marked)
            if one
            for k, other in enumerate(read)
            if one[0] < other[1] and other[0] < one[1]
        ),
    )
    taken_n: set[int] = set()
    taken_k: set[int] = set()
    for _, _, n, k in shares:
        if n not in taken_n and k not in taken_k:
            taken_n.add(n)
            taken_k.add(k)
            yield n, k


def _compare_fields(tally: Tally, line: dict[str, Any], entry: dict[str, Any], reading: dict[str, Any]) -> None:
    for name in _FIELDS:
        if name in entry:
            values = [sorted(value) if isinstance(value, list) else value for value in (entry[name], reading[name])]
            tally.value(f"reference.{name}", line, *values)


def _touches_optional(place: Place, line: dict[str, Any], places: Iterable[Place | None]) -> bool:
    return any(
        entry.get("optional") and other and place[0] < other[1] and other[0] < place[1]
        for entry, other in zip(line["references"], places, strict=True)
    )


def _stretch(line: dict[str, Any], text: str, places: Sequence[Place]) -> Place:
    """Return the marked stretch; when the text is another one now, from the first marked reference to the last."""
    stretch = line["stretch"]
    if hashlib.sha256(text[stretch["start"] : stretch["end"]].encode()).hexdigest() == stretch["sha256"]:
        return stretch["start"], stretch["end"]
    return min((place[0] for place in places), default=0), max((place[1] for place in places), default=0)


@lru_cache(maxsize=1)
def _tools() -> Tools:
    return reading_tools(Settings())


def _read(path: str) -> tuple[str, list[dict[str, Any]]]:
    outcome = read_arrived(arrive(Path(path)), _tools())
    if not isinstance(outcome, Processed):
        return "", []
    return outcome.documents[0].text.text, to_output(outcome)[0]["references"]
