"""Reads lists of provisions: "khoản 2 Điều 5, điểm c khoản 1 Điều 7 và Điều 9" (domain.md 7.2)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from pipeline.rules.loader import Rules
from pipeline.rules.schema.guards import NumeralForm, PlacesRule, PlaceUnit

__all__ = ["Place", "beside", "complete", "find_places"]

_NUMERALS: dict[NumeralForm, str] = {
    "number": r"\d{1,3}[a-zđ]{0,2}",
    "letter": r"(?:[a-zđ]\d{0,2}|\d{1,2}(?:\.\d{1,2}){0,2})",
    "roman": r"(?:[IVXL]{1,6}[a-zđ]?|[ivx]{1,6}|\d{1,3}(?:\.\d{1,2})*|[A-Z]\d{0,2})",
    "indent": r"(?:[a-zđ]?\.?\d{1,2}(?:\.\d{1,2})?|[a-zđ])",
    "annex": r"(?:[IVXL]{1,6}[a-z]?|\d{1,3}[a-z]?|[A-Z]\d?)",
    "row": r"\d{1,4}[A-Za-z]?",
    "ordinal": r"\d{1,3}",
}
_LONGEST_GAP = 40
"""Code points between two provisions of one list."""
_ARTICLE = 4
_LOCATORS = ("chp", "part", "sec", "subsec")


@dataclass(frozen=True, slots=True)
class Place:
    """A provision from the inside out: (unit, numeral) steps, and where it is written; ``level`` of its outermost step."""

    steps: tuple[tuple[str, str], ...]
    level: int
    start: int
    end: int

    @property
    def units(self) -> tuple[str, ...]:
        """Return the units from the inside out."""
        return tuple(unit for unit, _ in self.steps)

    @property
    def eid(self) -> str:
        """Return the eId in the cited document; articles carry no chapter or part."""
        steps = list(reversed(self.steps))
        if "art" in self.units:
            steps = [step for step in steps if step[0] not in _LOCATORS]
        if "row" in self.units:  # containers of a row are cited in any order
            steps.sort(key=lambda step: -_rank(step[0]))
        return "__".join(f"{unit}_{number}" if number else unit for unit, number in steps)


@dataclass(slots=True)
class _List:
    """The provisions of a list while it is read: closed ones, and those that still may get a container."""

    rule: PlacesRule
    done: list[Place] = field(default_factory=list)
    open: list[Place] = field(default_factory=list)
    level: int = 0
    end: int = -1
    row_start: int = -1
    """Where the last row's word stands: containers behind it are those of its own rows first."""

    def close(self) -> None:
        self.done += self.open
        self.open = []

    def add(self, unit: PlaceUnit, numbers: list[str], start: int, end: int, gap: str) -> None:
        contains = self._contains(unit, gap)
        joined = len(gap) < _LONGEST_GAP and _joins(self.rule).fullmatch(gap) is not None
        if not contains and self.open and gap.strip() and not joined:
            self.close()
        if unit.id == "row":
            self.row_start = start
        if contains and numbers:
            self.open = [
                replace(
                    place,
                    steps=(*place.steps, (unit.id, numbers[0])),
                    level=max(place.level, unit.level),
                    end=max(place.end, end),
                )
                if self._takes(place, unit)
                else place
                for place in self.open
            ]
            self.open += [Place(((unit.id, number),), unit.level, start, end) for number in numbers[1:]]
        else:
            self.open += [Place(((unit.id, number),), unit.level, start, end) for number in numbers]
        self.level, self.end = unit.level, end

    def _takes(self, place: Place, unit: PlaceUnit) -> bool:
        """Whether a place goes into the unit: a row into any it is not in yet, an earlier row only into an outer one."""
        if "row" not in place.units:
            return place.level < unit.level
        if place.start < self.row_start and len(place.steps) > 1:
            return all(_rank(step[0]) < _rank(unit.id) for step in place.steps)
        return unit.id not in place.units

    def _contains(self, unit: PlaceUnit, gap: str) -> bool:
        """Whether the unit holds what was read before: a higher one right behind it, or behind a comma "khoản 1, Điều 3"."""
        if self.open and "row" in self.open[-1].units:
            return unit.id not in {"row", "form"} and (gap.strip() in {"", ","} or bool(_of(self.rule).fullmatch(gap)))
        if not self.open or unit.level <= self.level:
            return False
        if not gap.strip() or _of(self.rule).fullmatch(gap):
            return True
        if unit.id == "att" and self._far(gap):
            return True
        nested = any(place.level < _ARTICLE <= unit.level for place in self.open)
        nested = nested or (unit.id == "cl" and all(place.units == ("point",) for place in self.open))
        return gap.strip() == "," and (nested or (unit.id == "part" and all("sec" in place.units for place in self.open)))

    def _far(self, gap: str) -> bool:
        """Whether the heading of a provision stands between it and its annex; that of a section may hold a join."""
        has_join = _join_word(self.rule).search(gap) is not None
        return _far(self.rule).fullmatch(gap) is not None and (
            not has_join or all(place.level > _ARTICLE for place in self.open)
        )


