"""Components of the listed procedures in part II ("Nội dung cụ thể …"): steps, papers, fees …, never rows again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.model.document import Doubt
from pipeline.model.procedures import Component, ComponentKind, Procedure
from pipeline.model.text import ExtractedText, Span
from pipeline.procedures.codes import take_code_from_name
from pipeline.procedures.drafts import is_serial
from pipeline.procedures.headings import read_heading
from pipeline.procedures.pieces import Block, Piece
from pipeline.procedures.statistics import name_key
from pipeline.rules.loader import Rules
from pipeline.rules.schema.base import PatternRule
from pipeline.text.fold import fold_keeping_length, squeeze

__all__ = ["with_components"]

_NUMBER = re.compile(
    r"\s*(?:[-+*•–]|\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[ivxIVX]{1,5}|[A-Za-zđĐ])\s?[.):/]|\d{1,2}(?:\.\d{1,2}){1,3})(?!\d)\s*"
)
"""The number of a heading; no part of a code ("1.001193")."""
_BULLET = re.compile(r"\s*[-+*•–]")
_HEADING = 160
"""Characters at the beginning of a line in which a heading stands."""
_LABEL = 60
"""Characters before the colon of a label."""
_LONGEST_NAME = 700
_FEWEST = 3
"""Headings of different kinds that the part of a procedure has; the law wants eight."""
_LABEL_AND_WORDS = 2
"""Written cells of a row that a label and its words fill."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line outside the lists, or the row of a list."""

    start: int
    page: int
    words: str = ""
    content: int | None = None
    """Where what belongs to a label begins, when that is a cell of its own."""
    paragraph: str = ""
    """The whole paragraph, at its first line."""
    is_list: bool = False


def with_components(
    procedures: Sequence[Procedure], pieces: Sequence[Piece], text: ExtractedText, rules: Rules
) -> tuple[tuple[Procedure, ...], tuple[Doubt, ...]]:
    """Return the procedures with what part II says of them, and a doubt for each part of it that belongs to none of them.

    A procedure is known by its code or its name (folded); what stands under a heading of the rules, up to the next heading,
    is its component, tables included. Forms and processes end it. Source: domain.md 4.1, 4.3, product decision 11.
    """
    if not procedures:
        return (), ()
    begin = procedures[0].span.start
    lines = [line for line in _lines(pieces, text, {procedure.table for procedure in procedures}) if line.start >= begin]
    if not any(_tells_steps(line, rules) for line in lines):
        return tuple(procedures), ()
    reader = _Reader(text=text, rules=rules, keys=_by_key(procedures, rules))
    for line in lines:
        reader.read(line)
    reader.end(len(text.text))
    found = reader.found
    return tuple(replace(p, components=tuple(found[n])) if n in found else p for n, p in enumerate(procedures)), tuple(
        reader.doubts
    )


def _tells_steps(line: _Line, rules: Rules) -> bool:
    """Whether the heading of the steps begins the line: every part of a procedure has it, most decisions have none."""
    number = _NUMBER.match(line.words)
    begin = number.end() if number else 0
    steps = rules.procedure_components.steps.regex
    return line.words[begin : begin + 1].isupper() and bool(steps.match(fold_keeping_length(line.words[begin:][:_LABEL])))


def _by_key(procedures: Sequence[Procedure], rules: Rules) -> dict[str, tuple[int, ...]]:
    """Return which procedures a code or a folded name stands for."""
    keys: dict[str, tuple[int, ...]] = {}
    for at, procedure in enumerate(procedures):
        for key in {name_key(procedure.name, rules.procedure_tables), procedure.code or ""} - {""}:
            keys[key] = (*keys.get(key, ()), at)
    return keys


def _lines(pieces: Sequence[Piece], text: ExtractedText, lists: set[int]) -> Iterator[_Line]:
    """Yield the lines of paragraphs, the rows of lists, and other rows with a label and its words."""
    for piece in pieces:
        if isinstance(piece, Block):
            yield from _lines_of(piece, text)
        elif piece.table in lists:
            yield _Line(start=piece.span.start, page=piece.page, is_list=True)
        else:
            cells = [slot for slot in piece.written if not is_serial(slot.text)]
            if len(cells) == _LABEL_AND_WORDS and len(cells[0].text) <= _HEADING:
                words = f"{squeeze(cells[0].text).rstrip(':')}: {squeeze(cells[1].text)}"
                content = cells[1].span.start
                yield _Line(start=piece.span.start, page=piece.page, words=words, content=content, paragraph=words)


def _lines_of(block: Block, text: ExtractedText) -> Iterator[_Line]:
    at = block.span.start
    for number, words in enumerate(text.quote(block.span).split("\n")):
        labelled = ":" in words[:_LABEL]
        yield _Line(start=at, page=block.page, words=words, paragraph=block.text if not number else words if labelled else "")
        at += len(words) + 1


