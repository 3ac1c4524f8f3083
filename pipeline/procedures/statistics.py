"""Counts of published procedures as the agency reports them (domain.md 4.7)."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from pipeline.model.procedures import Declared, Level, Procedure, ProcedureGroup
from pipeline.rules.schema.procedure_tables import ProcedureTables
from pipeline.text.fold import fold_keeping_length, squeeze

__all__ = [
    "CountDifference",
    "GroupCounts",
    "Named",
    "ProcedureCounts",
    "PublishingDecision",
    "count_procedures",
    "distinct_groups",
    "name_key",
    "procedure_key",
]

_GROUPS: tuple[ProcedureGroup, ...] = ("new", "amended", "replaced", "abolished")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishingDecision:
    """One decision with its rows; ``id`` tells decisions apart, ``authority`` is the office whose field it is, if known."""

    id: str
    procedures: tuple[Procedure, ...]
    declared: Declared = Declared()
    date: dt.date | None = None
    number: str | None = None
    authority: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupCounts:
    """Numbers for each group; ``unknown`` are procedures whose group nothing names."""

    new: int = 0
    amended: int = 0
    replaced: int = 0
    abolished: int = 0
    unknown: int = 0

    @property
    def total(self) -> int:
        """Return the sum over all groups."""
        return self.new + self.amended + self.replaced + self.abolished + self.unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class CountDifference:
    """A stated count that no way of counting gives; ``group`` is ``None`` for the total."""

    decision: str
    number: str | None
    group: ProcedureGroup | None
    declared: int
    rows: int
    distinct: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureCounts:
    """Statistics of one period: three figures side by side, the headline is ``distinct`` (per decision and group).

    ``distinct_in_period`` counts a procedure once over all decisions and groups. Internal procedures are counted apart.
    """

    decisions: int
    rows: GroupCounts
    distinct: GroupCounts
    distinct_in_period: int
    internal_decisions: int
    internal: GroupCounts
    differences: tuple[CountDifference, ...] = ()
    by_field: tuple[tuple[str, GroupCounts], ...] = ()
    by_authority: tuple[tuple[str, GroupCounts], ...] = ()
    by_level: tuple[tuple[Level | None, int], ...] = ()


def name_key(name: str, rules: ProcedureTables) -> str:
    """Return the form in which names are compared: folded, without "Thủ tục" before and "(cấp tỉnh)" behind (domain.md 4.6)."""
    folded = fold_keeping_length(squeeze(name)).rstrip(" .;,")
    return rules.name_suffix.regex.sub("", rules.name_prefix.regex.sub("", folded)).rstrip(" .;,")


class Named(Protocol):
    """What tells procedures apart: rows of a document and rows of the registry have it."""

    @property
    def code(self) -> str | None:
        """Return the national base code."""
        ...

    @property
    def name(self) -> str:
        """Return the name."""
        ...

    @property
    def field(self) -> str | None:
        """Return the field."""
        ...


def procedure_key(procedure: Named, rules: ProcedureTables) -> str:
    """Return what makes two rows the same procedure: the national base code, else name and field."""
    if procedure.code:
        return procedure.code
    return f"{name_key(procedure.name, rules)}|{fold_keeping_length(procedure.field or '')}"


def count_procedures(decisions: Iterable[PublishingDecision], rules: ProcedureTables) -> ProcedureCounts:
    """Count the rows of decisions: rows, distinct per decision and group, distinct in the period, and cuts of the headline.

    The caller chooses the decisions (by sign date, without corrections and processes). A decision with internal procedures
    only counts among ``internal_decisions``.
    """
    publishing = tuple(decisions)
    public = [(decision, [p for p in decision.procedures if not p.internal]) for decision in publishing]
    internal = [(decision, [p for p in decision.procedures if p.internal]) for decision in publishing]
    only_internal = sum(1 for (_, rows), (_, inside) in zip(public, internal, strict=True) if inside and not rows)
    everything = [p for _, rows in public for p in rows]
    return ProcedureCounts(
        decisions=len(publishing) - only_internal,
        rows=_counts(p.group for p in everything),
        distinct=_counts(p.group for _, rows in public for p in _distinct(rows, rules)),
        distinct_in_period=len({procedure_key(p, rules) for p in everything}),
        internal_decisions=only_internal,
        internal=_counts(p.group for _, rows in internal for p in _distinct(rows, rules)),
        differences=tuple(found for decision, _ in public for found in _differences(decision, rules)),
        by_field=_cut(public, lambda _, procedure: procedure.field or "", rules),
        by_authority=_cut(public, lambda decision, procedure: decision.authority or procedure.authority or "", rules),
        by_level=_levels(public, rules),
    )


def distinct_groups(procedures: Sequence[Procedure], rules: ProcedureTables) -> Counter[str]:
    """Return how many different public procedures one decision has in each named group."""
    public = [p for p in procedures if not p.internal]
    return Counter(p.group for p in _distinct(public, rules) if p.group)


def _distinct(procedures: Sequence[Procedure], rules: ProcedureTables) -> list[Procedure]:
    """Return one row for each procedure and group; rows of several levels are one."""
    return list({(p.group, procedure_key(p, rules)): p for p in reversed(procedures)}.values())[::-1]


def _counts(groups: Iterable[ProcedureGroup | None]) -> GroupCounts:
    found = Counter(groups)
    return GroupCounts(
        new=found["new"],
        amended=found["amended"],
        replaced=found["replaced"],
        abolished=found["abolished"],
        unknown=found[None],
    )


def _differences(decision: PublishingDecision, rules: ProcedureTables) -> list[CountDifference]:
    if not decision.procedures:
        return []
    rows = Counter(p.group for p in decision.procedures)
    distinct = Counter(p.group for p in _distinct(decision.procedures, rules))
    found: list[CountDifference] = []
    for group in (*_GROUPS, None):
        stated = getattr(decision.declared, group or "total")
        counted = (rows[group], distinct[group]) if group else (sum(rows.values()), sum(distinct.values()))
        if stated is not None and stated not in counted:
            found.append(
                CountDifference(
                    decision=decision.id,
                    number=decision.number,
                    group=group,
                    declared=stated,
                    rows=counted[0],
                    distinct=counted[1],
                )
            )
    return found


def _cut(
    public: Sequence[tuple[PublishingDecision, list[Procedure]]],
    name_of: Callable[[PublishingDecision, Procedure], str],
    rules: ProcedureTables,
) -> tuple[tuple[str, GroupCounts], ...]:
    """Split the headline by a name; spellings that fold alike are one, names in the order of their size."""
    names: dict[str, str] = {}
    groups: dict[str, list[ProcedureGroup | None]] = {}
    for decision, rows in public:
        for procedure in _distinct(rows, rules):
            name = squeeze(name_of(decision, procedure))
            key = fold_keeping_length(name)
            names.setdefault(key, name)
            groups.setdefault(key, []).append(procedure.group)
    ordered = sorted(groups, key=lambda key: (-len(groups[key]), key))
    return tuple((names[key], _counts(groups[key])) for key in ordered)


def _levels(
    public: Sequence[tuple[PublishingDecision, list[Procedure]]], rules: ProcedureTables
) -> tuple[tuple[Level | None, int], ...]:
    """Count distinct procedures per level; one with several levels counts in each, without a level under ``None``."""
    found: set[tuple[str, ProcedureGroup | None, str, Level | None]] = set()
    for decision, rows in public:
        for procedure in rows:
            key = procedure_key(procedure, rules)
            found |= {(decision.id, procedure.group, key, level) for level in procedure.levels or (None,)}
    counted = Counter(level for *_, level in found)
    order: tuple[Level | None, ...] = ("bo", "tinh", "huyen", "xa", None)
    return tuple((level, counted[level]) for level in order if counted[level])
