from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from pipeline.comparing.wording import differing

words = st.lists(st.sampled_from(["a", "b", "c", "điều", "khoản", ",", "."]), max_size=30).map(" ".join)


@given(words, words)
def test_both_sides_are_whole_and_share_what_is_not_marked(left: str, right: str) -> None:
    """The pieces of a side are its text; what is not marked is the same on both sides, in the same order."""
    found = differing(left, right, 1_000_000)
    assert found is not None
    ours, theirs, _ = found
    assert "".join(piece.text for piece in ours) == left
    assert "".join(piece.text for piece in theirs) == right
    same = [" ".join("".join(p.text for p in side if not p.is_other).split()) for side in (ours, theirs)]
    assert "".join(same[0].split()) == "".join(same[1].split())


@given(words)
def test_equal_paragraphs_have_no_difference(text: str) -> None:
    """A paragraph differs from itself in nothing."""
    found = differing(text, text, 200)
    assert found is not None
    assert not any(piece.is_other for side in found[:2] for piece in side)


def test_the_changed_words_are_marked_and_no_others() -> None:
    """A number that was raised and a word that was added are what differs."""
    found = differing(
        "Mức hỗ trợ là 500.000 đồng mỗi tháng cho một người.",
        "Mức hỗ trợ là 700.000 đồng mỗi tháng cho một người cao tuổi.",
        9_999,
    )
    assert found is not None
    assert [p.text.strip() for p in found[0] if p.is_other] == ["500"]
    assert [p.text.strip() for p in found[1] if p.is_other] == ["700", "cao tuổi"]


def test_a_single_shared_word_does_not_tear_a_rewritten_sentence() -> None:
    """One equal word between two differences is marked with them."""
    found = differing("đầu một hai ba bốn cuối", "đầu năm hai sáu bảy cuối", 9_999)
    assert found is not None
    assert [p.text for p in found[0] if p.is_other] == ["một hai ba bốn "]


def test_what_costs_too_much_is_given_up_soon() -> None:
    """Two long paragraphs without a common word are not marked, and saying so takes no time."""
    left, right = (" ".join(f"{letter}{n}" for n in range(20_000)) for letter in "ab")
    begun = time.process_time()
    assert differing(left, right, 100_000) is None
    assert time.process_time() - begun < 5
