"""The five features, on texts so small that they can be counted by hand."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.search.codes import pack
from pipeline.search.ranking import Asked, features, titles
from pipeline.search.syllables import exact

SAME = dict.fromkeys(["cap", "giay", "phep"], 1.0)


def measured(query: str, text: str, title: str = "", window: int = 60) -> tuple[float, ...]:
    """Return the features of a text whose syllables are all equally rare."""
    return tuple(features(Asked.of(exact(query), SAME), [pack(exact(title), exact(text))], window)[0])


def test_everything_in_order() -> None:
    """A text that holds the query in order has full coverage and the longest run."""
    window, whole, run, _, length = measured("cấp giấy phép", "việc cấp giấy phép xây dựng")
    assert (window, whole, run) == (1.0, 1.0, 1.0)
    assert length == pytest.approx(math.log(7) / 10)


def test_scattered_words_cover_the_whole_but_no_window() -> None:
    """Words far from each other count in the whole text only."""
    window, whole, run, _, _ = measured("cấp giấy phép", "cấp " + "x " * 9 + "giấy " + "x " * 9 + "phép", window=5)
    assert window == pytest.approx(1 / 3)
    assert whole == 1.0
    assert run == pytest.approx(1 / 3)


def test_a_gap_ends_a_run() -> None:
    """Syllables with another one between them are no run."""
    assert measured("cấp giấy phép", "cấp giấy cũ phép")[2] == pytest.approx(2 / 3)


@given(st.lists(st.sampled_from("abc"), max_size=6), st.lists(st.sampled_from("abcx"), max_size=12))
def test_the_longest_run_is_the_longest_common_stretch(query: list[str], text: list[str]) -> None:
    """The run is what comparing every stretch of the query with the text finds."""
    whole = f" {' '.join(text)} "
    stretches = [query[i:j] for i in range(len(query)) for j in range(i + 1, len(query) + 1)]
    longest = max((len(s) for s in stretches if f" {' '.join(s)} " in whole), default=0)
    run = features(Asked.of(query, {}), [pack([], ["a", "b"]), pack([], text)], 60)[1][2]
    assert run == pytest.approx(longest / max(1, len(query)))


def test_marks_count_when_they_were_typed() -> None:
    """A syllable typed with marks wants the same marks, one typed without finds any."""
    assert measured("giấy", "giày")[1] == 0.0
    assert measured("giay", "giày")[1] == 1.0
    assert measured("cấp giay", "cấp giấy")[2] == 1.0


def test_share_of_the_title() -> None:
    """Pairs of the title that the query holds."""
    assert measured("cấp giấy phép", "", "giấy phép xây dựng")[3] == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("query", "title", "expected"),
    [
        ("giay phep", "cap giay phep xay dung", True),
        ("giay", "giay", False),
        ("giay xay", "giay phep xay", False),
        ("ve viec quy dinh muc ho tro hoa giai", "quy dinh muc ho tro hoa giai", True),
        ("ho tro hoa giai vien", "hoa giai", False),
    ],
)
def test_titles(query: str, title: str, expected: bool) -> None:
    """Two syllables or more inside a title, or a long title inside the query, name the document."""
    assert titles(query.split(), [pack(["khac"], []), pack(title.split(), [])]) == [False, expected]
