"""The quarterly report on published procedures as the parts of a letter (Decree 30/2020/NĐ-CP), to be signed by hand."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.procedures.statistics import GroupCounts
from pipeline.reports.procedures import ProceduresReport, to_sentence
from pipeline.rules.schema.statistics import Statistics

__all__ = ["Letter", "LetterTable", "Letterhead", "to_letter"]

_GROUPS = ("new", "amended", "replaced", "abolished", "unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What the department's settings say; ``None`` is printed as a blank to be filled in."""

    parent: str | None = None
    agency: str | None = None
    short: str | None = None
    """The agency in the number of its letters (``STP``)."""
    place: str | None = None
    position: str | None = None
    """Position of who signs, in capitals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterTable:
    """A table of the letter; ``numbers`` tells from which column on the cells are counts."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The letter in the order of the page; ``body`` holds paragraphs, headings (``bold``) and tables."""

    parent: str
    agency: str
    country: str
    motto: str
    number: str
    place_and_day: str
    kind: str
    subject: str
    body: tuple[tuple[str, bool] | LetterTable, ...]
    recipients: str
    recipient_lines: tuple[str, ...]
    position: str


def to_letter(report: ProceduresReport, head: Letterhead, rules: Statistics, quarter: tuple[int, int] | None = None) -> Letter:
    """Return the letter of a closed period; ``quarter`` (number, year) names the period if it is one."""
    words, start, last = rules.letter, report.period.start, report.period.last
    days = {"start": f"{start:%d/%m/%Y}" if start else words.blank, "end": f"{last:%d/%m/%Y}" if last else words.blank}
    period = words.quarter.format(number=quarter[0], year=quarter[1]) if quarter else words.days.format(**days)
    agency = head.agency or words.blank
    sentence = words.sentence.format(sentence=to_sentence(report.counts, rules), **days)
    return Letter(
        parent=(head.parent or words.blank).upper(),
        agency=agency.upper(),
        country=words.country,
        motto=words.motto,
        number=words.number.format(agency=head.short or words.blank),
        place_and_day=words.place_and_day.format(place=head.place or words.blank, year=last.year if last else words.blank),
        kind=words.kind,
        subject=words.subject.format(period=period),
        body=(
            (words.opening.format(agency=agency, period=period), False),
            (words.results, True),
            (sentence, False),
            _groups(report, rules),
            *_fields(report, rules),
            *_levels(report, rules),
            *_differences(report, rules),
            (words.footnote.format(footer=rules.texts.footer), False),
            (words.closing.format(period=period), False),
        ),
        recipients=words.recipients,
        recipient_lines=(words.recipient, words.archive),
        position=(head.position or words.blank).upper(),
    )


def _groups(report: ProceduresReport, rules: Statistics) -> LetterTable:
    texts, counts = rules.texts, report.counts
    return LetterTable(
        head=(rules.sheets.way, *(_group_names(rules)), texts.total),
        rows=((texts.distinct, *_numbers(counts.distinct)), (texts.rows, *_numbers(counts.rows))),
    )


def _fields(report: ProceduresReport, rules: Statistics) -> tuple[tuple[str, bool] | LetterTable, ...]:
    rows = tuple((name or rules.texts.no_name, *_numbers(found)) for name, found in report.counts.by_field)
    head = (rules.sheets.field, *_group_names(rules), rules.texts.total)
    return ((rules.letter.fields, True), LetterTable(head=head, rows=rows)) if rows else ()


def _levels(report: ProceduresReport, rules: Statistics) -> tuple[tuple[str, bool] | LetterTable, ...]:
    rows = tuple((getattr(rules.levels, level or "unknown"), str(count)) for level, count in report.counts.by_level)
    head = (rules.sheets.level, rules.sheets.count)
    return ((rules.letter.levels, True), LetterTable(head=head, rows=rows)) if rows else ()


def _differences(report: ProceduresReport, rules: Statistics) -> tuple[tuple[str, bool] | LetterTable, ...]:
    names = rules.sheets
    rows = tuple(
        (
            found.number or rules.texts.no_name,
            getattr(rules.groups, found.group) if found.group else rules.texts.total,
            *map(str, (found.declared, found.distinct, found.rows)),
        )
        for found in report.counts.differences
    )
    head = (names.decision, names.group, names.declared, names.counted, names.counted_rows)
    table: tuple[str, bool] | LetterTable = LetterTable(head=head, rows=rows, numbers=2)
    return ((rules.letter.differences, True), table if rows else (rules.texts.no_differences, False))


def _group_names(rules: Statistics) -> tuple[str, ...]:
    return tuple(getattr(rules.groups, group) for group in _GROUPS)


def _numbers(counts: GroupCounts) -> tuple[str, ...]:
    return tuple(f"{count:,}".replace(",", ".") for count in (*(getattr(counts, group) for group in _GROUPS), counts.total))
