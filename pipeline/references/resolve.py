"""From citations to works of the registry, by the match ladder of domain.md 1.4; never a guess."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.document import Reference, Resolution
from pipeline.model.ids import WorkKey
from pipeline.model.registry import KnownWork
from pipeline.text.fold import fold, squeeze
from pipeline.text.numbers import number_key

__all__ = ["resolve_references"]

_YEAR = re.compile(r"/(?:19|20)\d\d(?:/|$)|qh\d")
_NEAR_CHANGE = dt.timedelta(days=60)
"""A law that was followed by another one of its name so shortly before or after stays ambiguous (domain.md 7.2 rule 5)."""


def resolve_references(references: Sequence[Reference], own: WorkKey, known: Sequence[KnownWork]) -> tuple[Reference, ...]:
    """Return the references with ``resolution`` and ``candidates`` from the ``known`` works.

    One work: resolved, its id is the only candidate; several: ambiguous with all of them; none: waiting.
    """
    by_number: dict[str, list[KnownWork]] = {}
    by_title: dict[str, list[KnownWork]] = {}
    for work in known:
        by_number.setdefault(work.number_key, []).append(work)
        if work.title:
            by_title.setdefault(_title_key(work.title), []).append(work)
    return tuple(_resolved(reference, own, by_number, by_title) for reference in references)


def _resolved(
    reference: Reference, own: WorkKey, by_number: dict[str, list[KnownWork]], by_title: dict[str, list[KnownWork]]
) -> Reference:
    if reference.is_self or reference.is_self_attachment:
        return replace(reference, resolution="self", candidates=())
    if reference.role == "standard":
        return replace(reference, resolution="waiting", candidates=())
    if reference.number:
        found = [work for work in by_number.get(number_key(reference.number), ()) if _may_be_cited(work, own)]
        resolution, works = _climb(reference, own, found)
    elif reference.name:
        found = [work for work in by_title.get(_title_key(reference.name), ()) if _may_be_cited(work, own)]
        resolution, works = _in_force(reference, own, found)
    else:
        resolution, works = "waiting", []
    return replace(reference, resolution=resolution, candidates=tuple(sorted(work.id for work in works)))


def _may_be_cited(work: KnownWork, own: WorkKey) -> bool:
    """Nobody cites what was issued later."""
    return not (work.date and own.date and work.date > own.date)


def _climb(reference: Reference, own: WorkKey, found: list[KnownWork]) -> tuple[Resolution, list[KnownWork]]:
    """1 number, day and body; 2 number and day; 3 number and body; 4 number with its year in the citing body's own place."""
    if not found:
        return "waiting", []
    said = [work for work in found if _is_said_body(reference, work, own)]
    on_day = [work for work in found if reference.date and work.date == reference.date]
    contradicted = bool(reference.date) and not on_day and all(work.date for work in found)
    with_year = _YEAR.search(number_key(reference.number or "")) is not None or reference.year is not None
    here = [work for work in found if _is_near(work, own)]
    rungs: tuple[list[KnownWork], ...] = (
        [work for work in on_day if work in said],
        on_day,
        said if with_year and not contradicted else [],
        here if with_year and not contradicted and reference.authority is None else [],
    )
    for works in rungs:
        if len(works) == 1:
            return "resolved", works
        if works:
            return "ambiguous", works
    return "ambiguous", found


def _is_said_body(reference: Reference, work: KnownWork, own: WorkKey) -> bool:
    """Whether the cited body is the work's: the same name, with an office before it, or without the own province."""
    if not reference.authority or not work.authority:
        return False
    cited, body = fold(squeeze(reference.authority)), fold(squeeze(work.authority))
    if cited == body or cited.endswith(" " + body):
        return True
    return body.startswith(cited + " ") and work.authority_id is not None and work.authority_id == own.authority_id


def _is_near(work: KnownWork, own: WorkKey) -> bool:
    """Whether the number alone may mean the work: a body without a place issues for all, else it must be the own one."""
    return work.authority_id is None or work.authority_id == own.authority_id or _is_central(work.number_key)


def _is_central(key: str) -> bool:
    """Whether the symbol names a body that there is only once; committees and councils exist in every place."""
    return not any(mark in key for mark in ("ubnd", "hdnd", "-ub", "-hd"))


def _title_key(title: str) -> str:
    return re.sub(r"[\s,]+", " ", fold(title)).strip()


def _in_force(reference: Reference, own: WorkKey, found: list[KnownWork]) -> tuple[Resolution, list[KnownWork]]:
    """A law by name is the last of its name before the citing document; a change within 60 days leaves it open."""
    dated = sorted((work for work in found if work.date), key=lambda work: work.date or dt.date.min)
    if reference.year:
        dated = [work for work in dated if work.date and work.date.year == reference.year]
    if not dated or own.date is None:
        return ("ambiguous", found) if len(found) > 1 else ("resolved" if found else "waiting", found)
    last = dated[-1]
    if len(dated) > 1 and last.date and own.date - last.date < _NEAR_CHANGE:
        return "ambiguous", dated[-2:]
    return "resolved", [last]
