"""Small pieces of Vietnamese text: days, identifiers, provisions."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping

from pipeline.model.document import Dated
from pipeline.rules.schema.names import Name

__all__ = ["day", "days", "eid_in_words", "eids_in_words", "named", "number_vi", "unknown"]

unknown = "chưa xác định"

_STEPS = (
    ("att", "phụ lục/văn bản kèm theo"),
    ("part", "Phần"),
    ("chp", "Chương"),
    ("subsec", "Tiểu mục"),
    ("sec", "Mục"),
    ("art", "Điều"),
    ("cl", "khoản"),
    ("point", "điểm"),
    ("indent", "tiết"),
    ("row", "số thứ tự"),
    ("form", "Mẫu số"),
)
_STEP_NAMES = dict(_STEPS)


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
    return f"sau {str(value.expression).removeprefix('SIGN+')} ngày kể từ ngày ký"


def named(names: Mapping[str, Name], identifier: str) -> str:
    """Return sign and word of an identifier, e.g. ``± sửa đổi, bổ sung``."""
    name = names.get(identifier)
    return f"{name.sign} {name.name}".strip() if name else identifier


def number_vi(value: int) -> str:
    """Return a count with points between thousands."""
    return f"{value:,}".replace(",", ".")


def eid_in_words(eid: str) -> str:
    """Return an eId as it is cited, from small to large: ``art_5__cl_2`` is ``khoản 2 Điều 5``."""
    if ".." in eid:
        first, last = eid.split("..", 1)
        return f"từ {eid_in_words(first)} đến {eid_in_words(last)}"
    return " ".join(_step_in_words(step) for step in reversed(eid.split("__")))


def eids_in_words(eids: Iterable[str]) -> str:
    """Return a list of provisions in words."""
    return ", ".join(eid_in_words(eid) for eid in eids)


def _step_in_words(step: str) -> str:
    kind, _, number = step.partition("_")
    number = re.sub(r"-\d+$", "", number)
    return f"{_STEP_NAMES.get(kind, kind)} {number}".strip()
