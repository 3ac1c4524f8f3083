"""In force on a day or not."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.search.counting import aggregations, read_statuses
from pipeline.search.validity import NEVER, UNKNOWN, Validity, status_of, validity

DAY = dt.date(2025, 6, 1)


@pytest.mark.parametrize(
    ("days", "status"),
    [
        (Validity(start=20250601), "CON"),
        (Validity(start=20250602), "CHUA"),
        (Validity(start=20240101, end=20250601), "HET_TOAN_BO"),
        (Validity(start=20240101, end=20250602), "CON"),
        (Validity(start=20240101, partly=20250101), "HET_MOT_PHAN"),
        (Validity(), "CHUA_XAC_DINH"),
        (Validity(end=20200101), "HET_TOAN_BO"),
    ],
)
def test_status_on_a_day(days: Validity, status: str) -> None:
    """The last day in force is the one before the end; without a first day nothing is known."""
    fields = {"force_from": days.start, "force_to": days.end, "partly_to": days.partly}
    assert status_of(fields, DAY) == status


def test_stated_days() -> None:
    """Stated days are kept, and what is not stated is not known."""
    assert validity(dt.date(2024, 1, 2), None, ()) == Validity(start=20240102, end=NEVER, partly=NEVER)
    assert validity(None, dt.date(2024, 1, 2), ()) == Validity(start=UNKNOWN, end=20240102)


def test_counts_of_statuses() -> None:
    """Nested ranges become statuses, whatever empty ranges an engine adds."""
    asked = aggregations((), 20250601)
    assert list(asked) == ["status"]
    partly = {"buckets": [{"to": 20250602.0, "doc_count": 2}, {"from": 20250602.0, "doc_count": 3}]}
    start = {
        "buckets": [
            {"to": 20250602.0, "doc_count": 5, "partly_to": partly},
            {"from": 20250602.0, "to": 99999999.0, "doc_count": 7},
            {"from": 99999999.0, "doc_count": 11},
        ]
    }
    end = {"buckets": [{"to": 20250602.0, "doc_count": 13}, {"from": 20250602.0, "doc_count": 23, "force_from": start}]}
    counted = {"HET_TOAN_BO": 13, "HET_MOT_PHAN": 2, "CON": 3, "CHUA": 7, "CHUA_XAC_DINH": 11}
    assert read_statuses({"status": end}, 20250601) == counted
