"""Signers and drafting bodies in a query."""

from __future__ import annotations

import pytest

from pipeline.rules import Rules
from pipeline.search import parse_query
from pipeline.text.fold import fold


@pytest.mark.parametrize("typed", [str, fold])
@pytest.mark.parametrize(
    ("raw", "signer", "left"),
    [
        ("nguyễn văn an ký", "nguyen van an", ""),
        ("chủ tịch nguyễn văn an ký", "nguyen van an", ""),
        ("văn bản do phó chủ tịch nguyễn văn an ký ban hành", "nguyen van an", ""),
        ("quyết định về đất đai do nguyễn văn an ký", "nguyen van an", "đất đai"),
        ("nguyễn đỗ an ký năm 2025", "nguyen do an", ""),
        ("mai sơn ký", "mai son", ""),
        ("người ký: Trần Thị Bình", "tran thi binh", ""),
    ],
)
def test_signers(rules: Rules, raw: str, signer: str, left: str, typed: type) -> None:
    """A name before "ký" is the signer, whatever stands before it; the topic stays."""
    query = parse_query(typed(raw), rules)
    assert query.filters.signers == (signer,)
    assert query.text == typed(left)


@pytest.mark.parametrize(
    "raw",
    [
        "thông tư đường bộ ký tháng 5 năm 2025",
        "thong tu duong bo ky thang 5 nam 2025",
        "chữ ký số",
        "thẩm quyền ký",
        "đường bộ ký",
    ],
)
def test_topics_are_no_signers(rules: Rules, raw: str) -> None:
    """The family name is Dương, not đường; two bare syllables before a month are a topic."""
    assert parse_query(raw, rules).filters.signers == ()


def test_year_beside_a_signer_filters(rules: Rules) -> None:
    """A year alone beside a name is the year of issue."""
    filters = parse_query("nghị quyết nguyễn văn an ký năm 2025", rules).filters
    assert (filters.kinds, filters.years) == (("nghi_quyet",), (2025,))


@pytest.mark.parametrize("typed", [str, fold])
@pytest.mark.parametrize(
    ("raw", "drafter", "left"),
    [
        ("sở tài chính tham mưu", "so tai chinh", ""),
        ("stc tham mưu", "so tai chinh", ""),
        ("quyết định do sở tài chính trình", "so tai chinh", ""),
        ("sở tài chính tham mưu về giá đất", "so tai chinh", "giá đất"),
    ],
)
def test_drafters(rules: Rules, raw: str, drafter: str, left: str, typed: type) -> None:
    """A body before "tham mưu" drafted, also by its short form; the topic stays."""
    query = parse_query(typed(raw), rules)
    assert query.filters.drafters == (drafter,)
    assert query.text == typed(left)
