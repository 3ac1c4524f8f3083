"""How sure a claim is: what was seen around it (signals), and the share of such claims that are right (weights as data)."""

from __future__ import annotations

import bisect
import math
import re
from collections.abc import Mapping, Sequence

from pipeline.effects.drafts import Draft
from pipeline.effects.passage import Passage
from pipeline.model.text import ExtractedText, Span
from pipeline.rules.loader import Rules

__all__ = ["confidence_of", "signals_of"]

_FAR = 240
"""Code points between a verb and its target from which the target counts as far."""
_LONG_TITLE = 700
_WHOLE_NUMBER = re.compile(r"\d{1,6}[a-z]?/(?:(?:19|20)\d\d/)?[A-ZĐ][\wĐđ&.,\- ]*\Z")
_PARTIAL_WITHOUT_PLACE = frozenset({"insert", "replace_text", "repeal_text", "repeal_tthc", "supplement_tthc", "correct"})


def signals_of(text: ExtractedText, passage: Passage, draft: Draft, unclear: Sequence[Span]) -> tuple[tuple[str, float], ...]:
    """Return what speaks against a claim as (signal of ``confidence.toml``, strength 0..1); ``unclear`` are local."""
    span = passage.in_document(draft.span)
    found: dict[str, float] = {f"zone_{passage.stretch.kind}": 1.0, f"target_{draft.document}": 1.0}
    found["weak_verb"] = 1.0 if draft.weight < 1 else 0.0
    found["from_lead"] = 1.0 if draft.lead else 0.0
    found |= _of_target(text, passage, draft)
    found["unclosed_quote"] = float(any(not q.is_closed for q in passage.quotations_in(0, draft.span.end)))
    found["doubt_nearby"] = float(any(draft.span.overlaps(verb) for verb in unclear))
    found["page_break"] = float(text.has_pages and text.page_at(span.start) != text.page_at(max(span.start, span.end - 1)))
    found["poor_page"] = _poor_page(text, span)
    return tuple((name, round(value, 3)) for name, value in found.items() if value > 0)


def confidence_of(signals: Sequence[tuple[str, float]], rules: Rules) -> float:
    """Return the probability that a claim with these signals is right, 0..1; a signal without a weight says nothing."""
    table = rules.confidence
    against = sum(table.weights.get(name, 0.0) * value for name, value in signals)
    return round(1.0 / (1.0 + math.exp(against - table.bias)), 3)


def _of_target(text: ExtractedText, passage: Passage, draft: Draft) -> Mapping[str, float]:
    target, mention = draft.target, draft.target.mention if draft.target else None
    if target is None or draft.document != "other" or mention is None:
        return {}
    name = text.quote(passage.in_document(mention.span)) if mention.span.end <= len(passage.text) else ""
    said = target.places or target.attached or any(key == "exceptions" for key, _ in draft.details)
    vague = draft.scope == "part" and not said and draft.act not in _PARTIAL_WITHOUT_PLACE
    far = draft.lead is None and mention.span.start - draft.span.start > _FAR
    return {
        "unnumbered": float(mention.number is None),
        "odd_number": float(mention.number is not None and not _WHOLE_NUMBER.match(mention.number)),
        "undated": float(mention.date is None and "20" not in (mention.number or "") and "19" not in (mention.number or "")),
        "maybe_title": float(mention.weight < 1),
        "vague_part": float(vague),
        "far_target": float(far),
        "long_title": float(mention.title is not None and len(mention.title) > _LONG_TITLE),
        "poor_words": _poor_words(text, passage.in_document(mention.span)) if name else 0.0,
    }


def _poor_page(text: ExtractedText, span: Span) -> float:
    """Return how badly the worst page of a claim was read, 0 for a text layer."""
    first, last = text.page_at(span.start), text.page_at(max(span.start, span.end - 1))
    return max((1 - p.quality for p in text.pages if first <= p.number <= last and p.quality is not None), default=0.0)


def _poor_words(text: ExtractedText, span: Span) -> float:
    """Return how badly the worst word of a document's name was read."""
    first = bisect.bisect_left(text.words, span.start, key=lambda word: word.span.end)
    last = bisect.bisect_right(text.words, span.end, lo=first, key=lambda word: word.span.start)
    return max((1 - w.confidence for w in text.words[first:last] if w.confidence is not None), default=0.0)
