"""The documents that a document names, by what it names them for."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from pipeline.model.document import Reference
from pipeline.printing.words import eids_in_words
from pipeline.text.fold import squeeze
from pipeline.web.document_reading import DocumentReading
from pipeline.web.site import Site

__all__ = ["ReferenceGroup", "ReferenceLine", "asked_of", "references_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceLine:
    """One mention: its words, whom it means, and where it stands; ``targets`` are (address, name) pairs."""

    key: str
    quote: str
    provisions: str
    about: str
    resolution: str
    targets: tuple[tuple[str, str], ...]
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceGroup:
    """All mentions with one role."""

    name: str
    lines: tuple[ReferenceLine, ...]


def references_of(reading: DocumentReading, site: Site) -> tuple[ReferenceGroup, ...]:
    """Return the mentions grouped by role, in the order of the text."""
    groups: dict[str, list[ReferenceLine]] = {}
    for n, reference in enumerate(reading.references, start=1):
        groups.setdefault(reference.role, []).append(_line(n, reference, reading, site))
    return tuple(ReferenceGroup(name=site.words(f"role.{role}"), lines=tuple(lines)) for role, lines in groups.items())


def asked_of(reading: DocumentReading, site: Site) -> tuple[tuple[str, str], ...]:
    """Return searches for the documents that name this one: (address, words)."""
    number = reading.stored.summary.number
    if number is None:
        return ()
    questions = (site.words(f"ask.{name}", number=number) for name in ("basis", "cites", "amends", "replaces", "repeals"))
    return tuple((f"/tim?{urlencode({'q': question})}", question) for question in questions)


def _line(n: int, reference: Reference, reading: DocumentReading, site: Site) -> ReferenceLine:
    resolution = reference.resolution
    return ReferenceLine(
        key=f"r{n}",
        quote=squeeze(reference.quote),
        provisions=eids_in_words(reference.eids, site.rules.names),
        about=site.words(f"resolution.{resolution}", n=len(reference.candidates)),
        resolution=resolution,
        targets=tuple(_target(identifier, reading) for identifier in reference.candidates),
        evidence=f"{reading.base}?xem=r{n}#r{n}",
    )


def _target(identifier: str, reading: DocumentReading) -> tuple[str, str]:
    work = reading.works.get(identifier)
    name = " · ".join(part for part in (work.number, work.authority) if part) if work else identifier
    return f"/van-ban/{identifier}", name
