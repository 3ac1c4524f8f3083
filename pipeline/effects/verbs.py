"""Decides which verbs of a sentence act: standing, subject, negation, plans (domain.md 3.3, steps 4 to 7)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.effects.passage import Passage
from pipeline.effects.triggers import FoundTrigger, find_triggers, holds_trigger
from pipeline.model.text import Span

__all__ = ["Reason", "Standing", "Verb", "find_verbs"]

Standing = Literal["active", "passive", "predicate", "own", "explained", "unclear"]
"""``explained``: a guard says why the verb does not act; ``unclear``: nothing says so, a person should look."""

Reason = Literal["conditional", "negation", "past", "unchanged", "plan", "nominal", "object"]
"""Why a verb that is ``explained`` does not act; ``object``: what follows can be no object of it."""

_NEAR = 60
"""Code points within which a document follows at once."""
_LONGEST = 500
"""Code points of a very long sentence that are looked at on each side: what governs a verb stands at the beginning or near."""
_PERFORMATIVE = ("performative_start", "performative_body", "performative_dated", "performative_place", "plan_subject")
_CLOSING_MARK = re.compile(r"[”\"»]\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A verb of a sentence and how it stands; a shared object ("thay thế, bãi bỏ một số điều") begins at ``object_start``."""

    found: FoundTrigger
    standing: Standing
    object_start: int
    reason: Reason | None = None

    @property
    def span(self) -> Span:
        """Return where the verb stands."""
        return self.found.span


def find_verbs(passage: Passage, sentence: Span) -> list[Verb]:
    """Return the visible verbs of a sentence in the order of the text."""
    words = passage.seen[sentence.start : sentence.end]
    if not holds_trigger(words, passage.rules):
        return []
    found = find_triggers(words, sentence.start, passage.rules)
    starts = _object_starts(passage, found)
    verbs: list[Verb] = []
    acted = False
    for trigger, start in zip(found, starts, strict=True):
        standing, reason = _standing(passage, sentence, trigger, acted=acted)
        acted = acted or standing in {"active", "passive", "predicate", "own"}
        verbs.append(Verb(found=trigger, standing=standing, object_start=start, reason=reason))
    return [_checked(passage, sentence, verb) for verb in verbs]


def _standing(passage: Passage, sentence: Span, trigger: FoundTrigger, *, acted: bool) -> tuple[Standing, Reason | None]:
    left = _left(passage, sentence, trigger.span)
    right = passage.seen[trigger.span.end : min(sentence.end, trigger.span.end + _NEAR)]
    form = trigger.trigger.form
    if form == "own":
        return "own", None
    if governed := _governed(passage, left):
        return "explained", governed
    if form == "predicate":
        return _predicate(passage, left, right)
    if passage.guard("passive_left", left) and not passage.guard("performative_start", left):
        printed = passage.text[sentence.start : trigger.span.start]  # "đã" may end the title of a document, which is not seen
        told = passage.guard("past_passive", printed[-_NEAR:]) or passage.guard("history_right", right)
        return ("passive", None) if passage.guard("passive_right", right) and not told else ("explained", "past")
    if _is_performed(passage, sentence, trigger.span, acted=acted):
        return "active", None
    follows = trigger.trigger.may_follow and _follows_target(passage, sentence, trigger.span, right)
    return ("predicate", None) if follows else _unperformed(passage, left)


def _governed(passage: Passage, left: str) -> Reason | None:
    if passage.guard("conditional", left):
        return "conditional"
    return "negation" if passage.guard("negation_left", left) else None


def _unperformed(passage: Passage, left: str) -> tuple[Standing, Reason | None]:
    if passage.guard("plan", left):
        return "explained", "plan"
    return ("explained", "nominal") if passage.guard("nominal_left", left) else ("unclear", None)


def _left(passage: Passage, sentence: Span, verb: Span) -> str:
    """Return the visible words before a verb; of a very long sentence its beginning and the words next to the verb."""
    if verb.start - sentence.start <= 2 * _LONGEST:
        return passage.seen[sentence.start : verb.start]
    return passage.seen[sentence.start : sentence.start + _LONGEST] + " … " + passage.seen[verb.start - _LONGEST : verb.start]


