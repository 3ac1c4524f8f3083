"""Counts beside the hits: values of facets, and statuses on a day; aggregations that both engines understand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.search.validity import UNKNOWN

__all__ = ["aggregations", "read_facets", "read_statuses"]

_VALUES = 50
"""Values of one facet that are counted: more than anybody reads."""
_STATUS = "status"
_DAYS = ("force_to", "force_from", "unsure_from", "stopped_from", "stopped_to", "partly_to")


def aggregations(facets: Sequence[str], day: int | None) -> dict[str, Any]:
    """Return what is to be counted: the values of ``facets``, and with a ``day`` (yyyymmdd) the days around it."""
    counted: dict[str, Any] = {name: {"terms": {"field": name, "size": _VALUES}} for name in facets}
    if day is not None:
        inner: dict[str, Any] = {}
        for name in reversed(_DAYS):
            ranges: list[dict[str, int]] = [{"to": day + 1}, {"from": day + 1}]
            if name == "force_from":
                ranges = [{"to": day + 1}, {"from": day + 1, "to": UNKNOWN}, {"from": UNKNOWN}]
            inner = {name: {"range": {"field": name, "ranges": ranges}, **({"aggs": inner} if inner else {})}}
        counted[_STATUS] = inner["force_to"]
    return counted


def read_facets(answered: Mapping[str, Any], facets: Sequence[str]) -> dict[str, list[tuple[str, int]]]:
    """Return the values of each facet with their counts, most frequent first."""
    return {
        name: [(_value(bucket["key"]), int(bucket["doc_count"])) for bucket in answered[name]["buckets"]] for name in facets
    }


def read_statuses(answered: Mapping[str, Any], day: int | None) -> dict[str, int]:
    """Return how many records have each status on the day, statuses without records left out."""
    counts: Counter[str] = Counter()
    if day is None or _STATUS not in answered:
        return counts
    for has_ended, ended in _buckets(answered[_STATUS], day):
        if has_ended == "until":
            counts["HET_TOAN_BO"] += int(ended["doc_count"])
            continue
        for start, started in _buckets(ended["force_from"], day):
            if start != "until":
                counts["CHUA_XAC_DINH" if start == "unknown" else "CHUA"] += int(started["doc_count"])
                continue
            for doubt, sure in _buckets(started["unsure_from"], day):
                if doubt == "until":
                    counts["CHUA_XAC_DINH"] += int(sure["doc_count"])
                else:
                    _count_going(sure, day, counts)
    return {status: count for status, count in counts.most_common() if count}


def _count_going(answered: Mapping[str, Any], day: int, counts: Counter[str]) -> None:
    """Count what has begun and not ended: stopped, in part no longer in force, or in force."""
    for begun, stopped in _buckets(answered["stopped_from"], day):
        for ended, after in _buckets(stopped["stopped_to"], day):
            if begun == "until" and ended != "until":
                counts["NGUNG"] += int(after["doc_count"])
                continue
            for partly, part in _buckets(after["partly_to"], day):
                counts["HET_MOT_PHAN" if partly == "until" else "CON"] += int(part["doc_count"])


def _buckets(answered: Mapping[str, Any], day: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the ranges as ``until`` the day, ``after`` it and ``unknown``; engines add empty ranges of their own."""
    for bucket in answered["buckets"]:
        first = bucket.get("from")
        if first is None or first < day:
            yield "until", bucket
        else:
            yield "unknown" if first >= UNKNOWN else "after", bucket


def _value(key: object) -> str:
    return str(int(key)) if isinstance(key, float) else str(key)
