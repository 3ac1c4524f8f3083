"""What is said about a query that could not be read whole."""

from __future__ import annotations

import pytest

from pipeline.rules import Rules
from pipeline.search import parse_query
from pipeline.search.remarks import remarks_on


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("đất đai " * 2_000, "chỉ đọc 2.000 ký tự đầu"),
        ("!!! ... ///", "không có chữ hay số nào"),
        ("\x00\x07", "không có chữ hay số nào"),
        ('"hỗ trợ tái định cư', "ngoặc kép không đủ đôi"),
        ("“hỗ trợ", "ngoặc kép không đủ đôi"),
    ],
)
def test_what_was_not_read_is_said(rules: Rules, raw: str, said: str) -> None:
    """Too long, nothing to search for, an open quotation mark: one plain sentence each."""
    assert any(said in remark for remark in remarks_on(parse_query(raw, rules)))


@pytest.mark.parametrize(
    "raw", ["", "đất đai", '"hỗ trợ" đất', "4162", "còn hiệu lực", "title:(a AND b)^2~", "<b>đất</b>", "khoản 2 điều 5"]
)
def test_everything_else_needs_no_word(rules: Rules, raw: str) -> None:
    """What was understood needs no remark, also when it looks like another engine's language or like HTML."""
    assert remarks_on(parse_query(raw, rules)) == ()
