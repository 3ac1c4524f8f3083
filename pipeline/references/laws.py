"""Laws, codes and ordinances by name (domain.md 7.2 rule 5, 7.2a)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from pipeline.model.text import Span
from pipeline.references.grammar import Grammar
from pipeline.references.mentions import Mention
from pipeline.references.scan import Scan
from pipeline.references.tails import read_tail
from pipeline.rules.schema.laws import Law
from pipeline.text.dates import date_at
from pipeline.text.fold import squeeze
from pipeline.text.numbers import DocumentNumber, number_at, number_key

__all__ = ["read_laws"]

_BEFORE = 24
_MOST_NAMES = 40
_SMALL_NAME = 4
_ALIKE = 0.85


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    name: str
    end: int
    number: DocumentNumber | None = None


def read_laws(scan: Scan, at: int) -> list[Mention]:
    """Return the laws cited by name from ``at`` on; drafts are none ("dự án Luật …", "Luật … (sửa đổi)")."""
    text, grammar = scan.text, scan.grammar
    found = grammar.law_word.match(text, at)
    if not found or grammar.draft_before.search(text, max(0, at - _BEFORE), at):
        return []
    if not _may_be_name(text, at, found.end(), grammar):
        return []
    word, end = squeeze(found["law"]), found.end()
    listed = _list(scan, at, end, word)
    if listed:
        return listed
    named = _amending(text, at, end, grammar) or _known(text, at, grammar) or _unknown(text, at, end, grammar)
    if not named:
        return []
    mention = _mention(scan, at, named, word)
    draft = grammar.draft_after.match(text, mention.end) and not mention.number and not mention.year
    return [] if draft else [mention]


def _may_be_name(text: str, at: int, end: int, grammar: Grammar) -> bool:
    """A law in small letters ("pháp luật") needs a name with a capital letter, or a long one that is known."""
    if text[at].isupper() or (text[end : end + 1].isspace() and text[end + 1 : end + 2].isupper()):
        return True
    if grammar.no_law_before.search(text, max(0, at - _BEFORE), at):
        return False
    known = grammar.laws.longest_at(text, at)
    return known is not None and len(known[0].split()) >= _SMALL_NAME


def _known(text: str, at: int, grammar: Grammar) -> _Named | None:
    found = grammar.laws.longest_at(text, at)
    return _misprinted(text, at, found[1], grammar) or _Named(name=found[0], end=found[1]) if found else None


def _misprinted(text: str, at: int, end: int, grammar: Grammar) -> _Named | None:
    """Read on to the day when a law of that day has nearly the name that is printed, longer than the known one."""
    more = grammar.law_unknown.match(text, end)
    day = date_at(text, more.end()) if more else None
    if not more or not day or not day.value:
        return None
    printed = squeeze(text[at : more.end("name")])
    for name in grammar.laws.passed_on.get(day.value, ()):
        if SequenceMatcher(None, printed.lower(), name.lower(), autojunk=False).ratio() >= _ALIKE:
            return _Named(name=name, end=more.end("name"))
    return None


def _amending(text: str, at: int, end: int, grammar: Grammar) -> _Named | None:
    """Read the name of an amending law to the last law it amends; numbers of those belong to the name."""
    opening = grammar.law_amending.match(text, end)
    if not opening:
        return None
    place, last, number = opening.end(), 0, None
    for _ in range(_MOST_NAMES):
        found = grammar.laws.longest_at(text, place) or grammar.laws.longest_at(text, place, text[at:end])
        if not found:
            break
        name, last = found
        known = {number_key(law.number) for law in grammar.laws.laws[name] if law.number}
        step = grammar.law_number.match(text, last)
        inner = number_at(text, step.end()) if step else None
        if inner and number_key(inner.canonical) not in known:
            number = inner
            break
        last = inner.span.end if inner else last
        glue = grammar.joint.match(text, last)
        place = glue.end() if glue else last
        if not glue:
            break
    whole = grammar.laws.longest_at(text, at)
    if whole and whole[1] >= last:
        return _Named(name=whole[0], end=whole[1])
    if (
        last
        and number is None
        and (glue := grammar.joint.match(text, last))
        and (word := grammar.law_word.match(text, glue.end()))
    ):
        # A law that is in no table, or misprinted, still belongs to the name when a day or number follows it.
        more = grammar.law_unknown.match(text, word.end())
        last = more.end("name") if more else last
    return _Named(name=squeeze(text[at:last]), end=last, number=number) if last else None


def _unknown(text: str, at: int, end: int, grammar: Grammar) -> _Named | None:
    """A name that is in no table counts when a number of the National Assembly or a day stands behind it."""
    found = grammar.law_unknown.match(text, end)
    if not found or grammar.law_word.search(text, found.start("name"), found.end("name")):
        return None
    if not text[found.start("name")].isupper():
        return None
    number = number_at(text, found.end())
    if number and number.family not in {"national_assembly", "normative", "party", "old"}:
        return None
    return _Named(name=squeeze(text[at : found.end("name")]), end=found.end("name"))


def _mention(scan: Scan, at: int, named: _Named, word: str) -> Mention:
    text, grammar = scan.text, scan.grammar
    step = grammar.law_number.match(text, named.end)
    number = named.number or (number_at(text, step.end()) if step else None)
    tail = read_tail(scan, number.span.end if number else named.end)
    if number is None and tail.end == named.end and (year := grammar.bare_year.match(text, named.end)):
        tail = replace(tail, year=int(year["year"]), end=year.end())
    if number is None and tail.date is None and (late := grammar.law_number.match(text, tail.end)):
        number = number_at(text, late.end())
    date = tail.date
    canonical = number.canonical if number else _number_by_name(named.name, date, tail.year, scan)
    end = max(tail.end, number.span.end if number else 0)
    years = grammar.amended_years.match(text, end)
    return Mention(
        form="document",
        start=at,
        end=end,
        word=word,
        kind=grammar.kinds[word.lower()],
        name=named.name,
        number=canonical,
        number_span=Span(number.span.start, number.span.end) if number else None,
        date=date,
        year=tail.year or (number.year if number else None),
        authority=tail.authority,
        amended_years=tuple(int(year) for year in _figures(years["years"])) if years else (),
    )


def _figures(text: str) -> list[str]:
    return [part for part in "".join(c if c.isdigit() else " " for c in text).split() if part]


def _number_by_name(name: str, date: dt.date | None, year: int | None, scan: Scan) -> str | None:
    """Return the number when name and day, or name and year, settle it; of two laws of a year the one in force is meant."""
    laws = scan.grammar.laws.laws.get(name, ())
    if date:
        return next((law.number for law in laws if law.passed == date), None)
    of_year = [law for law in laws if law.number and year in _years_of(law.number, law.passed)]
    if len(of_year) > 1 and scan.day:
        of_year = [law for law in of_year if _is_in_force(law, scan.day)]
    return of_year[0].number if len(of_year) == 1 else None


def _is_in_force(law: Law, day: dt.date) -> bool:
    return bool(law.passed and law.passed <= day and (law.until is None or day < law.until))


def _years_of(number: str, passed: dt.date | None) -> set[int]:
    years = {passed.year} if passed else set()
    return years | {int(part) for part in number.split("/") if len(part) == 4 and part.isdigit()}


def _list(scan: Scan, at: int, end: int, word: str) -> list[Mention]:
    """Read "các Luật: Đất đai, Nhà ở và Xây dựng": each name continues the word before the colon."""
    text, grammar = scan.text, scan.grammar
    colon = end + len(text[end : end + 4]) - len(text[end : end + 4].lstrip())
    plural = text[max(0, at - 4) : at].strip().lower() in grammar.plurals
    if text[colon : colon + 1] != ":" and not plural:
        return []
    place = colon + 1 if text[colon : colon + 1] == ":" else end
    found: list[Mention] = []
    start = at
    while len(found) < _MOST_NAMES:
        place += len(text[place : place + 6]) - len(text[place : place + 6].lstrip())
        name = grammar.laws.longest_at(text, place, word)
        if not name:
            break
        named = _Named(name=name[0], end=name[1])
        found.append(_mention(scan, start if not found else place, named, word))
        glue = grammar.joint.match(text, found[-1].end)
        if not glue or grammar.law_word.match(text, glue.end()):
            break
        place = start = glue.end()
    return found
