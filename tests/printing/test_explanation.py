"""What ``rasoat explain`` says of a document."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from flows.cli import rasoat
from pipeline.model.text import ExtractedText
from pipeline.printing.explanation import explain_document
from pipeline.process import read_document
from pipeline.rules import Rules

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
WORDS = """ỦY BAN NHÂN DÂN
TỈNH SÔNG TRÀ
Số: 41/2031/QĐ-UBND
QUYẾT ĐỊNH
Về việc bãi bỏ văn bản
Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;
Điều 1. Bãi bỏ Quyết định số 18/2019/QĐ-UBND ngày 03 tháng 6 năm 2019 về việc bãi bỏ phí chợ.
Điều 2. Quyết định này không thay thế Quyết định số 19/2019/QĐ-UBND.
Câu này không nói gì.
Điều 3. Quyết định này có hiệu lực từ ngày 01 tháng 7 năm 2031.
"""


@pytest.fixture(scope="module")
def said(rules: Rules) -> str:
    """Return the explanation of a small document."""
    return explain_document(read_document(ExtractedText.of(WORDS), rules), rules)


@pytest.mark.parametrize(
    "words",
    [
        "động từ «Bãi bỏ» act.repeal.v1: tác động (chủ động)",
        "→ đề xuất: bãi bỏ 18/2019/QĐ-UBND (toàn bộ)",
        "act.repeal.v1: bị che: nằm trong tên văn bản 18/2019/QĐ-UBND",
        "act.replace.v1: không tác động: bị phủ định",
        "vai trò: căn cứ",
        "vai trò: đối tượng bị tác động",
        "nói về chính văn bản này",
    ],
)
def test_said(said: str, words: str) -> None:
    """Rule, act, target, confidence, masks and roles are said."""
    assert words in said


def test_only_what_matters(said: str, rules: Rules) -> None:
    """Sentences without verb and reference are left out unless all are wanted."""
    everything = explain_document(read_document(ExtractedText.of(WORDS), rules), rules, everything=True)
    assert "Câu này không nói gì" not in said
    assert "Câu này không nói gì" in everything


@pytest.mark.parametrize("folder", sorted(p.parent.name for p in SAMPLES.glob("*/source.html")))
def test_samples(folder: str) -> None:
    """Every sample page is explained without an error, or refused as it is read."""
    done = CliRunner().invoke(rasoat, ["explain", str(SAMPLES / folder / "source.html")])
    assert done.exit_code in {0, 3}, done.output
    assert done.exit_code == 3 or "Văn bản 1: " in done.output


def test_document_that_is_not_there() -> None:
    """A wrong ordinal is wrong usage."""
    done = CliRunner().invoke(rasoat, ["explain", str(SAMPLES / "traps-only" / "source.html"), "--document", "9"])
    assert done.exit_code == 2
    assert "Tệp chỉ có 1 văn bản." in done.output
