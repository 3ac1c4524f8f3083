"""What a decision states about the number of its procedures, beside what was counted: in its text and in its headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.procedures import Procedure, ProcedureGroup
from pipeline.model.text import Span
from pipeline.procedures.headings import read_heading
from pipeline.procedures.statistics import procedure_key
from pipeline.text.fold import squeeze
from pipeline.web.document_reading import DocumentReading
from pipeline.web.signs import group_sign
from pipeline.web.site import Site

__all__ = ["CountLine", "compare_counts"]

_GROUPS: tuple[ProcedureGroup, ...] = ("new", "amended", "replaced", "abolished")
_SECTION = "declared_count_differs"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountLine:
    """A stated number and both ways of counting; ``difference`` is the smaller distance, ``evidence`` shows the words."""

    place: str
    declared: int
    rows: int
    distinct: int
    difference: int
    evidence: str | None


def compare_counts(reading: DocumentReading, site: Site) -> tuple[tuple[CountLine, ...], tuple[tuple[str, str | None], ...]]:
    """Return every stated count with what was counted, and the sentences on sections whose counts differ."""
    return (*_of_text(reading, site), *_of_headings(reading, site)), tuple(_sections(reading))


def _of_text(reading: DocumentReading, site: Site) -> Iterator[CountLine]:
    procedures, declared = reading.document.procedures, reading.document.declared
    for group in (*_GROUPS, None):
        stated = getattr(declared, group or "total")
        if stated is not None:
            name = group_sign(group, site.rules).name if group else site.words("procedure.total")
            rows = [p for p in procedures if group is None or p.group == group]
            yield _line(site.words("procedure.in_text", group=name), stated, rows, None, site)


def _of_headings(reading: DocumentReading, site: Site) -> Iterator[CountLine]:
    """Yield the headings that name the group of rows and state how many there are."""
    below: dict[tuple[int, int], list[Procedure]] = {}
    for procedure in reading.document.procedures:
        if procedure.group_span:
            below.setdefault((procedure.group_span.start, procedure.group_span.end), []).append(procedure)
    for (start, end), rows in below.items():
        words = squeeze(reading.document.text.text[start:end])
        heading = read_heading(words, Span(start, end), site.rules.procedure_tables)
        if heading is not None and heading.count is not None:
            number = reading.document.procedures.index(rows[0]) + 1
            yield _line(words, heading.count, rows, f"{reading.base}/thu-tuc?xem=p{number}#p{number}", site)


def _line(place: str, stated: int, rows: Sequence[Procedure], evidence: str | None, site: Site) -> CountLine:
    distinct = len({(p.group, procedure_key(p, site.rules.procedure_tables)) for p in rows})
    difference = min((distinct - stated, len(rows) - stated), key=abs)
    return CountLine(place=place, declared=stated, rows=len(rows), distinct=distinct, difference=difference, evidence=evidence)


def _sections(reading: DocumentReading) -> Iterator[tuple[str, str | None]]:
    seen: Counter[str] = Counter()
    for n, doubt in enumerate(reading.document.doubts, start=1):
        seen[doubt.message] += 1
        if doubt.code == _SECTION and doubt.span is not None and seen[doubt.message] == 1:
            yield doubt.message, f"{reading.base}?xem=d{n}#d{n}"
