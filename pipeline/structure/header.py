"""The opening block of a document: letterhead, number, place and day, kind, title (domain.md 2.1, 2.2)."""

from __future__ import annotations

from pipeline.model.document import Evidence, Header
from pipeline.model.text import Span
from pipeline.rules.loader import Rules
from pipeline.structure.authority import name_authority
from pipeline.structure.letterhead import Letterhead, read_letterhead
from pipeline.structure.sheet import Sheet
from pipeline.structure.title import Title, read_title

__all__ = ["read_header"]


def read_header(sheet: Sheet, rules: Rules) -> tuple[Header, Title]:
    """Return what the opening block says, and the place of title and authority line for the readers of the rest."""
    head = read_letterhead(sheet, rules)
    kind = _kind(head, rules)
    number = head.number
    day = head.place_and_day
    authority = name_authority(sheet, head.bodies, number.symbol if number else None, rules)
    opening = _title(sheet, head, authority, rules)
    title = opening.span
    found = {
        "number": number.span if number else None,
        "kind": head.kind_line.span if head.kind_line else None,
        "authority": Span(head.bodies[0].start, head.bodies[-1].end) if head.bodies else None,
        "place": day.place_span if day else None,
        "date": day.span if day and day.day else None,
        "title": title,
    }
    evidence: Evidence = tuple((field, span) for field, span in found.items() if span)
    end = max([head.span.end, *(span.end for _, span in evidence)])
    return (
        Header(
            number=number.canonical if number else None,
            number_blank=bool(number and number.canonical is None),
            kind=kind,
            authority=authority,
            authority_id=rules.entities.entity_id(authority, day.day if day else None) if authority else None,
            place=day.place if day else None,
            date=day.day if day else None,
            title=sheet.quote(title) if title else None,
            span=Span(0, end),
            evidence=evidence,
        ),
        opening,
    )


def _title(sheet: Sheet, head: Letterhead, authority: str | None, rules: Rules) -> Title:
    if head.kind_line:
        return read_title(sheet, head.kind_line.title_start, head.next_line, authority, rules)
    span = None
    if head.subject:
        found = rules.layout["subject"].match(sheet.folded[head.subject.start : head.subject.end])
        span = Span(head.subject.start + (found.end() if found else 0), head.subject.end)
    return Title(span=span, authority=None, session=None, next_line=head.next_line)


def _kind(head: Letterhead, rules: Rules) -> str | None:
    """Return the kind by the printed type name; a consolidation and a letter are told by number and form."""
    symbol = (head.number.symbol if head.number else None) or ""
    by_symbol = next(
        (rules.kinds.by_symbol[part] for part in symbol.split("-")[0].split("/") if part in rules.kinds.by_symbol), None
    )
    if by_symbol and by_symbol.id == "van_ban_hop_nhat":
        return by_symbol.id
    if head.kind_line:
        return head.kind_line.kind.id
    if head.subject:
        return "cong_van"
    return by_symbol.id if by_symbol else None
