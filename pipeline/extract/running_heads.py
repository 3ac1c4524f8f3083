"""Tells running heads, running feet and page numbers from the text, by their place and by repetition across pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

__all__ = ["EdgeLine", "find_running_heads"]

_ZONE: Final = 0.13
"""Share of the page's height at either end that furniture stands in; margins are 20–25 mm of 297 (domain.md 2.1)."""
_SLACK: Final = 3.0
"""Points that a head may move from page to page."""
_REPEATED: Final = 3
"""Pages that must show the same words …"""
_SHARE: Final = 1 / 8
"""… and this share of all pages: a gazette's left and right pages have heads of their own, and so may its parts."""
_COMPLETE: Final = 0.8
"""Share of the pages between the first and the last sighting (of those on one side, when all are) that show it: a phrase of the
text that stands at the same height now and then is none."""
_DEPTH: Final = 3
"""Lines at either end of a page that are looked at."""
_NUMBER: Final = re.compile(r"(?:[-–—~\[(|]?\s*(?:[Tt]rang\s*)?(\d{1,4})(?:\s*/\s*\d{1,4})?\s*[-–—~\])|]?)")
_AT_START: Final = re.compile(r"^(\d{1,4})\s+")
_AT_END: Final = re.compile(r"\s+(\d{1,4})$")


class EdgeLine(NamedTuple):
    """A line near the end of a page: page number from 1, its place among the page's lines, text, top in points."""

    page: int
    at: int
    text: str
    top: float


class _Sighting(NamedTuple):
    """What a line is without the number in it, and that number."""

    line: EdgeLine
    zone: str
    residue: str
    number: int | None


def find_running_heads(pages: Sequence[tuple[int, float, Sequence[EdgeLine]]]) -> set[tuple[int, int]]:
    """Return (page, place) of the lines that are furniture; ``pages`` are (number, height, lines from top to bottom).

    A number alone counts when it goes up with the pages, words when at least three pages show them at the same height.
    """
    sightings = [sighting for number, height, lines in pages for sighting in _sightings(number, height, lines)]
    offsets = _offsets(sightings)
    heads: set[tuple[int, int]] = set()
    groups: dict[tuple[str, str], list[_Sighting]] = defaultdict(list)
    for sighting in sightings:
        if not sighting.residue:
            if sighting.number is not None and sighting.number - sighting.line.page in offsets:
                heads.add((sighting.line.page, sighting.line.at))
        elif sighting.number is None or sighting.number - sighting.line.page in offsets:
            groups[sighting.zone, sighting.residue].append(sighting)
    for group in groups.values():
        heads |= {(s.line.page, s.line.at) for s in _at_one_height(group, len(pages))}
    return heads


def _sightings(number: int, height: float, lines: Sequence[EdgeLine]) -> Iterable[_Sighting]:
    for zone, edge in (("top", lines[:_DEPTH]), ("bottom", lines[-_DEPTH:])):
        for line in edge:
            is_inside = line.top < _ZONE * height if zone == "top" else line.top > (1 - _ZONE) * height
            if is_inside and number == line.page:
                yield from _readings(line, zone)


def _readings(line: EdgeLine, zone: str) -> Iterable[_Sighting]:
    """Yield the line with and without the number at its ends: which of them repeats is not known yet."""
    alone = _NUMBER.fullmatch(line.text.strip())
    if alone:
        yield _Sighting(line, zone, "", int(alone.group(1)))
        return
    yield _Sighting(line, zone, line.text, None)
    for pattern in (_AT_START, _AT_END):
        found = pattern.search(line.text)
        if found:
            yield _Sighting(line, zone, pattern.sub("", line.text), int(found.group(1)))


def _offsets(sightings: Iterable[_Sighting]) -> set[int]:
    """Return the differences between printed and counted page numbers that hold for more than one page.

    A two-page document shows one number only: there the printed number must be the page's own.
    """
    counts = Counter(offset for offset, _ in {(s.number - s.line.page, s.line.page) for s in sightings if s.number is not None})
    return {offset for offset, count in counts.items() if count > 1} | {0}


def _at_one_height(group: Sequence[_Sighting], pages: int) -> list[_Sighting]:
    """Return the sightings whose height enough pages in a row share."""
    ordered = sorted(group, key=lambda sighting: sighting.line.top)
    kept: list[_Sighting] = []
    cluster: list[_Sighting] = []
    for sighting in ordered:
        if cluster and sighting.line.top > cluster[-1].line.top + _SLACK:
            kept += _in_a_row(cluster, pages)
            cluster = []
        cluster.append(sighting)
    return kept + _in_a_row(cluster, pages)


def _in_a_row(cluster: list[_Sighting], pages: int) -> list[_Sighting]:
    seen = {sighting.line.page for sighting in cluster}
    first, last = min(seen, default=0), max(seen, default=0)
    step = 2 if len({page % 2 for page in seen}) == 1 else 1
    is_enough = len(seen) >= max(_REPEATED, _SHARE * pages)
    return cluster if is_enough and len(seen) >= _COMPLETE * ((last - first) // step + 1) else []
