"""A comparison of two documents as its page shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

from markupsafe import Markup

from pipeline.model.comparison import ComparedPart, ComparedRow, Comparison, Piece, Side
from pipeline.web.signs import Sign, place_name
from pipeline.web.site import Site

__all__ = ["ComparedView", "PartView", "RowGroup", "RowView", "to_compared"]

_MOST_ROWS = 2_000
"""Paragraphs that differ, on one page."""
_MOST_SAME = 300_000
"""Code points of unchanged text that are folded into the page; behind that only the places are named."""

_State = Literal["same", "changed", "removed", "added", "moved"]
_TONES: dict[_State, str] = {
    "same": "neutral",
    "changed": "amended",
    "removed": "abolished",
    "added": "new",
    "moved": "replaced",
}
_SIGNS: dict[_State, str] = {"same": "=", "changed": "±", "removed": "−", "added": "+", "moved": "⇄"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """A paragraph on both sides."""

    left: Markup
    right: Markup
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowGroup:
    """Paragraphs that follow each other; unchanged ones are folded, ``count`` of them, and shown while there is room."""

    is_same: bool
    count: int
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """A part: its name on both sides, what became of it, its paragraphs; ``key`` is its place on the page."""

    key: str
    name: str
    signs: tuple[Sign, ...]
    left: str | None
    right: str | None
    is_same: bool
    groups: tuple[RowGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedView:
    """The page: counts in words, parts, and whether something was left out."""

    summary: tuple[tuple[Sign, int], ...]
    parts: tuple[PartView, ...]
    hidden: int
    unmarked: int


def to_compared(found: Comparison, bases: tuple[str, str], site: Site) -> ComparedView:
    """Return the page of a comparison; ``bases`` are the addresses of the documents."""
    writer = _Writer(site=site, bases=bases)
    parts = tuple(writer.part(n, part) for n, part in enumerate(found.parts, start=1))
    counts = Counter[str](part.state for part in found.parts) + Counter(moved=sum(part.is_moved for part in found.parts))
    return ComparedView(
        summary=tuple((_sign(state, site), counts[state]) for state in _SIGNS if counts[state]),
        parts=parts,
        hidden=writer.hidden,
        unmarked=sum(not row.is_marked for part in found.parts for row in part.rows),
    )


def _sign(state: _State, site: Site) -> Sign:
    return Sign(tone=_TONES[state], sign=_SIGNS[state], name=site.words(f"compare.{state}"))


@dataclass(slots=True, kw_only=True)
class _Writer:
    """Writes parts as long as there is room on the page."""

    site: Site
    bases: tuple[str, str]
    shown: int = 0
    same: int = 0
    hidden: int = 0

    def part(self, number: int, part: ComparedPart) -> PartView:
        words = self.site.words
        signs = [_sign(part.state, self.site)]
        if part.is_moved:
            signs.append(_sign("moved", self.site))
        names = [self._name(side) if side else None for side in (part.left, part.right)]
        sides = zip(self.bases, (part.left, part.right), strict=True)
        hrefs = [f"{base}#{side.eid}" if side and side.eid else None for base, side in sides]
        both = names[0] and names[1] and names[0] != names[1]
        return PartView(
            key=f"p{number}",
            name=words("compare.renumbered", old=names[0], new=names[1]) if both else str(names[1] or names[0]),
            signs=tuple(signs),
            left=hrefs[0],
            right=hrefs[1],
            is_same=part.state == "same" and not part.is_moved,
            groups=tuple(self._groups(part.rows)),
        )

    def _name(self, side: Side) -> str:
        place = place_name(side.eid, self.site.rules, self.site.words) if side.eid else self.site.words(f"compare.{side.zone}")
        place = place[:1].upper() + place[1:]
        return f"{place}. {side.heading}" if side.heading else place

    def _groups(self, rows: Sequence[ComparedRow]) -> Iterator[RowGroup]:
        for is_same, group in groupby(rows, key=lambda row: row.state == "same" and not row.is_moved):
            found = list(group)
            room = self._room_for_same(found) if is_same else max(0, _MOST_ROWS - self.shown)
            views = tuple(self._row(row) for row in found[:room])
            if not is_same:
                self.shown += len(views)
                self.hidden += len(found) - len(views)
            yield RowGroup(is_same=is_same, count=len(found), rows=views)

    def _room_for_same(self, rows: Sequence[ComparedRow]) -> int:
        self.same += sum(len(piece.text) for row in rows for piece in row.left)
        return len(rows) if self.same <= _MOST_SAME else 0

    def _row(self, row: ComparedRow) -> RowView:
        words = self.site.words
        notes = [words("compare.row_moved")] if row.is_moved else []
        notes += [] if row.is_marked else [words("compare.row_unmarked")]
        return RowView(left=self._pieces(row.left, "del"), right=self._pieces(row.right, "ins"), note="; ".join(notes))

    def _pieces(self, pieces: Sequence[Piece], tag: str) -> Markup:
        said = self.site.words(f"compare.{tag}")
        form = Markup('<{0}><span class="visually-hidden">[{1}: </span>{2}<span class="visually-hidden">]</span></{0}>{3}')
        parts: list[Any] = []
        for piece in pieces:
            bare = piece.text.rstrip()
            tail = piece.text[len(bare) :]
            parts.append(form.format(Markup(tag), said, bare, tail) if piece.is_other and bare else piece.text)  # noqa: S704  our own tag names
        return Markup().join(parts)
