"""Lists of provisions become eIds (domain.md 7.2)."""

from __future__ import annotations

import pytest

from pipeline.effects.places import complete, find_places


@pytest.mark.parametrize(
    ("text", "eids"),
    [
        ("khoản 2 Điều 5, điểm c khoản 1 Điều 7 và Điều 9", ["art_5__cl_2", "art_7__cl_1__point_c", "art_9"]),
        ("các khoản 1, 2 và 5 Điều 7", ["art_7__cl_1", "art_7__cl_2", "art_7__cl_5"]),
        ("Chương II, Điều 12 và Phụ lục 01", ["chp_II", "art_12", "att_01"]),
        ("điểm a khoản 1; điểm c khoản 2 Điều 4", ["art_4__cl_1__point_a", "art_4__cl_2__point_c"]),
        ("khoản 1, Điều 3", ["art_3__cl_1"]),
        ("Điều 5 và 01 thủ tục", ["art_5"]),
        ("khoản 3 Điều\n8", ["art_8__cl_3"]),
        ("từ Điều 5 đến Điều 9", ["art_5..art_9"]),
        ("tiết b.2 điểm b khoản 1 Mục II Phụ lục I", ["att_I__sec_II__cl_1__point_b__indent_b.2"]),
        ("số thứ tự 3, 5 mục II Phần A", ["part_A__sec_II__row_3", "part_A__sec_II__row_5"]),
        ("số thứ tự 9 tại tiểu mục I, mục A, Phụ lục", ["att__sec_A__subsec_I__row_9"]),
        ("danh mục 05 thủ tục", []),
        ("Điều 3 Chương II", ["art_3"]),
        ("điểm đ khoản 3 Điều 4", ["art_4__cl_3__point_đ"]),
        ("Mẫu số 05 Phụ lục IV", ["att_IV__form_05"]),
        ("phụ lục kèm theo", ["att"]),
        ("đều 5, điều kiện 3", []),
    ],
)
def test_places(rules, text, eids):
    """Containers stand behind what they hold; a list shares its container."""
    assert [place.eid for place in find_places(text, 0, len(text), rules)] == eids


def test_complete(rules):
    """A bare clause goes into the article of another provision; an article stays where it is."""
    text = "khoản 6; khoản 2 Điều 10; Điều 3"
    bare, inner, article = find_places("khoản 6", 0, 7, rules) + find_places(text, 9, len(text), rules)
    assert complete(bare, inner).eid == "art_10__cl_6"
    assert complete(article, inner).eid == "art_3"
    assert complete(bare, None).eid == "cl_6"
