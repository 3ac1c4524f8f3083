"""Cuts a stretch into the items of its lists and each item into sentences; a lead-in knows what it governs."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from pipeline.effects.masks import Quotation
from pipeline.model.text import Span
from pipeline.rules.loader import Rules

__all__ = ["Item", "read_items"]

MarkClass = Literal["root", "article", "number", "decimal", "letter", "subletter", "bracket", "dash"]

_END = re.compile(r"\./\.|[.!?](?=\s+[^a-zà-ỹđ\s\d]|\s*$|[”\"]?\s*\n)|\n\s*\n")
_NUMBER = re.compile(r"\d\s*/\s*\d|\d/[A-ZĐ]")


@dataclass(slots=True, eq=False)
class Item:
    """An item of a list, or the text before one: its own words, its sentences, the items under it."""

    mark: MarkClass
    span: Span
    number: str = ""
    parent: Item | None = None
    children: list[Item] = field(default_factory=list)
    sentences: tuple[Span, ...] = ()

    def ancestors(self) -> list[Item]:
        """Return the items above, nearest first."""
        found, item = [], self.parent
        while item is not None:
            found.append(item)
            item = item.parent
        return found

    def leads(self) -> list[Span]:
        """Return the last sentences of the items above, nearest first: those that this item goes on with."""
        return [above.sentences[-1] for above in self.ancestors() if above.sentences]


@lru_cache(maxsize=4)
def _marker(rules: Rules) -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<article>{rules.guards.places.article_word}\s+\d{{1,3}}[a-zđ]?\s*[.:]?)"
        r"|(?P<decimal>\d{1,2}(?:\.\d{1,2})+[.)]?)"
        r"|(?P<number>\d{1,3}\s*[.)]|\d{1,2}\s*/(?=\s))"
        r"|(?P<subletter>[a-zđ]\.\d{1,2}\s*[.)])"
        r"|(?P<bracket>\(\d{1,2}\))"
        r"|(?P<letter>[a-zđ]\d?\s*[.)/])"
        r"|(?P<dash>[-+•*]))(?=\s|[^\W\d_]|[“\"])\s*"
    )


@lru_cache(maxsize=4)
def _abbreviation(rules: Rules) -> re.Pattern[str]:
    words = "|".join(map(re.escape, rules.guards.places.abbreviations))
    return re.compile(rf"(?:^|[\s(])(?:{words})$")


def read_items(text: str, span: Span, quotations: tuple[Quotation, ...], rules: Rules) -> list[Item]:
    """Return the items of a stretch in the order of the text; lines inside new text begin no item."""
    stack = [Item(mark="root", span=Span(span.start, span.start))]
    items = [stack[0]]
    for start, mark, number, words in _marks(text, span, quotations, rules):
        items[-1].span = Span(items[-1].span.start, start)
        while len(stack) > 1 and mark in {item.mark for item in stack}:
            stack.pop()
        item = Item(mark=mark, span=Span(words, words), number=number, parent=stack[-1])
        stack[-1].children.append(item)
        stack.append(item)
        items.append(item)
    items[-1].span = Span(items[-1].span.start, span.end)
    for item in items:
        item.sentences = tuple(
            part
            for sentence in _sentences(text, item.span, quotations, rules)
            for part in _without_heading(text, sentence, rules)
        )
    return items


def _marks(text: str, span: Span, quotations: tuple[Quotation, ...], rules: Rules) -> list[tuple[int, MarkClass, str, int]]:
    """Return (start of line, class, number as printed, start of the words) of every item."""
    marks: list[tuple[int, MarkClass, str, int]] = []
    position, quoted, marker = span.start, 0, _marker(rules)
    while position < span.end:
        lead = re.compile(r"[ \t]*").match(text, position, span.end)
        start = lead.end() if lead else position
        found = marker.match(text, start, span.end)
        while quoted < len(quotations) and quotations[quoted].span.end <= start:
            quoted += 1
        inside = quoted < len(quotations) and quotations[quoted].is_new_text and quotations[quoted].span.start < start
        if found and not inside and not _goes_on(text, span.start, position, rules):
            kind: MarkClass = found.lastgroup  # type: ignore[assignment]
            # in the middle of a text only "Điều 5." begins an article; "Điều 5 Quyết định …" is a citation on a new line
            if kind != "article" or position == span.start or found["article"].rstrip()[-1] in ".:":
                marks.append((position, kind, found.group().strip(" .):/\n"), found.end()))
                if kind == "article":  # "Điều 1. 1. Bãi bỏ …": an item may begin behind the article's number
                    position = found.end()
                    continue
        line_end = text.find("\n", position, span.end)
        position = span.end if line_end < 0 else line_end + 1
    return marks


def _goes_on(text: str, floor: int, line: int, rules: Rules) -> bool:
    """Whether the line before ends with a word that wants a number ("khoản 3 Điều⏎15."): then the number begins no item."""
    last = text[max(floor, line - 20) : line].split()
    return bool(last) and last[-1].lower() in rules.guards.places.before_number


def _sentences(text: str, span: Span, quotations: tuple[Quotation, ...], rules: Rules) -> list[Span]:
    """Return the sentences of an item; a full stop in a quotation, a number or an abbreviation ends nothing."""
    found, start, abbreviation = [], span.start, _abbreviation(rules)
    first = bisect.bisect_left(quotations, span.start, key=lambda q: q.span.end)
    inside = quotations[first : bisect.bisect_left(quotations, span.end, key=lambda q: q.span.start)]
    for end in _END.finditer(text, span.start, span.end):
        if end.start() < start or any(q.span.start < end.start() < q.span.end - 1 for q in inside):
            continue
        if abbreviation.search(text, max(span.start, end.start() - 6), end.start()):
            continue
        found.append(Span(start, end.end()))
        start = end.end()
    found.append(Span(start, span.end))
    return [trimmed for piece in found if len(trimmed := _trim(text, piece)) > 0]


def _without_heading(text: str, sentence: Span, rules: Rules) -> list[Span]:
    """Cut off a heading that stands before the act without a full stop: "Bãi bỏ cụm từ tại Điều 6⏎Bãi bỏ cụm từ …"."""
    line = rules.guards.by_id["line_act"].search(text, sentence.start, sentence.end)
    if line is None or not text[line.end()].isupper() or _NUMBER.search(text, sentence.start, line.start()):
        return [sentence]
    if text[sentence.start : line.start()].rstrip()[-1:] in {",", ":", ";"}:
        return [sentence]
    return [_trim(text, Span(sentence.start, line.start())), _trim(text, Span(line.end(), sentence.end))]


def _trim(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))