def _predicate(passage: Passage, left: str, right: str) -> tuple[Standing, Reason | None]:
    if passage.guard("past_left", left) or passage.guard("past_right", right):
        return "explained", "past"
    if passage.guard("unchanged", left):
        return "explained", "unchanged"
    return ("explained", "plan") if passage.guard("plan_start", left) else ("predicate", None)


def _follows_target(passage: Passage, sentence: Span, verb: Span, right: str) -> bool:
    """Whether a numbered document stands right before the verb and no object behind it: "… tạm ngưng hiệu lực"."""
    named = [m for m in passage.mentions_in(sentence.start, verb.start) if m.number]
    near = bool(named) and not passage.seen[named[-1].span.end : verb.start].strip()
    return near and passage.guard("predicate_right", right)


def _is_performed(passage: Passage, sentence: Span, verb: Span, *, acted: bool) -> bool:
    """Whether the document itself says it: the verb begins the sentence, follows "Quyết định này", or joins an acting one."""
    left = _left(passage, sentence, verb)
    if passage.stretch.kind == "title":
        left = passage.rules.guards.by_id["about"].sub("", left)
    if any(passage.guard(rule, left) for rule in _PERFORMATIVE):
        return True
    if passage.guard("plan", left[:200]) and not acted:
        return False
    selves = [m for m in passage.mentions_in(max(sentence.start, verb.start - _LONGEST), verb.start) if m.is_self]
    if selves and _is_subject(passage, sentence, selves[-1].span, verb):
        return True
    if acted and passage.guard("performative_join", left[-40:]):
        return True
    return _begins_anew(passage, sentence, verb)


def _is_subject(passage: Passage, sentence: Span, subject: Span, verb: Span) -> bool:
    between = passage.seen[subject.end : verb.start].strip()
    before = _left(passage, sentence, subject)
    if between:
        return False
    on_new_line = "\n" in before[len(before.rstrip()) :] and not passage.guard("outside_of", before)  # behind a heading
    return on_new_line or passage.guard("performative_start", before) or before.rstrip()[-1:] in {",", ";", ".", ":"}


def _begins_anew(passage: Passage, sentence: Span, verb: Span) -> bool:
    """Whether the verb begins a sentence without a full stop before it: capital letter on a new line, or behind a quotation."""
    if not passage.text[verb.start].isupper():
        return False
    start = max(sentence.start, verb.start - _LONGEST)
    left = passage.text[start : verb.start]
    named = start > sentence.start or any(m.number for m in passage.mentions_in(start, verb.start))
    on_new_line = "\n" in left[len(left.rstrip()) :]
    return (on_new_line and not named) or _CLOSING_MARK.search(left) is not None or left.rstrip().endswith(":")


def _object_starts(passage: Passage, found: Sequence[FoundTrigger]) -> list[int]:
    """Return where the object of each verb begins: behind the last verb of "thay thế, bãi bỏ …" that stand side by side."""
    starts = [trigger.span.end for trigger in found]
    for number in range(len(found) - 2, -1, -1):
        here, following = found[number].span.end, found[number + 1]
        near = following.trigger.form == "active" and following.span.start - here < _NEAR
        if near and passage.guard("shares_object", passage.seen[here : following.span.start]):
            starts[number] = starts[number + 1]
    return starts


def _checked(passage: Passage, sentence: Span, verb: Verb) -> Verb:
    """Return the verb, not acting when what follows can be no object of it ("thay thế dây dẫn")."""
    if verb.standing != "active":
        return verb
    ahead = passage.text[verb.object_start : min(sentence.end, verb.object_start + 200)]
    trigger = verb.found.trigger
    is_text = passage.guard("text_change", ahead)
    if trigger.only_text:
        good = is_text
    elif trigger.strict_object:
        good = passage.guard("strict_object", ahead)
    else:
        good = (
            is_text
            or passage.guard("object_head", ahead)
            or _named_at_once(passage, verb.object_start)
            or ahead.strip() in {"", ":"}
        )
        good = good or ahead.lstrip().startswith((":", "\n"))
    return verb if good else replace(verb, standing="explained", reason="object")


def _named_at_once(passage: Passage, start: int) -> bool:
    ahead = passage.next_mention(start)
    return ahead is not None and ahead.span.start < start + _NEAR and not passage.seen[start : ahead.span.start].strip()
