"""Tells where a document may act: title, first article, effect articles, all of an amending document (domain.md 3.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.model.document import Provision, Structure
from pipeline.model.text import ExtractedText, Span
from pipeline.rules.loader import Rules

__all__ = ["Stretch", "is_amending", "read_stretches"]

StretchKind = Literal["title", "article", "effect_article", "attached_article", "text"]

_STOP = re.compile(r"\./\.|\.\s+(?=[^a-zà-ỹđ\s\d])|\n\s*\n|\.\s*\Z")
_LAST = 3
"""The last articles of the body are read without looking at their headings."""
_HIDDEN = frozenset({"form", "footnote", "basis", "proposal", "closing"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A piece of text in which acts are read."""

    kind: StretchKind
    span: Span
    eid: str | None = None
    hidden: tuple[Span, ...] = ()
    """Parts that are never read: quoted new text, forms, footnotes."""


def read_stretches(text: ExtractedText, structure: Structure, rules: Rules) -> tuple[Stretch, ...]:
    """Return the allowed stretches in the order of the text; none for kinds that never act (reports, letters, plans)."""
    kind = rules.kinds.by_id.get(structure.header.kind or "")
    if kind is not None and not kind.makes_effects:
        return _replacing(text, structure, rules) if kind.id in rules.labels.plan_kinds else ()
    hidden = tuple(zone.span for zone in structure.zones if zone.kind in _HIDDEN)
    title = _title(structure)
    found = [Stretch(kind="title", span=title)] if title else []
    articles = [p for p in structure.provisions if p.kind == "article" and not p.eid.startswith("att_")]
    if articles:
        found += _body(text, structure, articles, hidden, rules)
    else:
        found += [Stretch(kind="text", span=span, hidden=hidden) for span in _unnumbered(text, structure)]
    return tuple(found)


def _replacing(text: ExtractedText, structure: Structure, rules: Rules) -> tuple[Stretch, ...]:
    """Return the sentences in which a plan itself says that it replaces another: nothing else of a plan acts."""
    end = structure.closing.span.start if len(structure.closing.span) else len(text.text)
    found = []
    for said in rules.guards.by_id["plan_self"].finditer(text.text, 0, end):
        stop = _STOP.search(text.text, said.end(), end)
        found.append(Stretch(kind="effect_article", span=Span(said.start(), stop.start() if stop else end)))
    return tuple(found)


def is_amending(text: ExtractedText, structure: Structure, rules: Rules) -> bool:
    """Whether title or first article begin with a verb of change, so that every article may act."""
    pattern = rules.guards.by_id["amending_title"]
    first = next((p for p in structure.provisions if p.kind == "article" and not p.eid.startswith("att_")), None)
    title = structure.header.title or (text.quote(title_span) if (title_span := _title(structure)) else "")
    if pattern.match(title):
        return True
    return first is not None and pattern.match(after_number(text.text, first.span)) is not None


def after_number(text: str, span: Span) -> str:
    """Return an article's text behind its number ("Điều 1. Bãi bỏ …" → "Bãi bỏ …"), at most a few lines of it."""
    head = text[span.start : min(span.end, span.start + 300)]
    parts = head.split(None, 2)
    return parts[2] if len(parts) > 2 else head


def _body(
    text: ExtractedText, structure: Structure, articles: list[Provision], hidden: tuple[Span, ...], rules: Rules
) -> list[Stretch]:
    amending = is_amending(text, structure, rules)
    heading, verb = rules.guards.by_id["effect_heading"], rules.guards.by_id["amending_title"]
    effect_only = rules.guards.by_id["effect_only_heading"]
    end = structure.closing.span.start if len(structure.closing.span) else len(text.text)
    found = []
    for number, article in enumerate(articles):
        head = article.heading or after_number(text.text, article.span).split("\n")[0]
        is_effect = number >= len(articles) - _LAST or heading.search(head) is not None
        begins_with_verb = verb.match(after_number(text.text, article.span)) is not None
        if not (amending or number == 0 or is_effect or begins_with_verb):
            continue
        span = Span(article.span.start, min(article.span.end, end) if article.span.start < end else article.span.end)
        found.append(Stretch(kind="effect_article" if is_effect else "article", span=span, eid=article.eid, hidden=hidden))
    found += [
        Stretch(kind="attached_article", span=p.span, eid=p.eid, hidden=hidden)
        for p in structure.provisions
        if p.kind == "article" and p.eid.startswith("att_") and p.heading and effect_only.search(p.heading)
    ]
    return found


def _title(structure: Structure) -> Span | None:
    named = dict(structure.header.evidence).get("title")
    return named or next((zone.span for zone in structure.zones if zone.kind == "title"), None)


def _unnumbered(text: ExtractedText, structure: Structure) -> list[Span]:
    operative = [zone.span for zone in structure.zones if zone.kind in {"operative", "article"}]
    if operative:
        return operative
    return [] if structure.zones else [Span(0, len(text.text))]
