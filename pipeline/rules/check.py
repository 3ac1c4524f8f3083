"""Checks rule files one by one and says in Vietnamese what is wrong, where, and what to do."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pipeline.errors import RuleDataError
from pipeline.rules.loader import DATA_DIR, Rules

__all__ = ["RuleEntry", "RuleProblem", "check_file", "list_rules", "rule_file_names"]

_PLACE = re.compile(r"line (\d+), column (\d+)")
_NAMING = ("id", "name", "word", "printed", "other", "symbol")
"""Keys by which a person finds an entry in its file, the best first."""
_EXAMPLE = re.compile(r"«([^»]*)»")
_TYPES = {
    "string_type": "một chuỗi trong dấu nháy",
    "bool_type": "true hoặc false",
    "bool_parsing": "true hoặc false",
    "int_type": "một số nguyên",
    "int_parsing": "một số nguyên",
    "int_from_float": "một số nguyên",
    "float_type": "một số",
    "float_parsing": "một số",
    "tuple_type": "một danh sách trong ngoặc vuông",
    "list_type": "một danh sách trong ngoặc vuông",
    "model_type": "một bảng [tên]",
    "dict_type": "một bảng [tên]",
    "date_type": "một ngày, ví dụ 2025-06-30",
    "date_parsing": "một ngày, ví dụ 2025-06-30",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleProblem:
    """What is wrong with a rule file, for a lawyer: ``rule`` is the entry's id or name, ``line`` counts from 1."""

    file: str
    message: str
    remedy: str
    rule: str | None = None
    line: int | None = None
    example: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleEntry:
    """An entry of a rule file that has an identifier, with how many examples it carries."""

    file: str
    id: str
    source: str | None
    examples: int
    counter_examples: int


def rule_file_names() -> tuple[str, ...]:
    """Return the names that a rule file may have."""
    return tuple(path.name for path in sorted(DATA_DIR.glob("*.toml")))


def check_file(path: Path) -> tuple[RuleProblem, ...]:
    """Return what is wrong with one file: its name, its syntax, its shape, its examples; empty when nothing is."""
    if path.name not in rule_file_names():
        known = ", ".join(rule_file_names())
        return (_problem(path, "không phải là tên của một tệp quy tắc.", f"Đặt tên tệp như bản gốc: {known}."),)
    try:
        getattr(Rules(path.parent), path.stem)
    except RuleDataError as error:
        return tuple(_explained(path, error.__cause__))
    return tuple(_repeated(path, _table(path)))


def list_rules(folder: Path) -> tuple[RuleEntry, ...]:
    """Return the entries with an identifier of all rule files as they apply with ``folder``."""
    own = {path.name: path for path in folder.glob("*.toml")}
    paths = (own.get(name, DATA_DIR / name) for name in rule_file_names())
    return tuple(entry for path in paths for entry in _entries(path.name, _table(path)))


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return {}


def _entries(file: str, table: object) -> Iterator[RuleEntry]:
    """Yield the entries below a value, in the order of the file."""
    if isinstance(table, dict):
        if isinstance(table.get("id"), str):
            examples, counter_examples = table.get("examples", ()), table.get("counter_examples", ())
            yield RuleEntry(
                file=file,
                id=table["id"],
                source=table.get("source"),
                examples=len(examples) or int("example" in table),
                counter_examples=len(counter_examples),
            )
        table = list(table.values())
    if isinstance(table, list):
        for inner in table:
            yield from _entries(file, inner)


def _repeated(path: Path, table: dict[str, Any]) -> Iterator[RuleProblem]:
    for name, rows in table.items():
        ids = [row["id"] for row in rows if isinstance(row, dict) and "id" in row] if isinstance(rows, list) else []
        for repeated in sorted({each for each in ids if ids.count(each) > 1}):
            message = f"mã «{repeated}» có hơn một lần trong [[{name}]]."
            yield _problem(path, message, "Đổi một trong hai mã, hoặc xóa mục thừa.", rule=repeated)


