"""Reads an import of the national catalogue of procedures: rows of text with a head anywhere among the first lines."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import unicodedata
from collections.abc import Sequence

from pipeline.errors import UsageError
from pipeline.model.catalogue import CatalogueEntry
from pipeline.procedures.codes import read_code_cell
from pipeline.rules.schema.catalogue import CatalogueRules
from pipeline.text.fold import fold_keeping_length, squeeze

__all__ = ["read_csv", "read_entries"]

_HEAD_WITHIN = 20
"""Lines in which the head must stand: exports print a title above it."""
_NUMBER = re.compile(r"(?P<first>[1-9])[.,](?P<rest>\d{1,6})\Z")
"""A code that a spreadsheet took for a number: without the zeros at its end, with the comma of Vietnamese decimals."""
_CODE_LENGTH = len("1.000000")
_DAY = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>(?:19|20)\d\d)")


def read_csv(content: bytes, rules: CatalogueRules) -> tuple[tuple[str, ...], ...]:
    """Return the lines of a CSV in UTF-8, separated by the sign that shows its head, else a comma; raises ``UsageError``."""
    try:
        text = content.decode("utf-8-sig")
        tables = [_split(text, separator) for separator in ",;\t"]
    except (UnicodeDecodeError, csv.Error) as error:
        raise UsageError("Tệp CSV không đọc được.", remedy="Lưu lại thành CSV (UTF-8) hoặc XLSX.") from error
    return next((rows for rows in tables if any(_is_head(row, rules) for row in rows[:_HEAD_WITHIN])), tables[0])


def _split(text: str, separator: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cell.strip() for cell in line) for line in csv.reader(io.StringIO(text), delimiter=separator))


def read_entries(rows: Sequence[Sequence[str]], rules: CatalogueRules) -> tuple[CatalogueEntry, ...]:
    """Return the entries below the head; raises ``UsageError`` when no line names code and name, or none has a code."""
    for at, row in enumerate(rows[:_HEAD_WITHIN]):
        if _is_head(row, rules):
            columns = _columns(row, rules)
            entries = tuple(entry for line in rows[at + 1 :] if (entry := _entry(line, columns)) is not None)
            if not any(entry.code for entry in entries):
                raise UsageError(
                    f"Dưới dòng tên cột (dòng {at + 1}) không có mã số nào đọc được; danh mục đã nạp trước vẫn giữ nguyên.",
                    remedy="Ghi mã số dạng 1.000123 trong cột mã số, định dạng cột là văn bản (Text).",
                )
            return entries
    raise UsageError(
        "Tệp không có cột mã số và cột tên thủ tục.",
        remedy="Đặt tên cột «Mã số», «Tên thủ tục hành chính» trong 20 dòng đầu (của trang tính đầu tiên).",
    )


def _is_head(row: Sequence[str], rules: CatalogueRules) -> bool:
    return {"code", "name"} <= set(_columns(row, rules))


def _columns(row: Sequence[str], rules: CatalogueRules) -> dict[str, int]:
    roles = {head: role for role, heads in rules.columns for head in heads}
    found: dict[str, int] = {}
    for at, cell in enumerate(row):
        role = roles.get(fold_keeping_length(squeeze(unicodedata.normalize("NFC", cell))))
        if role:
            found.setdefault(role, at)
    return found


def _entry(line: Sequence[str], columns: dict[str, int]) -> CatalogueEntry | None:
    words = {role: squeeze(unicodedata.normalize("NFC", line[at])) or None for role, at in columns.items() if at < len(line)}
    name = words.get("name")
    if name is None:
        return None
    code = read_code_cell(_NUMBER.sub(_as_code, words.get("code") or ""), "")
    return CatalogueEntry(
        code=code.base if code else None,
        name=name,
        field=words.get("field"),
        authority=words.get("authority"),
        level=words.get("level"),
        decision=words.get("decision"),
        state=words.get("state"),
        entered_on=_day(words.get("entered_on") or ""),
    )


def _as_code(number: re.Match[str]) -> str:
    return f"{number['first']}.{number['rest']}".ljust(_CODE_LENGTH, "0")


def _day(text: str) -> dt.date | None:
    found = _DAY.match(text)
    try:
        if found:
            return dt.date(int(found["year"]), int(found["month"]), int(found["day"]))
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None
