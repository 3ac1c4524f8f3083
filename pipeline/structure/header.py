"""The opening block of a document: letterhead, number, place and day, kind, title (domain.md 2.1, 2.2)."""

from __future__ import annotations

from pipeline.model.document import Evidence, Header
from pipeline.model.text import Span
from pipeline.rules.loader import Rules
from pipeline.structure.authority import name_authority
from pipeline.structure.database_head import DatabaseHead, read_database_head
from pipeline.structure.letterhead import Letterhead, read_letterhead
from pipeline.structure.sheet import Sheet
from pipeline.structure.title import Title, read_title

__all__ = ["read_header"]

_LIST_REACH = 700


def read_header(sheet: Sheet, rules: Rules) -> tuple[Header, Title]:
    """Return what the opening block says, and the place of title and authority line for the readers of the rest."""
    head = read_letterhead(sheet, rules)
    copy = None
    if head.kind_line and not (head.number and head.number.canonical):
        copy = read_database_head(sheet, head.kind_line.title_start, rules)
    symbol = (copy.number.partition("/")[2] if copy else head.number.symbol if head.number else None) or ""
    bodies = head.bodies or ((copy.by,) if copy and copy.by else ())
    authority = name_authority(sheet, bodies, symbol, rules, strange=not head.has_national_title)
    opening = _title(sheet, head, copy, authority, rules)
    if authority is None and opening.authority:
        authority = rules.entities.body_of(rules.entities.normal_case(sheet.quote(opening.authority)))
    day = copy.day if copy else head.place_and_day.day if head.place_and_day else None
    evidence = _evidence(head, copy, bodies, opening)
    return (
        Header(
            number=copy.number if copy else head.number.canonical if head.number else None,
            number_blank=bool(not copy and head.number and head.number.canonical is None),
            kind="van_ban_hop_nhat" if _lists_amendments(sheet, opening, rules) else _kind(head, symbol, rules),
            authority=authority,
            authority_id=rules.entities.entity_id(authority, day) if authority else None,
            place=head.place_and_day.place if head.place_and_day else None,
            date=day,
            title=sheet.quote(opening.span) if opening.span else None,
            span=Span(0, max([head.span.end, *(span.end for _, span in evidence)])),
            evidence=evidence,
        ),
        opening,
    )


def _evidence(head: Letterhead, copy: DatabaseHead | None, bodies: tuple[Span, ...], opening: Title) -> Evidence:
    place_and_day = head.place_and_day
    found = {
        "number": copy.number_span if copy else head.number.span if head.number else None,
        "kind": head.kind_line.span if head.kind_line else None,
        "authority": Span(bodies[0].start, bodies[-1].end) if bodies else None,
        "place": place_and_day.place_span if place_and_day else None,
        "date": copy.day_span if copy else place_and_day.span if place_and_day and place_and_day.day else None,
        "title": opening.span,
    }
    return tuple((field, span) for field, span in found.items() if span)


def _title(sheet: Sheet, head: Letterhead, copy: DatabaseHead | None, authority: str | None, rules: Rules) -> Title:
    if copy:
        return read_title(sheet, copy.end, copy.next_line, authority, rules)
    if head.kind_line:
        return read_title(sheet, head.kind_line.title_start, head.next_line, authority, rules)
    span = None
    if head.subject:
        found = rules.layout["subject"].match(sheet.folded[head.subject.start : head.subject.end])
        span = Span(head.subject.start + (found.end() if found else 0), head.subject.end)
    return Title(span=span, authority=None, session=None, next_line=head.next_line)


def _lists_amendments(sheet: Sheet, opening: Title, rules: Rules) -> bool:
    """Whether the text begins with the acts that it joins: then it is a consolidation, whatever its type name says."""
    if opening.next_line >= len(sheet.lines):
        return False
    first = sheet.lines[opening.next_line]
    joins = rules.layout["joined_acts"].search(sheet.folded, first.span.start, first.span.start + _LIST_REACH)
    return bool(joins and rules.layout["consolidation_list"].match(sheet.ahead(first)))


def _kind(head: Letterhead, symbol: str, rules: Rules) -> str | None:
    """Return the kind by the printed type name; a consolidation and a letter are told by number and form."""
    parts = symbol.split("-", maxsplit=1)[0].split("/")
    by_symbol = next((rules.kinds.by_symbol[part] for part in parts if part in rules.kinds.by_symbol), None)
    if by_symbol and by_symbol.id == "van_ban_hop_nhat":
        return by_symbol.id
    if head.kind_line:
        return head.kind_line.kind.id
    if head.subject:
        return "cong_van"
    return by_symbol.id if by_symbol else None
