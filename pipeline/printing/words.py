"""Small pieces of Vietnamese text: days, identifiers, provisions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from pipeline.model.document import Dated
from pipeline.rules.schema.names import Name, Names
from pipeline.text.numerals import number_vi

__all__ = ["day", "days", "eids_in_words", "named", "number_vi", "unknown"]

unknown = "chưa xác định"


def day(value: dt.date | None) -> str:
    """Return a day as dd/mm/yyyy, or that it is not known."""
    return f"{value:%d/%m/%Y}" if value else unknown


def days(value: Dated | None) -> str:
    """Return a stated day: the day, the expression it is computed by, or that it is not known."""
    if value is None or (value.date is None and value.expression is None):
        return unknown
    if value.date:
        return day(value.date)
    if value.expression == "SIGN":
        return "từ ngày ký"
    if value.expression == "SELF_EFF":
        return "theo ngày có hiệu lực của văn bản"
    later = str(value.expression).removeprefix("SIGN+")
    return f"sau {later.removesuffix('M')} {'tháng' if later.endswith('M') else 'ngày'} kể từ ngày ký"


def named(names: Mapping[str, Name], identifier: str) -> str:
    """Return sign and word of an identifier, e.g. ``± sửa đổi, bổ sung``."""
    name = names.get(identifier)
    return f"{name.sign} {name.name}".strip() if name else identifier


def eids_in_words(eids: Iterable[str], names: Names) -> str:
    """Return a list of provisions in words."""
    return ", ".join(names.eid_in_words(eid) for eid in eids)
