"""Issuing bodies in a query."""

from __future__ import annotations

import pytest

from pipeline.rules import Rules
from pipeline.search import parse_query
from pipeline.text.fold import fold


@pytest.mark.parametrize("typed", [str, fold])
@pytest.mark.parametrize(
    ("raw", "key"),
    [
        ("ubnd tỉnh kiên giang", "ubnd-tinh-an-giang"),
        ("hđnd tỉnh vĩnh long", "hdnd-tinh-vinh-long"),
        ("ubnd hà tĩnh", "ubnd-tinh-ha-tinh"),
        ("ubnd tp hcm", "ubnd-tp-ho-chi-minh"),
        ("bộ tài chính", "bo-tai-chinh"),
        ("ủy ban nhân dân tỉnh Sông Trà", "uy ban nhan dan tinh song tra"),
        ("ubnd huyện Cầu Bắc", "uy ban nhan dan huyen cau bac"),
    ],
)
def test_a_body_alone(rules: Rules, raw: str, key: str, typed: type) -> None:
    """A body's name, with marks or without, ranks what it issued first; its words stay."""
    query = parse_query(typed(raw), rules)
    assert key in query.authority_keys
    assert query.text == typed(raw)
    assert query.filters.authorities == ()


@pytest.mark.parametrize("typed", [str, fold])
@pytest.mark.parametrize(
    ("raw", "read", "left"),
    [
        (
            "quyết định của ubnd tỉnh kiên giang về giá đất",
            (("quyet_dinh",), ("uy ban nhan dan tinh kien giang", "uy ban nhan dan tinh an giang")),
            "giá đất",
        ),
        ("nghị quyết hđnd tỉnh vĩnh long", (("nghi_quyet",), ("hoi dong nhan dan tinh vinh long",)), ""),
        ("ubnd tp hcm về cấp nước", ((), ("uy ban nhan dan thanh pho ho chi minh",)), "cấp nước"),
        ("ubnd tỉnh vĩnh long ban hành về đất", ((), ("uy ban nhan dan tinh vinh long",)), "đất"),
        ("thông tư của bộ y tế về dược", (("thong_tu",), ("bo y te",)), "dược"),
    ],
)
def test_a_body_beside_a_topic(
    rules: Rules, raw: str, read: tuple[tuple[str, ...], tuple[str, ...]], left: str, typed: type
) -> None:
    """A body between a kind and a topic is a filter, with what became of its province; a chip says so."""
    query = parse_query(typed(raw), rules)
    assert (query.filters.kinds, query.filters.authorities) == read
    assert query.text == typed(left)
    assert "cơ quan" in {name for name, _, _ in query.understood}


@pytest.mark.parametrize(
    "raw",
    [
        "Phối hợp với Ủy ban nhân dân tỉnh Kiên Giang về phòng, chống thiên tai",
        "Quy chế hoạt động của Sở Tài chính tỉnh Vĩnh Long",
        "ubndx tỉnh kiên giang",
        "cơ quan điều tra",
    ],
)
def test_bodies_inside_titles_stay_words(rules: Rules, raw: str) -> None:
    """A body that a title speaks of filters nothing."""
    query = parse_query(raw, rules)
    assert query.filters.authorities == ()
    assert query.text == raw


def test_a_former_centrally_run_neighbour_gets_the_level_of_its_successor(rules: Rules) -> None:
    """A province that went into a city is followed by the city, not by a province of its name."""
    chips = {name: value for name, value, _ in parse_query("ubnd tỉnh bình dương", rules).understood}
    assert chips["cơ quan"] == "Ủy ban nhân dân tỉnh Bình Dương → Ủy ban nhân dân thành phố Hồ Chí Minh"
