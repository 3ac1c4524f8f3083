"""Heads of old digital copies that have no letterhead: ``QUYẾT ĐỊNH⏎CỦA BỘ … SỐ 01/2010/… NGÀY …``."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pipeline.model.text import Span
from pipeline.rules.loader import Rules
from pipeline.structure.sheet import Sheet
from pipeline.text.dates import read_date
from pipeline.text.numbers import read_number

__all__ = ["DatabaseHead", "read_database_head"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseHead:
    """Issuer, number and day behind the type name; the title begins on the line ``next_line``."""

    by: Span | None
    number: str
    number_span: Span
    day: dt.date | None
    day_span: Span | None
    end: int
    next_line: int


def read_database_head(sheet: Sheet, start: int, rules: Rules) -> DatabaseHead | None:
    """Return the head that begins at ``start``, right behind the type name."""
    found = rules.layout["database_head"].match(sheet.folded, start)
    if not found:
        return None
    number_span = Span(*found.span("number"))
    printed = "".join(sheet.text[number_span.start : number_span.end].split())
    number = read_number(printed)
    day_span = Span(*found.span("day")) if found["day"] else None
    return DatabaseHead(
        by=Span(*found.span("by")) if found["by"] else None,
        number=number.canonical if number else printed,
        number_span=number_span,
        day=read_date(sheet.text[day_span.start : day_span.end].lower()) if day_span else None,
        day_span=day_span,
        end=found.end(),
        next_line=sheet.first_line_from(found.end()),
    )
