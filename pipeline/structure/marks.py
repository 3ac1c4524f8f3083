"""Marks at the beginning of a line that may open a provision: Điều 5., 1., a), Chương II; whether they do is decided later."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.model.text import Span
from pipeline.rules.loader import Rules
from pipeline.structure.numerals import to_arabic
from pipeline.structure.sheet import Sheet, SheetLine

__all__ = ["LETTERS", "Mark", "MarkKind", "line_before", "point_order", "read_mark"]

MarkKind = Literal["part", "chapter", "section", "subsection", "article", "clause", "point", "indent", "roman", "letter"]

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The alphabet of points; j, f, w and z do not count (domain.md 2.2)."""
_FOREIGN = {"f": "e", "j": "i", "w": "v", "z": "y"}
"""Letters that are none of Vietnamese, and the one they stand behind when a writer numbers with them all the same."""

_FOLDED_KINDS: tuple[tuple[MarkKind, str], ...] = (
    ("part", "part_mark"),
    ("chapter", "chapter_mark"),
    ("section", "section_mark"),
    ("subsection", "subsection_mark"),
    ("article", "article_mark"),
)
_TRAILING = re.compile(r"(\d+)([a-zđ]*\d?)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A possible opening of a provision.

    ``num`` as it goes into the eId (``5a``, ``đ``, ``II``); ``order`` is its place in the sequence, ``suffix`` the letters
    of an inserted one. ``open_before``: the sentence before is not finished; ``reference_before``: it asks for a number.
    """

    kind: MarkKind
    num: str
    order: int
    suffix: str
    line: int
    span: Span
    stop: str
    open_before: bool
    reference_before: bool
    reference_behind: bool

    @property
    def is_strong(self) -> bool:
        """Whether a full stop, a colon or a bracket follows the number."""
        return bool(self.stop)


def line_before(sheet: Sheet, line: SheetLine) -> SheetLine | None:
    """Return the line that the sentence before ``line`` would end in: not one of another table cell."""
    if line.number == 0:
        return None
    previous = sheet.lines[line.number - 1]
    return previous if previous.same_cell(line) else None


def read_mark(sheet: Sheet, line: SheetLine, rules: Rules, kinds: tuple[MarkKind, ...]) -> Mark | None:
    """Return the mark of one of ``kinds`` that ``line`` begins with."""
    ahead = sheet.ahead(line)
    first = ahead[:1]
    for kind, pattern in _FOLDED_KINDS:
        if kind in kinds and first in {"p", "c", "m", "t", "d", "“", '"'}:
            found = rules.layout[pattern].match(ahead)
            if found and _starts_like_a_heading(sheet, line, found):
                return _container(kind, sheet, line, found, rules)
    if "roman" in kinds or "letter" in kinds:
        printed = sheet.text[line.span.start : line.span.start + 12]
        for kind, pattern in (("roman", "roman_mark"), ("letter", "letter_mark")):
            found = rules.layout[pattern].match(printed) if kind in kinds else None
            if found:
                return _container(kind, sheet, line, found, rules)
    return _inner(sheet, line, ahead, rules, kinds)


def _starts_like_a_heading(sheet: Sheet, line: SheetLine, found: re.Match[str]) -> bool:
    """Whether the mark's word begins with a capital, or nothing else stands on its line."""
    word = found.start("mark")
    alone = len(line.text) <= found.end("stop") and bool(found["stop"])
    return alone or sheet.text[line.span.start + word].isupper()


def _container(kind: MarkKind, sheet: Sheet, line: SheetLine, found: re.Match[str], rules: Rules) -> Mark | None:
    order, num = to_arabic(_printed(sheet, line, found, "number"), rules)
    if order is None:
        return None
    digits = _TRAILING.fullmatch(num)
    return _build(sheet, line, found, rules, kind=kind, num=num, order=order, suffix=digits[2] if digits else "")


def _inner(sheet: Sheet, line: SheetLine, ahead: str, rules: Rules, kinds: tuple[MarkKind, ...]) -> Mark | None:
    layout = rules.layout
    if "indent" in kinds and (found := layout["indent_mark"].match(ahead)):
        printed = _printed(sheet, line, found, "number").lower()
        return _build(sheet, line, found, rules, kind="indent", num=printed, order=int(printed.rpartition(".")[2]))
    if "clause" in kinds and (found := layout["clause_mark"].match(ahead)):
        digits = _TRAILING.fullmatch(_printed(sheet, line, found, "number").lower())
        if digits:
            num = f"{int(digits[1])}{digits[2]}"
            return _build(sheet, line, found, rules, kind="clause", num=num, order=int(digits[1]), suffix=digits[2])
    if "point" in kinds and (found := layout["point_mark"].match(ahead)):
        letter = _printed(sheet, line, found, "letter")
        order, suffix = point_order(letter)
        if order is not None and (found["stop"] == ")" or not suffix):
            suffix = suffix or found["digit"]
            return _build(sheet, line, found, rules, kind="point", num=letter + found["digit"], order=order, suffix=suffix)
    return None


def point_order(letter: str) -> tuple[int | None, str]:
    """Return the place of a letter among the points, and the suffix of one that is foreign: ``f`` is inserted behind ``e``."""
    suffix = letter if letter in _FOREIGN else ""
    place = LETTERS.find(_FOREIGN.get(letter, letter))
    return (place if place >= 0 else None), suffix


def _printed(sheet: Sheet, line: SheetLine, found: re.Match[str], group: str) -> str:
    """Return the printed characters of a group of a match in the folded text: đ is not d."""
    return sheet.text[line.span.start + found.start(group) : line.span.start + found.end(group)]


def _build(
    sheet: Sheet,
    line: SheetLine,
    found: re.Match[str],
    rules: Rules,
    *,
    kind: MarkKind,
    num: str,
    order: int,
    suffix: str = "",
) -> Mark:
    """Return the mark with what stands before and behind it."""
    layout = rules.layout
    end = line.span.start + found.end()
    previous = line_before(sheet, line)
    after_heading = previous is not None and previous.is_capital and not line.is_capital
    open_before = bool(previous and not after_heading and not layout["finished"].search(previous.tail))
    return Mark(
        kind=kind,
        num=num,
        order=order,
        suffix=suffix,
        line=line.number,
        span=Span(line.span.start + found.start("mark"), end),
        stop=found["stop"].strip(),
        open_before=open_before,
        reference_before=bool(previous and open_before and layout["reference_before"].search(previous.tail)),
        reference_behind=bool(layout["reference_behind"].match(sheet.text[end : end + 80])),
    )
