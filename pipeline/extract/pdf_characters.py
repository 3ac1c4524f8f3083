"""Characters, ruling lines and pictures of a PDF page, parsed by playa-pdf into the geometry that pdfplumber would give.

The parser takes a fifth of the time of pdfminer's. The boxes follow pdfminer's definition (``LTChar``): from the font's
descent, one font size high, as wide as the glyph's advance without character spacing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from playa.content import ImageObject, PathObject, TextObject

from pipeline.text.legacy import Encoding, decode_legacy, encoding_of_font

if TYPE_CHECKING:
    from playa.content import GlyphObject
    from playa.font import Font
    from playa.page import Page

__all__ = ["Character", "FontTable", "PageContent", "Picture", "Ruling", "add_text", "read_content"]

Character = tuple[float, float, float, float, str, bool, int]
"""x0, top, x1, bottom in points from the top left; text; whether upright; number of the font in the :class:`FontTable`."""

Ruling = tuple[str, float, float, float]
"""A horizontal (``h``: y, x0, x1) or vertical (``v``: x, top, bottom) edge."""

Picture = tuple[float, float, float, float]
"""Box of a picture."""

_SHORTEST: Final = 1.0
"""Edges shorter than a point are dots, as pdfplumber's prefilter has it."""
_THICKEST: Final = 4.0
"""Points; an area thicker than this is no ruling line."""


@dataclass(slots=True)
class _FontFacts:
    """What is needed of a font for each glyph; widths in text space, by character code."""

    number: int
    descent: float
    widths: dict[int, float] = field(default_factory=dict)


@dataclass(slots=True)
class FontTable:
    """The fonts of a document, numbered as they are met."""

    names: list[str] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)
    encodings: list[Encoding | None] = field(default_factory=list)
    _facts: dict[int, _FontFacts] = field(default_factory=dict)
    _kept: list[Font] = field(default_factory=list)

    def facts(self, font: Font) -> _FontFacts:
        """Return what is known of a font; it is kept alive, so that its identity stays its own."""
        known = self._facts.get(id(font))
        if known is None:
            descent = font.descent if "Descent" in font.descriptor or not _is_plain(font) else 0.0
            known = _FontFacts(len(self.names), descent * font.matrix[3])
            self._facts[id(font)] = known
            self._kept.append(font)
            name = str(font.fontname)
            self.names.append(name)
            self.bold.append("bold" in name.lower() or "black" in name.lower())
            self.encodings.append(encoding_of_font(name))
        return known


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContent:
    """A page's characters in the order of the content stream, its edges, those of backgrounds, the boxes of its pictures."""

    characters: list[Character]
    rulings: list[Ruling]
    backgrounds: list[Ruling]
    pictures: list[Picture]


def _is_plain(font: Font) -> bool:
    """Whether the descent comes from a descriptor; Type 3 fonts have it from their box."""
    return type(font).__name__ != "Type3Font" and not (font.ascent == font.bbox[3] and font.descent == font.bbox[1])


def read_content(page: Page, fonts: FontTable) -> PageContent:
    """Return what is drawn on a page, form XObjects included; the page is in screen space (origin top left)."""
    characters: list[Character] = []
    rulings: list[Ruling] = []
    backgrounds: list[Ruling] = []
    pictures: list[Picture] = []
    for item in page.flatten():
        if isinstance(item, TextObject):
            if item.gstate.font is not None:
                add_text(item, fonts, characters)
        elif isinstance(item, PathObject):
            for is_background, edge in _edges(item):
                (backgrounds if is_background else rulings).append(edge)
        elif isinstance(item, ImageObject):
            box = item.bbox
            if box is not None:
                pictures.append(box)
    return PageContent(characters=_decoded(characters, fonts), rulings=rulings, backgrounds=backgrounds, pictures=pictures)


