"""The whole course of a document's status, for those who store it: the same computation as for a single day."""

from __future__ import annotations

import datetime as dt

from pipeline.model.status import StatusPeriod
from pipeline.rules.loader import Rules
from pipeline.status.events import DocumentEvents
from pipeline.status.fold import status_on

__all__ = ["periods_of"]


def periods_of(document: DocumentEvents, rules: Rules) -> tuple[StatusPeriod, ...]:
    """Return the periods of the status from the beginning to the end of time, two neighbours never with the same code.

    Example: issued 2024-05-10, in force 2024-05-20, replaced 2026-01-01 → CHUA, CON, HET_TOAN_BO.
    """
    days = {document.issued, *(event.day for event in document.events), *(event.until for event in document.events)}
    days |= {claim.since for claim in document.open_claims}
    found: list[StatusPeriod] = []
    for day in [dt.date.min, *sorted(day for day in days if day is not None)]:
        code = status_on(day, document, rules).code
        if found and found[-1].code == code:
            continue
        since = None if day == dt.date.min else day
        if found:
            found[-1] = StatusPeriod(code=found[-1].code, since=found[-1].since, until=day)
        found.append(StatusPeriod(code=code, since=since))
    return tuple(found)