@dataclass(slots=True, kw_only=True)
class _Reader:
    """State while reading: whose part is open, its open component, what was found by the number of the procedure."""

    text: ExtractedText
    rules: Rules
    keys: dict[str, tuple[int, ...]]
    found: dict[int, list[Component]] = field(default_factory=lambda: defaultdict(list))
    doubts: list[Doubt] = field(default_factory=list)
    _current: tuple[int, ...] = ()
    _in_part: bool = False
    _open: tuple[ComponentKind, int, int] | None = None
    """Kind, start, page."""
    _seen: set[ComponentKind] = field(default_factory=set)
    _parts: list[Component] = field(default_factory=list)
    _before: _Line | None = None

    def read(self, line: _Line) -> None:
        """Take the next line."""
        if line.is_list:
            self.end(line.start)
            return
        label = self._label(line)
        if label is not None:
            self._begin(label[0], line, label[1])
        elif line.paragraph:
            self._read_paragraph(line)
        self._before = line

    def close(self, end: int) -> None:
        """End the open component."""
        if self._open is None:
            return
        kind, start, page = self._open
        words = self.text.text[start:end]
        stripped = words.strip()
        if stripped:
            start += words.index(stripped)
            self._parts.append(Component(kind=kind, text=stripped, page=page, span=Span(start, start + len(stripped))))
        self._open = None

    def end(self, at: int, following: tuple[int, ...] = ()) -> None:
        """End the part of the open procedure, which counts when it tells the steps and more: processes have terms too."""
        self.close(at)
        if "steps" in self._seen and len(self._seen) >= _FEWEST:
            for number in self._current:
                self.found[number] += self._parts
        self._current, self._seen, self._parts = following, set(), []

    def _label(self, line: _Line) -> tuple[ComponentKind, int] | None:
        """Return the component that the line's heading names, and how many characters the heading takes."""
        words = line.words[:_HEADING]
        number = _NUMBER.match(words)
        begin = number.end() if number else 0
        if not words[begin : begin + 1].isupper():
            return None
        folded = fold_keeping_length(words[begin:])
        for rule in self.rules.procedure_components.components:
            end = self._heading_end(rule, folded)
            if end is not None:
                return rule.kind, begin + end
        return None

    def _heading_end(self, rule: PatternRule, folded: str) -> int | None:
        found = rule.regex.match(folded)
        tail = self.rules.procedure_components.tail.regex.match(folded, found.end()) if found else None
        return tail.end() if tail else None

    def _begin(self, kind: ComponentKind, line: _Line, length: int) -> None:
        start = line.start + length if line.content is None else line.content
        if self._open and self._open[0] == kind:
            if not self.text.text[self._open[1] : line.start].strip():
                self._open = (kind, start, line.page)
            return
        if kind == "steps" and (not self._current or kind in self._seen):
            self._end_unknown(line)
        if self._current:
            self.close(line.start)
            self._open = (kind, start, line.page)
            self._seen.add(kind)

    def _end_unknown(self, line: _Line) -> None:
        """Steps begin of a procedure that is none of the open one: its name, the line before, was not found in the lists."""
        name = self._before or line
        self.end(name.start)
        if self._in_part:
            message = self.rules.procedure_components.texts.details_unmatched.format(name=squeeze(name.words)[:_HEADING])
            span = Span(name.start, name.start + len(name.words))
            self.doubts.append(Doubt(code="details_unmatched", message=message, span=span, page=name.page))

    def _read_paragraph(self, line: _Line) -> None:
        known = self._procedure(line.paragraph) or (line.words != line.paragraph and self._procedure(line.words)) or ()
        if known:
            self.close(line.start)
            if known != self._current:
                self.end(line.start, known)
            return
        number = _NUMBER.match(line.words)
        folded = fold_keeping_length(line.words[number.end() if number else 0 :][:_HEADING])
        if any(self._heading_end(rule, folded) is not None for rule in self.rules.procedure_components.others):
            self.close(line.start)
            return
        if self.rules.procedure_tables.form_head.regex.search(folded):
            self.close(line.start)
        heading = read_heading(line.paragraph, Span(0, 0), self.rules.procedure_tables)
        if heading is None or _BULLET.match(line.paragraph):
            return
        self._in_part = self._in_part or bool(self.rules.procedure_components.part.regex.search(folded))
        if heading.kind == "annex" or heading.groups:
            self.end(line.start)
        elif heading.kind == "excluded":
            self.close(line.start)

    def _procedure(self, words: str) -> tuple[int, ...]:
        """Return which procedures a paragraph names: by a name of the lists, or by a code behind a number or a label."""
        if len(words) > _LONGEST_NAME:
            return ()
        tables = self.rules.procedure_tables
        number = _NUMBER.match(words)
        rest = words[number.end() :] if number else words
        label = self.rules.procedure_components.name_label.regex.search(fold_keeping_length(rest))
        name, code = take_code_from_name(rest[label.end() :] if label else rest, "", tables)
        known = self.keys.get(name_key(name, tables), ())
        if known or code is None or code.base is None:
            return known
        alone = not any(character.isalpha() for character in name)
        return self.keys.get(code.base, ()) if alone or label or (number and not _BULLET.match(words)) else ()