def add_text(item: TextObject, fonts: FontTable, characters: list[Character]) -> None:
    """Append the characters of a text object; it must have a font."""
    facts = fonts.facts(item.font)
    font, number, descent, widths = item.font, facts.number, facts.descent, facts.widths
    if font.vertical:
        characters += [_boxed(glyph, number) for glyph in item]
        return
    scaling = item.gstate.scaling
    for glyph in item:
        cid = glyph.cid
        width = widths.get(cid)
        if width is None:
            width = widths[cid] = font.hdisp(cid)
        a, b, c, d, e, f = glyph.matrix
        text = glyph.text or f"(cid:{cid})"
        if b == 0 and c == 0:
            x0, x1 = e, e + a * width
            top, bottom = f + d * (descent + 1), f + d * descent
            upright = a * d < 0
        else:
            # The corners of the box under the matrix, as pdfminer's apply_matrix_rect takes them.
            xs = (e + c * descent, e + a * width + c * descent, e + a * width + c * (descent + 1), e + c * (descent + 1))
            ys = (f + d * descent, f + b * width + d * descent, f + b * width + d * (descent + 1), f + d * (descent + 1))
            x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
            upright = a * d * scaling < 0 and b * c >= 0
        if x1 < x0:
            x0, x1 = x1, x0
        if bottom < top:
            top, bottom = bottom, top
        characters.append((x0, top, x1, bottom, text, upright, number))


def _boxed(glyph: GlyphObject, number: int) -> Character:
    """Return a glyph of vertical writing, which Vietnamese documents never have, with the parser's own box."""
    x0, top, x1, bottom = glyph.bbox
    return (x0, top, x1, bottom, glyph.text or f"(cid:{glyph.cid})", True, number)


def _decoded(characters: list[Character], fonts: FontTable) -> list[Character]:
    """Decode the characters of fonts whose name promises TCVN3 and whose text on this page does not say otherwise."""
    if not any(fonts.encodings):
        return characters
    texts: dict[int, list[str]] = {}
    for character in characters:
        if fonts.encodings[character[6]]:
            texts.setdefault(character[6], []).append(character[4])
    tables: dict[int, dict[str, str]] = {}
    for number, parts in texts.items():
        encoding = fonts.encodings[number]
        if encoding != "vni" and decode_legacy("".join(parts), encoding) != "".join(parts):
            tables[number] = {part: decode_legacy(part, encoding) for part in set(parts)}
    if not tables:
        return characters
    return [(*c[:4], tables[c[6]][c[4]], c[5], c[6]) if c[6] in tables else c for c in characters]


def _edges(path: PathObject) -> Iterator[tuple[bool, Ruling]]:
    """Yield the axis-parallel edges of a path, and whether each bounds a background: an area that is only filled.

    pdfplumber takes edges of backgrounds for rulings: files printed by legal portals then have tables where there are none.
    """
    is_only_filled = path.fill and not path.stroke
    points: list[tuple[float, float]] = []
    for segment in path.segments:
        if segment.operator == "m":
            yield from _between(points, is_only_filled=is_only_filled)
            points = [segment.points[-1]]
        elif segment.operator == "h":
            if points:
                points.append(points[0])
        elif points:
            points.append(segment.points[-1])
    yield from _between(points, is_only_filled=is_only_filled)


def _between(points: list[tuple[float, float]], *, is_only_filled: bool) -> Iterator[tuple[bool, Ruling]]:
    is_background = is_only_filled and bool(points) and _thickness(points) > _THICKEST
    for (ax, ay), (bx, by) in pairwise(points):
        if ay == by and abs(ax - bx) >= _SHORTEST:
            yield is_background, ("h", ay, min(ax, bx), max(ax, bx))
        elif ax == bx and abs(ay - by) >= _SHORTEST:
            yield is_background, ("v", ax, min(ay, by), max(ay, by))


def _thickness(points: list[tuple[float, float]]) -> float:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(max(xs) - min(xs), max(ys) - min(ys))
