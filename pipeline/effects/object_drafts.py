"""Makes an act of a verb and a target: its scope, its words, its evidence."""

from __future__ import annotations

from dataclasses import replace

from pipeline.effects.drafts import Draft
from pipeline.effects.masks import Quotation
from pipeline.effects.passage import Passage
from pipeline.effects.targets import Target
from pipeline.effects.verbs import Verb
from pipeline.model.effects import Act
from pipeline.model.text import Span
from pipeline.text.fold import squeeze

__all__ = ["ENDING", "generic_draft", "object_draft", "words_of"]

_PARTIAL = frozenset({"amend", "insert", "rename", "repeal_tthc", "supplement_tthc", "correct"})
ENDING = frozenset({"repeal", "expire"})
"""Acts that may be on nobody in particular ("các quy định trái với …")."""
_TERMS = frozenset({"extend", "keep"})
"""What is said of a document's content ("tiếp tục áp dụng giá tại …") is said of the document."""
_LONGEST_NEW_TEXT = 4000


def object_draft(passage: Passage, verb: Verb, act: Act, target: Target, part: Span) -> Draft:
    """Return the act on one target; ``part`` is the piece of the sentence that belongs to the verb."""
    trigger = verb.found.trigger
    counted = act in {"supplement_tthc", "repeal_tthc"}
    count = passage.rules.guards.by_id["count"].search(passage.seen[part.start : part.end]) if counted else None
    quotations = passage.quotations_in(part.start, part.end)
    stop = min(part.end, max([target.end, verb.span.end, *(q.span.end for q in quotations)]))
    first = min(verb.span.start, target.start) if verb.standing == "active" else target.start
    whole = target.is_whole or (act in _TERMS and not target.places and not target.attached)
    draft = Draft(
        act=act,
        rule=trigger.id,
        weight=trigger.weight,
        span=Span(first, max(first, stop)),
        document="other" if target.mention else "context",
        target=target,
        scope="whole" if whole and act not in _PARTIAL and not target.is_fragment else "part",
    )
    return draft.having(
        verb=words_of(passage, verb.span).lower(),
        fragment=True if target.is_fragment else None,
        declared_count=int(count["count"]) if count else None,
        **_new_words(passage, act, quotations),
    )


def generic_draft(verb: Verb, span: Span, *, is_sure: bool) -> Draft:
    """Return a repeal of nobody in particular; it touches no document (domain.md 3.4 A25)."""
    trigger = verb.found.trigger
    draft = Draft(act="repeal_generic", rule=trigger.id, weight=trigger.weight, span=span, document="none")
    return replace(draft, scope="unknown", from_=None, is_container=not is_sure)


def words_of(passage: Passage, span: Span) -> str:
    """Return the words of a local span in one line."""
    return squeeze(passage.text[span.start : span.end])


def _new_words(passage: Passage, act: Act, quotations: list[Quotation]) -> dict[str, str]:
    words = [words_of(passage, quotation.inner) for quotation in quotations]
    if not words:
        return {}
    if quotations[0].is_new_text:
        return {"new_text": words[0][:_LONGEST_NEW_TEXT]}
    if act in {"rename", "amend", "correct"} and len(words) > 1:
        return {"old": words[-2], "new": words[-1]}
    return {"new": words[0]} if act == "rename" else {}
