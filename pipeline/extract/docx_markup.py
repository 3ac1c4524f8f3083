"""The markup between two texts of a DOCX → what it does, learnt once for markup that comes again.

A document repeats itself: the same few beginnings of paragraphs, runs and cells stand between thousands of texts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from pipeline.extract.docx_plain import NotPlainError, unescaped
from pipeline.extract.docx_styles import Style, Styles
from pipeline.extract.docx_tags import Step, find_tags, read_tag
from pipeline.text.legacy import Encoding

__all__ = ["Markup", "Paragraph", "Run"]

_CUT: Final = b"Pr>"
"""Ends the tags around properties, and nothing else of length: properties of a run come again in other surroundings."""
_OWNERS: Final = frozenset({"run", "paragraph", "row", "cell"})
_BEGIN: Final = {"p": "paragraph", "r": "run", "tr": "row", "tc": "cell"}
_EMPTY: Final = frozenset({"tbl/", "tr/", "tc/"})


class Paragraph(NamedTuple):
    """What a paragraph says of itself, its style included; ``number`` is that of its list, 0 for none."""

    style: Style
    centred: bool
    number: int
    level: int


class Run(NamedTuple):
    """What a run says of itself; ``None`` leaves it to the style."""

    bold: bool | None = None
    capitals: bool | None = None
    hidden: bool | None = None
    font: tuple[Encoding | None] | None = None
    is_special: bool = False
    """Whether it is hidden, in capitals or in a legacy font, or says that it is not."""


@dataclass(slots=True)
class Markup:
    """Learns pieces of markup of one part."""

    styles: Styles
    has_math: bool
    _tags: dict[bytes, Step] = field(default_factory=dict)
    _parts: dict[bytes, list[Step]] = field(default_factory=dict)

    def steps(self, markup: bytes) -> list[Step]:
        """Return what a piece of markup does; raises :class:`NotPlainError`."""
        made, known = _Steps(self.styles), self._parts
        for part in markup.split(_CUT):
            meant = known.get(part)
            if meant is None:
                meant = known[part] = self._read_part(part + _CUT)
            for kind, value in meant:
                made.add(kind, value)
        return made.finished()

    def _read_part(self, part: bytes) -> list[Step]:
        """Return what the tags of a part say."""
        meant, tags = list[Step](), self._tags
        for tag, text in find_tags(part):
            step = tags.get(tag)
            if step is None:
                step = tags[tag] = read_tag(tag)
            kind, value = step
            if kind == "formula":
                kind, value = kind if self.has_math else "", unescaped(text.decode())
            if kind:
                meant.append((kind, value))
        return meant


class _Steps:
    """Steps of one piece while its tags go by: properties follow what they belong to (ECMA-376 part 1, 17.3)."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._made: list[Step] = []
        self._open: dict[str, dict[str, Any]] = {}
        """By kind (paragraph, run, row, cell): what its properties say so far."""
        self._is_in_run = True

    def add(self, kind: str, value: Any) -> None:
        """Take the meaning of the next tag."""
        made = self._made
        if kind in _OWNERS:
            told = self._open.get(kind)
            if told is not None and (kind != "run" or self._is_in_run):
                told[value[0]] = value[1]
        elif kind in _BEGIN:
            self._begin(kind)
        elif kind == "end":
            self._end()
        elif kind == "del":
            if made and made[-1][0] == "tr":  # the row is deleted
                raise NotPlainError
        elif kind in _EMPTY:
            made += [(kind[:-1], {}), ("/" + kind[:-1], None)]
        elif kind != "sign" or self._is_in_run:  # tab stops of the paragraph bear the same name
            made.append((kind, value))

    def finished(self) -> list[Step]:
        """Return the steps."""
        readers = {"p": self._paragraph, "r": _run}
        return [(kind, readers[kind](value) if kind in readers else value) for kind, value in self._made]

    def _begin(self, kind: str) -> None:
        made, told = self._made, dict[str, Any]()
        if kind == "r" and made and made[-1][0] == "r":  # a run without a text
            made.pop()
        elif kind == "p":
            self._open.pop("run", None)
        if kind in {"p", "r"}:
            self._is_in_run = kind == "r"
        made.append((kind, told))
        self._open[_BEGIN[kind]] = told

    def _end(self) -> None:
        """End a paragraph; one without a text leaves nothing."""
        made = self._made
        while made and made[-1][0] == "r":
            made.pop()
        if made and made[-1][0] == "p":
            made.pop()
        else:
            made.append(("end", None))
        self._open.pop("paragraph", None)
        self._open.pop("run", None)

    def _paragraph(self, told: dict[str, Any]) -> Paragraph:
        """Resolve the style; the paragraph's own list goes before that of its style."""
        style = self._styles.get(told.get("style"))
        inherited = style.numbering
        number = told.get("list", inherited[0] if inherited else 0)
        level = told.get("level", inherited[1] if inherited and "list" not in told else 0)
        return Paragraph(style, told.get("centred", style.centred), number, level)


def _run(told: dict[str, Any]) -> Run:
    font = told.get("font")
    is_special = "capitals" in told or "hidden" in told or (font is not None and font[0] is not None)
    return Run(told.get("bold"), told.get("capitals"), told.get("hidden"), font, is_special)
