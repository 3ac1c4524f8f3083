"""Web pages → lines and tables; nothing of a page runs or is loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import lxml.etree
import lxml.html

from pipeline.errors import UnreadableFileError
from pipeline.extract.blocks import Block, Draft, DraftLine
from pipeline.extract.encoding import decode
from pipeline.extract.html_container import find_container
from pipeline.extract.tables import LooseCell, to_blocks
from pipeline.rules.loader import Rules
from pipeline.text.legacy import Encoding, decode_legacy, encoding_of_font, guess_encoding
from pipeline.text.normalise import normalise
from pipeline.text.numerals import to_roman

__all__ = ["read_html"]

_SKIPPED = frozenset(
    """script style noscript template head title svg math object embed iframe frameset audio video canvas
    select option textarea button input map datalist""".split()  # noqa: SIM905
)
_BREAKS = frozenset(
    """p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd section article header footer main nav aside address blockquote pre center
    form fieldset figure figcaption hr details summary caption table thead tbody tfoot tr td th body""".split()  # noqa: SIM905
)
_BLANKS = re.compile("[ \t\r\n\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_FONT = re.compile(r"font-family\s*:\s*([^;]+)", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)


def read_html(content: bytes, rules: Rules) -> Draft:
    """Return the lines and tables of a page; site furniture around a document is left out.

    Raises :class:`UnreadableFileError` when nothing can be parsed.
    """
    # With the characters decoded here, the parser never guesses an encoding.
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True)
    try:
        tree = lxml.etree.fromstring(decode(content).replace("\x00", "").encode("utf-8", "replace"), parser)
    except (lxml.etree.LxmlError, ValueError) as error:
        raise UnreadableFileError("Không phân tích được trang HTML.") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        # The parser stops at 2,048 nested elements and drops what is inside: better no document than a part of one.
        raise UnreadableFileError("Trang HTML lồng nhau quá sâu.")
    if tree is None:
        raise UnreadableFileError("Trang HTML không có nội dung.")
    return Draft(blocks=tuple(_read(find_container(tree, rules))))


@dataclass(slots=True)
class _Table:
    rows: list[list[LooseCell]] = field(default_factory=list)


@dataclass(slots=True)
class _Style:
    """What an element hands down to its text."""

    bold: bool = False
    centred: bool = False
    encoding: Encoding | None = None
    preformatted: bool = False
    guessed: Encoding | None = None
    """What the whole page seems to be written in; its fonts may say nothing, or a font of Unicode that stands for another."""


@dataclass(slots=True)
class _State:
    """Where the walk stands: open tables, the block list that text goes to, the line that grows."""

    sinks: list[list[Block]] = field(default_factory=lambda: [[]])
    tables: list[_Table] = field(default_factory=list)
    styles: list[_Style] = field(default_factory=lambda: [_Style()])
    counters: list[tuple[str, int] | None] = field(default_factory=list)
    runs: list[tuple[str, _Style]] = field(default_factory=list)
    pending: str = ""

    def write(self, text: str | None) -> None:
        if not text:
            return
        style = self.styles[-1]
        if style.preformatted and "\n" in text:
            first, *others = text.split("\n")
            self.runs.append((first, style))
            for other in others:
                self.flush()
                self.runs.append((other, style))
        else:
            self.runs.append((text, style))

    def flush(self) -> None:
        runs, self.runs = self.runs, []
        if not runs:
            return
        text = _BLANKS.sub(" ", normalise(_BLANKS.sub(" ", _joined(runs)))) if len(runs) == 1 else _clean(runs)
        text = text.strip()
        if not text:
            return
        text, self.pending = self.pending + text, ""
        told = [(len(part.strip()), style) for part, style in runs]
        bold = sum(size for size, style in told if style.bold) * 2 > sum(size for size, _ in told)
        self.sinks[-1].append(DraftLine(text=text, bold=bold, centred=runs[0][1].centred))


def _clean(runs: list[tuple[str, _Style]]) -> str:
    return normalise(_BLANKS.sub(" ", _joined(runs)))


def _joined(runs: list[tuple[str, _Style]]) -> str:
    """Return the text of runs; neighbours in one legacy font are decoded together, because VNI writes a letter as a pair."""
    if not any(style.encoding for _, style in runs):
        return "".join(text for text, _ in runs)
    parts: list[str] = []
    held: list[str] = []
    encoding: Encoding | None = None
    for text, style in [*runs, ("", _Style())]:
        if style.encoding != encoding and held:
            parts.append(decode_legacy("".join(held), encoding))
            held = []
        encoding = style.encoding
        held.append(text)
    parts.extend(held)
    return "".join(parts)


def _read(root: lxml.etree._Element) -> list[Block]:
    guessed = guess_encoding("".join(root.itertext()))
    state = _State(styles=[_Style(encoding=guessed, guessed=guessed)])
    walk = lxml.etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = str(element.tag)
        if event == "start":
            if tag in _SKIPPED or _is_hidden(element):
                walk.skip_subtree()
                state.styles.append(state.styles[-1])
                continue
            _open(state, element, tag)
            state.write(element.text)
        else:
            state.styles.pop()
            if tag not in _SKIPPED and not _is_hidden(element):
                _close(state, tag)
            if element is not root:
                state.write(element.tail)
    state.flush()
    return state.sinks[0]


def _is_hidden(element: lxml.etree._Element) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and _HIDDEN.search(style) is not None)


def _open(state: _State, element: lxml.etree._Element, tag: str) -> None:
    if tag in _BREAKS:
        state.flush()
    state.styles.append(_styled(state.styles[-1], element, tag))
    if tag == "table":
        state.tables.append(_Table())
    elif tag == "tr" and state.tables:
        state.tables[-1].rows.append([])
    elif tag in {"td", "th"} and state.tables:
        cell = LooseCell(row_span=_span(element, "rowspan"), column_span=_span(element, "colspan"))
        rows = state.tables[-1].rows
        if not rows:
            rows.append([])
        rows[-1].append(cell)
        state.sinks.append(cell.blocks)
    elif tag in {"ol", "ul"}:
        state.counters.append((element.get("type", "1"), _span(element, "start")) if tag == "ol" else None)
    elif tag == "li":
        _number_item(state, element)


def _close(state: _State, tag: str) -> None:
    if tag == "br" or tag in _BREAKS:
        state.flush()
    if tag in {"td", "th"} and state.tables and len(state.sinks) > 1:
        state.sinks.pop()
    elif tag == "table" and state.tables:
        blocks = to_blocks(state.tables.pop().rows)
        state.sinks[-1].extend(blocks)
    elif tag in {"ol", "ul"} and state.counters:
        state.counters.pop()


def _number_item(state: _State, element: lxml.etree._Element) -> None:
    """Hold the printed number of a list item for the line that follows: browsers draw it, the text does not have it."""
    if not state.counters or state.counters[-1] is None:
        return
    style, number = state.counters[-1]
    given = element.get("value", "")
    number = int(given) if given.isdecimal() and len(given) < 6 else number
    state.counters[-1] = (style, number + 1)
    state.pending = f"{_printed(number, style)}. "


def _printed(number: int, style: str) -> str:
    if style in {"a", "A"} and 1 <= number <= 26:
        return chr(ord(style) + number - 1)
    if style in {"i", "I"} and 1 <= number < 4000:
        roman = to_roman(number)
        return roman if style == "I" else roman.lower()
    return str(number)


def _span(element: lxml.etree._Element, name: str) -> int:
    value = element.get(name, "1").strip()
    return int(value) if value.isdecimal() and len(value) < 7 else 1


def _styled(above: _Style, element: lxml.etree._Element, tag: str) -> _Style:
    style = element.get("style") or ""
    bold = above.bold or tag in {"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"} or bool(_BOLD.search(style))
    centred = above.centred or tag in {"center", "th"} or element.get("align") == "center" or bool(_CENTRED.search(style))
    if element.get("align") in {"left", "right", "justify"}:
        centred = False
    preformatted = above.preformatted or tag == "pre"
    encoding = above.encoding
    for name in _fonts(element, style):
        encoding = encoding_of_font(name) or above.guessed
    if (bold, centred, encoding, preformatted) == (above.bold, above.centred, above.encoding, above.preformatted):
        return above
    return _Style(bold, centred, encoding, preformatted, above.guessed)


def _fonts(element: lxml.etree._Element, style: str) -> Iterator[str]:
    """Yield the first font that an element names."""
    face = element.get("face") if element.tag == "font" else None
    if face:
        yield face.split(",")[0]
    found = _FONT.search(style)
    if found:
        yield found.group(1).split(",")[0].strip(" \"'")
