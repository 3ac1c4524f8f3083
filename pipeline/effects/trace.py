"""What each sentence gave and why the rest of it gave nothing: the reading once more, for a person who checks a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.effects.find import with_whole_numbers
from pipeline.effects.items import Item, read_items
from pipeline.effects.masks import find_brackets, find_history, find_quotations
from pipeline.effects.passage import Passage, read_passage
from pipeline.effects.triggers import FoundTrigger, find_triggers, holds_trigger
from pipeline.effects.verbs import Reason, Standing, find_verbs
from pipeline.effects.zones import Stretch, StretchKind, read_stretches
from pipeline.model.document import Reference, Structure, ZoneKind
from pipeline.model.text import ExtractedText, Span
from pipeline.rules.loader import Rules

__all__ = ["SeenSentence", "SeenVerb", "Unread", "trace_sentences"]

Unread = Literal["kind", "zone", "quoted", "new_text", "past", "brackets", "title", "plan_heading", "longer"]
"""Why a verb was not even weighed: its document acts on none, its zone, or what hides it in its sentence; ``longer``: a part
of the words is hidden, or belongs to a longer verb."""

_SMALL_FIRST: tuple[ZoneKind, ...] = (
    "form", "footnote", "quoted", "title", "basis", "proposal", "closing", "header", "article", "preamble", "attachment",
    "operative",
)  # fmt: skip
_CLAUSE_END = re.compile(r";\s*\n\s*")
_Hidden = tuple[list[Span], list[Span]]
"""Local stretches of a passage that tell history, and those in round brackets."""
_HIDDEN: frozenset[ZoneKind] = frozenset({"form", "footnote", "basis", "proposal", "closing"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenVerb:
    """A verb of ``triggers.toml`` in a sentence; ``span`` in the document.

    ``standing`` as it was weighed, with its ``reason``; ``None`` when it was not weighed, ``unread`` says why.
    ``masked_by`` is what hides it: the number of the document in whose title it stands.
    """

    rule: str
    span: Span
    standing: Standing | None = None
    reason: Reason | None = None
    unread: Unread | None = None
    masked_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenSentence:
    """A sentence of the document; ``stretch`` is how it is read for acts, ``None`` when its ``zone`` is not."""

    span: Span
    zone: ZoneKind | None
    stretch: StretchKind | None
    eid: str | None = None
    verbs: tuple[SeenVerb, ...] = ()


def trace_sentences(
    text: ExtractedText, structure: Structure, references: Sequence[Reference], rules: Rules
) -> tuple[SeenSentence, ...]:
    """Return all sentences of a document in the order of the text with their verbs, as ``find_effects`` sees them. Pure."""
    stretches = sorted(read_stretches(text, structure, rules), key=lambda stretch: stretch.span)
    acts = bool(stretches)
    found: list[SeenSentence] = []
    position = 0
    for stretch in stretches:
        if stretch.span.start > position:
            found += _unread(text, structure, Span(position, stretch.span.start), rules, acts=acts)
        found += _read(text, structure, with_whole_numbers(stretch, references), references, rules)
        position = max(position, stretch.span.end)
    if position < len(text.text):
        found += _unread(text, structure, Span(position, len(text.text)), rules, acts=acts)
    return tuple(found)


def _read(
    text: ExtractedText, structure: Structure, stretch: Stretch, references: Sequence[Reference], rules: Rules
) -> Iterator[SeenSentence]:
    passage = read_passage(text, stretch, references, rules)
    words, end = passage.text, len(passage.text)
    hidden: _Hidden = (find_history(words, 0, end, rules), find_brackets(words, 0, end))
    for item in passage.items:
        planned = _is_planned(passage, item)
        for sentence in item.sentences:
            span = passage.in_document(sentence)
            verbs = tuple(_verbs(passage, structure, sentence, hidden, planned=planned))
            zone = _zone(structure, span.start)
            yield SeenSentence(span=span, zone=zone, stretch=stretch.kind, eid=stretch.eid, verbs=verbs)


def _verbs(passage: Passage, structure: Structure, sentence: Span, hidden: _Hidden, *, planned: bool) -> Iterator[SeenVerb]:
    weighed = {} if planned else {verb.span: verb for verb in find_verbs(passage, sentence)}
    written = {trigger.span: trigger for trigger in _triggers(passage.text, sentence, passage.rules)}
    for span in sorted({*weighed, *written}):
        place = passage.in_document(span)
        if verb := weighed.get(span):
            yield SeenVerb(rule=verb.found.trigger.id, span=place, standing=verb.standing, reason=verb.reason)
            continue
        rule = written[span].trigger.id
        if planned:
            yield SeenVerb(rule=rule, span=place, unread="plan_heading")
        elif not any(other.overlaps(span) for other in weighed):
            why, by = _mask(passage, structure, span, hidden)
            yield SeenVerb(rule=rule, span=place, unread=why, masked_by=by)


def _triggers(words: str, sentence: Span, rules: Rules) -> tuple[FoundTrigger, ...]:
    written = words[sentence.start : sentence.end]
    return find_triggers(written, sentence.start, rules) if holds_trigger(written, rules) else ()


def _mask(passage: Passage, structure: Structure, span: Span, hidden: _Hidden) -> tuple[Unread, str | None]:
    """Return what hides a verb, in the order in which things are hidden, and the document in whose title it stands."""
    zone = _zone(structure, passage.offset + span.start)
    if zone in _HIDDEN:
        return "zone", zone
    for quotation in passage.quotations:
        if quotation.span.overlaps(span):
            return ("new_text" if quotation.is_new_text else "quoted"), None
    for mention in passage.mentions:
        if mention.title and mention.title.overlaps(span):
            return "title", mention.number or mention.name
    history, brackets = hidden
    if any(past.overlaps(span) for past in history):
        return "past", None
    return ("brackets" if any(part.overlaps(span) for part in brackets) else "longer"), None


def _is_planned(passage: Passage, item: Item) -> bool:
    heads = (passage.text[above.span.start : above.span.end][:60] for above in item.ancestors())
    return any(passage.guard("plan_heading", head) for head in heads)


def _unread(text: ExtractedText, structure: Structure, span: Span, rules: Rules, *, acts: bool) -> Iterator[SeenSentence]:
    """Yield the sentences between the stretches that are read for acts."""
    words = text.quote(span)
    quotations = find_quotations(words, 0, len(words), rules)
    for item in read_items(words, Span(0, len(words)), quotations, rules):
        for sentence in (part for whole in item.sentences for part in _clauses(words, whole)):
            place = sentence.shifted(span.start)
            zone = _zone(structure, place.start)
            yield SeenSentence(
                span=place,
                zone=zone,
                stretch=None,
                verbs=tuple(
                    SeenVerb(
                        rule=trigger.trigger.id,
                        span=trigger.span.shifted(span.start),
                        unread="zone" if acts else "kind",
                        masked_by=zone if acts else structure.header.kind,
                    )
                    for trigger in _triggers(words, sentence, rules)
                ),
            )


def _clauses(words: str, sentence: Span) -> Iterator[Span]:
    """Cut a list of legal bases at the semicolons that end its lines."""
    start = sentence.start
    for end in _CLAUSE_END.finditer(words, sentence.start, sentence.end):
        yield Span(start, end.start() + 1)
        start = end.end()
    if start < sentence.end:
        yield Span(start, sentence.end)


def _zone(structure: Structure, place: int) -> ZoneKind | None:
    """Return the kind of the innermost zone that holds ``place``."""
    holding = {zone.kind for zone in structure.zones if zone.span.start <= place < zone.span.end}
    return next((kind for kind in _SMALL_FIRST if kind in holding), None)
