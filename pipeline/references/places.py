"""Where a citation stands: the provisions around it, its attachment, quoted text, legal bases, closing block."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.model.document import Attachment, Provision, Structure
from pipeline.model.text import Span

__all__ = ["Places", "places_of"]


@dataclass(frozen=True, slots=True)
class _Spans:
    """Spans that are asked by place; inner ones begin later."""

    starts: tuple[int, ...]
    spans: tuple[Span, ...]

    def holds(self, place: int) -> bool:
        return self.at(place) is not None

    def at(self, place: int) -> Span | None:
        number = bisect.bisect_right(self.starts, place) - 1
        # Zones of one kind lie beside each other; one step back covers one that is nested.
        for step in range(2):
            if number - step >= 0 and self.spans[number - step].start <= place < self.spans[number - step].end:
                return self.spans[number - step]
        return None


def _spans(spans: Iterable[Span]) -> _Spans:
    ordered = tuple(sorted(span for span in spans if len(span)))
    return _Spans(starts=tuple(span.start for span in ordered), spans=ordered)


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The structure, asked by place in logarithmic time."""

    structure: Structure
    provisions: tuple[Provision, ...]
    starts: tuple[int, ...]
    by_eid: dict[str, Provision]
    first_child: dict[str, int]
    quoted: _Spans
    bases: _Spans
    proposals: _Spans
    titles: _Spans
    closing: _Spans
    own_number: _Spans
    attachments: tuple[Attachment, ...]
    attachment_starts: tuple[int, ...]

    def around(self, place: int) -> Iterator[Provision]:
        """Yield the provisions that hold ``place``, from small to large."""
        number = bisect.bisect_right(self.starts, place) - 1
        provision: Provision | None = self.provisions[number] if number >= 0 else None
        while provision is not None:
            if provision.span.start <= place < provision.span.end:
                yield provision
            provision = self.by_eid.get(provision.parent) if provision.parent else None

    def begins_provision(self, start: int, end: int) -> bool:
        """Whether a provision begins between the two places (both included)."""
        number = bisect.bisect_left(self.starts, start)
        return number < len(self.starts) and self.starts[number] <= end

    def begins_attachment(self, start: int, end: int) -> bool:
        """Whether an attachment begins between the two places (both included)."""
        number = bisect.bisect_left(self.attachment_starts, start)
        return number < len(self.attachment_starts) and self.attachment_starts[number] <= end

    def attachment_at(self, place: int) -> Attachment | None:
        """Return the attachment that holds ``place``."""
        number = bisect.bisect_right(self.attachment_starts, place) - 1
        if number >= 0 and self.attachments[number].span.start <= place < self.attachments[number].span.end:
            return self.attachments[number]
        return None


def places_of(structure: Structure) -> Places:
    """Return the index of ``structure``."""
    provisions = tuple(sorted(structure.provisions, key=lambda p: (p.span.start, -p.span.end)))
    attachments = tuple(sorted(structure.attachments, key=lambda a: (a.span.start, -a.span.end)))
    zones: dict[str, list[Span]] = {}
    for zone in structure.zones:
        zones.setdefault(zone.kind, []).append(zone.span)
    return Places(
        structure=structure,
        provisions=provisions,
        starts=tuple(p.span.start for p in provisions),
        by_eid={p.eid: p for p in provisions},
        first_child={p.parent: p.span.start for p in reversed(provisions) if p.parent},
        quoted=_spans(zones.get("quoted", ())),
        bases=_spans((*structure.preamble.bases, *zones.get("basis", ()))),
        proposals=_spans(zones.get("proposal", ())),
        titles=_spans(zones.get("title", ())),
        own_number=_spans(span for name, span in structure.header.evidence if name == "number"),
        closing=_spans((structure.closing.span, *zones.get("closing", ()))),
        attachments=attachments,
        attachment_starts=tuple(a.span.start for a in attachments),
    )
