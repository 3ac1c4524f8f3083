"""What a document does to others and what others do to it, grouped by act."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pipeline.codec import published_effects
from pipeline.model.effects import Effect
from pipeline.model.registry import DocumentSummary, Relation
from pipeline.printing.words import day, days, eids_in_words, unknown
from pipeline.text.fold import squeeze
from pipeline.web.document_reading import DocumentReading
from pipeline.web.marks import tone_of
from pipeline.web.signs import Sign, kind_name
from pipeline.web.site import Site

__all__ = ["ActGroup", "EffectRow", "Link", "incoming_of", "outgoing_of"]


_EID = re.compile(r"(?:part|chp|sec|subsec|art|cl|point|indent|att|row|form)_\w+(?:\.\.\w+)?", re.ASCII)
"""A provision as it stands in details; readers see it in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Another document by name; ``href`` is ``None`` when the registry does not hold it."""

    name: str
    about: str
    href: str | None
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectRow:
    """One act: on which provisions, of which document, from when, by which words."""

    provisions: str
    scope: str
    other: Link | None
    candidates: tuple[Link, ...]
    since: str
    until: str | None
    quote: str
    evidence: str
    rule: str
    confidence: int
    waiting: bool
    """Whether the claim is too unsure to count: it waits for a person."""
    details: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActGroup:
    """All acts of one kind."""

    sign: Sign
    rows: tuple[EffectRow, ...]


def outgoing_of(reading: DocumentReading, site: Site) -> tuple[ActGroup, ...]:
    """Return what the document does to others, every act with the sentence that says so."""
    relations = {relation.effect_index: relation for relation in reading.outgoing}
    shown = set(map(id, published_effects(reading.document)))
    rows = [
        (effect.act, _row(effect, relations.get(n), n, reading.base, site))
        for n, effect in enumerate(reading.document.effects)
        if n in relations or id(effect) in shown
    ]
    return _grouped(rows, site, lambda act: site.rules.names.acts[act].name)


def incoming_of(reading: DocumentReading, site: Site) -> tuple[ActGroup, ...]:
    """Return what others do to the document; the words stand in the other document."""
    rows = []
    for relation in reading.incoming:
        source = relation.source
        row = _row(relation.effect, None, relation.effect_index, f"/van-ban/{source.id}", site, other=_link(source, site))
        rows.append((relation.effect.act, row))
    names = site.rules.names.acts
    return _grouped(rows, site, lambda act: names[act].passive or names[act].name)


def _grouped(rows: Iterable[tuple[str, EffectRow]], site: Site, name_of: Callable[[str], str]) -> tuple[ActGroup, ...]:
    groups: dict[str, list[EffectRow]] = {}
    for act, row in rows:
        groups.setdefault(act, []).append(row)
    labels = site.rules.names.labels
    return tuple(
        ActGroup(
            sign=Sign(tone=tone_of(act), sign=labels[tone_of(act)].sign if tone_of(act) in labels else "•", name=name_of(act)),
            rows=tuple(found),
        )
        for act, found in groups.items()
    )


def _row(
    effect: Effect, relation: Relation | None, index: int, base: str, site: Site, *, other: Link | None = None
) -> EffectRow:
    target = relation.target if relation else None
    if other is None and target is not None:
        other = _link(target, site)
    elif other is None and (effect.number or effect.title):
        about = " · ".join(p for p in (effect.authority, day(effect.date) if effect.date else None) if p)
        other = Link(name=effect.number or squeeze(effect.title or ""), about=about, href=None)
    names = site.rules.names
    attached = site.words("effect.attached") if effect.attached else ""
    key = f"e{index + 1}"
    return EffectRow(
        provisions=" ".join(part for part in (eids_in_words(effect.eids, names), attached) if part),
        scope=names.scopes[effect.scope].name,
        other=other,
        candidates=tuple(_link(one, site) for one in relation.candidates) if relation and target is None else (),
        since=days(effect.from_) if effect.from_ else unknown,
        until=days(effect.until) if effect.until else None,
        quote=squeeze(effect.quote),
        evidence=f"{base}?xem={key}#{key}",
        rule=effect.rule,
        confidence=round(effect.confidence * 100),
        waiting=effect.confidence < site.rules.confidence.acceptance,
        details=tuple(_details(effect, site)),
    )


def _details(effect: Effect, site: Site) -> Iterable[tuple[str, str]]:
    for key, value in effect.details:
        name = site.words.names.get(f"detail.{key}")
        if name and isinstance(value, str | tuple):
            values = (value,) if isinstance(value, str) else value
            yield name, squeeze("; ".join(site.rules.names.eid_in_words(v) if _EID.fullmatch(v) else v for v in values))


def _link(summary: DocumentSummary, site: Site) -> Link:
    kind = kind_name(summary.kind, site.rules)
    about = " · ".join((summary.authority or unknown, day(summary.date)))
    name = f"{kind} {summary.number or site.words('document.no_number')}"
    return Link(name=name, about=about, href=f"/van-ban/{summary.id}", id=str(summary.id))
