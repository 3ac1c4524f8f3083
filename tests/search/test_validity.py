"""In force on a day or not."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from pipeline.model.status import StatusCode, StatusPeriod
from pipeline.search.counting import aggregations, read_statuses
from pipeline.search.validity import NEVER, UNKNOWN, Validity, periods_as_fields, status_of, validity

DAY = dt.date(2025, 6, 1)


D = dt.date


@pytest.mark.parametrize(
    ("periods", "days"),
    [
        ([("CHUA", None), ("CON", D(2025, 6, 1))], Validity(start=20250601)),
        (
            [("CHUA", None), ("CON", D(2024, 1, 1)), ("HET_TOAN_BO", D(2025, 6, 1))],
            Validity(start=20240101, end=20250601),
        ),
        (
            [("CHUA", None), ("CON", D(2024, 1, 1)), ("HET_MOT_PHAN", D(2025, 1, 1))],
            Validity(start=20240101, partly=20250101),
        ),
        (
            [("CON", D(2024, 1, 1)), ("NGUNG", D(2025, 1, 1)), ("CON", D(2025, 7, 1))],
            Validity(start=20240101, stopped=20250101, resumed=20250701),
        ),
        (
            [("CON", D(2024, 1, 1)), ("NGUNG_MOT_PHAN", D(2025, 1, 1)), ("CON", D(2025, 7, 1))],
            Validity(start=20240101, halted=20250101, restored=20250701),
        ),
        ([("CON", D(2024, 1, 1)), ("CHUA_XAC_DINH", D(2025, 1, 1))], Validity(start=20240101, unsure=20250101)),
        ([("CHUA", None), ("CHUA_XAC_DINH", D(2024, 1, 1))], Validity(start=UNKNOWN, end=NEVER)),
        ([], Validity()),
    ],
)
def test_days_of_periods(periods: list[tuple[StatusCode, dt.date | None]], days: Validity) -> None:
    """Periods become the days by which documents are filtered."""
    ends = [since for _, since in periods[1:]] + [None]
    assert validity([StatusPeriod(code=c, since=s, until=u) for (c, s), u in zip(periods, ends, strict=False)]) == days


def test_the_status_shown_is_that_of_the_period() -> None:
    """A period's first day belongs to it; without periods nothing is known."""
    periods = (StatusPeriod(code="CHUA", until=DAY), StatusPeriod(code="NGUNG", since=DAY))
    fields = {"statuses": periods_as_fields(periods)}
    assert status_of(fields, DAY) == "NGUNG"
    assert status_of(fields, DAY - dt.timedelta(days=1)) == "CHUA"
    assert status_of({}, DAY) == "CHUA_XAC_DINH"


def test_counts_of_statuses() -> None:
    """Nested ranges become statuses, whatever empty ranges an engine adds."""
    asked = aggregations((), 20250601)
    assert list(asked) == ["status"]
    partly: dict[str, Any] = {"buckets": [{"to": 20250602.0, "doc_count": 2}, {"from": 20250602.0, "doc_count": 3}]}
    resumed: dict[str, Any] = {
        "buckets": [{"to": 20250602.0, "doc_count": 0}, {"from": 20250602.0, "doc_count": 5, "partly_to": partly}]
    }
    resumed["buckets"][0]["partly_to"] = {"buckets": []}
    stopped = {
        "buckets": [
            {"to": 20250602.0, "doc_count": 17, "stopped_to": {"buckets": [{"from": 20250602.0, "doc_count": 17}]}},
            {"from": 20250602.0, "doc_count": 5, "stopped_to": resumed},
        ]
    }
    sure = {"buckets": [{"to": 20250602.0, "doc_count": 1}, {"from": 20250602.0, "doc_count": 22, "stopped_from": stopped}]}
    start = {
        "buckets": [
            {"to": 20250602.0, "doc_count": 23, "unsure_from": sure},
            {"from": 20250602.0, "to": 99999999.0, "doc_count": 7},
            {"from": 99999999.0, "doc_count": 11},
        ]
    }
    end = {"buckets": [{"to": 20250602.0, "doc_count": 13}, {"from": 20250602.0, "doc_count": 23, "force_from": start}]}
    counted = {"HET_TOAN_BO": 13, "HET_MOT_PHAN": 2, "CON": 3, "CHUA": 7, "CHUA_XAC_DINH": 12, "NGUNG": 17}
    assert read_statuses({"status": end}, 20250601) == counted
