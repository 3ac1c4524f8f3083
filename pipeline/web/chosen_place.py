"""The provision that a reader came for, marked in the text and framed on the page image like everything that is found."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.text import Span
from pipeline.web.document_reading import DocumentReading
from pipeline.web.marks import Mark
from pipeline.web.signs import place_name
from pipeline.web.site import Site

__all__ = ["KEY", "with_chosen_place"]

KEY = "v-"
"""Before an eId in ``?xem=``: ``v-art_5__cl_2`` is clause 2 of article 5."""
_LONGEST = 240
"""Code points that are marked: the beginning says where it is, a whole article would hide everything else."""


def with_chosen_place(reading: DocumentReading, chosen: str | None, site: Site) -> DocumentReading:
    """Return the reading with a mark for the provision that ``chosen`` names, unchanged when it names none."""
    eid = chosen.removeprefix(KEY) if chosen and chosen.startswith(KEY) else None
    provision = next((p for p in reading.document.structure.provisions if p.eid == eid), None)
    if chosen is None or provision is None:
        return reading
    text, start = reading.document.text.text, provision.span.start
    line = text.find("\n", start, provision.span.end)
    end = min(provision.span.end if line < 0 else line, start + _LONGEST)
    about = place_name(provision.eid, site.rules, site.words)
    mark = Mark(key=chosen, kind="place", span=Span(start, end), about=about)
    return replace(reading, marks=(*reading.marks, mark))
