"""The status of a document on a day: a fold over its events (domain.md 3.5)."""

from __future__ import annotations

import datetime as dt

from pipeline.model.status import Event, StatusCode, StatusOn
from pipeline.rules.loader import Rules
from pipeline.rules.schema.status import StatusReasons
from pipeline.status.events import DocumentEvents

__all__ = ["status_on"]


def status_on(day: dt.date, document: DocumentEvents, rules: Rules) -> StatusOn:
    """Return the status on ``day`` with its reason; what is not known is ``CHUA_XAC_DINH``, never in force by default."""
    reasons = rules.status.reasons
    if document.issued is not None and day < document.issued:
        return _because("CHUA", day, reasons.not_issued, reasons)
    for found in (_ended(day, document, reasons), _open(day, document, reasons), _begun(day, document, reasons)):
        if found is not None:
            return found
    return _in_force(day, document, reasons)


def _ended(day: dt.date, document: DocumentEvents, reasons: StatusReasons) -> StatusOn | None:
    """Return the end as a whole that has come: another document's act, or the own last day unless that was moved."""
    for event in (e for e in document.events if e.kind == "ends" and e.day <= day):
        if event.source != document.document:
            kept = [e for e in document.events if e.kind == "keeps" and e.source == event.source and _is_live(e, day)]
            if any(not e.eids for e in kept):
                continue
            if kept:
                return _because("HET_MOT_PHAN", day, reasons.kept_part, reasons, event)
            return _because("HET_TOAN_BO", day, reasons.ended_by, reasons, event)
        moved = [e for e in document.events if e.kind == "extends" and e.day <= day and (e.until or dt.date.max) > event.day]
        last = max((e.until or dt.date.max for e in moved), default=event.day)
        if last <= day:
            return _because("HET_TOAN_BO", day, reasons.own_end, reasons, event, until=last)
    return None


def _open(day: dt.date, document: DocumentEvents, reasons: StatusReasons) -> StatusOn | None:
    """Return "not known" when a document of that day claims an end that cannot be counted yet."""
    claim = next((c for c in document.open_claims if c.since is None or c.since <= day), None)
    if claim is None:
        return None
    number = claim.source_number or reasons.unnamed
    return StatusOn(code="CHUA_XAC_DINH", day=day, reason=reasons.open_claim.format(number=number))


def _begun(day: dt.date, document: DocumentEvents, reasons: StatusReasons) -> StatusOn | None:
    start = next((event for event in document.events if event.kind == "starts"), None)
    if start is None:
        return _because("CHUA_XAC_DINH", day, reasons.no_first_day, reasons)
    return _because("CHUA", day, reasons.not_begun, reasons, start) if day < start.day else None


def _in_force(day: dt.date, document: DocumentEvents, reasons: StatusReasons) -> StatusOn:
    """Return the status of a document that has begun and not ended: suspended, partly ended, or in force."""
    live = [e for e in document.events if _is_live(e, day)]
    for event in (e for e in live if e.kind == "suspends"):
        words, until = (reasons.suspended_until, event.until) if event.until else (reasons.suspended, None)
        return _because("NGUNG", day, words, reasons, event, until=until)
    for event in (e for e in live if e.kind == "suspends_part"):
        return _because("NGUNG_MOT_PHAN", day, reasons.suspended_part, reasons, event)
    parts = [e for e in live if e.kind in {"ends_part", "changes_part"}]
    if parts:
        first = _because("HET_MOT_PHAN", day, reasons.part_by, reasons, parts[0])
        return StatusOn(code=first.code, day=day, reason=first.reason, events=tuple(parts))
    start = next(event for event in document.events if event.kind == "starts")
    return _because("CON", day, reasons.in_force, reasons, start)


def _is_live(event: Event, day: dt.date) -> bool:
    return event.day <= day and (event.until is None or day < event.until)


def _because(
    code: StatusCode,
    day: dt.date,
    words: str,
    reasons: StatusReasons,
    event: Event | None = None,
    *,
    until: dt.date | None = None,
) -> StatusOn:
    shown = until or (event.day if event else day)
    number = (event.source_number if event else None) or reasons.unnamed
    reason = words.format(day=f"{day:%d/%m/%Y}", until=f"{shown:%d/%m/%Y}", number=number)
    return StatusOn(code=code, day=day, reason=reason, events=(event,) if event else ())
