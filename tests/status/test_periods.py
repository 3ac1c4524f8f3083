"""The stored course of a status says on every day what the computation of that day says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.status import Event, StatusCode, StatusPeriod
from pipeline.rules import load_rules
from pipeline.status import DocumentEvents, OpenClaim, periods_of, status_on

RULES = load_rules()
_DAYS = st.dates(dt.date(2024, 1, 1), dt.date(2024, 3, 1))
_KINDS = ["starts", "ends", "ends_part", "changes_part", "suspends", "suspends_part", "extends", "keeps"]
_EVENTS = st.builds(
    Event,
    kind=st.sampled_from(_KINDS),
    day=_DAYS,
    until=st.none() | _DAYS,
    source=st.sampled_from(["old", "new", "other"]),
    eids=st.sampled_from([(), ("art_3",)]),
)
_CLAIMS = st.builds(OpenClaim, source=st.just("new"), source_number=st.none(), since=st.none() | _DAYS)


def _document(events, claims=(), issued=dt.date(2024, 1, 5)):
    ordered = tuple(sorted(events, key=lambda event: event.day))
    return DocumentEvents(document="old", issued=issued, events=ordered, open_claims=tuple(claims))


def _code_on(periods: Sequence[StatusPeriod], day: dt.date) -> StatusCode:
    return next(period.code for period in reversed(periods) if period.since is None or period.since <= day)


@given(st.lists(_EVENTS, max_size=6), st.lists(_CLAIMS, max_size=1), st.none() | _DAYS, _DAYS)
def test_same_as_the_day(events, claims, issued, day):
    """On any day the period that holds it has the code that the status of that day has."""
    document = _document(events, claims, issued)
    assert _code_on(periods_of(document, RULES), day) == status_on(day, document, RULES).code


def test_course():
    """A document not yet in force, in force, and replaced: three periods without gaps."""
    document = _document(
        [
            Event(kind="starts", day=dt.date(2024, 1, 20), source="old"),
            Event(kind="ends", day=dt.date(2024, 2, 10), source="new"),
        ]
    )
    assert periods_of(document, RULES) == (
        StatusPeriod(code="CHUA", until=dt.date(2024, 1, 20)),
        StatusPeriod(code="CON", since=dt.date(2024, 1, 20), until=dt.date(2024, 2, 10)),
        StatusPeriod(code="HET_TOAN_BO", since=dt.date(2024, 2, 10)),
    )
