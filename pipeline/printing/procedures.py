"""Procedures of the register for a terminal: lives and problems."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

from pipeline.errors import UsageError
from pipeline.procedures.codes import read_code_cell
from pipeline.procedures.register import Event, Problem, Record, find_problems
from pipeline.procedures.state import explain_state
from pipeline.procedures.statistics import name_key
from pipeline.rules import Rules

__all__ = ["PROBLEMS", "STATES", "describe_problems", "describe_record", "find_record", "problems_to_json", "record_to_json"]

STATES = {"in_force": "đang thực hiện", "abolished": "đã bãi bỏ", "unpublished": "chưa công bố"}
PROBLEMS = {
    "abolished_later": "Đã công bố, sau đó bị bãi bỏ",
    "published_after_abolition": "Đã bãi bỏ nhưng vẫn còn được công bố",
    "amended_unpublished": "Sửa đổi, bổ sung khi trong sổ đăng ký chưa có quyết định công bố",
    "abolished_unpublished": "Bãi bỏ khi trong sổ đăng ký chưa có quyết định công bố",
    "two_names": "Một mã, nhiều tên",
    "two_codes": "Một tên, nhiều mã",
}
_NONE = "chưa xác định"
_REPLACED = "được thay thế bởi"


def find_record(wanted: str, register: Sequence[Record], rules: Rules) -> Record:
    """Return the procedure with this code (a local suffix does not matter) or name; raises ``UsageError``."""
    found = read_code_cell(wanted, "")
    code = found.base if found else None
    key = name_key(wanted, rules.procedure_tables)
    for record in register:
        if (code and record.code == code) or key in (name_key(n, rules.procedure_tables) for n in record.names):
            return record
    raise UsageError(f"Không có thủ tục «{wanted}» trong sổ đăng ký.", remedy="Tìm bằng «rasoat search» để lấy mã số.")


def describe_record(record: Record, register: Sequence[Record], rules: Rules, today: dt.date) -> str:
    """Return the life of a procedure, its state today, and its problems."""
    state = explain_state(record, today).state
    lines = [
        f"{record.code or '(không có mã)'} · {record.name}",
        f"Lĩnh vực: {record.field or _NONE}",
        f"Tình trạng ngày {today:%d/%m/%Y}: {STATES[state] if state else _NONE}",
        "Quá trình:",
        *(f"  {_event(event, rules)}" for event in record.events),
    ]
    problems = [problem for problem in find_problems(register, rules.procedure_tables) if record in problem.records]
    return "\n".join([*lines, *(f"! {PROBLEMS[problem.kind]}" for problem in problems)])


def record_to_json(record: Record, today: dt.date) -> str:
    """Return the record with its state today as JSON."""
    return json.dumps({**asdict(record), "state": explain_state(record, today).state}, ensure_ascii=False, default=str)


def describe_problems(problems: Sequence[Problem], rules: Rules) -> str:
    """Return the problems by kind, each with the decisions that show it."""
    if not problems:
        return "Không thấy điều gì cần xem lại."
    counted = Counter(problem.kind for problem in problems)
    lines: list[str] = []
    for kind, title in PROBLEMS.items():
        if not counted[kind]:  # type: ignore[index]
            continue
        lines.append(f"{title} ({counted[kind]}):")  # type: ignore[index]
        for problem in problems:
            if problem.kind == kind:
                lines.append("  " + "; ".join(f"{r.code or '(không có mã)'} {r.name}" for r in problem.records))
                lines += [f"    {_event(event, rules)}" for event in problem.events]
    return "\n".join(lines)


def problems_to_json(problems: Sequence[Problem]) -> str:
    """Return the problems as JSON."""
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, default=str)


def _event(event: Event, rules: Rules) -> str:
    group = _REPLACED if event.replaced_by else getattr(rules.statistics.groups, event.group or "unknown")
    signed = f"{event.date:%d/%m/%Y}" if event.date else _NONE
    effect = f"{event.effective_from:%d/%m/%Y}" if event.effective_from else _NONE
    return f"{event.number or _NONE} ký ngày {signed}, hiệu lực {effect}, dòng {event.row}: {group} · {event.name}"
