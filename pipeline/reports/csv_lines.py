"""Rows of plain values as CSV that Excel opens with its Vietnamese letters, and in which words are never formulas."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence

from pipeline.reports.sheets import Value

__all__ = ["to_csv"]

_BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Signs that make a spreadsheet compute what follows; an apostrophe before them makes it show the words."""


def to_csv(head: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[str]:
    """Yield the lines of a CSV (RFC 4180, UTF-8 with a byte order mark), one row at a time; days as dd/mm/yyyy."""
    yield _BOM + _line(head)
    for row in rows:
        yield _line(row)


def _line(row: Sequence[Value]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow([_cell(value) for value in row])
    return written.getvalue()


def _cell(value: Value) -> str:
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    if not isinstance(value, str):
        return "" if value is None else str(value)
    words = "".join(sign for sign in value if sign >= " " or sign in "\n\t")
    return f"'{words}" if words.lstrip(" \n").startswith(_FORMULA) else words
