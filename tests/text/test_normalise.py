"""The one form of text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.normalise import normalise


@given(st.text())
def test_idempotent(text):
    """Normalising twice is normalising once, and the result is NFC."""
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15/2014/QÐ–UBND", "15/2014/QĐ-UBND"),
        ("Quye\u0302\u0301t", "Quyết"),
        ("a\u00a0b\u200bc\u00add", "a bcd"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("hoà hòa", "hoà hòa"),
        ("\x00\x0cx", " x"),
    ],
)
def test_examples(text, expected):
    """Eth becomes Đ, dashes hyphens, marks are composed, invisible signs go; the place of a tone stays as written."""
    assert normalise(text) == expected
