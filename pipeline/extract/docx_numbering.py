"""Automatic numbers of a DOCX as Word prints them: khoản and Điều are often numbered so, and then are not in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import lxml.etree

from pipeline.extract.docx_names import Names
from pipeline.text.numerals import to_roman

__all__ = ["Numbering"]

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_BULLET = "-"
"""Printed for bullets of symbol fonts, whose codes mean nothing without the font."""


@dataclass(slots=True)
class _Level:
    """One level of a list: format, text with ``%1`` places, first number, whether all places are decimal (``isLgl``)."""

    number_format: str = "decimal"
    text: str = ""
    start: int = 1
    legal: bool = False
    restart: int | None = None


@dataclass(slots=True)
class _List:
    """A list: its levels, the abstract list whose counters it shares, starts that it sets anew."""

    abstract: str
    levels: dict[int, _Level]
    overrides: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted."""

    lists: dict[int, _List] = field(default_factory=dict)
    _counters: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, root: lxml.etree._Element | None) -> Numbering:
        """Read ``numbering.xml``; without one there are no lists."""
        if root is None:
            return cls()
        w = Names.of(root)
        abstracts = {element.get(w("abstractNumId"), ""): element for element in root.iter(w("abstractNum"))}
        by_style = {w.value(element, "styleLink"): element for element in abstracts.values()}
        numbering = cls()
        for element in root.iter(w("num")):
            identifier = element.get(w("numId"), "")
            abstract = w.value(element, "abstractNumId") or ""
            source = abstracts.get(abstract)
            if source is None or not identifier.isdecimal():
                continue
            linked = by_style.get(w.value(source, "numStyleLink")) if w.value(source, "numStyleLink") else None
            numbering.lists[int(identifier)] = _read_list(element, source if linked is None else linked, abstract, w)
        return numbering

    def label(self, list_number: int, level: int) -> str:
        """Count one more paragraph of a list and return its printed number, e.g. ``1.`` or ``a)``; list 0 has none."""
        found = self.lists.get(list_number)
        if found is None or not 0 <= level < _LEVELS:
            return ""
        counters = self._counters.setdefault(found.abstract, [None] * _LEVELS)
        if list_number not in self._begun:
            self._begun.add(list_number)
            for at, start in found.overrides.items():
                counters[at] = start - 1
                counters[at + 1 :] = [None] * (_LEVELS - at - 1)
        kind = found.levels.get(level, _Level())
        current = counters[level]
        counters[level] = kind.start if current is None else current + 1
        for deeper in range(level + 1, _LEVELS):
            restart = found.levels.get(deeper, _Level()).restart
            if restart is None or level < restart:
                counters[deeper] = None
        return _printed(kind, found.levels, counters)


def _read_list(element: lxml.etree._Element, abstract: lxml.etree._Element, name: str, w: Names) -> _List:
    levels = dict(_read_level(level, w) for level in abstract.findall(w("lvl")))
    overrides: dict[int, int] = {}
    for override in element.findall(w("lvlOverride")):
        at = override.get(w("ilvl"), "")
        if not at.isdecimal() or int(at) >= _LEVELS:
            continue
        for level in override.findall(w("lvl")):
            levels[int(at)] = _read_level(level, w)[1]
        start = w.number(override, "startOverride")
        if start is not None:
            overrides[int(at)] = start
    return _List(abstract=name, levels=levels, overrides=overrides)


def _read_level(level: lxml.etree._Element, w: Names) -> tuple[int, _Level]:
    at = level.get(w("ilvl"), "0")
    start = w.number(level, "start")
    return int(at) if at.isdecimal() else 0, _Level(
        number_format=w.value(level, "numFmt") or "decimal",
        text=w.value(level, "lvlText") or "",
        start=0 if start is None else start,
        legal=bool(w.is_on(level, "isLgl")),
        restart=w.number(level, "lvlRestart"),
    )


def _printed(kind: _Level, levels: dict[int, _Level], counters: list[int | None]) -> str:
    if kind.number_format == "none":
        return ""
    if kind.number_format == "bullet":
        sign = kind.text.strip()
        return _BULLET if not sign or any("\ue000" <= c <= "\uf8ff" or c in "·§ØüvoV" for c in sign) else sign

    def fill(place: re.Match[str]) -> str:
        at = int(place.group(1)) - 1
        level = levels.get(at, _Level())
        number = counters[at]
        return _numeral(level.start if number is None else number, "decimal" if kind.legal else level.number_format)

    return _PLACE.sub(fill, kind.text).strip()


def _numeral(number: int, number_format: str) -> str:
    """Return a number in one of Word's formats; letters go as Word counts them: a … z, aa, bb (no đ)."""
    match number_format:
        case "lowerLetter" | "upperLetter" if number > 0:
            letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
            return letter if number_format == "lowerLetter" else letter.upper()
        case "lowerRoman" | "upperRoman" if 0 < number < 4000:
            roman = to_roman(number)
            return roman.lower() if number_format == "lowerRoman" else roman
        case "decimalZero":
            return f"{number:02}"
        case _:
            return str(number)
