"""One pass over the texts of a DOCX in document order → lines and tables.

Bytes are cut at the ends of texts; what stands between two texts is looked up, and read only when it is new. That is several
times faster than a tree of elements.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, NamedTuple

from pipeline.extract.blocks import Block, DraftLine
from pipeline.extract.docx_markup import Markup, Paragraph, Run
from pipeline.extract.docx_plain import NotPlainError, PlainXml, unescaped
from pipeline.extract.docx_styles import Styles
from pipeline.extract.docx_tables import OpenTables
from pipeline.text.legacy import Encoding, decode_legacy
from pipeline.text.normalise import normalise

__all__ = ["DocumentWalk"]

_PARAGRAPH_ENDS: Final = b"</w:p>"
_new: Final = tuple.__new__
"""Makes a line in half of the time of its constructor."""
_Programme = list[tuple[Callable[[Any], None], Any]]


class _Programmes(dict[bytes, _Programme]):
    """What to call for a piece of markup, learnt when it is first met; ``end`` follows each piece."""

    def __init__(self, markup: Markup, actions: Mapping[str, Callable[[Any], None]], end: bytes = b"") -> None:
        self._markup, self._actions, self._end = markup, actions, end

    def __missing__(self, written: bytes) -> _Programme:
        steps = self._markup.steps(written + self._end)
        made = self[written] = [(self._actions[kind], value) for kind, value in steps]
        return made


class _Paused(NamedTuple):
    """A paragraph while a text box in it is read."""

    texts: list[str]
    legacy: list[tuple[int, Encoding]]
    paragraph: Paragraph
    run: Run
    bold: bool
    is_special: bool
    told_bold: int


class _Mark(NamedTuple):
    """How much there was when a choice began."""

    blocks: int
    texts: int
    legacy: int
    footnotes: int
    told_bold: int
    label: Callable[[int, int], str]


@dataclass(slots=True)
class DocumentWalk:
    """Reads a part; ``label`` counts a list on and returns the printed number of (list, level)."""

    styles: Styles
    label: Callable[[int, int], str]
    footnotes: list[str] = field(default_factory=list)
    """Ids of the footnotes in the order in which the text refers to them."""
    _tables: OpenTables = field(init=False)
    _texts: list[str] = field(default_factory=list)
    _legacy: list[tuple[int, Encoding]] = field(default_factory=list)
    _plain: Paragraph = field(init=False)
    _paragraph: Paragraph = field(init=False)
    _run: Run = field(default_factory=Run)
    _bold: bool = False
    _is_special: bool = False
    """Whether the run is hidden, in capitals or in a legacy font."""
    _told_bold: int = 0
    _around: list[_Paused] = field(default_factory=list)
    """Paragraphs with a text box that has not ended."""
    _drawn: list[bool] = field(default_factory=list)
    """Of each thing with alternate ways to draw it: whether one of them had a text."""
    _begun: list[_Mark] = field(default_factory=list)
    """Where the choices that have not ended began."""

    def __post_init__(self) -> None:
        style = self.styles.get(None)
        number, level = style.numbering or (0, 0)
        self._plain = self._paragraph = Paragraph(style, style.centred, number, level)

    def read(self, xml: PlainXml) -> list[Block]:
        """Return the blocks of a part (the document, a note); raises :class:`NotPlainError`."""
        self._tables = OpenTables()
        self._paragraph = self._plain
        texts, markup, actions = self._texts, Markup(self.styles, xml.has_math), self._actions()
        beginnings, ends = _Programmes(markup, actions), _Programmes(markup, actions, _PARAGRAPH_ENDS)
        for paragraph in xml.inside.split(_PARAGRAPH_ENDS):
            *pieces, rest = paragraph.split(b"</w:t>")
            for piece in pieces:
                at = piece.rfind(b"<w:t")
                for action, value in beginnings[piece[:at]]:
                    action(value)
                written = piece[piece.find(b">", at) + 1 :]
                if b"<" in written or at < 0:
                    raise NotPlainError
                text = unescaped(written.decode()) if b"&" in written else written.decode()
                if self._is_special:
                    self._add_special(text)
                else:
                    texts.append(text)
                if self._bold:
                    self._told_bold += len(text)
            for action, value in ends[rest]:
                action(value)
        return self._tables.finished()

    def _actions(self) -> dict[str, Callable[[Any], None]]:
        return {
            "p": self._begin_paragraph,
            "end": self._end_paragraph,
            "r": self._begin_run,
            "sign": self._add_special,
            "formula": self._texts.append,
            "note": self._refer,
            "tbl": self._tables.open_table,
            "tr": self._tables.open_row,
            "tc": self._tables.open_cell,
            "/tbl": self._tables.close_table,
            "/tr": self._tables.close_row,
            "/tc": self._close_cell,
            "box": self._begin_box,
            "/box": self._end_box,
            "alternate": self._begin_alternate,
            "/alternate": self._end_alternate,
            "choice": self._begin_choice,
            "/choice": self._end_choice,
        }

    def _begin_paragraph(self, paragraph: Paragraph) -> None:
        if self._texts:
            self._end_paragraph(None)
        self._paragraph = paragraph

    def _close_cell(self, _: object) -> None:
        if self._texts:
            self._end_paragraph(None)
        self._tables.close_cell(None)

    def _begin_run(self, run: Run) -> None:
        style = self._paragraph.style
        self._run = run
        self._bold = style.bold if run.bold is None else run.bold
        self._is_special = run.is_special or style.is_special

    def _end_paragraph(self, _: object) -> None:
        texts = self._texts
        if not texts:
            return
        if self._legacy:
            self._decode()
        raw = texts[0] if len(texts) == 1 else "".join(texts)
        text = normalise(raw).strip()
        if text:
            paragraph = self._paragraph
            if paragraph.number:
                text = f"{normalise(self.label(paragraph.number, paragraph.level))} {text}".lstrip()
            bold = self._told_bold * 2 > len(raw)
            add = self._tables.blocks.append
            if "\n" in text:
                for line in text.split("\n"):
                    add(DraftLine(line.strip(), 1, None, bold, paragraph.centred))
            else:
                add(_new(DraftLine, (text, 1, None, bold, paragraph.centred, ())))
        texts.clear()
        self._told_bold = 0

    def _add_special(self, text: str) -> None:
        """Add text that may be hidden, printed in capitals, or in a legacy font."""
        run, style = self._run, self._paragraph.style
        if style.hidden if run.hidden is None else run.hidden:
            return
        encoding = style.encoding if run.font is None else run.font[0]
        if style.capitals if run.capitals is None else run.capitals:
            self._texts.append(decode_legacy(text, encoding).upper())
        else:
            if encoding is not None:
                self._legacy.append((len(self._texts), encoding))
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

    def _begin_box(self, _: object) -> None:
        """Put the paragraph aside: the lines of the box come before it."""
        self._around.append(
            _Paused(self._texts[:], self._legacy[:], self._paragraph, self._run, self._bold, self._is_special, self._told_bold)
        )
        self._texts.clear()
        self._legacy.clear()
        self._told_bold = 0

    def _end_box(self, _: object) -> None:
        self._end_paragraph(None)
        paused = self._around.pop()
        self._texts += paused.texts
        self._legacy += paused.legacy
        self._paragraph, self._run = paused.paragraph, paused.run
        self._bold, self._is_special, self._told_bold = paused.bold, paused.is_special, paused.told_bold

    def _begin_alternate(self, _: object) -> None:
        self._drawn.append(False)

    def _end_alternate(self, _: object) -> None:
        self._drawn.pop()

    def _begin_choice(self, _: object) -> None:
        self._begun.append(
            _Mark(
                len(self._tables.blocks),
                len(self._texts),
                len(self._legacy),
                len(self.footnotes),
                self._told_bold,
                self.label,
            )
        )
        if self._drawn and self._drawn[-1]:
            self.label = _no_label

    def _end_choice(self, _: object) -> None:
        """Forget what another choice has said already."""
        mark, blocks = self._begun.pop(), self._tables.blocks
        if not self._drawn or not self._drawn[-1]:
            if self._drawn:
                self._drawn[-1] = len(blocks) > mark.blocks or len(self._texts) > mark.texts
            return
        del blocks[mark.blocks :], self._texts[mark.texts :], self._legacy[mark.legacy :], self.footnotes[mark.footnotes :]
        self._told_bold, self.label = mark.told_bold, mark.label

    def _refer(self, name: str) -> None:
        self.footnotes.append(name)
        self._texts.append(f"[{len(self.footnotes)}]")


def _no_label(_number: int, _level: int) -> str:
    return ""


def _neighbours(places: Iterable[tuple[int, Encoding]]) -> Iterator[tuple[int, Encoding, int]]:
    """Yield (place, encoding, number of the unbroken row of places)."""
    for row, (at, encoding) in enumerate(places):
        yield at, encoding, at - row
