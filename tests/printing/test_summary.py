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
    assert text.index("Tệp không đọc được (bản gốc đã giữ lại):") < text.index("hỏng.pdf")
    assert text.index("Tệp bị từ chối (không lưu nội dung):") < text.index("mật.pdf")
    assert "5 văn bản đang chờ" in text


def test_what_was_never_there_is_not_said_to_be_kept(rules: Rules) -> None:
    """A path that could not be opened stands apart from files whose originals are kept."""
    absent = FailedFile(path="mất.pdf", code="vanished_file", message="Không có tệp.", remedy="Xem lại.")
    text = describe_summary(IngestSummary(failures=(absent,)), rules)
    assert "Tệp không mở được (chưa có gì được giữ lại):\n  mất.pdf" in text
    assert "bản gốc đã giữ lại" not in text


def test_known_files_that_were_not_read_are_not_forgotten(rules: Rules) -> None:
    """A later run says how many of the known files could not be read before, and where their reasons stand."""
    text = describe_summary(IngestSummary(known=5) + IngestSummary(known_unread=2), rules)
    assert "Trong số đã có, 2 tệp từ trước không đọc được hoặc bị từ chối" in text
    assert "«Tệp lỗi»" in text


def test_nothing_new_is_one_line(rules: Rules) -> None:
    """A run that finds nothing new says so in one line."""
    assert describe_summary(IngestSummary(known=3), rules).count("\n") == 0


def test_as_json() -> None:
    """JSON has the same figures."""
    found = json.loads(summary_to_json(SUMMARY))
    assert (found["files"], found["new"], found["failures"][1]["refused"]) == (1211, 1200, True)
