"""Statistics of a period: the sentence first, then the tables."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict

from pipeline.printing.words import day, named, number_vi, unknown
from pipeline.procedures.statistics import GroupCounts, ProcedureCounts
from pipeline.rules import Rules

__all__ = ["describe_statistics", "headline", "statistics_to_json"]

_GROUPS = ("new", "amended", "replaced", "abolished")
_MOST_FIELDS = 15


def headline(counts: ProcedureCounts, rules: Rules) -> str:
    """Return the sentence of the quarterly report, e.g. ``51 quyết định công bố 254 thủ tục: 72 mới ban hành, …``."""
    groups = rules.names.groups
    parts = [f"{number_vi(getattr(counts.distinct, group))} {groups[group].name}" for group in _GROUPS]
    if counts.distinct.unknown:
        parts.append(f"{number_vi(counts.distinct.unknown)} {unknown} nhóm")
    return f"{number_vi(counts.decisions)} quyết định công bố {number_vi(counts.distinct.total)} thủ tục: {', '.join(parts)}."


def describe_statistics(counts: ProcedureCounts, rules: Rules, first: dt.date, last: dt.date) -> str:
    """Return sentence, figures side by side, cuts by field and level, and how it was counted."""
    lines = [f"Từ ngày {day(first)} đến hết ngày {day(last)} (theo ngày ký):", headline(counts, rules), ""]
    heads = [*(named(rules.names.groups, group) for group in _GROUPS), "? chưa rõ nhóm", "Tổng"]
    lines.append(f"{'':34}" + "".join(f"{head:>20}" for head in heads))
    lines.append(_row("Khác nhau trong từng quyết định", counts.distinct))
    lines.append(_row("Số dòng trong các bảng", counts.rows))
    lines.append(f"{'Khác nhau trong cả kỳ':34}{number_vi(counts.distinct_in_period):>120}")
    if counts.internal.total:
        lines.append(_row(f"TTHC nội bộ ({counts.internal_decisions} quyết định)", counts.internal))
    if counts.by_field:
        lines += ["", "Theo lĩnh vực:"]
        lines += [_row(f"  {(name or unknown)[:30]}", cut) for name, cut in counts.by_field[:_MOST_FIELDS]]
        if len(counts.by_field) > _MOST_FIELDS:
            lines.append(f"  … và {len(counts.by_field) - _MOST_FIELDS} lĩnh vực khác")
    if counts.by_level:
        levels = "; ".join(f"{rules.names.levels[level].name if level else unknown}: {n}" for level, n in counts.by_level)
        lines += ["", f"Theo cấp thực hiện: {levels}."]
    lines += ["", "Một thủ tục có ở nhiều cấp trong cùng quyết định được tính một lần; nhóm lấy theo bảng của quyết định."]
    return "\n".join(lines)


def statistics_to_json(counts: ProcedureCounts) -> str:
    """Return all figures as JSON."""
    return json.dumps(asdict(counts), ensure_ascii=False, default=str)


def _row(name: str, counts: GroupCounts) -> str:
    values = (counts.new, counts.amended, counts.replaced, counts.abolished, counts.unknown, counts.total)
    return f"{name:34}" + "".join(f"{number_vi(value):>20}" for value in values)
