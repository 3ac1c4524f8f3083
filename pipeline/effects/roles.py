"""In which role the documents of the text are mentioned, as far as verbs tell: target, plan, yardstick, claim, attachment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.document import Reference, ReferenceRole
from pipeline.model.effects import Effect
from pipeline.model.text import ExtractedText, Span
from pipeline.rules.loader import Rules

__all__ = ["assign_roles"]

_BEFORE = 260
"""Code points before a mention in which the words that govern it are looked for."""
_BEHIND = 700
"""Code points of a title behind a mention, after which "hết hiệu lực" may follow."""


def assign_roles(
    text: ExtractedText, references: Sequence[Reference], effects: Sequence[Effect], rules: Rules
) -> tuple[Reference, ...]:
    """Return the references; a plain citation gets the role that an act or the words around it give (domain.md 3.1)."""
    targets = [(effect.span, effect.number) for effect in effects if effect.target == "other"]
    out = []
    for number, reference in enumerate(references):
        role: ReferenceRole | None = None
        if reference.role == "cite" and (reference.number or reference.name):
            after = references[number + 1].span.start if number + 1 < len(references) else len(text.text)
            alone = Span(references[number - 1].span.end if number else 0, after)
            is_target = any(span.overlaps(reference.span) and name == reference.number for span, name in targets)
            role = "target" if is_target else _role(text.text, reference, alone, rules)
        out.append(replace(reference, role=role) if role else reference)
    return tuple(out)


def _role(text: str, reference: Reference, alone: Span, rules: Rules) -> ReferenceRole | None:
    """Return the role that the words around give; ``alone`` reaches from the mention before to the one behind."""
    guards = rules.guards.by_id
    left = _sentence_before(text, reference.span.start)
    near = left[-max(0, reference.span.start - alone.start) :] if reference.span.start > alone.start else ""
    if guards["strong_yardstick"].search(near):
        return "standard"
    verb = guards["planned_verb"].search(left)
    if verb and (guards["plan"].search(left[: verb.start("verb")]) or left[: verb.start("verb")].rstrip().endswith("(")):
        return "plan"
    if guards["attachment_head"].match(left):
        return "attachment"
    end = reference.title_span.end if reference.title_span else reference.span.end
    behind = text[end : min(alone.end, reference.span.end + _BEHIND)]
    told = guards["past_left"].search(text[max(0, end - 12) : end] + " ")
    return "claim" if _ends(behind, rules) and not told else None


def _ends(behind: str, rules: Rules) -> bool:
    sentence = behind.split(";", 1)[0].split("\n\n", 1)[0]
    stop = rules.guards.by_id["title_stop"].search(sentence)
    return rules.guards.by_id["claimed_end"].match(sentence[stop.start() :] if stop else sentence) is not None


def _sentence_before(text: str, place: int) -> str:
    window = text[max(0, place - _BEFORE) : place]
    cut = max(window.rfind(". "), window.rfind(".\n"), window.rfind(";"), window.rfind("\n-"))
    return window[cut + 1 :]
