"""Stretches in which a verb says nothing of this document: quotations, history, brackets."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass

from pipeline.model.text import Span
from pipeline.rules.loader import Rules

__all__ = ["Masks", "Quotation", "find_brackets", "find_history", "find_quotations"]

_MARK = re.compile(r"[“”\"«»]")
_OPENING = "“«"
_LONGEST_PHRASE = 600
"""Code points: a quotation that is no new text and runs longer was never closed."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks: ``span`` with the marks, ``inner`` without; ``is_new_text`` behind "như sau:"."""

    span: Span
    inner: Span
    is_new_text: bool = False
    is_closed: bool = True


class Masks:
    """Sorted stretches, apart from each other; ``hides`` says whether a place lies in one."""

    def __init__(self, spans: list[Span]) -> None:
        """Take stretches in any order."""
        self.spans = _apart(spans)

    def add(self, span: Span) -> None:
        """Add one more stretch."""
        if len(span) > 0:
            first = bisect.bisect_left(self.spans, span.start, key=lambda s: s.end)
            last = bisect.bisect_right(self.spans, span.end, lo=first, key=lambda s: s.start)
            self.spans[first:last] = _apart([*self.spans[first:last], span])

    def hides(self, place: int) -> bool:
        """Whether ``place`` lies in a stretch."""
        number = bisect.bisect_right(self.spans, place, key=lambda s: s.start)
        return number > 0 and place < self.spans[number - 1].end

    def visible(self, text: str, start: int, end: int) -> str:
        """Return ``text[start:end]`` with hidden code points blanked out, same length."""
        out, position = [], start
        for span in self.spans[bisect.bisect_left(self.spans, start, key=lambda s: s.end) :]:
            if span.start >= end:
                break
            first, last = max(span.start, position), min(span.end, end)
            if last > first:
                out += [text[position:first], " " * (last - first)]
                position = last
        return "".join([*out, text[position:end]])


def _apart(spans: list[Span]) -> list[Span]:
    """Return the stretches sorted, those that overlap as one."""
    found: list[Span] = []
    for span in sorted(span for span in spans if len(span) > 0):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def find_quotations(text: str, start: int, end: int, rules: Rules) -> tuple[Quotation, ...]:
    """Return the quotations of ``text[start:end]``; new text that is never closed ends before the next act or at ``end``."""
    cue, articles = rules.guards.by_id["new_text"], _articles(text, start, end, rules)
    found: list[Quotation] = []
    position = start
    while mark := _MARK.search(text, position, end):
        if mark.group() in "”»":
            position = mark.end()
            continue
        is_new = cue.search(text[max(start, mark.start() - 60) : mark.start()]) is not None
        closing = (
            _close_new_text(text, mark, _next_article(articles, mark, end), rules) if is_new else _close_phrase(text, mark, end)
        )
        stop = closing if closing is not None else (_next_article(articles, mark, end) if is_new else mark.end())
        if closing is not None or is_new:
            inner = Span(mark.end(), max(mark.end(), stop - 1) if closing is not None and text[stop - 1] in '”"»' else stop)
            found.append(Quotation(Span(mark.start(), stop), inner, is_new, closing is not None))
        position = max(stop, mark.end())
    return tuple(found)


def find_history(text: str, start: int, end: int, rules: Rules) -> list[Span]:
    """Return what is told of the past: "được sửa đổi, bổ sung bởi …"."""
    return [Span(*found.span()) for found in rules.guards.by_id["history"].finditer(text, start, end)]


def find_brackets(text: str, start: int, end: int) -> list[Span]:
    """Return the stretches in round brackets, at most one sentence long; nested ones are inside the outer."""
    spans, opened, depth = [], -1, 0
    for place in range(start, end):
        character = text[place]
        if character == "(":
            opened, depth = (place, 1) if depth == 0 or place - opened > _LONGEST_PHRASE else (opened, depth + 1)
        elif character == ")" and depth:
            depth -= 1
            if depth == 0:
                spans.append(Span(opened, place + 1))
    return spans


def _close_phrase(text: str, opening: re.Match[str], end: int) -> int | None:
    """Return where a short quotation ends; either closing mark closes either opening one, as typists mix them."""
    depth = 1
    for mark in _MARK.finditer(text, opening.end(), min(end, opening.end() + _LONGEST_PHRASE)):
        depth += 1 if mark.group() in _OPENING else -1
        if depth == 0 or mark.group() == '"':
            return mark.end()
    return None


def _close_new_text(text: str, opening: re.Match[str], end: int, rules: Rules) -> int | None:
    """Return where new text ends: the mark that balances the opening one at the end of a line, else the next act."""
    depth, limit = 1, _next_act(text, opening, end, rules)
    for mark in _MARK.finditer(text, opening.end(), limit):
        straight = mark.group() == '"'
        opens = mark.group() in _OPENING or (straight and not _ends_line(text, mark.end()) and text[mark.start() - 1].isspace())
        depth += 1 if opens else -1
        if depth <= 0 and (_ends_line(text, mark.end()) or depth < 0 or mark.group() in "”»"):
            return mark.end()
        depth = max(depth, 0)
    return limit if limit < end else None


def _articles(text: str, start: int, end: int, rules: Rules) -> list[int]:
    """Return where the articles after the first one begin: those whose numbers rise by one from it."""
    heading = re.compile(rf"(?:^|\n)[ \t]*{rules.guards.places.article_word}\s+(\d{{1,3}})\s*[.:]")
    found: list[int] = []
    number = None
    for article in heading.finditer(text, start, end):
        if number is None or int(article[1]) == number + 1:
            found += [article.start()] if number is not None else []
            number = int(article[1])
    return found


def _next_article(articles: list[int], opening: re.Match[str], end: int) -> int:
    number = bisect.bisect_right(articles, opening.start())
    return articles[number] if number < len(articles) else end


def _ends_line(text: str, place: int) -> bool:
    return re.compile(r"[.;,)\s]{0,4}?(?:\n|$)").match(text, place) is not None


def _next_act(text: str, opening: re.Match[str], end: int, rules: Rules) -> int:
    """Return where the outer list goes on: its next number before a verb, when the quotation holds no such list itself."""
    outer = _number_before(text, opening.start())
    if outer is None:
        return end
    following = re.compile(rf"\n\s*{outer + 1}\s*[.)]\s*(?=[A-ZĐ])")
    verb = rules.guards.by_id["outer_act"]
    for found in following.finditer(text, opening.end(), end):
        if verb.match(text, found.end()):
            return found.start()
    return end


def _number_before(text: str, place: int) -> int | None:
    """Return the number of the item in which the quotation opens."""
    numbers = re.findall(r"(?:^|\n)\s*(\d{1,2})\s*[.)]\s", text[max(0, place - 1500) : place])
    return int(numbers[-1]) if numbers else None
