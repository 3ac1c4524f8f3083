"""A document cut into the parts that are compared: articles, headings of containers, attachments, what stands between them."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from pipeline.model.comparison import Side
from pipeline.model.document import Provision
from pipeline.model.outcome import ReadDocument
from pipeline.model.text import Line, Span
from pipeline.text.fold import squeeze

__all__ = ["Paragraph", "Part", "cut"]

_ENDS = (".", ";", ":", "!", "?", "/.")
_INSIDE = frozenset({"clause", "point", "indent"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Words that are read in one go, blanks squeezed; ``key`` is the number of the clause or point that begins here."""

    key: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part with its paragraphs."""

    side: Side
    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """Return all its words."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


def cut(document: ReadDocument) -> tuple[Part, ...]:
    """Return the parts in the order of the text; every line with words is in exactly one."""
    text, structure = document.text, document.structure
    starts: dict[int, Side] = {0: Side(eid=None, zone="header", heading=None)}
    for provision in structure.provisions:
        if provision.kind == "article":
            starts.setdefault(provision.span.end, Side(eid=None, zone="rest", heading=None))
    for zone, span in (("preamble", structure.preamble.span), ("closing", structure.closing.span)):
        if len(span):
            starts[span.start] = Side(eid=None, zone="preamble" if zone == "preamble" else "closing", heading=None)
            starts.setdefault(span.end, Side(eid=None, zone="rest", heading=None))
    named = [(attachment.span, attachment.eid, attachment.heading) for attachment in structure.attachments]
    named += [(p.span, p.eid, p.heading) for p in structure.provisions if p.kind not in _INSIDE]
    for span, eid, heading in named:
        starts[span.start] = Side(eid=eid, zone=None, heading=squeeze(heading or "") or None)
    zones = frozenset(zone.span.start for zone in structure.zones)
    inside = [provision for provision in structure.provisions if provision.kind in _INSIDE]
    cuts = [*sorted(starts), len(text.text)]
    parts = (
        Part(side=starts[start], paragraphs=tuple(_paragraphs(document, Span(start, end), inside, zones)))
        for start, end in pairwise(cuts)
        if end > start
    )
    return tuple(part for part in parts if part.paragraphs)


def _paragraphs(
    document: ReadDocument, span: Span, inside: Sequence[Provision], zones: AbstractSet[int]
) -> Iterator[Paragraph]:
    """Yield the paragraphs of a stretch: they begin with a clause, point or zone, with a table row, or behind a full stop."""
    text, lines = document.text.text, document.text.lines
    first = bisect.bisect_left(lines, span.start, key=lambda line: line.span.end)
    keys = {p.span.start: p.eid.rpartition("__")[2] for p in inside[_first(inside, span.start) : _first(inside, span.end)]}
    begun: list[str] = []
    key: str | None = None
    before: Line | None = None
    for line in lines[first : bisect.bisect_left(lines, span.end, key=lambda line: line.span.start)]:
        words = squeeze(text[max(line.span.start, span.start) : min(line.span.end, span.end)])
        if not words:
            continue
        if begun and (line.span.start in keys or line.span.start in zones or _begins(before, line, begun[-1])):
            yield Paragraph(key=key, text=" ".join(begun))
            begun, key = [], None
        key = key or keys.get(line.span.start)
        begun.append(words)
        before = line
    if begun:
        yield Paragraph(key=key, text=" ".join(begun))


def _first(inside: Sequence[Provision], at: int) -> int:
    return bisect.bisect_left(inside, at, key=lambda provision: provision.span.start)


def _begins(before: Line | None, line: Line, words_before: str) -> bool:
    """Whether a line begins a paragraph; cells of one row of a table are one."""
    row, row_before = (one.cell[:2] if one and one.cell else None for one in (line, before))
    if row != row_before:
        return True
    return row is None and words_before.endswith(_ENDS)
