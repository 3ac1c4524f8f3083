"""Lists of provisions in a citation: "khoản 2, khoản 3 Điều 5 và Điều 7" (domain.md 7.2, rules 1, 2 and 9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.references.grammar import Grammar
from pipeline.references.words import CAPITAL
from pipeline.rules.schema.provisions import Unit

__all__ = ["THIS", "Path", "ProvisionList", "Target", "read_provisions", "with_exclusion", "with_larger_units"]

THIS = "THIS"
"""Value of a unit that is cited as "này": the one that holds the citation."""

Path = tuple[tuple[str, str], ...]
"""(unit, number) pairs from large to small."""

_Joined = Literal["first", "next", "list", "and", "range"]


_HEADING_END = re.compile(rf"\s?[.:]\s*(?:\n|$|[{CAPITAL}])")
_MOST_ITEMS = 200
"""A longer list goes on as a new one, so that reading stays linear."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A cited provision, or the range from ``path`` to ``to``."""

    path: Path
    to: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionList:
    """Provisions cited together; ``within`` only locates articles, ``excluded`` follow "trừ"."""

    start: int
    end: int
    targets: tuple[Target, ...]
    within: Path = ()
    excluded: tuple[Target, ...] = ()

    @property
    def is_here(self) -> bool:
        """Whether the provisions hang on "Điều này", "khoản này", …: a place of this document."""
        return any(value == THIS for target in self.targets for _, value in target.path)

    @property
    def smallest_units(self) -> set[str]:
        """Return the units of the cited provisions themselves."""
        return {target.path[-1][0] for target in self.targets}

    @property
    def is_numeric_points(self) -> bool:
        """Whether these are only points by figures without anything larger: a score, no provision."""
        return all(len(t.path) == 1 and t.path[0][0] == "point" and t.path[0][1][:1].isdigit() for t in self.targets)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    unit: Unit
    value: str
    start: int
    end: int
    joined: _Joined


_Opened = tuple[int, Unit, _Joined]
"""Where an item begins, its unit, and how it hangs on the one before."""


def read_provisions(text: str, at: int, grammar: Grammar) -> ProvisionList | None:
    """Return the list of provisions that begins at ``at``, or ``None``."""
    items = _read_items(text, at, grammar)
    if not items:
        return None
    targets, within, used = _distribute(items)
    listed = ProvisionList(start=at, end=items[used - 1].end, targets=targets, within=within)
    if listed.is_numeric_points:
        return None
    return with_exclusion(text, listed, grammar)


def with_exclusion(text: str, listed: ProvisionList, grammar: Grammar) -> ProvisionList:
    """Read "…, trừ Điều 20," behind a list; a closing comma or parenthesis belongs to it."""
    found = grammar.exclusion.match(text, listed.end)
    items = _read_items(text, found.end(), grammar) if found else []
    if not items:
        return listed
    targets, _, used = _distribute(items)
    end = items[used - 1].end
    excluded = tuple(
        replace(target, path=with_larger_units(target.path, listed.targets[-1].path, grammar)) for target in targets
    )
    return replace(listed, end=end + 1 if text[end : end + 1] == ")" else end, excluded=excluded)


def with_larger_units(path: Path, whole: Path, grammar: Grammar) -> Path:
    """Return a path of a clause or less with the larger units that it lacks and ``whole`` has.

    Example: "Điều 10, trừ khoản 5" excludes khoản 5 of Điều 10.
    """
    rank = grammar.unit_ids[path[0][0]].rank
    if rank >= grammar.unit_ids["article"].rank:
        return path
    return (*(part for part in whole if grammar.unit_ids[part[0]].rank > rank), *path)


def _read_items(text: str, at: int, grammar: Grammar) -> list[_Item]:
    opening = grammar.opening.match(text, at)
    at = opening.end() if opening else at
    items: list[_Item] = []
    joined: _Joined = "first"
    while len(items) < _MOST_ITEMS:
        item = _read_item(text, at, joined, items[-1].unit if items else None, grammar)
        if item is None or (items and _is_heading(text, items[-1].end, item)):
            return items
        items.append(item)
        step = _next_place(text, item.end, grammar)
        if step is None or (item.value == THIS and step[0] != "next"):
            return items
        joined, at = step
    return items


def _is_heading(text: str, before: int, item: _Item) -> bool:
    """Whether an item begins a line and is followed as a heading is: the list ended on the line before."""
    return "\n" in text[before : item.start] and _HEADING_END.match(text, item.end) is not None


def _next_place(text: str, end: int, grammar: Grammar) -> tuple[_Joined, int] | None:
    """Return how the next item would hang on the list and where it would begin."""
    link = grammar.inner_link.match(text, end)
    if link and grammar.unit.match(text, link.end()):
        return "next", link.end()
    blanks = end
    while blanks < len(text) and text[blanks].isspace():
        blanks += 1
    if blanks > end and grammar.unit.match(text, blanks):
        return "next", blanks
    found = grammar.separator.match(text, end)
    if not found:
        return None
    joined: _Joined = "range" if found["range"] else "and" if found["and"] else "list"
    return joined, found.end()


