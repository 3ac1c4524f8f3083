"""From what an act says of its target to the one work that is meant, by the ladder of domain.md 1.4; never a guess."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.model.ids import DocumentId
from pipeline.model.registry import KnownWork
from pipeline.rules.territories import Territories, Unit

__all__ = ["Acting", "TargetClaim", "TargetMatch", "resolve_target"]

_Agreement = Literal["said", "implied", "unknown"]
_YEAR = re.compile(r"/(19|20)\d\d(?:/|$)|qh\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetClaim:
    """What is said of the target."""

    number_key: str
    date: dt.date | None = None
    authority: str | None = None
    year: int | None = None
    """Said beside a number that does not carry it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acting:
    """The document that says it."""

    id: DocumentId
    date: dt.date | None = None
    authority: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetMatch:
    """The work that is meant, or those that may be; ``step`` is the rung of the ladder (1 the surest)."""

    resolution: Literal["resolved", "ambiguous", "waiting"]
    target: DocumentId | None = None
    candidates: tuple[DocumentId, ...] = ()
    step: int | None = None


def resolve_target(claim: TargetClaim, acting: Acting, known: Iterable[KnownWork], territories: Territories) -> TargetMatch:
    """Return the work that ``claim`` names among ``known`` works with its number.

    1 number, day and body; 2 number and day; 3 number and body; 4 number with its year in the acting body's own place. Steps
    3 and 4 need a number that carries its year or term (others begin anew every year) and days that do not contradict. The
    place always has to agree: ``15/2024/QĐ-UBND`` exists in every province. Several works, or a contradiction, are
    ``ambiguous``.
    """
    own, named = territories.units_of(acting.authority), territories.units_of(claim.authority)
    place = tuple((kind, name or dict(own).get(kind)) for kind, name in named)
    found = []
    for work in known:
        if work.number_key == claim.number_key and _may_be_target(work, acting):
            agreement = _agree(work.authority, territories.units_of(work.authority), place, own)
            if agreement:
                found.append((work, agreement))
    return _climb(claim, found)


def _may_be_target(work: KnownWork, acting: Acting) -> bool:
    """Nobody acts on himself, nor on what was issued later."""
    return work.id != acting.id and not (work.date and acting.date and work.date > acting.date)


def _agree(authority: str | None, units: Sequence[Unit], place: Sequence[Unit], own: Sequence[Unit]) -> _Agreement | None:
    """Say how a work's place agrees with the claimed one, or with the acting body's own; ``None`` when it does not."""
    if not authority:
        return "unknown"
    if place:
        return "said" if units and _same_place(units, place) else None
    if not units:
        return "implied"
    if not own:
        return "unknown"
    return "implied" if any(_same_place(units, own[start:]) for start in range(len(own))) else None


def _same_place(left: Sequence[Unit], right: Sequence[Unit]) -> bool:
    """Whether the smallest territories are the same and no larger one contradicts."""
    (kind, name), (other_kind, other_name) = left[0], right[0]
    if kind != other_kind or (name != other_name and None not in {name, other_name}):
        return False
    ours, theirs = dict(left[1:]), dict(right[1:])
    return all(None in {ours[kind], theirs[kind]} or ours[kind] == theirs[kind] for kind in ours.keys() & theirs.keys())


def _climb(claim: TargetClaim, found: Sequence[tuple[KnownWork, _Agreement]]) -> TargetMatch:
    if not found:
        return TargetMatch(resolution="waiting")
    everyone = [work for work, _ in found]
    on_day = [(work, agreement) for work, agreement in found if claim.date and work.date == claim.date]
    certain = claim.year is not None or bool(_YEAR.search(claim.number_key))
    lonely = certain and len(found) == 1 and not (claim.date and everyone[0].date)
    rungs: tuple[list[KnownWork], ...] = (
        [work for work, agreement in on_day if agreement == "said"],
        [work for work, _ in on_day],
        [work for work, agreement in found if lonely and agreement == "said"],
        [work for work, agreement in found if lonely and agreement == "implied"],
    )
    for step, works in enumerate(rungs, start=1):
        if len(works) == 1:
            return TargetMatch(resolution="resolved", target=works[0].id, step=step)
        if works:
            return _ambiguous(works)
    return _ambiguous(everyone)


def _ambiguous(works: Iterable[KnownWork]) -> TargetMatch:
    return TargetMatch(resolution="ambiguous", candidates=tuple(sorted(work.id for work in works)))
