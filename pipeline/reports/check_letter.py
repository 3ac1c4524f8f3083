"""A register of document checks as a list to print (Decree 30/2020/NĐ-CP), to be filled in and signed by hand."""

from __future__ import annotations

import datetime as dt

from pipeline.reports.checks import CheckRegister, to_check_sheets
from pipeline.reports.letter import Letter, Letterhead, LetterTable, Part
from pipeline.reports.procedures import to_number
from pipeline.reports.sheets import Value
from pipeline.rules.loader import Rules

__all__ = ["to_check_letter"]


def to_check_letter(register: CheckRegister, head: Letterhead, rules: Rules) -> Letter:
    """Return the register on paper in landscape: counts by kind of document, then the list, whose open columns are empty."""
    words, texts = rules.statistics.letter, rules.checks.texts
    form = rules.checks.self_form if register.kind == "self" else rules.checks.authority_form
    last = register.period.last
    period = words.days.format(start=_day(register.period.start) or words.blank, end=_day(last) or words.blank)
    agency = head.agency or words.blank
    return Letter(
        parent=(head.parent or words.blank).upper(),
        agency=agency.upper(),
        country=words.country,
        motto=words.motto,
        number="",
        place_and_day=words.place_and_day.format(place=head.place or words.blank, year=last.year if last else words.blank),
        kind=form.title.upper(),
        subject=texts.signed.format(period=period),
        body=_body(register, rules),
        recipients="",
        recipient_lines=(),
        position=(head.position or words.blank).upper(),
        made_by=texts.made_by,
        is_landscape=True,
    )


def _body(register: CheckRegister, rules: Rules) -> tuple[Part, ...]:
    texts = rules.checks.texts
    listed, counts = to_check_sheets(register, rules)
    form = rules.checks.self_form if register.kind == "self" else rules.checks.authority_form
    rows = tuple(tuple("" if value == texts.fill_in else _word(value) for value in row) for row in listed.rows)
    unjudged = ((f"{texts.unjudged}: {to_number(len(register.unjudged))}.", False),) if register.unjudged else ()
    table = LetterTable(head=listed.head, rows=rows, numbers=len(listed.head), widths=form.widths, is_form=True)
    kinds = LetterTable(head=counts.head, rows=tuple((str(name), _word(count)) for name, count in counts.rows[:-1]))
    open_columns = texts.open_columns.format(first=len(listed.head) - form.open + 1, last=len(listed.head))
    return ((open_columns, False), table, (texts.counts, True), kinds, *unjudged)


def _word(value: Value) -> str:
    if isinstance(value, dt.date):
        return _day(value)
    return to_number(value) if isinstance(value, int) else value or ""


def _day(day: dt.date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
