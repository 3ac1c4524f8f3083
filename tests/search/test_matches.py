"""Where a query's syllables stand."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.search.codes import pack, unpack
from pipeline.search.matches import Asked, Matches

WORDS = st.lists(st.sampled_from("abc"), max_size=6)
TEXTS = st.lists(st.lists(st.sampled_from("abcx"), max_size=12), min_size=1, max_size=4)


def found(query: list[str], texts: list[list[str]]) -> Matches:
    """Return where the query stands in the texts."""
    return Matches.of(Asked.of(query, {}), [unpack(pack([], text))[1] for text in texts], 60)


@given(WORDS, TEXTS)
def test_pairs_are_those_of_the_query_that_stand_in_the_text(query: list[str], texts: list[list[str]]) -> None:
    """As many pairs as both have in common."""
    asked = set(pairwise(query))
    expected = [len(asked & set(pairwise(text))) for text in texts]
    assert found(query, texts).pairs().sum(axis=1).tolist() == expected


@given(WORDS, TEXTS)
def test_words_are_those_of_the_query_that_stand_in_the_text(query: list[str], texts: list[list[str]]) -> None:
    """As many different syllables as both have in common."""
    assert found(query, texts).words().sum(axis=1).tolist() == [len(set(query) & set(text)) for text in texts]


def test_words_that_only_ask_count_nothing() -> None:
    """They have no rarity and no pairs; a syllable that asks in one place and is a topic in another one is a topic."""
    asked = Asked.of(["a", "b", "c", "a", "b"], {}, [True, True, True, False, True])
    assert asked.rarity.tolist() == [1.0, 1.0, 1.0]
    asked = Asked.of(["a", "b", "c"], {}, [True, True, False])
    assert asked.rarity.tolist() == [1.0, 1.0, 0.0]
    assert asked.pairs.tolist() == [asked.pair(asked.ids[:1], asked.ids[1:2])[0]]


@given(WORDS, TEXTS, st.integers(1, 5))
def test_the_best_window_holds_most_of_the_query(query: list[str], texts: list[list[str]], size: int) -> None:
    """Rarity of the different syllables in the best stretch of that many syllables, and the first place where one ends."""
    best, ends = found(query, texts).windows(size)
    for n, text in enumerate(texts):
        held = [len(set(query) & set(text[max(0, end + 1 - size) : end + 1])) for end in range(len(text))]
        most = max(held, default=0)
        assert best[n] == most
        assert not most or ends[n] == held.index(most)
