"""Short forms and words of the same meaning."""

from __future__ import annotations

import pytest

from pipeline.search.syllables import folded
from pipeline.search.synonyms import expansions, variants


def ways(words: str) -> list[str]:
    """Return the other ways to say something."""
    typed = folded(words)
    return [" ".join(way) for way in variants(typed, expansions(typed), 4)]


@pytest.mark.parametrize(
    ("typed", "way"),
    [
        ("gpmb", "giai phong mat bang"),
        ("giải phóng mặt bằng", "gpmb"),
        ("cấp gcn qsdđ lần đầu", "cap giay chung nhan quyen su dung dat lan dau"),
        ("ct ubnd tỉnh", "chu tich uy ban nhan dan tinh"),
        ("tt hành chính", "thu tuc hanh chinh"),
        ("hủy bỏ quyết định", "bai bo quyet dinh"),
    ],
)
def test_other_ways(typed: str, way: str) -> None:
    """Short forms find full names and the other way round; ambiguous ones only beside the right words."""
    assert way in ways(typed)


@pytest.mark.parametrize("typed", ["hđ", "ct", "tt", "xyz tt", "đất đai"])
def test_ambiguous_short_forms_stay(typed: str) -> None:
    """A short form with several meanings is not put in full without its neighbours."""
    assert not any({"dong", "chi", "thong"} & set(way.split()) for way in ways(typed))


def test_never_more_than_asked_for() -> None:
    """Many short forms do not multiply without end."""
    assert len(ways("ubnd hđnd gpmb tthc kcn cntt qsdđ ttcp")) == 4
