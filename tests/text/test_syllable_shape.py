"""Letters that make a Vietnamese syllable."""

# ruff: noqa: SIM905 - the syllables are easier to read in a line
from __future__ import annotations

import pytest

from pipeline.text.syllable_shape import is_syllable

WHOLE = (
    "cấp huyện tỉnh giấy quyết quyền nghiệp nghề trường thủ tục hành chính gì giếng khuỷu loại ở ủy Ý điện TRỰC xoong".split()
)
PARTS = "cấ ện ết th ng p h trườ cap quyê huyệ xyz TTHC".split()


@pytest.mark.parametrize("word", WHOLE)
def test_syllables(word: str):
    """Words of one syllable are known in any case."""
    assert is_syllable(word)


@pytest.mark.parametrize("word", PARTS)
def test_parts_of_syllables(word: str):
    """What a line's end cut off, and letters of abbreviations, are none; p, t, c want a tone."""
    assert not is_syllable(word)
