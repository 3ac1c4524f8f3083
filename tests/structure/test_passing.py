"""The day of what the National Assembly issues."""

from __future__ import annotations

import datetime as dt

from pipeline.rules import Rules
from pipeline.structure import read_structure
from tests.structure.pages import text_of

LAW = (
    "QUỐC HỘI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nLuật số: 919/2025/QH15\nĐộc lập - Tự do - Hạnh phúc\nLUẬT\nĐÒ NGANG\n"
    "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;\nQuốc hội ban hành Luật Đò ngang.\n"
    "Điều 1. Phạm vi điều chỉnh\nLuật này quy định về đò ngang.\nĐiều 2. Hiệu lực thi hành\n"
    "Luật này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2026.\n{passed}\nCHỦ TỊCH QUỐC HỘI\nTrần Văn A"
)
PASSED = (
    "Luật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XV, Kỳ họp thứ 10 thông qua ngày 10 tháng 12 năm 2025."
)


def test_a_law_is_of_the_day_it_was_passed(rules: Rules) -> None:
    """The head of a law prints no day: the passing clause says it, and nothing is doubted."""
    header = read_structure(text_of(LAW.format(passed=PASSED)), rules).header
    assert header.date == dt.date(2025, 12, 10)
    assert dict(header.evidence)["date"]
    assert not [doubt for doubt in header.doubts if doubt.code == "date_missing"]


def test_without_the_clause_the_day_is_unknown(rules: Rules) -> None:
    """A draft without a passing clause has no day."""
    header = read_structure(text_of(LAW.format(passed="")), rules).header
    assert header.date is None
    assert [doubt.code for doubt in header.doubts] == ["date_missing"]


def test_a_council_that_leaves_its_day_blank_has_none(rules: Rules) -> None:
    """In a council's copy the day is still to be filled in, whatever the passing clause says."""
    text = (
        "HỘI ĐỒNG NHÂN DÂN\nTỈNH SÔNG TRÀ\nSố: 24/2025/NQ-HĐND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Sông Trà, ngày     tháng     năm 2025\nNGHỊ QUYẾT\nQuy định phí đò\nĐiều 1. Phí đò là 5.000 đồng.\n"
        "Nghị quyết này được Hội đồng nhân dân tỉnh Sông Trà thông qua ngày 10 tháng 12 năm 2025./.\nCHỦ TỊCH\nTrần Văn A"
    )
    assert read_structure(text_of(text), rules).header.date is None
