"""Paths of cited provisions as Akoma Ntoso eIds (domain.md 8.5, output.md)."""

from __future__ import annotations

from pipeline.model.document import Attachment, Provision
from pipeline.references.grammar import Grammar
from pipeline.references.places import Places
from pipeline.references.provision_lists import THIS, Path, Target

__all__ = ["eids_elsewhere", "eids_here", "path_eid"]

_BELOW_ARTICLE = ("clause", "point", "indent")


def path_eid(path: Path, grammar: Grammar) -> str:
    """Return the eId of a path in another document, e.g. ``art_5__cl_2__point_a``; an annex without a number is ``att``."""
    parts = [grammar.unit_ids[unit].prefix + value if value else "att" for unit, value in path]
    return "__".join(parts)


def eids_elsewhere(targets: tuple[Target, ...], grammar: Grammar) -> tuple[str, ...]:
    """Return the eIds of provisions of another document; a range stays ``art_5..art_9``, its tree is not known."""
    return tuple(
        path_eid(target.path, grammar) + (f"..{path_eid(target.to, grammar)}" if target.to else "") for target in targets
    )


def eids_here(
    targets: tuple[Target, ...], place: int, places: Places, grammar: Grammar, *, attachment: Attachment | None
) -> tuple[str, ...]:
    """Return the eIds of provisions of this document, cited at ``place`` and lying in ``attachment`` (``None``: the body).

    "Điều này" is the article that holds the place; a clause without an article lies in it too; ranges are written out when
    both ends are in the tree. What cannot be placed is left out.
    """
    out: list[str] = []
    for target in targets:
        first = _eid_here(target.path, place, places, grammar, attachment)
        last = _eid_here(target.to, place, places, grammar, attachment) if target.to else None
        if first and last:
            out.extend(_written_out(first, last, places))
        elif first:
            out.append(first)
    return tuple(dict.fromkeys(out))


def _eid_here(path: Path, place: int, places: Places, grammar: Grammar, attachment: Attachment | None) -> str | None:
    head, rest = path[0], path[1:]
    if head[0] == "annex":
        start = _annex(head[1], place, places, grammar)
        return "__".join((start, path_eid(rest, grammar))) if rest else start
    if head[1] == THIS:
        holder = _holder(head[0], place, places)
        start_eid = holder.eid if holder else None
    elif head[0] in _BELOW_ARTICLE:
        holder = _holder_above(head[0], place, places, grammar)
        start_eid = f"{holder.eid}__{path_eid((head,), grammar)}" if holder else None
    else:
        prefix = f"{attachment.eid}__" if attachment else ""
        start_eid = prefix + path_eid((head,), grammar)
    for unit, value in rest:
        if start_eid is None:
            return None
        if value == THIS:
            holder = _holder(unit, place, places)
            start_eid = holder.eid if holder else None
        else:
            start_eid = f"{start_eid}__{path_eid(((unit, value),), grammar)}"
    return start_eid


def _holder(unit: str, place: int, places: Places) -> Provision | None:
    return next((provision for provision in places.around(place) if provision.kind == unit), None)


def _holder_above(unit: str, place: int, places: Places, grammar: Grammar) -> Provision | None:
    """Return the nearest provision around ``place`` that may hold a ``unit``: an article holds clauses, they points."""
    rank = grammar.unit_ids[unit].rank
    for provision in places.around(place):
        if grammar.unit_ids[provision.kind].rank > rank:
            return provision
    return None


def _annex(value: str, place: int, places: Places, grammar: Grammar) -> str:
    if value == THIS:
        inside = places.attachment_at(place)
        return inside.eid if inside else "att"
    words = grammar.unit_ids["annex"].words
    annexes = [attachment for attachment in places.attachments if attachment.kind.lower() in words]
    fitting = [annex for annex in annexes if (annex.num or "") == value] if value else annexes
    if len(fitting) == 1 or (value and fitting):
        return fitting[0].eid
    return f"att_{value}" if value else "att"


def _written_out(first: str, last: str, places: Places) -> list[str]:
    start, end = places.by_eid.get(first), places.by_eid.get(last)
    if not start or not end or start.parent != end.parent or start.kind != end.kind:
        return [f"{first}..{last}"]
    between = [
        provision.eid
        for provision in places.provisions
        if provision.parent == start.parent
        and provision.kind == start.kind
        and start.span.start <= provision.span.start <= end.span.start
    ]
    return between or [f"{first}..{last}"]
