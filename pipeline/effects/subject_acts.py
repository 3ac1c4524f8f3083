"""Acts whose target stands before the verb: "Quyết định số … hết hiệu lực", "các quy định trái với … đều bãi bỏ"."""

from __future__ import annotations

from dataclasses import replace

from pipeline.effects.days import Days, read_days
from pipeline.effects.drafts import Draft, with_days
from pipeline.effects.object_drafts import ENDING, generic_draft, object_draft
from pipeline.effects.passage import Passage
from pipeline.effects.places import complete, find_places
from pipeline.effects.targets import Target, read_targets
from pipeline.effects.text_changes import read_passive_changes
from pipeline.effects.verbs import Verb
from pipeline.model.effects import Act
from pipeline.model.text import Span

__all__ = ["read_subject_acts"]


_NEAR = 80
"""Code points before the verb in which "Quyết định này" must stand."""


def read_subject_acts(passage: Passage, verb: Verb, subject: Span, behind: Span, act: Act) -> list[Draft]:
    """Return the acts on what stands in ``subject``; ``behind`` is the rest of the sentence that belongs to the verb."""
    rest = passage.seen[behind.start : behind.end]
    days = read_days(rest, passage.rules)
    if changes := read_passive_changes(passage, verb, subject, behind):
        return [with_days(draft, days) for draft in changes]
    targets, part = read_targets(passage, subject.start, subject.end), Span(subject.start, behind.start)
    if act == "insert":
        targets = [_with_inserted(passage, target, behind) for target in targets]
    timely = [t for t in targets if passage.guard("time_of", passage.seen[subject.start : t.start])]
    if timely:
        return []  # "… từ ngày Nghị quyết số … hết hiệu lực": a point of time, said of another matter
    if not targets:
        targets, part = _listed_behind(passage, subject, behind), behind
    if passage.guard("partial_right", rest[:40]):
        targets = [replace(target, is_whole=False) for target in targets]
    if targets:
        return [with_days(object_draft(passage, verb, act, target, part), days) for target in targets]
    words = passage.text[subject.start : subject.end]
    measured = passage.guard("yardstick", words) or passage.guard("earlier_rules", words)
    generic = passage.guard("generic_object", words) and measured
    if verb.found.trigger.act in ENDING and generic:
        return [generic_draft(verb, Span(subject.start, verb.span.end), is_sure=True)]
    return _of_itself(passage, verb, days)


def _listed_behind(passage: Passage, subject: Span, behind: Span) -> list[Target]:
    """Return the targets of "Các quyết định sau hết hiệu lực: …" when they follow without marks of a list."""
    if not passage.seen[subject.start : subject.end].strip():
        return []
    targets = read_targets(passage, behind.start, behind.end)
    opened = targets and passage.guard("opens_list", passage.seen[behind.start : targets[0].start].rstrip())
    return [replace(t, is_whole=not t.places and not t.attached) for t in targets] if opened else []


def _with_inserted(passage: Passage, target: Target, behind: Span) -> Target:
    """Return the new provisions of "Điều 6 được bổ sung khoản 4 như sau"."""
    stop = passage.rules.guards.by_id["clause_end"].search(passage.seen, behind.start, behind.end)
    new = find_places(passage.seen, behind.start, stop.start() if stop else behind.end, passage.rules)
    if not new or passage.seen[behind.start : new[0].start].strip():
        return target
    places = tuple(complete(place, target.places[0] if target.places else None) for place in new)
    return replace(target, places=places, is_whole=False)


def _of_itself(passage: Passage, verb: Verb, days: Days) -> list[Draft]:
    """Return the end of this document itself: "Nghị quyết này hết hiệu lực kể từ ngày …", also behind its first day."""
    selves = [m for m in passage.mentions_in(max(0, verb.span.start - _NEAR), verb.span.start) if m.is_self]
    between = passage.seen[selves[-1].span.end : verb.span.start] if selves else ""
    joined = selves and (not between.strip() or passage.guard("in_force_and", between))
    if not joined or verb.found.trigger.act != "expire" or days.start is None or days.start.date is None:
        return []
    trigger = verb.found.trigger
    span = Span(selves[-1].span.start, verb.span.end)
    return [Draft(act="expire", rule=trigger.id, weight=trigger.weight, span=span, document="self", from_=days.start)]
