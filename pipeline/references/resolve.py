"""From citations to works of the registry, by the match ladder of domain.md 1.4; never a guess."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.document import Reference, Resolution
from pipeline.model.registry import KnownWork
from pipeline.references.act_targets import Acting, TargetClaim, resolve_target
from pipeline.rules.territories import Territories
from pipeline.text.fold import fold
from pipeline.text.numbers import number_key

__all__ = ["resolve_references"]

_NEAR_CHANGE = dt.timedelta(days=60)
"""A law that was followed by another one of its name so shortly before or after stays ambiguous (domain.md 7.2 rule 5)."""


def resolve_references(
    references: Sequence[Reference], citing: Acting, known: Sequence[KnownWork], territories: Territories
) -> tuple[Reference, ...]:
    """Return the references of ``citing`` with ``resolution`` and ``candidates`` from the ``known`` works.

    A number means the same work as in an act on it (``act_targets``); a law by name is the last of its name.
    One work: resolved, its id is the only candidate; several: ambiguous with all of them; none: waiting.
    """
    by_number: dict[str, list[KnownWork]] = {}
    by_title: dict[str, list[KnownWork]] = {}
    for work in known:
        by_number.setdefault(work.number_key, []).append(work)
        if work.title:
            by_title.setdefault(_title_key(work.title), []).append(work)
    return tuple(_resolved(reference, citing, by_number, by_title, territories) for reference in references)


def _resolved(
    reference: Reference,
    citing: Acting,
    by_number: dict[str, list[KnownWork]],
    by_title: dict[str, list[KnownWork]],
    territories: Territories,
) -> Reference:
    if reference.is_self or reference.is_self_attachment:
        return replace(reference, resolution="self", candidates=())
    if reference.role == "standard":
        return replace(reference, resolution="waiting", candidates=())
    if reference.number:
        key = number_key(reference.number)
        claim = TargetClaim(number_key=key, date=reference.date, authority=reference.authority, year=reference.year)
        match = resolve_target(claim, citing, by_number.get(key, ()), territories)
        meant = match.candidates if match.target is None else (match.target,)
        return replace(reference, resolution=match.resolution, candidates=meant)
    if not reference.name:
        return replace(reference, resolution="waiting", candidates=())
    found = [work for work in by_title.get(_title_key(reference.name), ()) if _may_be_cited(work, citing)]
    resolution, works = _in_force(reference, citing, found)
    return replace(reference, resolution=resolution, candidates=tuple(sorted(work.id for work in works)))


def _may_be_cited(work: KnownWork, citing: Acting) -> bool:
    """Nobody cites what was issued later."""
    return not (work.date and citing.date and work.date > citing.date)


def _title_key(title: str) -> str:
    return re.sub(r"[\s,]+", " ", fold(title)).strip()


def _in_force(reference: Reference, citing: Acting, found: list[KnownWork]) -> tuple[Resolution, list[KnownWork]]:
    """A law by name is the last of its name before the citing document; a change within 60 days leaves it open."""
    dated = sorted((work for work in found if work.date), key=lambda work: work.date or dt.date.min)
    if reference.year:
        dated = [work for work in dated if work.date and work.date.year == reference.year]
    if not dated or citing.date is None:
        return ("ambiguous", found) if len(found) > 1 else ("resolved" if found else "waiting", found)
    last = dated[-1]
    if len(dated) > 1 and last.date and citing.date - last.date < _NEAR_CHANGE:
        return "ambiguous", dated[-2:]
    return "resolved", [last]
