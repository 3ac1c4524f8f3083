"""Documents named in a stretch, each with the title behind it, in which no verb acts (domain.md 3.3, step 3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.effects.masks import Masks
from pipeline.model.document import Reference
from pipeline.model.text import Span
from pipeline.rules.loader import Rules
from pipeline.text.dates import find_dates

__all__ = ["Mention", "find_mentions"]

_LOOK_BACK = 45
"""Code points before a number in which its kind stands ("các Thông tư liên tịch số")."""

_LOOK_BACK_NAME = 140
"""Code points before a number in which the name of a law stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A document named: ``span`` from its kind to its issuer; ``title`` is the stretch behind it.

    ``weight`` falls when the words leave open whether this is a target or still a part of the title before it.
    """

    span: Span
    number: str | None = None
    date: dt.date | None = None
    authority: str | None = None
    name: str | None = None
    title: Span | None = None
    is_self: bool = False
    is_bare: bool = False
    """Only a kind is named ("của Nghị quyết"): the document being amended, ``is_attached`` its attachment."""
    is_attached: bool = False
    weight: float = 1.0


def find_mentions(text: str, span: Span, references: Sequence[Reference], masks: Masks, rules: Rules) -> tuple[Mention, ...]:
    """Return the documents named outside of titles, quotations and history; their titles are added to ``masks``."""
    found: list[Mention] = []
    for mention in _candidates(text, span, references, rules):
        if masks.hides(mention.span.start) or (found and mention.span.start < found[-1].span.end):
            continue
        previous = found[-1] if found else None
        if mention.is_self or mention.is_bare:
            found.append(mention)
            continue
        title = _title(text, mention, span.end, masks, rules)
        masks.add(title)
        if previous and previous.title and _goes_on_with(text, previous, mention, rules):
            masks.add(Span(previous.title.end, mention.span.end))
            found[-1] = replace(previous, title=Span(previous.title.start, max(mention.span.end, title.end)))
            continue
        weight = 0.85 if _may_be_title(text, previous, mention, rules) else 1.0
        found.append(_with(mention, title if len(title) else None, weight))
    return tuple(found)


def _candidates(text: str, span: Span, references: Sequence[Reference], rules: Rules) -> list[Mention]:
    found = [
        Mention(
            span=Span(_kind_start(text, reference, span.start, rules), reference.span.end),
            number=reference.number,
            date=reference.date,
            authority=reference.authority,
            name=reference.name,
        )
        for reference in references
        if _names_document(reference) and span.contains(reference.span)
    ]
    guards = rules.guards.by_id
    found += [Mention(span=Span(*m.span()), is_self=True) for m in guards["self"].finditer(text, span.start, span.end)]
    for rule in ("bare_kind", "bare_attached", "bare_attachment"):
        found += [
            Mention(span=Span(*m.span("kind")), is_bare=True, is_attached=rule != "bare_kind")
            for m in guards[rule].finditer(text, span.start, span.end)
            if text[m.start("kind")].isupper()
        ]
    return sorted(found, key=lambda mention: (mention.span.start, -mention.span.end))


def _names_document(reference: Reference) -> bool:
    """Whether the document itself is printed; bare provisions also know theirs, but that is read here by the verb."""
    if reference.is_self or reference.is_context or not (reference.number or reference.name):
        return False
    bare = reference.provisions_span is not None and reference.provisions_span.end >= reference.span.end
    return reference.number_span is not None or not bare


def _kind_start(text: str, reference: Reference, floor: int, rules: Rules) -> int:
    """Return where "Quyết định số" before the number begins; the reference itself may begin with provisions."""
    if reference.number_span is None:
        return reference.provisions_span.end if reference.provisions_span else reference.span.start
    start = reference.number_span.start
    before = max(floor, start - _LOOK_BACK)
    guards = rules.guards.by_id
    found = guards["kind_before_number"].search(text, before, start) or guards["number_word"].search(text, before, start)
    if found is None or found.group()[:1] in {"s", "S"}:
        found = guards["law_before_number"].search(text, max(floor, start - _LOOK_BACK_NAME), start) or found
    # A law's name stands between its kind and its number: "Luật Biển Việt Nam số 18/2012/QH13".
    if reference.name and reference.provisions_span is None:
        return min(reference.span.start, found.start() if found else start)
    if reference.name and reference.provisions_span:
        return max(reference.provisions_span.end, floor)
    return found.start() if found else start


def _title(text: str, mention: Mention, end: int, masks: Masks, rules: Rules) -> Span:
    """Return the title behind a mention (an empty span when the sentence goes on at once)."""
    guards = rules.guards.by_id
    start = mention.span.end
    if guards["title_none"].match(text[start : min(end, start + 80)]):
        return Span(start, start)
    window = masks.visible(text, start, min(end, start + 2500))
    stop = guards["title_stop"].search(window)
    stops = [stop.start() if stop else len(window)]
    if not guards["amending_title"].match(window):
        found = [guards[rule].search(window) for rule in ("title_verb_stop", "title_attached_stop")]
        stops += [stop.start() for stop in found if stop]
    return Span(start, start + min(stops))


def _may_be_title(text: str, previous: Mention | None, mention: Mention, rules: Rules) -> bool:
    """Whether "và Quyết định …" behind an amending title may still be a part of that title."""
    if previous is None or previous.title is None:
        return False
    amending = rules.guards.by_id["amending_title"].match(text[previous.title.start : previous.title.end])
    joined = rules.guards.by_id["joined_document"].match(text[previous.title.end : mention.span.end])
    return amending is not None and joined is not None


def _goes_on_with(text: str, previous: Mention, mention: Mention, rules: Rules) -> bool:
    """Whether a document is one more of those that the amending document before it amends: neither has its day printed there.

    "Thông tư số A ngày … sửa đổi một số điều của Thông tư số B; Thông tư số C và Thông tư số D": only A is named with its day.
    """
    if previous.title is None or previous.date is None or mention.date is not None:
        return False
    title = text[previous.title.start : previous.title.end]
    guards = rules.guards.by_id
    if guards["amends_several"].match(title) is None or next(find_dates(title), None) is not None:
        return False
    return guards["only_join"].match(text[previous.title.end : mention.span.start].lstrip("; \n")) is not None


def _with(mention: Mention, title: Span | None, weight: float) -> Mention:
    return Mention(
        span=mention.span,
        number=mention.number,
        date=mention.date,
        authority=mention.authority,
        name=mention.name,
        title=title,
        weight=weight,
    )
