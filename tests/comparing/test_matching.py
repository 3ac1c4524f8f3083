from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.comparing.matching import Text, in_order, match

WATER = "Giá nước sạch sinh hoạt được tính theo lượng nước ghi trên đồng hồ hằng tháng"
FEE = "Lệ phí đăng ký cư trú thu một lần khi nộp hồ sơ tại bộ phận một cửa"
ROAD = "Đường giao thông nông thôn được bảo trì hằng năm từ ngân sách cấp xã"


def texts(*words: str) -> list[Text]:
    """Return texts with numbers by their places."""
    return [Text(text=text, number=f"art_{n}") for n, text in enumerate(words, start=1)]


def test_equal_texts_belong_together_wherever_they_stand() -> None:
    """A text that went to another place is found there."""
    assert match(texts(WATER, FEE, ROAD), texts(ROAD, WATER, FEE)) == {0: 1, 1: 2, 2: 0}


def test_a_rewritten_article_is_found_by_its_words_under_another_number() -> None:
    """Most words are the same: it is the same article although its number is another."""
    found = match(texts(WATER, FEE), texts(ROAD, FEE, WATER.replace("hằng tháng", "mỗi quý")))
    assert found == {0: 2, 1: 1}


def test_a_number_alone_joins_nothing() -> None:
    """Two articles with one number that share no words are not one article."""
    assert match(texts(WATER), texts("Quyết định có hiệu lực kể từ ngày ký ban hành")) == {}


def test_a_heading_joins_what_was_rewritten() -> None:
    """Under one heading a few common words suffice."""
    left = [Text(text="Điều 3. Mức thu Mỗi hộ nộp năm nghìn đồng", number="art_3", heading="muc thu")]
    right = [Text(text="Điều 8. Mức thu Cơ sở kinh doanh trả theo khối lượng thực tế", number="art_8", heading="muc thu")]
    assert match(left, right) == {0: 0}


def test_what_did_not_move_is_the_longest_row_in_order() -> None:
    """One part that changed its place is the one that moved, not all the others."""
    assert in_order({0: 3, 1: 0, 2: 1, 3: 2}) == {1, 2, 3}
    assert in_order({}) == frozenset()


@given(st.permutations(range(12)))
def test_the_row_in_order_rises(order: list[int]) -> None:
    """Positions that did not move rise on both sides."""
    pairs = dict(enumerate(order))
    kept = sorted(in_order(pairs))
    assert kept
    assert [pairs[one] for one in kept] == sorted(pairs[one] for one in kept)


@given(st.lists(st.sampled_from([WATER, FEE, ROAD, "", "khác"])), st.lists(st.sampled_from([WATER, FEE, ROAD, "", "khác"])))
def test_every_text_is_in_one_pair_at_most(left: list[str], right: list[str]) -> None:
    """Nothing is compared twice."""
    found = match(texts(*left), texts(*right))
    assert len(set(found.values())) == len(found)
