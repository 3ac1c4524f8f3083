"""What was found in a document, as marks in its text and frames on its pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.model.document import Reference
from pipeline.model.effects import Effect
from pipeline.model.outcome import ReadDocument
from pipeline.model.registry import KnownWork
from pipeline.model.text import Span
from pipeline.printing.words import day, eids_in_words, unknown
from pipeline.rules import Rules
from pipeline.text.fold import squeeze
from pipeline.web.words import Words

__all__ = ["SWITCHES", "Mark", "MarkKind", "Tone", "find_marks", "tone_of"]

MarkKind = Literal["effect", "reference", "doubt", "field", "row", "label", "find", "place"]
Tone = Literal["new", "amended", "replaced", "abolished", "neutral"]
"""Colour of a mark; beside it stands a sign and a word."""

SWITCHES: tuple[MarkKind, ...] = ("effect", "reference", "doubt", "find")
"""Kinds that are shown in the text and can be switched off; the others show when they are asked for."""

_TONES: dict[str, Tone] = {
    "replace": "replaced",
    "replace_text": "amended",
    "repeal": "abolished",
    "repeal_text": "abolished",
    "repeal_generic": "abolished",
    "repeal_tthc": "abolished",
    "expire": "abolished",
    "announce_expired": "abolished",
    "suspend": "abolished",
    "halt": "abolished",
    "amend": "amended",
    "insert": "amended",
    "rename": "amended",
    "correct": "amended",
    "extend": "amended",
    "supplement_tthc": "amended",
    "publish_tthc": "new",
    "promulgate_attached": "new",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One find: ``key`` names it in addresses (``e3``, ``r12``), ``about`` says it in words, ``href`` is where it leads."""

    key: str
    kind: MarkKind
    span: Span
    about: str
    tone: Tone = "neutral"
    sign: str = ""
    href: str | None = None
    unsure: bool = False
    card: str | None = None
    """What is known of the document that it leads to, for the card that shows over a link."""


def tone_of(act: str) -> Tone:
    """Return the colour of an act."""
    return _TONES.get(act, "neutral")


def find_marks(
    document: ReadDocument,
    references: Sequence[Reference],
    rules: Rules,
    words: Words,
    *,
    base: str,
    works: Mapping[str, KnownWork],
) -> tuple[Mark, ...]:
    """Return all marks in the order of the text, longer ones first.

    ``references`` are those of the document, resolved to ``works`` by id; ``base`` is the address of its page.
    """
    found = [
        *(_effect(n, effect, rules) for n, effect in enumerate(document.effects, start=1)),
        *(_reference(n, reference, rules, words, base=base, works=works) for n, reference in enumerate(references, start=1)),
        *_others(document, words),
    ]
    return tuple(sorted((mark for mark in found if len(mark.span)), key=lambda mark: (mark.span.start, -mark.span.end)))


def _effect(n: int, effect: Effect, rules: Rules) -> Mark:
    tone = tone_of(effect.act)
    target = " ".join(part for part in (eids_in_words(effect.eids, rules.names), effect.number or effect.title or "") if part)
    name = rules.names.acts[effect.act].name
    sign = rules.names.labels[tone].sign if tone != "neutral" else "•"
    href = f"/van-ban/{effect.target_document}" if effect.target_document else None
    return Mark(key=f"e{n}", kind="effect", span=effect.span, about=f"{name} {target}".strip(), tone=tone, sign=sign, href=href)


def _reference(n: int, reference: Reference, rules: Rules, words: Words, *, base: str, works: Mapping[str, KnownWork]) -> Mark:
    where = eids_in_words(reference.eids, rules.names)
    name = " ".join(part for part in (where, reference.number or reference.name or "") if part)
    about = words(f"reference.{reference.resolution}", name=name or words("reference.itself"), n=len(reference.candidates))
    href = None
    if reference.resolution == "resolved":
        href = f"/van-ban/{reference.candidates[0]}" + (f"#{reference.eids[0]}" if reference.eids else "")
    elif reference.resolution == "ambiguous":
        href = f"{base}/quan-he#r{n}"
    cards = [_card(works[one], rules) for one in reference.candidates if one in works]
    return Mark(
        key=f"r{n}",
        kind="reference",
        span=reference.span,
        about=about,
        href=href,
        unsure=reference.resolution in {"ambiguous", "waiting"},
        card="\n".join((about, *cards)) if cards else None,
    )


def _card(work: KnownWork, rules: Rules) -> str:
    kind = rules.kinds.by_id.get(work.kind or "")
    parts = (f"{kind.name if kind else unknown} {work.number}", work.authority or unknown, day(work.date))
    return " · ".join(parts) + (f"\n{squeeze(work.title)}" if work.title else "")


def _others(document: ReadDocument, words: Words) -> Iterator[Mark]:
    structure = document.structure
    for n, doubt in enumerate(document.doubts, start=1):
        if doubt.span is not None:
            yield Mark(key=f"d{n}", kind="doubt", span=doubt.span, about=doubt.message, sign="?")
    for part in (structure.header, structure.preamble, structure.closing):
        for name, span in part.evidence:
            yield Mark(key=f"f-{name}", kind="field", span=span, about=words(f"field.{name}"))
    for n, claim in enumerate(document.labels, start=1):
        if claim.span is not None:
            yield Mark(key=f"l{n}", kind="label", span=claim.span, about=claim.rule)
    for n, procedure in enumerate(document.procedures, start=1):
        yield Mark(key=f"p{n}", kind="row", span=procedure.span, about=procedure.name)
