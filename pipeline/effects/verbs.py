"""Decides which verbs of a sentence act: standing, subject, negation, plans (domain.md 3.3, steps 4 to 7)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.effects.passage import Passage
from pipeline.effects.triggers import FoundTrigger, find_triggers, holds_trigger
from pipeline.model.text import Span

__all__ = ["Standing", "Verb", "find_verbs"]

Standing = Literal["active", "passive", "predicate", "own", "explained", "unclear"]
"""``explained``: a guard says why the verb does not act; ``unclear``: nothing says so, a person should look."""

_CLOSING_MARK = re.compile(r"[”\"»]\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A verb of a sentence and how it stands; a shared object ("thay thế, bãi bỏ một số điều") begins at ``object_start``."""

    found: FoundTrigger
    standing: Standing
    object_start: int

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
    verbs: list[Verb] = []
    for number, trigger in enumerate(found):
        acted = any(verb.standing in {"active", "passive", "predicate", "own"} for verb in verbs)
        standing = _standing(passage, sentence, trigger, acted=acted)
        after = _object_start(passage, found[number:])
        verbs.append(Verb(found=trigger, standing=standing, object_start=after))
    return [_checked(passage, sentence, verb) for verb in verbs]


def _standing(passage: Passage, sentence: Span, trigger: FoundTrigger, *, acted: bool) -> Standing:
    left = passage.seen[sentence.start : trigger.span.start]
    right = passage.seen[trigger.span.end : sentence.end]
    form = trigger.trigger.form
    if form == "own":
        return "own"
    if passage.guard("conditional", left) or passage.guard("negation_left", left):
        return "explained"
    if form == "predicate":
        return _predicate(passage, left, right)
    if passage.guard("passive_left", left):
        told = passage.guard("history_right", right[:60]) or not passage.guard("passive_right", right[:40])
        return "explained" if told else "passive"
    if _is_performed(passage, sentence, trigger.span, acted=acted):
        return "active"
    return "explained" if passage.guard("plan", left) or passage.guard("nominal_left", left) else "unclear"


def _predicate(passage: Passage, left: str, right: str) -> Standing:
    if passage.guard("past_left", left) or passage.guard("past_right", right[:40]) or passage.guard("unchanged", left):
        return "explained"
    return "explained" if passage.guard("plan_start", left) else "predicate"


def _is_performed(passage: Passage, sentence: Span, verb: Span, *, acted: bool) -> bool:
    """Whether the document itself says it: the verb begins the sentence, follows "Quyết định này", or joins an acting one."""
    left = passage.seen[sentence.start : verb.start]
    if passage.stretch.kind == "title":
        left = passage.rules.guards.by_id["about"].sub("", left)
    if any(passage.guard(rule, left) for rule in ("performative_start", "performative_body", "performative_dated")):
        return True
    if passage.guard("plan", left[:200]) and not acted:
        return False
    selves = [m for m in passage.mentions_in(sentence.start, verb.start) if m.is_self]
    if selves and _is_subject(passage, sentence, selves[-1].span, verb):
        return True
    if acted and passage.guard("performative_join", left[-40:]):
        return True
    return _begins_anew(passage, sentence, verb)


def _is_subject(passage: Passage, sentence: Span, subject: Span, verb: Span) -> bool:
    between = passage.seen[subject.end : verb.start].strip()
    before = passage.seen[sentence.start : subject.start]
    return not between and (passage.guard("performative_start", before) or before.rstrip()[-1:] in {",", ";", ".", ":"})


def _begins_anew(passage: Passage, sentence: Span, verb: Span) -> bool:
    """Whether the verb begins a sentence without a full stop before it: capital letter on a new line, or behind a quotation."""
    if not passage.text[verb.start].isupper():
        return False
    left = passage.text[sentence.start : verb.start]
    named = any(m.number for m in passage.mentions_in(sentence.start, verb.start))
    on_new_line = "\n" in left[len(left.rstrip()) :]
    return (on_new_line and not named) or _CLOSING_MARK.search(left) is not None or left.rstrip().endswith(":")


def _object_start(passage: Passage, following: Sequence[FoundTrigger]) -> int:
    """Return where the object begins: behind the last verb of "thay thế, bãi bỏ …" that stand side by side."""
    end = following[0].span.end
    for trigger in following[1:]:
        between = passage.seen[end : trigger.span.start].strip().lower()
        if trigger.trigger.form != "active" or between not in {"", ",", ";", "và", ", và", "hoặc"} or not between:
            break
        end = trigger.span.end
    return end


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
    return verb if good else Verb(found=verb.found, standing="explained", object_start=verb.object_start)


def _named_at_once(passage: Passage, start: int) -> bool:
    ahead = [m for m in passage.mentions if m.span.start >= start]
    return bool(ahead) and not passage.seen[start : ahead[0].span.start].strip()
