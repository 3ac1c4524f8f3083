"""The day of a law or resolution of the National Assembly, whose head prints none: the day of its passing."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from pipeline.model.document import Header
from pipeline.model.text import Span
from pipeline.rules.loader import Rules
from pipeline.structure.sheet import Sheet
from pipeline.text.dates import find_dates

__all__ = ["with_passing_day"]

_REACH = 4_000
"""Code points before the closing in which the clause stands."""
_NEAR = 60
_ASSEMBLY = re.compile(r"(?:UBTV)?QH\d*$")


def with_passing_day(sheet: Sheet, header: Header, body: Span, rules: Rules) -> Header:
    """Return the header with the day that the passing clause says ("Luật này được Quốc hội … thông qua ngày …").

    Only for what the National Assembly or its Standing Committee issues: elsewhere a head without a day is a copy that is not
    filled in.
    """
    if header.date or header.number is None or not _ASSEMBLY.search(header.number):
        return header
    day = _passing_day(sheet, body, rules)
    return replace(header, date=day[0], evidence=(*header.evidence, ("date", day[1]))) if day else header


def _passing_day(sheet: Sheet, body: Span, rules: Rules) -> tuple[dt.date, Span] | None:
    for line in reversed(sheet.between(max(body.start, body.end - _REACH), body.end)):
        said = rules.layout["passed_clause"].match(sheet.ahead(line))
        if said is None:
            continue
        start = line.span.start + said.end()
        found = next(find_dates(sheet.text[start : start + _NEAR]), None)
        if found and found.value:
            return found.value, found.span.shifted(start)
    return None