def find_places(text: str, start: int, end: int, rules: Rules) -> tuple[Place, ...]:
    """Return the provisions named in ``text[start:end]`` in the order of the text; each numeral is one."""
    rule = rules.guards.places
    found = _List(rule=rule)
    position = start
    while unit_found := _units(rules).search(text, position, end):
        unit = _unit_by_word(rules)[" ".join(unit_found["unit"].lower().split())]
        numbers, stop = _read_numbers(text, unit_found.end("unit"), end, unit, rule)
        position = max(stop, unit_found.end("unit"))
        if unit.only_before and not (numbers and _stands_before(text, stop, end, unit)):
            position = unit_found.start("unit") + 1  # another word may begin inside: "quy trình số thứ tự 3"
            continue
        gap = text[found.end : unit_found.start()] if found.end >= 0 else ""
        if not numbers and unit.level < _ARTICLE and _joins(rule).fullmatch(gap):
            found.end = position  # a numeral is missing: "khoản 4 và khoản Điều 5"
        if not numbers or (unit.id == "art" and unit_found["unit"][0] == "đ" and not unit_found["plural"]):
            continue
        found.add(unit, numbers, unit_found.start(), stop, gap)
    found.close()
    return tuple(sorted(found.done, key=lambda place: (place.start, place.end)))


def complete(place: Place, container: Place | None) -> Place:
    """Return ``place`` inside ``container`` when it names no article or annex of its own ("khoản 6" … "khoản 2 Điều 10")."""
    if container is None or place.level >= 4:
        return place
    outer = tuple(step for step in container.steps if _rank(step[0]) > _rank(place.steps[-1][0]))
    return replace(place, steps=(*place.steps, *outer), level=max(place.level, container.level)) if outer else place


def beside(place: Place, sibling: Place | None) -> Place:
    """Return a new provision in what holds its neighbour: "Mục 8 vào sau Mục 7 Chương II" lies in the chapter."""
    if sibling is None or place.level <= _ARTICLE:
        return complete(place, sibling)
    outer = tuple(step for step in sibling.steps if _rank(step[0]) > _rank(place.steps[-1][0]))
    return replace(place, steps=(*place.steps, *outer), level=max(place.level, sibling.level)) if outer else place


def _rank(unit: str) -> int:
    return ("row", "form", "indent", "point", "cl", "art", "subsec", "sec", "chp", "part", "att").index(unit)


def _read_numbers(text: str, start: int, end: int, unit: PlaceUnit, rule: PlacesRule) -> tuple[list[str], int]:
    numeral = _NUMERALS[unit.numeral]
    first = re.compile(rf"\s*(?::\s*)?({numeral})(?!\w)").match(text, start, end)
    if not first:
        return ([""], start) if unit.id == "att" else ([], start)
    numbers, position = [first[1]], first.end()
    if unit.numeral in {"number", "row", "letter", "roman", "annex"}:
        until = re.compile(rf"\s+(?:{_any(rule.range_to)})\s+(?:(?:{_any(unit.words)})\s+)?({numeral})(?!\w)", re.IGNORECASE)
        if reach := until.match(text, position, end):
            return [f"{numbers[0]}..{unit.id}_{reach[1]}"], reach.end()
    following = re.compile(rf"\s*(?:[,;]|(?:,\s*)?(?:{_any(rule.joins)})(?!\w))\s*({numeral})(?![\w/])(?!\.\d)")
    while more := following.match(text, position, end):
        if not _may_follow(text, more.end(), end, rule):
            break
        numbers.append(more[1])
        position = more.end()
    return numbers, position


def _may_follow(text: str, position: int, end: int, rule: PlacesRule) -> bool:
    """Whether what stands behind a bare number lets it be a provision's and not a count."""
    word = re.compile(r"\s+([^\W\d_]+)").match(text, position, end)
    return word is None or word[1][0].isupper() or word[1].lower() in rule.follow


def _stands_before(text: str, position: int, end: int, unit: PlaceUnit) -> bool:
    return re.compile(rf",?\s+(?:{_any(unit.only_before)})(?!\w)", re.IGNORECASE).match(text, position, end) is not None


def _any(words: tuple[str, ...]) -> str:
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=4)
def _units(rules: Rules) -> re.Pattern[str]:
    rule = rules.guards.places
    words = tuple(word for unit in rule.units for word in unit.words)
    apart = "".join(rf"(?<!{re.escape(word)}\s)" for word in rule.not_behind)
    return re.compile(rf"(?<!\w){apart}(?:(?P<plural>{_any(rule.plural)})\s+)?(?P<unit>{_any(words)})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=4)
def _unit_by_word(rules: Rules) -> dict[str, PlaceUnit]:
    return {word: unit for unit in rules.guards.places.units for word in unit.words}


def _joins(rule: PlacesRule) -> re.Pattern[str]:
    parts = rf"(?:{_any(rule.parts)})(?:\s+(?:{_any(rule.of)}))?"
    return re.compile(rf"\s*(?:[,;]|\s|{_any(rule.joins)})+(?:{parts})?\s*", re.IGNORECASE)


def _far(rule: PlacesRule) -> re.Pattern[str]:
    return re.compile(rf"[^,;:.()]{{1,160}}\s(?:{_any(rule.of)})\s+", re.IGNORECASE)


def _join_word(rule: PlacesRule) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any(rule.joins)})(?!\w)", re.IGNORECASE)


def _of(rule: PlacesRule) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{_any(rule.of)})\s+", re.IGNORECASE)