def _read_item(text: str, at: int, joined: _Joined, before: Unit | None, grammar: Grammar) -> _Item | None:
    found = grammar.unit.match(text, at)
    if found:
        unit = grammar.units[" ".join(found["word"].lower().split())]
        this = grammar.this.match(text, found.end("word"))
        if this:
            return _Item(unit=unit, value=THIS, start=at, end=this.end(), joined=joined)
        inside = grammar.opening.match(text, found.end())
        return _value(text, inside.end() if inside else found.end(), (at, unit, joined), grammar)
    if before is None or joined in {"first", "next"}:
        return None
    item = _value(text, at, (at, before, joined), grammar)
    return item if item and grammar.goes_on.match(text, item.end) else None


def _value(text: str, at: int, opened: _Opened, grammar: Grammar) -> _Item | None:
    start, unit, joined = opened
    found = grammar.values[unit.value].match(text, at)
    if found is None and unit.value == "letter" and text[start : start + 3].isupper():
        found = grammar.values["capital"].match(text, at)
    if not found:
        return _unnumbered(text, at, opened, grammar)
    value = found.group("bare").lower() if unit.value == "letter" else found.group()
    if unit.value == "number":
        value = value.lstrip("0") or "0"
    return _Item(unit=unit, value=value.rstrip("."), start=start, end=found.end(), joined=joined)


def _unnumbered(text: str, at: int, opened: _Opened, grammar: Grammar) -> _Item | None:
    """An annex without a number counts when it is said to what it is attached."""
    start, unit, joined = opened
    end = len(text[start:at].rstrip()) + start
    if unit.id == "annex" and grammar.attachment_link.match(text, end):
        return _Item(unit=unit, value="", start=start, end=end, joined=joined)
    return None


def _distribute(items: list[_Item]) -> tuple[tuple[Target, ...], Path, int]:
    """Give every item its larger units: those on its right, or else (large to small) those on its left.

    Returns the targets in the order of the text, the container that only locates articles, and how many items belong to
    the list: a smaller unit behind "và" without a larger one begins a new citation.
    """
    used = len(items)
    for number in range(1, len(items)):
        item, left = items[number], items[number - 1]
        alone = not any(later.unit.rank > item.unit.rank for later in items[number + 1 :])
        if alone and left.unit.rank > item.unit.rank and item.joined not in {"next", "list"}:
            used = number
            break
    chosen = items[:used]
    paths = _paths(chosen)
    containers = _containers(chosen)
    targets: list[Target] = []
    within: Path = ()
    for number, item in enumerate(chosen):
        if number in containers:
            if item.unit.id in _LOCATORS and any(part.unit.id == "article" for part in chosen):
                within = _shortened(paths[number], keep_containers=True)
            continue
        path = _shortened(paths[number])
        if item.joined == "range" and targets and targets[-1].to is None:
            targets[-1] = replace(targets[-1], to=path)
        else:
            targets.append(Target(path=path))
    return tuple(targets), within, used


_LOCATORS = frozenset({"chapter", "section", "subsection", "part"})


def _paths(items: list[_Item]) -> list[Path]:
    """Return each item's path: its larger units on the right, or those of the item on its left."""
    paths: list[Path] = [()] * len(items)
    larger: dict[int, tuple[str, str]] = {}
    for number in range(len(items) - 1, -1, -1):
        item = items[number]
        follows_and = (
            number + 1 < len(items) and items[number + 1].joined == "and" and items[number + 1].unit.rank > item.unit.rank
        )
        if follows_and:
            larger = {}
        larger = {rank: part for rank, part in larger.items() if rank > item.unit.rank}
        own = (item.unit.id, item.value)
        paths[number] = (*(part for _, part in sorted(larger.items(), reverse=True)), own)
        larger[item.unit.rank] = own
    for number in range(1, len(items)):
        left = items[number - 1]
        if len(paths[number]) == 1 and left.unit.rank > items[number].unit.rank and items[number].joined in {"next", "list"}:
            paths[number] = (*paths[number - 1], paths[number][0])
        elif len(paths[number]) == 1 and left.unit is items[number].unit and len(paths[number - 1]) > 1:
            paths[number] = (*paths[number - 1][:-1], paths[number][0])
    return paths


def _containers(items: list[_Item]) -> set[int]:
    """Return the items that only say where their neighbours stand."""
    out = set()
    for number, item in enumerate(items):
        left = items[number - 1] if number else None
        right = items[number + 1] if number + 1 < len(items) else None
        below_left = left is not None and left.unit.rank < item.unit.rank and item.joined in {"next", "list"}
        below_right = right is not None and right.unit.rank < item.unit.rank and right.joined in {"next", "list"}
        if right is not None and below_right and right.joined == "list":
            # "Chương II, Điều 12" are two things, "Điều 5, khoản 2" is one.
            below_right = item.unit.id not in _LOCATORS and not any(
                part.unit.rank > right.unit.rank for part in items[number + 2 :]
            )
        if below_left or below_right:
            out.add(number)
    return out


def _shortened(path: Path, *, keep_containers: bool = False) -> Path:
    """Drop chapters and parts above an article: articles are numbered through the document."""
    if keep_containers or not any(unit == "article" for unit, _ in path):
        return path
    return tuple(part for part in path if part[0] not in _LOCATORS)
