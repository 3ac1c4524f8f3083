"""What an ingestion says at its end."""

from __future__ import annotations

import json

from pipeline.model.ingest import FailedFile, IngestSummary
from pipeline.printing.summary import describe_summary, summary_to_json
from pipeline.rules import Rules

SUMMARY = IngestSummary(
    new=1200,
    known=3,
    changed=2,
    documents=1201,
    failures=(
        FailedFile(path="hỏng.pdf", code="unreadable_file", message="Tệp bị hỏng.", remedy="Chép lại."),
        FailedFile(path="mật.pdf", code="secrecy_mark", message="Mang dấu mật.", remedy="Ngoài hệ thống.", refused=True),
    ),
    labels=(("new", 900), ("amended", 301)),
    groups=(("abolished", 7),),
    waiting_for_index=5,
    skipped=4,
)


def test_everything_is_told(rules: Rules) -> None:
    """Counts of files, labels and groups, each failed and each refused file with reason and remedy, and what waits."""
    text = describe_summary(SUMMARY, rules)
    assert "Đã xem 1.211 tệp: 1.200 mới, 3 đã có, 2 thay đổi, 1 không đọc được, 1 từ chối." in text
    assert "Bỏ qua 4 tệp" in text
    assert "Theo nhãn: + mới: 900; ± sửa đổi, bổ sung: 301." in text
    assert "bãi bỏ: 7." in text
    assert "  hỏng.pdf\n    Lý do: Tệp bị hỏng.\n    Cách xử lý: Chép lại." in text
    assert text.index("Tệp bị từ chối:") < text.index("mật.pdf")
    assert "5 văn bản đang chờ" in text


def test_nothing_new_is_one_line(rules: Rules) -> None:
    """A run that finds nothing new says so in one line."""
    assert describe_summary(IngestSummary(known=3), rules).count("\n") == 0


def test_as_json() -> None:
    """JSON has the same figures."""
    found = json.loads(summary_to_json(SUMMARY))
    assert (found["files"], found["new"], found["failures"][1]["refused"]) == (1211, 1200, True)
