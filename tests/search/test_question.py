"""What a question in words is about."""

from __future__ import annotations

import pytest

from index_config import load_index_config
from pipeline.search.question import Question
from pipeline.search.syllables import exact


def read(text: str) -> tuple[str, bool, bool]:
    """Return the topic words of a query, whether it asks something, and whether it asks for a meaning."""
    syllables = exact(text)
    question = Question.of(syllables, load_index_config().language)
    topics = " ".join(one for one, is_topic in zip(syllables, question.topics, strict=True) if is_topic)
    return topics, question.is_asking, question.asks_meaning


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Mức hỗ trợ được quy định như thế nào?", "mức hỗ trợ"),
        ("muc ho tro duoc qui dinh ra sao", "muc ho tro"),
        ("Có được hỗ trợ bản sao không?", "hỗ trợ bản sao"),
        ("Nộp hồ sơ ở đâu, bao lâu có kết quả", "nộp hồ sơ ở đâu có kết quả"),
    ],
)
def test_topics_are_told_from_asking_words(text: str, topics: str) -> None:
    """Asking words are left out, with marks and without."""
    assert read(text) == (topics, True, False)


@pytest.mark.parametrize("text", ["Hộ nghèo là gì?", "thế nào là hộ nghèo", "ho ngheo duoc hieu nhu the nao"])
def test_questions_for_a_meaning(text: str) -> None:
    """Their topic is the word that is asked about."""
    topics, is_asking, asks_meaning = read(text)
    assert topics in {"hộ nghèo", "ho ngheo"}
    assert is_asking
    assert asks_meaning


@pytest.mark.parametrize("text", ["quy định mức hỗ trợ", "thép không gỉ", "bản sao", "chấn thương sọ não", ""])
def test_plain_words_ask_nothing(text: str) -> None:
    """All words of a query that is no question are topics."""
    assert read(text) == (" ".join(exact(text)), False, False)


def test_nothing_but_asking_words() -> None:
    """When every word asks, every word is a topic: something has to be ranked by."""
    assert read("như thế nào") == ("như thế nào", True, False)
