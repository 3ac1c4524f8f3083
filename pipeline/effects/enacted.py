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
    laws = len(rules.guards.by_id["law_word"].findall(title))
    first = next((p.span.start for p in structure.provisions if p.kind == "article"), len(text.text))
    said = rules.guards.by_id["enacts_amendment"].search(text.text, 0, min(first, len(text.text)))
    if said is None or laws > 1:
        return None
    words = text.text[said.end() : said.end() + _NAME]
    number = read_number(words)
    if number is None or any(mark in words[: number.span.start] for mark in ";."):
        return None
    span = number.span.shifted(said.end())
    name = squeeze(rules.guards.by_id["number_word"].sub("", words[: number.span.start]))
    cited = next((r for r in references if r.number_span and r.number_span.start == span.start), None)
    mention = Mention(
        span=span,
        number=number.canonical,
        date=cited.date if cited else None,
        authority=cited.authority if cited else None,
        name=(cited.name if cited else None) or name,
    )
    return Target(mention=mention, is_whole=True)


def with_number(target: Target, enacted: Target | None) -> Target:
    """Return a law that is named without its number ("của Luật Giá") as the one that the enacting sentence names with it."""
    mention, known = target.mention, enacted.mention if enacted else None
    if mention is None or mention.number or not (mention.name and known and known.name):
        return target
    if fold(mention.name) != fold(known.name):
        return target
    return replace(target, mention=replace(mention, number=known.number, date=known.date, authority=known.authority))
