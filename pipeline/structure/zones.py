"""Zones: stretches of the text that are read in their own way."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.document import Closing, Header, Provision, Zone
from pipeline.model.text import Span
from pipeline.structure.annexes import AttachmentReading
from pipeline.structure.preamble import PreambleReading
from pipeline.structure.quotes import QuotedText

__all__ = ["lay_zones"]


def lay_zones(
    *,
    header: Header,
    reading: PreambleReading,
    body: Span,
    closing: Closing | None,
    provisions: Sequence[Provision],
    attachments: Sequence[AttachmentReading],
    quoted: Sequence[QuotedText],
    forms: Sequence[Span],
    footnotes: Sequence[Span],
) -> tuple[Zone, ...]:
    """Return all zones in the order of the text; zones may lie inside each other."""
    title = dict(header.evidence).get("title")
    zones = [Zone(kind="header", span=header.span)]
    zones += [Zone(kind="title", span=title)] if title else []
    zones += [Zone(kind="preamble", span=reading.preamble.span)] if len(reading.preamble.span) else []
    zones += [Zone(kind="basis", span=span) for span in reading.preamble.bases]
    zones += [Zone(kind="proposal", span=reading.proposal)] if reading.proposal else []
    zones += [Zone(kind="operative", span=body)] if len(body) else []
    zones += [Zone(kind="article", span=p.span, eid=p.eid) for p in provisions if p.kind == "article"]
    zones += [Zone(kind="quoted", span=quotation.span) for quotation in quoted]
    zones += [Zone(kind="closing", span=closing.span)] if closing else []
    zones += [Zone(kind="attachment", span=item.attachment.span, eid=item.attachment.eid) for item in attachments]
    zones += [Zone(kind="form", span=span) for span in forms]
    zones += [Zone(kind="footnote", span=span) for span in footnotes]
    return tuple(sorted(zones, key=lambda zone: (zone.span.start, -zone.span.end)))
