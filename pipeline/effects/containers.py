"""The document that a chapter of an amending document is about: "Chương I⏎SỬA ĐỔI … MỘT SỐ ĐIỀU CỦA NGHỊ ĐỊNH SỐ …"."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.effects.passage import read_passage
from pipeline.effects.targets import Target
from pipeline.effects.zones import Stretch
from pipeline.model.document import Reference, Structure
from pipeline.model.text import ExtractedText, Span
from pipeline.rules.loader import Rules

__all__ = ["ContainerTarget", "container_targets", "target_around"]

_CONTAINERS = frozenset({"part", "chapter", "section", "subsection"})
_MARK = re.compile(r"\s*\S+\s+\S+\s*")
"""The word of a container and its number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContainerTarget:
    """A container whose heading amends a document; ``target`` is ``None`` when the heading names it without its number."""

    span: Span
    target: Target | None


def container_targets(
    text: ExtractedText, structure: Structure, references: Sequence[Reference], rules: Rules
) -> tuple[ContainerTarget, ...]:
    """Return the parts, chapters and sections of the body that are about one document, in the order of the text."""
    articles = sorted(p.span.start for p in structure.provisions if p.kind == "article")
    found = []
    for provision in structure.provisions:
        if provision.kind not in _CONTAINERS or provision.eid.startswith("att_") or not provision.heading:
            continue
        mark = _MARK.match(text.text, provision.span.start)
        start = mark.end() if mark else provision.span.start
        first = bisect.bisect_left(articles, start)
        heading = Span(start, articles[first] if first < len(articles) else provision.span.end)
        if rules.guards.by_id["amending_title"].match(provision.heading) is None:
            continue
        passage = read_passage(text, Stretch(kind="title", span=heading), references, rules)
        named = [mention for mention in passage.mentions if mention.number]
        found.append(ContainerTarget(span=provision.span, target=Target(mention=named[0]) if named else None))
    return tuple(found)


def target_around(place: int, containers: Sequence[ContainerTarget], outer: Target | None) -> Target | None:
    """Return what provisions without a document mean at a place: the innermost container's document, else ``outer``."""
    around = [container for container in containers if container.span.start <= place < container.span.end]
    return around[-1].target if around else outer
