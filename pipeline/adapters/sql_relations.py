"""What documents do to each other: acts of works, and the works that they are about."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from pipeline.adapters.sql_engine import Database, chunks
from pipeline.adapters.sql_tables import candidates, effects, works
from pipeline.adapters.sql_works import known_works, summaries
from pipeline.codec import published_effects
from pipeline.codec_internal import dump_effect, load_effect
from pipeline.model.effects import Effect
from pipeline.model.ids import DocumentId
from pipeline.model.outcome import ReadDocument
from pipeline.model.registry import Relation
from pipeline.references.act_targets import Acting, TargetClaim, TargetMatch, resolve_target
from pipeline.rules.territories import Territories
from pipeline.text.numbers import number_key

__all__ = ["SqlRelations", "clear_effects", "resolve_effects", "write_effects"]


class SqlRelations:
    """Port ``RelationStore``."""

    def __init__(self, database: Database) -> None:
        """Take the open database."""
        self._database = database

    def outgoing(self, document_id: DocumentId) -> tuple[Relation, ...]:
        """Return what the document does to others, in the order of its text."""
        query = select(effects).where(effects.c.work_id == document_id).order_by(effects.c.position)
        with self._database.reading() as connection:
            return _relations(connection, connection.execute(query).mappings().all())

    def incoming(self, document_id: DocumentId) -> tuple[Relation, ...]:
        """Return what others do to the document, by day of effect; acts whose day is not known stand at the acting day."""
        query = select(effects).where(effects.c.target_id == document_id).order_by(effects.c.work_id, effects.c.position)
        with self._database.reading() as connection:
            return tuple(sorted(_relations(connection, connection.execute(query).mappings().all()), key=_day))


def _relations(connection: Connection, rows: Sequence[Mapping[Any, Any]]) -> tuple[Relation, ...]:
    possible = _candidates(connection, [row["id"] for row in rows if row["resolution"] == "ambiguous"])
    ids = {row[column] for row in rows for column in ("work_id", "target_id")}
    known = summaries(connection, (ids | {one for several in possible.values() for one in several}) - {None})
    return tuple(
        Relation(
            source=known[row["work_id"]],
            effect=replace(load_effect(row["content"]), target_document=row["target_id"]),
            effect_index=row["position"],
            target=known.get(row["target_id"]),
            candidates=tuple(known[one] for one in possible.get(row["id"], ()) if one in known),
        )
        for row in rows
        if row["work_id"] in known
    )


def _day(relation: Relation) -> dt.date:
    stated = relation.effect.from_ or relation.source.effective_from
    return (stated.date if stated else None) or relation.source.date or dt.date.max


def _candidates(connection: Connection, effect_ids: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for some in chunks(effect_ids):
        query = select(candidates).where(candidates.c.effect_id.in_(some)).order_by(candidates.c.work_id)
        for effect_id, work_id in connection.execute(query):
            found[effect_id].append(work_id)
    return found


def write_effects(connection: Connection, work_id: str, document: ReadDocument) -> None:
    """Write the acts of a work anew; their targets are found by :func:`resolve_effects`."""
    published = {id(effect) for effect in published_effects(document)}
    rows = [
        _effect_row(work_id, position, effect) for position, effect in enumerate(document.effects) if id(effect) in published
    ]
    if rows:
        connection.execute(insert(effects), rows)


def clear_effects(connection: Connection, work_id: str) -> set[str]:
    """Take away the acts of a work and return the works that they were about."""
    query = select(effects.c.target_id).where(effects.c.work_id == work_id, effects.c.target_id.is_not(None))
    targets = set(connection.execute(query).scalars())
    connection.execute(delete(effects).where(effects.c.work_id == work_id))
    return targets


def _effect_row(work_id: str, position: int, effect: Effect) -> dict[str, Any]:
    return {
        "work_id": work_id,
        "position": position,
        "act": effect.act,
        "number_key": number_key(effect.number) if effect.number else None,
        "date": effect.date,
        "authority": effect.authority,
        "scope": effect.scope,
        "from": effect.from_.date if effect.from_ else None,
        "until": effect.until.date if effect.until else None,
        "confidence": effect.confidence,
        "resolution": "waiting" if effect.number else "none",
        "content": dump_effect(replace(effect, target_document=None)),
    }


def resolve_effects(
    connection: Connection, sources: Collection[str], number_keys: Collection[str], territories: Territories
) -> set[str]:
    """Find the targets of the acts of ``sources`` and of all acts on these numbers.

    Returns the works whose relations changed: acting ones, old targets and new ones.
    """
    rows = _open_effects(connection, sources, number_keys)
    by_number = defaultdict(list)
    for work in known_works(connection, {row["number_key"] for row in rows}):
        by_number[work.number_key].append(work)
    before = _candidates(connection, [row["id"] for row in rows if row["resolution"] == "ambiguous"])
    changed: list[tuple[Mapping[Any, Any], TargetMatch]] = []
    for row in rows:
        match = resolve_target(_claim(row), _acting(row), by_number[row["number_key"]], territories)
        now = (match.resolution, match.target, list(match.candidates), match.step)
        if now != (row["resolution"], row["target_id"], before.get(row["id"], []), row["step"]):
            changed.append((row, match))
    _write_matches(connection, changed)
    ids = {one for row, match in changed for one in (row["work_id"], row["target_id"], match.target)}
    return {one for one in ids if one}


def _open_effects(connection: Connection, sources: Collection[str], number_keys: Collection[str]) -> list[Mapping[Any, Any]]:
    acting = (works.c.date.label("acting_date"), works.c.authority.label("acting_authority"))
    query = select(effects, *acting).join(works, works.c.id == effects.c.work_id).where(effects.c.number_key.is_not(None))
    found: dict[int, Mapping[Any, Any]] = {}
    for column, values in ((effects.c.work_id, sources), (effects.c.number_key, number_keys)):
        for some in chunks(sorted(values)):
            found.update({row["id"]: row for row in connection.execute(query.where(column.in_(some))).mappings()})
    return list(found.values())


def _claim(row: Mapping[Any, Any]) -> TargetClaim:
    return TargetClaim(number_key=row["number_key"], date=row["date"], authority=row["authority"])


def _acting(row: Mapping[Any, Any]) -> Acting:
    return Acting(id=DocumentId(row["work_id"]), date=row["acting_date"], authority=row["acting_authority"])


def _write_matches(connection: Connection, changed: Iterable[tuple[Mapping[Any, Any], TargetMatch]]) -> None:
    possible = []
    for row, match in changed:
        values = {"resolution": match.resolution, "target_id": match.target, "step": match.step}
        connection.execute(update(effects).where(effects.c.id == row["id"]).values(**values))
        if row["resolution"] == "ambiguous":
            connection.execute(delete(candidates).where(candidates.c.effect_id == row["id"]))
        possible += [{"effect_id": row["id"], "work_id": one} for one in match.candidates]
    if possible:
        connection.execute(insert(candidates), possible)
