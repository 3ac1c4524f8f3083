"""Rule files for a person at a terminal: what is wrong with them, and what they hold."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from pipeline.rules.check import RuleEntry, RuleProblem

__all__ = ["describe_checked", "describe_entries", "describe_problems"]


def describe_checked(files: int) -> str:
    """Return what to say when nothing is wrong."""
    return f"Đã kiểm tra {files} tệp quy tắc: mọi ví dụ và phản ví dụ đều đúng."


def describe_problems(problems: Sequence[RuleProblem]) -> str:
    """Return each problem with its file, line, rule, the example that broke, and what to do."""
    return "\n".join([*(_problem(problem) for problem in problems), f"{len(problems)} lỗi."])


def _problem(problem: RuleProblem) -> str:
    place = problem.file + (f", dòng {problem.line}" if problem.line else "")
    rule = f" [{problem.rule}]" if problem.rule else ""
    lines = [f"{place}{rule}: {problem.message}"]
    if problem.example and problem.example not in problem.message:
        lines.append(f"  Câu: «{problem.example}»")
    return "\n".join([*lines, f"  Cách xử lý: {problem.remedy}"])


def describe_entries(entries: Sequence[RuleEntry]) -> str:
    """Return the entries by file: identifier, how many examples and counter-examples, source."""
    lines = []
    for file, group in groupby(entries, key=lambda entry: entry.file):
        rows = list(group)
        lines.append(f"{file} ({len(rows)} mục)")
        lines += [_entry(row) for row in rows]
    return "\n".join(lines)


def _entry(entry: RuleEntry) -> str:
    counted = f"{entry.examples} ví dụ, {entry.counter_examples} phản ví dụ" if entry.examples else "không có ví dụ"
    return f"  {entry.id:<34} {counted}" + (f"; nguồn: {entry.source}" if entry.source else "")
