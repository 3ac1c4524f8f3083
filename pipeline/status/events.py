"""From a document's own days and what others do to it, to the events that its status rests on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipeline.model.registry import DocumentSummary, Relation
from pipeline.model.status import Event, EventKind
from pipeline.rules.loader import Rules

__all__ = ["DocumentEvents", "OpenClaim", "events_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenClaim:
    """A claim that would end the document, whose day is not known or which is too unsure to count."""

    source: str
    source_number: str | None
    since: dt.date | None
    """The day of the document that says so; before it the claim does not matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentEvents:
    """Events by day, then by the day and number of the document they come from; ``document`` is the id they are about."""

    document: str
    issued: dt.date | None
    events: tuple[Event, ...]
    open_claims: tuple[OpenClaim, ...] = ()


def events_of(
    document: DocumentSummary,
    incoming: Sequence[Relation],
    rules: Rules,
    *,
    accepted: Collection[tuple[str, int]] = (),
    refused: Collection[tuple[str, int]] = (),
) -> DocumentEvents:
    """Return the events of a document: its stated first and last day, and the acts of documents that resolve to it.

    ``accepted`` and ``refused`` are (source document, number of the effect) pairs that a person has decided on. A relation
    with several candidates or none is no event.
    """
    events, claims = _own(document), []
    for relation in incoming:
        key = (str(relation.source.id), relation.effect_index)
        resolved = relation.target is not None and relation.target.id == document.id
        kind = _kind(relation, rules)
        if key in refused or not resolved or kind is None:
            continue
        sure = key in accepted or relation.effect.confidence >= rules.confidence.acceptance
        day = _day(relation)
        if day is not None and sure:
            events.append(_event(relation, kind, day, confirmed=key in accepted))
        elif kind == "ends":
            claims.append(OpenClaim(source=key[0], source_number=relation.source.number, since=relation.source.date))
    return DocumentEvents(
        document=str(document.id),
        issued=document.date,
        events=tuple(sorted(events, key=_order)),
        open_claims=tuple(claims),
    )


def _own(document: DocumentSummary) -> list[Event]:
    own: list[tuple[EventKind, dt.date | None]] = [
        ("starts", document.effective_from.date if document.effective_from else None),
        ("ends", document.effective_to),
    ]
    return [
        Event(kind=kind, day=day, source=str(document.id), source_day=document.date, source_number=document.number)
        for kind, day in own
        if day is not None
    ]


def _kind(relation: Relation, rules: Rules) -> EventKind | None:
    rule = rules.status.by_act.get(relation.effect.act)
    if rule is None:
        return None
    return rule.whole if relation.effect.scope == "whole" else rule.part


def _day(relation: Relation) -> dt.date | None:
    """Return the day of the act: its own, else the first day of the document that says so."""
    stated = relation.effect.from_
    if stated is not None and stated.date is not None:
        return stated.date
    first = relation.source.effective_from
    return first.date if first is not None and (stated is None or stated.expression == "SELF_EFF") else None


def _event(relation: Relation, kind: EventKind, day: dt.date, *, confirmed: bool) -> Event:
    effect = relation.effect
    return Event(
        kind=kind,
        day=day,
        source=str(relation.source.id),
        until=effect.until.date if effect.until else None,
        eids=effect.eids,
        effect_index=relation.effect_index,
        confirmed=confirmed,
        source_day=relation.source.date,
        source_number=relation.source.number,
    )


def _order(event: Event) -> tuple[dt.date, dt.date, str]:
    return event.day, event.source_day or dt.date.max, event.source_number or ""
