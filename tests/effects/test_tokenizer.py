"""The syllable tokenizer: numbers and days whole, nothing lost, state kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.effects.tokenizer import SyllableTokenizer, load_pipeline


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("số 15/2024/QĐ-UBND,", ["số", "15/2024/QĐ-UBND", ","]),
        ("ngày 20/5/2024.", ["ngày", "20/5/2024", "."]),
        ("mã 1.012345.000.00.00.H11", ["mã", "1.012345.000.00.00.H11"]),
        ("Điều 5a;", ["Điều", "5a", ";"]),
        ("sửa đổi, bổ sung", ["sửa", "đổi", ",", "bổ", "sung"]),
        ("Nghị quyết 43-KH/TU", ["Nghị", "quyết", "43-KH/TU"]),
    ],
)
def test_tokens(text, tokens):
    """Syllables are tokens; a number keeps what hangs on it."""
    assert [token.text for token in load_pipeline()(text)] == tokens


@given(st.text(max_size=60))
def test_nothing_is_lost(text):
    """The tokens put together are the text, character for character."""
    assert load_pipeline()(text).text == text


def test_state(tmp_path):
    """The tokenizer is written and read again, and refuses the state of another one."""
    tokenizer = load_pipeline().tokenizer
    assert isinstance(tokenizer, SyllableTokenizer)
    tokenizer.to_disk(tmp_path / "tokenizer")
    again = SyllableTokenizer(load_pipeline().vocab).from_disk(tmp_path / "tokenizer")
    assert [token.text for token in again("Điều 5")] == ["Điều", "5"]
    with pytest.raises(ValueError, match="not the state"):
        again.from_bytes(b'{"tokenizer": "another"}')


def test_pipeline_serialises(tmp_path):
    """The whole pipeline can be kept on disk and loaded again."""
    import spacy

    load_pipeline().to_disk(tmp_path / "model")
    assert [token.text for token in spacy.load(tmp_path / "model")("số 15/2024/QĐ-UBND")] == ["số", "15/2024/QĐ-UBND"]
