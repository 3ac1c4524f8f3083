"""The headings that hold for a row: lists, levels and fields inside each other, in whatever order a decision nests them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.model.procedures import Level, ProcedureGroup
from pipeline.model.text import Span
from pipeline.procedures.headings import Heading, read_heading
from pipeline.rules.schema.procedure_tables import ProcedureTables
from pipeline.text.fold import fold_keeping_length, squeeze

__all__ = ["Outline", "is_new_paragraph"]

_GOES_ON = (",", "-", "–", "và", "VÀ")
_LONGEST_LINE = 200
_LONGEST_NUMBER = 20
"""Characters of a line that says the number of an annex and nothing else."""
_LABEL = re.compile(r"[^\W\d_]+(?:\s[^\W\d_]+){0,3}\s?:\s")
"""A note under a list ("Ghi chú: …")."""
_NUMBERED = re.compile(r"\d{1,3}(?:\.\d{1,2})*[.)]?\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """Open headings, the outer one first."""

    headings: tuple[Heading, ...] = ()

    def under(self, heading: Heading) -> Outline:
        """Return the outline below a new heading.

        It closes the headings of its own sort and those whose numbers it goes on with, and all inside them: "B. Cấp xã" ends
        "A. Cấp tỉnh" with its fields, whichever of level and field stands outside. "I." under "I." begins numbers of its own.
        """
        if heading.kind in {"annex", "excluded"}:
            return Outline(headings=(heading,))
        sort = _sort(heading)
        if sort is None:
            return self
        kept: list[Heading] = []
        own_number = any(_sort(one) == sort and one.style == heading.style for one in self.headings)
        for open_heading in self.headings:
            if _parts(open_heading, heading):
                kept.append(open_heading)
                continue
            if open_heading.kind != "annex" and (
                _sort(open_heading) == sort or (not own_number and _numbers_on(open_heading, heading))
            ):
                break
            kept.append(open_heading)
        return Outline(headings=(*kept, heading))

    @property
    def groups(self) -> tuple[ProcedureGroup, ...]:
        """Return the groups of the nearest heading that names any."""
        heading = self.group_heading
        return heading.groups if heading else ()

    @property
    def group_heading(self) -> Heading | None:
        """Return the nearest heading that names groups or says that there is none."""
        return next((heading for heading in reversed(self.headings) if heading.groups or heading.no_group), None)

    @property
    def group_span(self) -> Span | None:
        """Return where the nearest heading with groups stands."""
        heading = self.group_heading
        return heading.span if heading else None

    @property
    def annex(self) -> str | None:
        """Return the number of the annex."""
        return next((heading.annex for heading in self.headings if heading.annex), None)

    @property
    def levels(self) -> tuple[Level, ...]:
        """Return the levels of the nearest heading that says any."""
        return next((heading.levels for heading in reversed(self.headings) if heading.levels), ())

    @property
    def field(self) -> str | None:
        """Return the field of the nearest heading that names one."""
        return next((heading.field for heading in reversed(self.headings) if heading.field), None)

    @property
    def field_inside_list(self) -> str | None:
        """Return the field that a heading of its own names, inside the list."""
        return next((heading.field for heading in reversed(self.headings) if heading.kind == "field"), None)

    @property
    def names_list(self) -> bool:
        """Whether a heading over a list is open."""
        return any(heading.kind in {"list", "annex", "level"} for heading in self.headings)

    @property
    def internal(self) -> bool:
        """Whether an open heading speaks of internal procedures."""
        return any(heading.internal for heading in self.headings)


def is_new_paragraph(rules: ProcedureTables, before: str, line: str, printed: bool) -> bool:  # noqa: FBT001 - a callback
    """Whether a line without a number is a paragraph of its own behind another heading or behind a numbered paragraph.

    Two headings are of different sorts: a field and a level below it, a list and its field; a total ends before a heading too.
    Behind a number anything may stand;
    lines that are no printed ones (``printed`` false: DOCX, HTML) are paragraphs there when they begin with a capital.
    """
    before, line = squeeze(before), squeeze(line)
    if not line[:1].isupper() or len(line) > _LONGEST_LINE or before.endswith(_GOES_ON):
        return False
    above = read_heading(before, Span(0, 0), rules)
    if above is None and len(line) <= _LONGEST_NUMBER and rules.annex.regex.search(fold_keeping_length(line)):
        return True
    if above is None and rules.total.regex.search(fold_keeping_length(before)):
        return read_heading(line, Span(0, 0), rules) is not None
    if above is None and _NUMBERED.match(before):
        return not printed or bool(_LABEL.match(line)) or read_heading(line, Span(0, 0), rules) is not None
    below = read_heading(line, Span(0, 0), rules) if above else None
    sorts = (_sort(above), _sort(below)) if above and below else (None, None)
    return None not in sorts and sorts[0] != sorts[1] and not {"annex", "excluded"} & set(sorts)


def _numbers_on(before: Heading, heading: Heading) -> bool:
    """Whether a heading goes on with the numbers of another one: a first number ("I.") begins numbers of its own below it."""
    if not heading.style or heading.style != before.style:
        return False
    return None in {before.ordinal, heading.ordinal} or heading.ordinal not in {1, before.ordinal}


def _parts(outer: Heading, inner: Heading) -> bool:
    """Whether a heading names some of the groups of another one: the title of an annex stays open over its lists."""
    return bool(inner.groups) and set(inner.groups) < set(outer.groups)


def _sort(heading: Heading) -> str | None:
    if heading.kind == "list":
        if heading.groups or heading.no_group:
            return "group"
        return "level" if heading.levels else "field" if heading.field else None
    return heading.kind
