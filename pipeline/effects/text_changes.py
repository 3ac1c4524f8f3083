"""Acts on words between quotation marks: "thay thế cụm từ “A” bằng cụm từ “B” tại khoản 1 Điều 3"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.effects.drafts import Draft
from pipeline.effects.masks import Quotation
from pipeline.effects.passage import Passage
from pipeline.effects.targets import Target, read_targets
from pipeline.effects.verbs import Verb
from pipeline.model.effects import Act
from pipeline.model.text import Span
from pipeline.text.fold import squeeze

__all__ = ["read_passive_changes", "read_text_changes"]


@dataclass(slots=True)
class _Change:
    """Old words, new words if any, and the targets named behind them."""

    old: Quotation
    new: Quotation | None
    targets: list[Target]


def read_text_changes(passage: Passage, verb: Verb, start: int, end: int) -> list[Draft]:
    """Return one act for each change of words and each document or attachment it is made in."""
    changes = _changes(passage, verb, start, end)
    return [
        _draft(passage, verb, change, replace(target, end=min(target.end, end)), is_first=not number)
        for number, change in enumerate(changes)
        for target in change.targets or [Target(mention=None)]
    ]


def read_passive_changes(passage: Passage, verb: Verb, subject: Span, behind: Span) -> list[Draft]:
    """Return the acts of "Cụm từ “A” tại khoản 2 Điều 5 được thay thế bằng “B”": the words stand before the verb."""
    old = [q for q in passage.quotations_in(subject.start, subject.end) if not q.is_new_text]
    if not old or not passage.guard("text_noun", passage.seen[subject.start : old[0].span.start]):
        return []
    new = [q for q in passage.quotations_in(behind.start, behind.end) if not q.is_new_text][:1]
    if new and not passage.guard("by", passage.seen[behind.start : new[0].span.start]):
        return []
    targets = read_targets(passage, subject.start, old[0].span.start)
    targets = targets or read_targets(passage, old[-1].span.end, subject.end) or read_targets(passage, behind.start, behind.end)
    change = _Change(old[0], new[0] if new else None, targets)
    return [
        replace(_draft(passage, verb, change, target, is_first=False), span=Span(subject.start, (new or old)[-1].span.end))
        for target in targets or [Target(mention=None)]
    ]


def _changes(passage: Passage, verb: Verb, start: int, end: int) -> list[_Change]:
    quotations = [q for q in passage.quotations_in(start, end) if not q.is_new_text]
    changes: list[_Change] = []
    number = 0
    while number < len(quotations):
        old = quotations[number]
        following = quotations[number + 1] if number + 1 < len(quotations) else None
        new = following if following and _is_pair(passage, verb, old, following) else None
        number += 2 if new else 1
        upto = quotations[number].span.start if number < len(quotations) else end
        last = new or old
        inner = read_targets(passage, old.span.end, new.span.start) if new else []
        changes.append(_Change(old, new, [*inner, *read_targets(passage, last.span.end, upto)]))
    return _shared(changes)


def _shared(changes: list[_Change]) -> list[_Change]:
    """Give a change without a place the places of the next one: several pairs before one "tại"; and its document."""
    for earlier, later in reversed(list(pairwise(changes))):
        if not earlier.targets:
            earlier.targets = later.targets
        elif later.targets and all(target.mention is None for target in earlier.targets):
            named = [target for target in later.targets if target.mention]
            earlier.targets = [target.of(named[-1]) for target in earlier.targets] if named else earlier.targets
    return changes


def _is_pair(passage: Passage, verb: Verb, old: Quotation, new: Quotation) -> bool:
    """Whether the second words come in the place of the first, or, when words are inserted, say where they go."""
    between = passage.text[old.span.end : new.span.start]
    if verb.found.trigger.act == "insert":
        return passage.guard("into", between) or passage.guard("after", between)
    return passage.guard("by", between) and ";" not in between


def _act(verb: Act, change: _Change) -> Act:
    if verb == "correct":
        return "correct"
    if verb == "insert":
        return "insert"
    if change.new is not None or verb == "replace":
        return "replace_text"
    return "repeal_text" if verb == "repeal" else verb


def _draft(passage: Passage, verb: Verb, change: _Change, target: Target, *, is_first: bool) -> Draft:
    trigger = verb.found.trigger
    stop = max((change.new or change.old).span.end, target.end)
    draft = Draft(
        act=_act(trigger.act, change),
        rule=trigger.id,
        weight=trigger.weight,
        span=Span(verb.span.start if is_first else change.old.span.start, stop),
        document="other" if target.mention else "context",
        target=replace(target, is_whole=False),
        scope="part",
    )
    first, second = _words(passage, change.old), _words(passage, change.new) if change.new else None
    said = squeeze(passage.text[verb.span.start : verb.span.end]).lower()
    if draft.act == "insert":
        return draft.having(verb=said, new=first, after=second)
    return draft.having(verb=said, old=first, new=second)


def _words(passage: Passage, quotation: Quotation) -> str:
    return squeeze(passage.text[quotation.inner.start : quotation.inner.end])
