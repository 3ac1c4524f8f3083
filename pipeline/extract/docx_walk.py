"""One pass over a DOCX's elements in document order → lines and tables.

Properties of a paragraph come before its first run, properties of a run before its text (ECMA-376 part 1, 17.3), so what was
met last is what holds. Asking the tree for all interesting elements at once is several times faster than walking paragraph by
paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Final

import lxml.etree

from pipeline.extract.blocks import Block, DraftLine
from pipeline.extract.docx_names import MATH_TEXT, Names
from pipeline.extract.docx_styles import Style, Styles
from pipeline.extract.docx_tables import OpenTables
from pipeline.text.legacy import Encoding, decode_legacy, encoding_of_font
from pipeline.text.normalise import normalise

__all__ = ["DocumentWalk"]

_SIGNS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad", "sym": " "}
"""Elements of a run that print something fixed. A sign of a symbol font means nothing without the font; a soft hyphen is the
letter ư in TCVN3 and nothing elsewhere."""
_OFF: Final = frozenset({"0", "false", "off", "none"})


@dataclass(slots=True)
class DocumentWalk:
    """Reads a tree; ``label`` counts a list on and returns the printed number of (list, level)."""

    names: Names
    styles: Styles
    label: Callable[[int, int], str]
    has_legacy_fonts: bool = True
    footnotes: list[str] = field(default_factory=list)
    """Ids of the footnotes in the order in which the text refers to them."""
    _tables: OpenTables = field(init=False)
    _texts: list[str] = field(default_factory=list)
    _legacy: list[tuple[int, Encoding]] = field(default_factory=list)
    _style: Style = field(init=False)
    _centred: bool | None = None
    _list: int | None = None
    _level: int | None = None
    _in_run: bool = False
    _bold: bool = False
    _capitals: bool = False
    _hidden: bool = False
    _encoding: Encoding | None = None
    _is_special: bool = False
    """Whether the run is hidden, in capitals or in a legacy font."""
    _told_bold: int = 0
    _has_properties: bool = False
    """Whether the paragraph says anything of its own about its place or number."""
    _plain: Style = field(init=False)
    _value: str = field(init=False)

    def __post_init__(self) -> None:
        self._plain = self._style = self.styles.get(None)
        self._value = self.names("val")

    def read(self, root: lxml.etree._Element) -> list[Block]:
        """Return the blocks under ``root`` (the body, a note)."""
        self._tables = OpenTables(root, self.names)
        handlers = self._handlers()
        text_tag, run_tag, texts = self.names("t"), self.names("r"), self._texts
        for element in root.iter(text_tag, run_tag, *handlers):
            tag = element.tag
            if tag == text_tag:
                text = element.text
                if text:
                    if self._is_special:
                        self._add_special(text)
                    else:
                        texts.append(text)
                    if self._bold:
                        self._told_bold += len(text)
            elif tag == run_tag:
                style = self._style
                self._in_run, self._bold = True, style.bold
                if style.is_special or self._is_special:
                    self._begin_special_run(style)
            else:
                handlers[tag](element)  # type: ignore[index]  # asked for by name, so the tag is a string
        if texts:
            self._end_paragraph()
        return self._tables.finished()

    def _handlers(self) -> dict[str, Callable[[lxml.etree._Element], None]]:
        w = self.names
        handlers: dict[str, Callable[[lxml.etree._Element], None]] = {w(sign): self._sign for sign in _SIGNS}
        own = {
            "p": self._begin_paragraph,
            "pStyle": self._take_style,
            "jc": self._take_alignment,
            "numId": self._take_list,
            "ilvl": self._take_level,
            "b": self._take_bold,
            "vanish": self._take_hidden,
            "caps": self._take_capitals,
            "footnoteReference": self._refer,
        }
        handlers |= {w(local): handler for local, handler in own.items()} | {MATH_TEXT: self._add_formula}
        if self.has_legacy_fonts:  # fonts are named at every run, and nearly always say nothing
            handlers[w("rFonts")] = self._take_font
        for local in OpenTables.ELEMENTS:
            handlers[w(local)] = self._take_table
        return handlers

    def _take_table(self, element: lxml.etree._Element) -> None:
        if self._texts:
            self._end_paragraph()
        self._tables.take(element)

    def _begin_paragraph(self, element: lxml.etree._Element) -> None:
        if self._texts:
            self._end_paragraph()
        if element.getparent() is not self._tables.innermost:
            self._tables.enter(element)
        self._style = self._plain
        if self._has_properties:
            self._centred = self._list = self._level = None
            self._has_properties = False
        self._in_run = False

    def _end_paragraph(self) -> None:
        texts = self._texts
        if self._legacy:
            self._decode()
        raw = "".join(texts)
        text = normalise(raw).strip()
        if text:
            style = self._style
            if style.numbering or self._has_properties:
                text = f"{self._label()} {text}".lstrip()
            centred = style.centred if self._centred is None else self._centred
            bold = self._told_bold * 2 > len(raw)
            add = self._tables.blocks.append
            if "\n" in text:
                for line in text.split("\n"):
                    add(DraftLine(line.strip(), 1, None, bold, centred))
            else:
                add(DraftLine(text, 1, None, bold, centred))
        texts.clear()
        self._told_bold = 0

    def _label(self) -> str:
        """Return the automatic number; the paragraph's own list goes before that of its style."""
        told = self._style.numbering
        number = (told[0] if told else 0) if self._list is None else self._list
        level = (told[1] if told and self._list is None else 0) if self._level is None else self._level
        return normalise(self.label(number, level)) if number else ""

    def _begin_special_run(self, style: Style) -> None:
        self._capitals, self._hidden, self._encoding = style.capitals, style.hidden, style.encoding
        self._is_special = style.is_special

    def _add_special(self, text: str) -> None:
        """Add text that is hidden, printed in capitals, or in a legacy font."""
        if self._hidden:
            return
        if self._capitals:
            self._texts.append(decode_legacy(text, self._encoding).upper())
        elif self._encoding is None:
            self._texts.append(text)
        else:
            self._legacy.append((len(self._texts), self._encoding))
            self._texts.append(text)

    def _decode(self) -> None:
        """Decode neighbours of one legacy font together, because VNI writes a letter as a pair."""
        for encoding, group in groupby(_neighbours(self._legacy), key=itemgetter(1, 2)):
            places = [at for at, _, _ in group]
            joined = decode_legacy("".join(self._texts[at] for at in places), encoding[0])
            for at in places:
                self._texts[at] = ""
            self._texts[places[0]] = joined
        self._legacy.clear()

    def _add_formula(self, element: lxml.etree._Element) -> None:
        self._texts.append(element.text or "")

    def _sign(self, element: lxml.etree._Element) -> None:
        if self._in_run:  # tab stops of the paragraph bear the same name
            self._add_special(_SIGNS[str(element.tag).removeprefix(self.names.prefix)])

    def _refer(self, element: lxml.etree._Element) -> None:
        self.footnotes.append(element.get(self.names("id"), ""))
        self._texts.append(f"[{len(self.footnotes)}]")

    def _take_style(self, element: lxml.etree._Element) -> None:
        self._style = self.styles.get(element.get(self._value))

    def _take_alignment(self, element: lxml.etree._Element) -> None:
        self._centred = element.get(self._value) == "center"
        self._has_properties = True

    def _take_list(self, element: lxml.etree._Element) -> None:
        value = element.get(self._value)
        self._list = int(value) if value and value.isdecimal() else 0
        self._has_properties = True

    def _take_level(self, element: lxml.etree._Element) -> None:
        value = element.get(self._value)
        self._level = int(value) if value and value.isdecimal() else 0
        self._has_properties = True

    # The mark at a paragraph's end has properties of a run too: they say nothing about its text.

    def _take_bold(self, element: lxml.etree._Element) -> None:
        if self._in_run:
            self._bold = element.get(self._value) not in _OFF

    def _take_hidden(self, element: lxml.etree._Element) -> None:
        if self._in_run:
            self._hidden = element.get(self._value) not in _OFF
            self._is_special = True

    def _take_capitals(self, element: lxml.etree._Element) -> None:
        if self._in_run:
            self._capitals = element.get(self._value) not in _OFF
            self._is_special = True

    def _take_font(self, element: lxml.etree._Element) -> None:
        name = element.get(self.names("ascii")) or element.get(self.names("hAnsi"))
        if name and self._in_run:
            self._encoding = encoding_of_font(name)
            self._is_special = True


def _neighbours(places: Iterable[tuple[int, Encoding]]) -> Iterator[tuple[int, Encoding, int]]:
    """Yield (place, encoding, number of the unbroken row of places)."""
    for row, (at, encoding) in enumerate(places):
        yield at, encoding, at - row
