"""The markup between two texts of a DOCX → what it does, learnt once for markup that comes again.

A document repeats itself: the same few beginnings of paragraphs, runs and cells stand between thousands of texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
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
_LONGEST_KEPT: Final = 2_000
"""Bytes of a piece of markup that is remembered from one document to the next: drawings are longer and do not come again."""
_MOST_KEPT: Final = 2_048
"""Pieces that are remembered: some documents' worth, 4 MB at most."""


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


@dataclass(frozen=True, slots=True)
class Markup:
    """Tells what pieces of markup of one part do."""

    styles: Styles
    has_math: bool

    def steps(self, markup: bytes) -> list[Step]:
        """Return what a piece of markup does; raises :class:`NotPlainError`."""
        learn = _learnt if len(markup) <= _LONGEST_KEPT else _learn
        return [(kind, self._paragraph(value) if kind == "p" else value) for kind, value in learn(markup, self.has_math)]

    def _paragraph(self, told: Mapping[str, Any]) -> Paragraph:
        """Resolve the style; the paragraph's own list goes before that of its style."""
        style = self.styles.get(told.get("style"))
        inherited = style.numbering
        number = told.get("list", inherited[0] if inherited else 0)
        level = told.get("level", inherited[1] if inherited and "list" not in told else 0)
        return Paragraph(style, told.get("centred", style.centred), number, level)


def _learn(markup: bytes, has_math: bool) -> list[Step]:  # noqa: FBT001
    """Return what a piece of markup does in any document: paragraphs with what they tell, their styles not looked up."""
    made, parts = _Steps(), _PARTS[has_math]
    for part in markup.split(_CUT):
        meant = parts[part]
        if meant:
            made.add(meant)
    return made.finished()


class _Parts(dict[bytes, list[Step]]):
    """What the parts of markup mean, those that are remembered."""

    def __init__(self, has_math: bool) -> None:  # noqa: FBT001
        self._has_math = has_math

    def __missing__(self, part: bytes) -> list[Step]:
        meant = _read_part(part + _CUT, self._has_math)
        if len(self) >= _MOST_KEPT:
            self.clear()
        if len(part) <= _LONGEST_KEPT:
            self[part] = meant
        return meant


def _read_part(part: bytes, has_math: bool) -> list[Step]:  # noqa: FBT001
    """Return what the tags of a part say."""
    meant = list[Step]()
    told: dict[str, dict[str, Any]] = {}  # properties since the last tag of another kind, by owner
    for tag, text in find_tags(part):
        kind, value = _known_tag(tag) if len(tag) <= _LONGEST_KEPT else read_tag(tag)
        if kind in _OWNERS:
            if kind not in told:
                meant.append((kind, told.setdefault(kind, {})))
            told[kind][value[0]] = value[1]
        elif kind == "formula":
            if has_math:
                meant.append((kind, unescaped(text.decode())))
        elif kind:
            meant.append((kind, value))
            told = {}
    return meant


_learnt = lru_cache(_MOST_KEPT)(_learn)
_known_tag = lru_cache(_MOST_KEPT)(read_tag)
_PARTS: Final = (_Parts(has_math=False), _Parts(has_math=True))
"""Programs write the same markup into every document: what one document taught, the next ones know."""


class _Steps:
    """Steps of one piece while its tags go by: properties follow what they belong to (ECMA-376 part 1, 17.3)."""

    def __init__(self) -> None:
        self._made: list[Step] = []
        self._open: dict[str, dict[str, Any]] = {}
        """By kind (paragraph, run, row, cell): what its properties say so far."""
        self._is_in_run = True

    def add(self, meant: list[Step]) -> None:
        """Take the meanings of the next tags."""
        made, opened = self._made, self._open
        for kind, value in meant:
            if kind in _OWNERS:
                if kind in opened and (kind != "run" or self._is_in_run):
                    opened[kind].update(value)
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
        return [(kind, _run(value) if kind == "r" else value) for kind, value in self._made]

    def _begin(self, kind: str) -> None:
        made, told = self._made, dict[str, Any]()
        if kind == "r":
            if made and made[-1][0] == "r":  # a run without a text
                made.pop()
            self._is_in_run = True
        elif kind == "p":
            self._open.pop("run", None)
            self._is_in_run = False
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


def _run(told: dict[str, Any]) -> Run:
    font = told.get("font")
    is_special = "capitals" in told or "hidden" in told or (font is not None and font[0] is not None)
    return Run(told.get("bold"), told.get("capitals"), told.get("hidden"), font, is_special)
