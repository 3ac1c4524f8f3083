"""The document's own number as its letterhead prints it: filled in, blank, or in an old form."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.model.text import Span
from pipeline.rules.loader import Rules
from pipeline.rules.schema.kinds import Kind
from pipeline.structure.sheet import Sheet
from pipeline.text.fold import fold, squeeze
from pipeline.text.numbers import DocumentNumber, find_numbers

__all__ = ["PrintedNumber", "find_printed_number", "find_titled_number"]

_REACH = 90
_TITLE_LINES = 5
_SPACED = re.compile(r"\d(?:[ ]\d){1,4}[ ]?/[ ]?[^\s,;]{2,30}")
"""Digits that an e-office system drew one by one."""
_DOUBLED = re.compile(r"([Đ])\1")
"""A letter that OCR reads twice."""
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedNumber:
    """``canonical`` is ``None`` for a blank number; ``symbol`` is what follows the number (``QĐ-UBND``).

    ``span`` is the number alone, ``whole`` with the label before it.
    """

    canonical: str | None
    symbol: str | None
    span: Span
    whole: Span


def find_printed_number(sheet: Sheet, zone: Span, rules: Rules) -> PrintedNumber | None:
    """Return the number behind the first label ``Số`` in ``zone`` that has one; a blank form only when none has."""
    blank: PrintedNumber | None = None
    for label in rules.layout["number_label"].finditer(sheet.folded, zone.start, zone.end):
        end = min(zone.end, label.end() + _REACH)
        if sheet.text[label.start() : label.end()].strip()[:1].islower() and ":" not in label.group():
            continue  # a sentence goes on with "số …" on a new line
        if number := _filled(sheet, label, end, rules):
            return number
        blank = blank or _blank(sheet, label, end, rules)
    return blank or _unlabelled(sheet, zone)


def find_titled_number(sheet: Sheet, zone: Span, kind: Kind, rules: Rules) -> PrintedNumber | None:
    """Return the number in a page's title above a text without letterhead: ``Thông tư số 12/2025/TT-BTP Quy định …``."""
    for line in sheet.between(zone.start, zone.end)[:_TITLE_LINES]:
        found = rules.layout["titled_number"].match(line.folded)
        number = next(find_numbers(line.text[found.end() :]), None) if found else None
        if found and number and number.span.start <= 1 and squeeze(found["kind"]) == fold(kind.name):
            return _printed(number, line.span.start + found.end(), line.span.start)
    return None


def _printed(number: DocumentNumber, offset: int, start: int) -> PrintedNumber:
    symbol = number.canonical.partition("/")[2] or None
    span = number.span.shifted(offset)
    return PrintedNumber(canonical=number.canonical, symbol=symbol, span=span, whole=Span(start, span.end))


def _filled(sheet: Sheet, label: re.Match[str], end: int, rules: Rules) -> PrintedNumber | None:
    start = label.end()
    tail = sheet.text[start:end]
    spaced = _SPACED.match(tail)
    if spaced:
        number = next(find_numbers(_BLANKS.sub("", spaced.group())), None)
        if number:
            span = Span(start, start + len(spaced.group().rstrip()))
            symbol = number.canonical.partition("/")[2] or None
            return PrintedNumber(canonical=number.canonical, symbol=symbol, span=span, whole=Span(label.start(), span.end))
    number = next(find_numbers(tail), None)
    if number and number.span.start <= 2:
        return _printed(number, start, label.start())
    doubled = _DOUBLED.sub(r"\1", tail)
    number = next(find_numbers(doubled), None) if doubled != tail else None
    if number and number.span.start <= 2:
        span = Span(start, start + number.span.end + len(tail) - len(doubled))
        symbol = number.canonical.partition("/")[2] or None
        return PrintedNumber(canonical=number.canonical, symbol=symbol, span=span, whole=Span(label.start(), span.end))
    found = rules.layout["loose_number"].match(sheet.folded[start:end])
    if not found:
        return None
    span = Span(*found.span("number")).shifted(start)
    printed = _BLANKS.sub("", sheet.text[span.start : span.end]).rstrip(".")
    return PrintedNumber(
        canonical=printed, symbol=printed.partition("/")[2] or None, span=span, whole=Span(label.start(), span.end)
    )


def _blank(sheet: Sheet, label: re.Match[str], end: int, rules: Rules) -> PrintedNumber | None:
    found = rules.layout["blank_number"].match(sheet.folded[label.end() : end])
    if not found:
        return None
    span = Span(label.start(), label.end() + found.end())
    symbol = Span(*found.span("symbol")).shifted(label.end())
    return PrintedNumber(canonical=None, symbol=_BLANKS.sub("", sheet.text[symbol.start : symbol.end]), span=span, whole=span)


def _unlabelled(sheet: Sheet, zone: Span) -> PrintedNumber | None:
    """Return a number that fills a whole line of the letterhead (the label was lost)."""
    for line in sheet.between(zone.start, zone.end):
        number = next(find_numbers(line.text), None) if len(line.text) <= _REACH else None
        if number and number.span.start <= 1 and len(line.text) - number.span.end <= 2:
            return _printed(number, line.span.start, line.span.start + number.span.start)
    return None
