"""Finds what a document does: claims with evidence, and verbs that could not be classified."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.effects.annex_lists import ListedRow, read_rows
from pipeline.effects.confidence import confidence_of, signals_of
from pipeline.effects.containers import container_targets, target_around
from pipeline.effects.drafts import Draft
from pipeline.effects.enacted import enacted_target, with_number
from pipeline.effects.merge import merge_drafts
from pipeline.effects.passage import Passage, read_passage
from pipeline.effects.passage_acts import read_passage_acts
from pipeline.effects.targets import Target
from pipeline.effects.verbs import Verb
from pipeline.effects.zones import Stretch, is_amending, read_stretches
from pipeline.model.document import Doubt, Reference, Structure
from pipeline.model.effects import Effect, EffectsReading
from pipeline.model.text import ExtractedText, Span
from pipeline.rules.loader import Rules
from pipeline.text.fold import squeeze

__all__ = ["find_effects", "with_whole_numbers"]

_LONGEST_QUOTE = 600
"""Code points of a quote that is kept with a claim; the span says where the rest stands."""


def find_effects(text: ExtractedText, structure: Structure, references: Sequence[Reference], rules: Rules) -> EffectsReading:
    """Return what the document does, in the order of the text, and a doubt for each verb that could not be classified.

    The acts on this document itself (first and last day, what it publishes) are among the effects; ``read_dates`` reads them.
    """
    outer, enacted = None, enacted_target(text, structure, references, rules)
    claims: list[tuple[Passage, Draft]] = []
    unclear: dict[int, list[Span]] = {}
    doubts: list[Doubt] = []
    amending = is_amending(text, structure, rules) or structure.header.title is None
    containers = container_targets(text, structure, references, rules)
    for stretch in read_stretches(text, structure, rules):
        passage = read_passage(text, with_whole_numbers(stretch, references), references, rules)
        acts = read_passage_acts(passage, target_around(stretch.span.start, containers, outer or enacted))
        if stretch.kind == "title":
            outer = next((d.target for d in acts.drafts if d.target and d.target.mention and d.target.mention.number), enacted)
        unclear[id(passage)] = [verb.span for verb in acts.unclear]
        kept, loose = _split([_numbered(draft, enacted) for draft in acts.drafts], amending=amending)
        claims += [(passage, draft) for draft in kept]
        doubts += [_doubt(passage, verb) for verb in acts.unclear if stretch.kind != "title"]
        doubts += [_loose(passage, draft) for draft in loose]
    effects: list[Effect] = []
    for passage, draft in merge_drafts(claims):
        effect = _to_effect(text, passage, draft, unclear[id(passage)])
        listed = draft.document == "list" and draft.act != "announce_expired"
        rows = read_rows(text, structure, references, str(effect.detail("list_in")), rules) if listed else ()
        effects += [_on_row(text, effect, row) for row in rows] or [effect]
        doubts += _counted(effect, len(rows), rules) if rows else []
    return EffectsReading(effects=tuple(_once(effects)), doubts=tuple(doubts))


def with_whole_numbers(stretch: Stretch, references: Sequence[Reference]) -> Stretch:
    """Return a title with the whole of a document named at its end, which may run over the title's last line."""
    if stretch.kind != "title":
        return stretch
    end = stretch.span.end
    for reference in references:
        if reference.span.start <= end + 1 < reference.span.end and reference.span.start >= stretch.span.start:
            end = reference.span.end
    return replace(stretch, span=Span(stretch.span.start, end))


def _numbered(draft: Draft, enacted: Target | None) -> Draft:
    return replace(draft, target=with_number(draft.target, enacted)) if draft.target else draft


def _split(drafts: list[Draft], *, amending: bool) -> tuple[list[Draft], list[Draft]]:
    """Tell acts from those on provisions of nobody: outside of amending documents these are words of another matter."""
    loose = [draft for draft in drafts if draft.document == "context" and not amending]
    return [draft for draft in drafts if draft not in loose], loose


def _on_row(text: ExtractedText, effect: Effect, row: ListedRow) -> Effect:
    """Return the act of a lead-in on one row of the annex that it points at."""
    named = row.document
    eids = named.eids or (row.eids if effect.scope == "part" else ())
    return replace(
        effect,
        target="other",
        span=named.span,
        quote=squeeze(text.quote(named.span)),
        number=named.number,
        date=named.date or row.date,
        authority=named.authority,
        eids=eids,
        attached=named.attached,
        scope="part" if eids or named.attached or effect.scope == "part" else "whole",
    )


def _counted(effect: Effect, rows: int, rules: Rules) -> list[Doubt]:
    stated = effect.detail("declared_count")
    if stated is None or stated == rows:
        return []
    message = rules.triggers.messages.listed_count.format(declared=stated, counted=rows)
    return [Doubt(code="declared_count_differs", message=message, span=effect.span)]


def _quote(text: str, span: Span) -> str:
    """Return the words of a span; of new text that goes on for pages its beginning, whole words ended by ``…``."""
    words = squeeze(text[span.start : min(span.end, span.start + 2 * _LONGEST_QUOTE)])
    if len(span) <= 2 * _LONGEST_QUOTE and len(words) <= _LONGEST_QUOTE:
        return words
    return words[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"


def _to_effect(text: ExtractedText, passage: Passage, draft: Draft, unclear: Sequence[Span]) -> Effect:
    span = passage.in_document(draft.span)
    target, mention = draft.target, draft.target.mention if draft.target else None
    signals = signals_of(text, passage, draft, unclear)
    title = text.quote(passage.in_document(mention.title)) if mention and mention.title else None
    return Effect(
        act=draft.act,
        span=span,
        quote=_quote(text.text, span),
        rule=draft.rule,
        confidence=confidence_of(signals, passage.rules),
        signals=signals,
        target=draft.document,
        number=mention.number if mention else None,
        date=mention.date if mention else None,
        authority=mention.authority if mention else None,
        title=squeeze(title).strip(" ,") if title else None,
        eids=target.eids if target else (),
        attached=target.attached if target else False,
        attachment_kind=target.attachment_kind if target else None,
        scope=draft.scope,
        from_=draft.from_,
        until=draft.until,
        details=draft.having(name=mention.name if mention else None).details,
    )


def _doubt(passage: Passage, verb: Verb) -> Doubt:
    words = squeeze(passage.text[verb.span.start : verb.span.end])
    return Doubt(
        code="unclassified_verb",
        message=passage.rules.triggers.messages.unclassified.format(words=words),
        span=passage.in_document(verb.span),
    )


def _loose(passage: Passage, draft: Draft) -> Doubt:
    words = squeeze(passage.text[draft.span.start : min(draft.span.end, draft.span.start + 160)])[:80]
    return Doubt(
        code="unclassified_verb",
        message=passage.rules.triggers.messages.unclear_document.format(words=words),
        span=passage.in_document(draft.span),
    )


def _once(effects: list[Effect]) -> list[Effect]:
    """Return the effects without repetitions (a clause given twice, a title that an article repeats)."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for effect in effects:
        key = (
            effect.act,
            effect.target,
            effect.number,
            effect.date,
            effect.eids,
            effect.attached,
            effect.scope,
            effect.from_,
            effect.until,
            effect.detail("old"),
            effect.detail("new"),
            effect.span if effect.target == "none" else None,
        )
        if key not in seen:
            seen.add(key)
            kept.append(effect)
    return kept
