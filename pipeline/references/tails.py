"""What stands behind a number or a name: date, issuer, title (domain.md 7.1, 3.3 item 3)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pipeline.model.text import Span
from pipeline.references.grammar import Grammar
from pipeline.references.issuers import read_issuer
from pipeline.references.scan import Scan
from pipeline.text.dates import date_at

__all__ = ["Tail", "read_tail", "tail_of_title", "title_behind"]


_TAIL = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Tail:
    """Date, year and issuer behind a number; ``end`` is where they end."""

    end: int
    date: dt.date | None = None
    year: int | None = None
    authority: str | None = None


def read_tail(scan: Scan, at: int, *, joint: bool = False) -> Tail:
    """Return what stands behind the number that ends at ``at``: date and issuer in either order, each once."""
    date, year, authority, end = None, None, None, at
    for _ in range(2):
        if date is None and year is None:
            date, year, end = _read_date(scan.text, end, scan.grammar)
            again = _read_date(scan.text, end, scan.grammar) if date else None
            end = again[2] if again and again[0] == date else end  # the day is printed twice
        if authority is None and (issuer := read_issuer(scan, end, joint=joint)):
            authority, end = issuer
    return Tail(end=end, date=date, year=year, authority=authority)


def _read_date(text: str, at: int, grammar: Grammar) -> tuple[dt.date | None, int | None, int]:
    link = grammar.date_link.match(text, at)
    found = date_at(text, link.end()) if link else None
    if link and found:
        end = found.span.end
        closes = "(" in text[at : link.end()] and text[end : end + 1] == ")"
        return found.value, found.value.year if found.value else None, end + closes
    year = grammar.year.match(text, at)
    return (None, int(year["year"]), year.end()) if year else (None, None, at)


def title_behind(text: str, at: int, grammar: Grammar, *, limit: int, alone: bool = False) -> Span | None:
    """Return the title that begins at ``at`` and ends before ``limit``, or ``None``.

    It runs over line breaks to a stop word, a semicolon, a full stop, or a line that begins a new item. ``alone``: the
    document fills its item, so that further documents behind "sửa đổi … A và B" are named by its title.
    """
    opening = grammar.title_opening.match(text, at, limit)
    if not opening:
        return None
    at = opening.end("again")
    start = at + len(text[at : opening.end()]) - len(text[at : opening.end()].lstrip(" ,\n"))
    limit = min(limit, start + grammar.words.titles.longest)
    if line := grammar.line_break.search(text, opening.end() - 1, limit):
        limit = line.start()
    end = _title_end(text, opening.end() - 1, limit, grammar, alone=alone, amends=_amends(text, start, grammar))
    end = start + len(text[start:end].rstrip())
    return Span(start, end) if end > start else None


def _amends(text: str, start: int, grammar: Grammar) -> bool:
    return grammar.amending_title.match(text, start) is not None


def _title_end(text: str, at: int, limit: int, grammar: Grammar, *, alone: bool, amends: bool) -> int:
    """Return where the title ends; one that amends goes on over further members of its own list."""
    for stop in grammar.title_stop.finditer(text, at, limit):
        member = grammar.title_member.match(text, stop.start(), limit) if amends else None
        listed = member and grammar.numbered.search(text, at, stop.start())
        if member is None or not listed or not (alone or member["act"]):
            return stop.start()
    return limit


def tail_of_title(scan: Scan, title: Span) -> tuple[Tail, Span] | None:
    """Return the date (and issuer) with which a title ends, and the title before them.

    Some lists print "Thông tư số … quy định … ngày 12/8/2021 của Bộ …"; the number stands before the title, the rest behind it.
    """
    begin = max(title.start, title.end - _TAIL)
    for found in scan.grammar.day.finditer(scan.text, begin, title.end):
        tail = read_tail(scan, found.start())
        if tail.date and tail.end >= title.end:
            return tail, Span(title.start, title.start + len(scan.text[title.start : found.start()].rstrip(" ,\n")))
    return None
