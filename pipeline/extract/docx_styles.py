"""Styles of a DOCX: what paragraphs and runs inherit."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import lxml.etree

from pipeline.extract.docx_names import Names
from pipeline.extract.docx_package import parse_part
from pipeline.text.legacy import Encoding, encoding_of_font

__all__ = ["Style", "Styles"]

_DEPTH: Final = 20
"""Styles that are based on one another in a ring must end somewhere."""
_ROOT: Final = re.compile(rb"<(?:\w+:)?styles\b[^>]*>")
_STYLE: Final = re.compile(rb"<(?:(\w+):)?style\s[^>]*>")
_DEFAULTS: Final = re.compile(rb"<(?:(\w+):)?docDefaults\b[^>]*>")
_IS_DEFAULT: Final = re.compile(rb"\bdefault=[\"'](?:1|true|on)[\"']")
_IS_PARAGRAPH: Final = re.compile(rb"\btype=[\"']paragraph[\"']")


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says, its parents included."""

    bold: bool = False
    centred: bool = False
    capitals: bool = False
    hidden: bool = False
    encoding: Encoding | None = None
    numbering: tuple[int, int] | None = None
    """(numId, ilvl) of a list style."""
    is_special: bool = False
    """Whether text of the style is not printed as it stands."""


class Styles:
    """Styles by id, looked for and parsed when a paragraph asks for one; ``None`` is the default paragraph style.

    Word's own template has 350 KB of styles, of which a decision uses three: parsing all of them would take longer than
    reading the document.
    """

    def __init__(self, xml: bytes | None) -> None:
        """Take ``styles.xml``; without one everything is plain."""
        self._xml = xml or b""
        opening = _ROOT.search(self._xml)
        self._opening = opening.group() if opening else b""
        self._known: dict[str | None, Style] = {}
        self._default = Style()
        defaults = _DEFAULTS.search(self._xml)
        fragment = _fragment(self._xml, self._opening, defaults, b"docDefaults") if defaults and opening else None
        if fragment:
            root = parse_part(fragment)
            w = Names.of(root)
            self._default = _merged(Style(), None, root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}"), w)

    def get(self, identifier: str | None) -> Style:
        """Return a style; an unknown id means the default."""
        known = self._known.get(identifier)
        return self._resolved(identifier, 0) if known is None else known

    def _resolved(self, identifier: str | None, depth: int) -> Style:
        fragment = self._found(identifier) if depth <= _DEPTH and self._opening else None
        style = self._default
        if fragment is not None:
            root = parse_part(fragment)
            w = Names.of(root)
            element = root.find(w("style"))
            parent = w.value(element, "basedOn")
            base = self._default if parent is None else self._resolved(parent, depth + 1)
            if element is not None:
                style = _merged(base, element.find(w("pPr")), element.find(w("rPr")), w)
        self._known[identifier] = style
        return style

    def _found(self, identifier: str | None) -> bytes | None:
        """Return the style of an id, or the default paragraph style, as a document of its own."""
        if identifier is None:
            tag = self._tag(b"default=", _is_default)
        else:
            is_wanted = re.compile(rb"\bstyleId=[\"']%b[\"']" % re.escape(identifier.encode())).search
            tag = self._tag(b"styleId=", is_wanted) if identifier.encode() in self._xml else None
        return _fragment(self._xml, self._opening, tag, b"style") if tag else None

    def _tag(self, sign: bytes, is_wanted: Callable[[bytes], object]) -> re.Match[bytes] | None:
        """Return the first start tag of a style with an attribute; looking for bytes is much faster than for a pattern."""
        xml = self._xml
        at = xml.find(sign)
        while at >= 0:
            tag = _STYLE.match(xml, xml.rfind(b"<", 0, at))
            if tag and is_wanted(tag.group()):
                return tag
            at = xml.find(sign, at + 1)
        return None


def _is_default(tag: bytes) -> bool:
    return bool(_IS_DEFAULT.search(tag) and _IS_PARAGRAPH.search(tag))


def _fragment(xml: bytes, opening: bytes, found: re.Match[bytes], local: bytes) -> bytes | None:
    """Return one element as a document of its own, under the root that declares the namespaces."""
    name = found.group(1) + b":" + local if found.group(1) else local
    end = xml.find(b"</" + name + b">", found.end())
    if end < 0 or found.group().endswith(b"/>"):
        return None
    root_name = opening[1:].split(None, 1)[0].rstrip(b">")
    return opening + xml[found.start() : end] + b"</" + name + b"></" + root_name + b">"


def _merged(base: Style, ppr: lxml.etree._Element | None, rpr: lxml.etree._Element | None, w: Names) -> Style:
    alignment = w.value(ppr, "jc")
    numbering = None if ppr is None else ppr.find(w("numPr"))
    told = base.numbering
    if numbering is not None:
        list_number, level = w.number(numbering, "numId"), w.number(numbering, "ilvl")
        told = (list_number, level or 0) if list_number is not None else (told[0] if told else 0, level or 0)
    bold, capitals, hidden = (w.is_on(rpr, name) for name in ("b", "caps", "vanish"))
    fonts = None if rpr is None else rpr.find(w("rFonts"))
    name = None if fonts is None else fonts.get(w("ascii")) or fonts.get(w("hAnsi"))
    capitals = base.capitals if capitals is None else capitals
    hidden = base.hidden if hidden is None else hidden
    encoding = base.encoding if name is None else encoding_of_font(name)
    return Style(
        bold=base.bold if bold is None else bold,
        centred=base.centred if alignment is None else alignment == "center",
        capitals=capitals,
        hidden=hidden,
        encoding=encoding,
        numbering=told,
        is_special=capitals or hidden or encoding is not None,
    )
