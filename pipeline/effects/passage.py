"""A stretch made ready for reading: its words in local places, what is hidden in it, its documents and its items."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.effects.items import Item, read_items
from pipeline.effects.masks import Masks, Quotation, find_brackets, find_history, find_quotations
from pipeline.effects.mentions import Mention, find_mentions
from pipeline.effects.zones import Stretch
from pipeline.model.document import Reference
from pipeline.model.text import ExtractedText, Span
from pipeline.rules.loader import Rules

__all__ = ["Passage", "read_passage"]

_RUN = re.compile(r"\s{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """All places are local: they count from ``offset`` in the document's text.

    ``text`` is the stretch as written, ``seen`` the same with everything hidden blanked out, of the same length.
    """

    stretch: Stretch
    offset: int
    text: str
    seen: str
    quotations: tuple[Quotation, ...]
    mentions: tuple[Mention, ...]
    items: tuple[Item, ...]
    rules: Rules

    def guard(self, rule: str, text: str) -> bool:
        """Whether the guard finds something in ``text``; long runs of blanks (hidden words) count as one blank."""
        words = _RUN.sub("  ", text) if "   " in text else text
        return self.rules.guards.by_id[rule].search(words) is not None

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """Return the documents named between two places."""
        first = bisect.bisect_left(self.mentions, start, key=_mention_start)
        last = bisect.bisect_left(self.mentions, end, lo=first, key=_mention_start)
        return [m for m in self.mentions[first:last] if m.span.end <= end]

    def next_mention(self, start: int) -> Mention | None:
        """Return the first document named at or behind a place."""
        number = bisect.bisect_left(self.mentions, start, key=_mention_start)
        return self.mentions[number] if number < len(self.mentions) else None

    def quotations_in(self, start: int, end: int) -> list[Quotation]:
        """Return the quotations that begin between two places."""
        first = bisect.bisect_left(self.quotations, start, key=_quotation_start)
        return list(self.quotations[first : bisect.bisect_left(self.quotations, end, lo=first, key=_quotation_start)])

    def in_document(self, span: Span) -> Span:
        """Return a local span as one of the document."""
        return span.shifted(self.offset)


def read_passage(text: ExtractedText, stretch: Stretch, references: Sequence[Reference], rules: Rules) -> Passage:
    """Return a stretch ready for reading; ``references`` are all those of the document."""
    span, offset = stretch.span, stretch.span.start
    words = text.quote(span)
    hidden = [_local(zone, span) for zone in stretch.hidden if zone.overlaps(span)]
    quotations = find_quotations(words, 0, len(words), rules)
    masks = Masks([*hidden, *(q.span for q in quotations)])
    unquoted = masks.visible(words, 0, len(words))
    masks = Masks([*masks.spans, *find_history(unquoted, 0, len(words), rules), *find_brackets(unquoted, 0, len(words))])
    inside = [_shift(reference, -offset) for reference in references if span.contains(reference.span)]
    mentions = find_mentions(words, Span(0, len(words)), inside, masks, rules)
    return Passage(
        stretch=stretch,
        offset=offset,
        text=words,
        seen=masks.visible(words, 0, len(words)),
        quotations=quotations,
        mentions=mentions,
        items=tuple(read_items(words, Span(0, len(words)), quotations, rules)),
        rules=rules,
    )


def _mention_start(mention: Mention) -> int:
    return mention.span.start


def _quotation_start(quotation: Quotation) -> int:
    return quotation.span.start


def _local(zone: Span, span: Span) -> Span:
    return Span(max(zone.start, span.start) - span.start, min(zone.end, span.end) - span.start)


def _shift(reference: Reference, by: int) -> Reference:
    return replace(
        reference,
        span=reference.span.shifted(by),
        title_span=reference.title_span.shifted(by) if reference.title_span else None,
        number_span=reference.number_span.shifted(by) if reference.number_span else None,
        provisions_span=reference.provisions_span.shifted(by) if reference.provisions_span else None,
    )
