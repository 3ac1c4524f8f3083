"""The law that an amending law is about, where only its enacting sentence names the number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.effects.mentions import Mention
from pipeline.effects.targets import Target
from pipeline.model.document import Reference, Structure
from pipeline.model.text import ExtractedText
from pipeline.rules.loader import Rules
from pipeline.text.fold import fold, squeeze
from pipeline.text.numbers import read_number

__all__ = ["enacted_target", "with_number"]

_NAME = 160
"""Code points of a law's name up to its number."""


def enacted_target(text: ExtractedText, structure: Structure, references: Sequence[Reference], rules: Rules) -> Target | None:
    """Return the law of "Quốc hội ban hành Luật sửa đổi … của Luật X số …"; ``None`` when the title names several laws."""
    named = dict(structure.header.evidence).get("title")
    title = structure.header.title or (text.quote(named) if named else "")
    words = len(rules.guards.by_id["law_word"].findall(title))
    first = next((p.span.start for p in structure.provisions if p.kind == "article"), len(text.text))
    said = rules.guards.by_id["enacts_amendment"].search(text.text, 0, min(first, len(text.text)))
    if said is None or words > 1:
        return None
    for reference in references:
        if reference.number and said.end() - 1 <= (reference.number_span or reference.span).start <= said.end() + _NAME:
            span = reference.number_span or reference.span
            mention = Mention(
                span=span, number=reference.number, date=reference.date, authority=reference.authority, name=reference.name
            )
            return Target(mention=mention, is_whole=True)
    return _inside_a_name(text.text, said.end(), rules)


def with_number(target: Target, enacted: Target | None) -> Target:
    """Return a law that is named without its number ("của Luật Giá") as the one that the enacting sentence names with it."""
    mention, known = target.mention, enacted.mention if enacted else None
    if mention is None or mention.number or not (mention.name and known and known.name):
        return target
    if fold(mention.name) != fold(known.name):
        return target
    return replace(target, mention=replace(mention, number=known.number, date=known.date, authority=known.authority))


def _inside_a_name(text: str, start: int, rules: Rules) -> Target | None:
    """Return the law whose number is read as a part of the amending law's name."""
    words = text[start : start + _NAME]
    number = read_number(words)
    if number is None or number.family != "national_assembly" or any(mark in words[: number.span.start] for mark in ";."):
        return None
    name = squeeze(rules.guards.by_id["number_word"].sub("", words[: number.span.start]))
    return Target(mention=Mention(span=number.span.shifted(start), number=number.canonical, name=name), is_whole=True)
