"""The end of an ingestion: what came in, what failed and what to do."""

from __future__ import annotations

import json
from dataclasses import asdict

from pipeline.errors import VanishedFileError
from pipeline.model.ingest import IngestSummary
from pipeline.printing.words import named, number_vi
from pipeline.rules import Rules

__all__ = ["describe_summary", "summary_to_json"]


def describe_summary(summary: IngestSummary, rules: Rules) -> str:
    """Return counts per state, label and group, and each failed file with reason and remedy."""
    failed = [failure for failure in summary.failures if not failure.refused]
    refused = [failure for failure in summary.failures if failure.refused]
    counts = (
        f"Đã xem {number_vi(summary.files)} tệp: {number_vi(summary.new)} mới, {number_vi(summary.known)} đã có, "
        f"{number_vi(summary.changed)} thay đổi, {number_vi(len(failed))} không đọc được, {number_vi(len(refused))} từ chối."
    )
    lines = [counts]
    if summary.known_unread:
        unread = number_vi(summary.known_unread)
        lines.append(
            f"Trong số đã có, {unread} tệp từ trước không đọc được hoặc bị từ chối: xem lý do ở mục «Tệp lỗi» của trang."
        )
    if summary.skipped:
        lines.append(f"Bỏ qua {number_vi(summary.skipped)} tệp không phải văn bản (theo phần mở đuôi).")
    if summary.documents:
        lines.append(f"Văn bản đọc được: {number_vi(summary.documents)}.")
    if summary.labels:
        lines.append("Theo nhãn: " + "; ".join(f"{named(rules.names.labels, name)}: {n}" for name, n in summary.labels) + ".")
    if summary.groups:
        lines.append(
            "Thủ tục hành chính: " + "; ".join(f"{named(rules.names.groups, name)}: {n}" for name, n in summary.groups) + "."
        )
    absent = [failure for failure in failed if failure.code == VanishedFileError.code]
    kept = [failure for failure in failed if failure not in absent]
    for title, failures in (
        ("Tệp không mở được (chưa có gì được giữ lại):", absent),
        ("Tệp không đọc được (bản gốc đã giữ lại):", kept),
        ("Tệp bị từ chối (không lưu nội dung):", refused),
    ):
        if failures:
            lines += ["", title]
            lines += [f"  {f.path}\n    Lý do: {f.message}\n    Cách xử lý: {f.remedy}" for f in failures]
    if summary.waiting_for_index:
        lines += [
            "",
            f"Chỉ mục chưa trả lời: {number_vi(summary.waiting_for_index)} văn bản đang chờ, lần nạp sau sẽ cập nhật.",
        ]
        lines += [f"  {summary.index_problem}"] if summary.index_problem else []
    return "\n".join(lines)


def summary_to_json(summary: IngestSummary) -> str:
    """Return the summary as JSON."""
    return json.dumps({**asdict(summary), "files": summary.files}, ensure_ascii=False)
