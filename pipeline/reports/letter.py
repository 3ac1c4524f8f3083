"""The quarterly report on published procedures as the parts of a letter (Decree 30/2020/NĐ-CP), to be signed by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.procedures.statistics import GroupCounts
from pipeline.reports.late_publications import LatenessReport, lateness_sentence
from pipeline.reports.procedures import ProceduresReport, to_number, to_sentence
from pipeline.rules.schema.statistics import Statistics

__all__ = ["Letter", "LetterTable", "Letterhead", "to_letter"]

_ROMAN = ("I", "II", "III", "IV")
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
    widths: tuple[float, ...] = ()
    """Shares of the width of the page; without them the first column takes a third."""
    is_form: bool = False
    """Whether people write into it: smaller words, numbered columns."""


Part = tuple[str, bool] | LetterTable
"""A paragraph (``True`` when it is a heading) or a table."""


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
    body: tuple[Part, ...]
    recipients: str
    recipient_lines: tuple[str, ...]
    position: str
    made_by: str | None = None
    """Who signs at the left, instead of the recipients."""
    is_landscape: bool = False


def to_letter(
    report: ProceduresReport,
    head: Letterhead,
    rules: Statistics,
    quarter: tuple[int, int] | None = None,
    lateness: LatenessReport | None = None,
) -> Letter:
    """Return the letter of a closed period; ``quarter`` (number, year) names the period if it is one."""
    words, start, last = rules.letter, report.period.start, report.period.last
    days = {"start": f"{start:%d/%m/%Y}" if start else words.blank, "end": f"{last:%d/%m/%Y}" if last else words.blank}
    named = {"number": _ROMAN[quarter[0] - 1], "year": quarter[1]} if quarter else {}
    period = words.quarter.format(**named) if named else words.days.format(**days)
    agency = head.agency or words.blank
    sentence = words.sentence.format(sentence=to_sentence(report, rules), **days)
    sections = (
        (words.results, ((sentence, False), _groups(report, rules))),
        (words.fields, _fields(report, rules)),
        (words.levels, _levels(report, rules)),
        (words.services, _services(report, rules)),
        (words.lateness, _lateness(lateness, rules) if lateness else ()),
        (words.differences, _differences(report, rules)),
    )
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
            *_numbered(sections, rules),
            (words.footnote.format(footer=rules.texts.footer), False),
            (words.closing.format(period=period), False),
        ),
        recipients=words.recipients,
        recipient_lines=(words.recipient, words.archive),
        position=(head.position or words.blank).upper(),
    )


def _numbered(sections: Iterable[tuple[str, Sequence[Part]]], rules: Statistics) -> Iterator[Part]:
    """Yield the sections that say anything, each below its numbered heading."""
    filled = ((heading, parts) for heading, parts in sections if parts)
    for number, (heading, parts) in enumerate(filled, start=1):
        yield rules.letter.numbered.format(number=number, heading=heading), True
        yield from parts


def _groups(report: ProceduresReport, rules: Statistics) -> LetterTable:
    texts, counts = rules.texts, report.counts
    return _split(rules.sheets.way, ((texts.distinct, counts.distinct), (texts.rows, counts.rows)), rules)


def _fields(report: ProceduresReport, rules: Statistics) -> tuple[Part, ...]:
    cut = tuple((name or rules.texts.no_name, found) for name, found in report.counts.by_field)
    return (_split(rules.sheets.field, cut, rules),) if cut else ()


def _split(head: str, lines: Sequence[tuple[str, GroupCounts]], rules: Statistics) -> LetterTable:
    """Return a table with a column for each group; that of unknown groups only where there are any."""
    groups = _GROUPS if any(counts.unknown for _, counts in lines) else _GROUPS[:-1]
    rows = ((name, *(to_number(getattr(counts, group)) for group in groups), to_number(counts.total)) for name, counts in lines)
    return LetterTable(head=(head, *(getattr(rules.groups, group) for group in groups), rules.texts.total), rows=tuple(rows))


def _levels(report: ProceduresReport, rules: Statistics) -> tuple[Part, ...]:
    rows = tuple((getattr(rules.levels, level or "unknown"), to_number(count)) for level, count in report.counts.by_level)
    return (LetterTable(head=(rules.sheets.level, rules.sheets.count), rows=rows),) if rows else ()


def _services(report: ProceduresReport, rules: Statistics) -> tuple[Part, ...]:
    """Return the cut where a list says any level; that none does is said, and nothing when nothing was published."""
    rows = tuple((getattr(rules.services, level or "unknown"), to_number(count)) for level, count in report.by_service)
    if not any(level for level, _ in report.by_service):
        return ((rules.letter.no_services, False),) if rows else ()
    return (LetterTable(head=(rules.sheets.service, rules.sheets.count), rows=rows),)


def _lateness(found: LatenessReport, rules: Statistics) -> tuple[Part, ...]:
    words = rules.letter
    rows = tuple(
        (
            one.decision.number or rules.texts.no_name,
            f"{one.decision.date:%d/%m/%Y}",
            one.term.parent.number,
            f"{one.term.due:%d/%m/%Y}",
            to_number(one.term.days_late),
        )
        for one in found.of("late")
        if one.term
    )
    head = (rules.sheets.decision, words.late_signed, words.late_parent, words.late_due, words.late_days)
    table = (LetterTable(head=head, rows=rows, numbers=4),) if rows else ()
    return ((lateness_sentence(found, rules), False), *table) if found.decisions else ()


def _differences(report: ProceduresReport, rules: Statistics) -> tuple[Part, ...]:
    names = rules.sheets
    rows = tuple(
        (
            found.number or rules.texts.no_name,
            getattr(rules.groups, found.group) if found.group else rules.texts.total,
            *map(to_number, (found.declared, found.distinct, found.rows)),
        )
        for found in report.counts.differences
    )
    head = (names.decision, names.group, names.declared, names.counted, names.counted_rows)
    return (LetterTable(head=head, rows=rows, numbers=2) if rows else (rules.texts.no_differences, False),)