def _explained(path: Path, cause: BaseException | None) -> Iterable[RuleProblem]:
    match cause:
        case tomllib.TOMLDecodeError():
            place = _PLACE.search(str(cause))
            line = int(place[1]) if place else None
            yield _problem(
                path,
                f"sai cú pháp TOML {f'ở cột {place[2]}' if place else 'ở cuối tệp: còn dấu mở chưa đóng'}.",
                "Xem lại dấu nháy, dấu ngoặc vuông và dấu phẩy ở dòng này và dòng ngay trước nó.",
                line=line,
            )
        case UnicodeDecodeError():
            yield _problem(path, "không phải văn bản UTF-8.", "Lưu lại tệp với bảng mã UTF-8.")
        case ValidationError():
            table = _table(path)
            for error in cause.errors():
                yield _of_shape(path, table, error)
        case _:
            yield _problem(path, "không mở được tệp.", "Kiểm tra tệp còn ở đó và được phép đọc.")


def _of_shape(path: Path, table: dict[str, Any], error: Any) -> RuleProblem:
    """Return one error of the schema in words: which entry, which key, what it should be."""
    rule = _name_of(table, error["loc"])
    key = next((str(part) for part in reversed(error["loc"]) if isinstance(part, str)), "")
    kind, context = error["type"], error.get("ctx", {})
    if kind == "value_error":
        said = str(context.get("error", error["msg"]))
        example = _EXAMPLE.search(said)
        return _problem(path, f"{said}.", _remedy(said), rule=rule, example=example[1] if example else None)
    if kind == "missing":
        return _problem(path, f"thiếu khóa «{key}».", f"Thêm «{key} = …» như ở tệp gốc.", rule=rule)
    if kind == "extra_forbidden":
        return _problem(path, f"khóa «{key}» không có trong lược đồ.", "Sửa tên khóa theo tệp gốc, hoặc xóa nó.", rule=rule)
    if kind == "literal_error":
        return _problem(path, f"giá trị của «{key}» không dùng được.", f"Chọn một trong: {context['expected']}.", rule=rule)
    wanted = _TYPES.get(kind, "một giá trị như ở tệp gốc")
    return _problem(path, f"giá trị của «{key}» sai kiểu.", f"Viết {wanted}.", rule=rule)


def _remedy(said: str) -> str:
    if "phản ví dụ" in said:
        return "Thu hẹp mẫu để không còn nhận câu này, hoặc xóa phản ví dụ nếu nó nay phải được nhận."
    if "ví dụ" in said:
        return "Sửa mẫu để nhận ra câu này, hoặc sửa ví dụ cho đúng với quy tắc mới."
    return "Sửa mục này theo thông báo; so với tệp gốc khi chưa rõ."


def _name_of(table: object, place: tuple[str | int, ...]) -> str | None:
    """Return how the entry at ``place`` is called: the innermost identifier or name on the way there."""
    found = None
    for part in place:
        if isinstance(table, dict) and part in table:
            table = table[str(part)]
        elif isinstance(table, list) and isinstance(part, int) and part < len(table):
            table = table[part]
        else:
            break
        if isinstance(table, dict):
            found = next((table[key] for key in _NAMING if isinstance(table.get(key), str)), found)
    return found


def _problem(
    path: Path, message: str, remedy: str, *, rule: str | None = None, line: int | None = None, example: str | None = None
) -> RuleProblem:
    where = line or _line_of(path, example or rule)
    return RuleProblem(file=path.name, message=message, remedy=remedy, rule=rule, line=where, example=example)


def _line_of(path: Path, words: str | None) -> int | None:
    """Return the first line of the file that holds ``words``."""
    if not words or not path.is_file():
        return None
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return next((number for number, line in enumerate(lines, start=1) if words in line), None)
