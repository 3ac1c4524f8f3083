"""Search results for a terminal."""

from __future__ import annotations

import json
from dataclasses import asdict

from pipeline.model.search import Hit, Results, Snippet
from pipeline.printing.words import named, number_vi, unknown
from pipeline.rules import Rules
from pipeline.search.remarks import remarks_on

__all__ = ["describe_results", "results_to_json"]


def describe_results(results: Results, rules: Rules) -> str:
    """Return the hits with where they matched and why, or what to try when there are none."""
    understood = " · ".join(f"{name}: {value}" for name, value, _ in results.query.understood)
    head = list(remarks_on(results.query))
    head += [f"Có phải ý bạn là: {suggestion}?" for suggestion in results.suggestions]
    head += [f"Hiểu là: {understood}"] if understood else []
    if not results.hits and results.total:
        return "\n".join([*head, f"Trang này không có kết quả: tất cả có {number_vi(results.total)} kết quả."])
    if not results.hits:
        return "\n".join([*head, "Không tìm thấy văn bản nào. Bớt từ hoặc bỏ bớt bộ lọc rồi tìm lại."])
    head.append(f"Tìm thấy {number_vi(results.total)} kết quả.")
    first = (results.query.page - 1) * results.query.size + 1
    return "\n".join([*head, *(_hit(n, hit, rules) for n, hit in enumerate(results.hits, start=first))])


def results_to_json(results: Results) -> str:
    """Return query, total, hits and facets as JSON."""
    return json.dumps(asdict(results), ensure_ascii=False, default=str)


def _hit(position: int, hit: Hit, rules: Rules) -> str:
    fields = hit.record.fields
    kind = rules.kinds.by_id.get(str(fields.get("kind")))
    labels = fields.get("labels") or ()
    words = ", ".join(named(rules.names.labels, str(label)) for label in labels) if isinstance(labels, (list, tuple)) else ""
    status = named(rules.names.statuses, str(fields.get("status") or "CHUA_XAC_DINH"))
    lines = [
        "",
        f"{position}. {kind.name if kind else unknown} {fields.get('number') or unknown} · {_day(fields.get('date'))}",
        f"   {fields.get('authority') or unknown}",
        f"   {fields.get('title') or ''}",
        f"   [{words}] [{status}] mã: {hit.record.document_id}",
    ]
    if hit.reasons:
        lines.append(f"   Vì: {', '.join(hit.reasons)}")
    lines += [f"   {_snippet(snippet)}" for snippet in hit.snippets]
    for child in hit.children:
        lines += [f"   ↳ {_child(child, rules)}"]
    return "\n".join(lines)


def _child(hit: Hit, rules: Rules) -> str:
    snippet = _snippet(hit.snippets[0]) if hit.snippets else str(hit.record.fields.get("name") or "")
    eid = hit.record.fields.get("eid")
    return f"{rules.names.eid_in_words(str(eid))}: {snippet}" if eid else snippet


def _snippet(snippet: Snippet) -> str:
    text, parts, last = snippet.text, [], 0
    for start, end in snippet.marks:
        parts += [text[last:start], "«", text[start:end], "»"]
        last = end
    return " ".join("".join([*parts, text[last:]]).split())


def _day(value: object) -> str:
    iso = str(value or "")[:10]
    return "/".join(reversed(iso.split("-"))) if iso else unknown
