"""New text between quotation marks."""

from __future__ import annotations

from pipeline.rules import Rules
from pipeline.structure import read_structure
from tests.structure.pages import decision


def test_quoted_articles_are_no_provisions(rules: Rules) -> None:
    """The new text of an amended article, its own numbers too, belongs to the other document."""
    text = decision(
        "Điều 1. Sửa đổi, bổ sung một số điều của Quy định\n1. Sửa đổi Điều 2 như sau:\n“Điều 2. Hồ sơ\n1. Đơn “theo mẫu”.\n"
        "2. Bản sao.”.\n2. Bổ sung điểm c như sau:\n“c) Ảnh.”.\nĐiều 2. Hiệu lực thi hành\nTừ ngày ký."
    )
    structure = read_structure(text, rules)
    assert [p.eid for p in structure.provisions] == ["art_1", "art_1__cl_1", "art_1__cl_2", "art_2"]
    quoted = [text.quote(zone.span) for zone in structure.zones if zone.kind == "quoted"]
    assert quoted == ["“Điều 2. Hồ sơ\n1. Đơn “theo mẫu”.\n2. Bản sao.”", "“c) Ảnh.”"]
    assert structure.doubts == ()


def test_unclosed_quotation_ends_at_the_next_act(rules: Rules) -> None:
    """A quotation that is never closed ends before the next item that amends, and a doubt says so."""
    text = decision(
        "Điều 1. Sửa đổi một số điều\n1. Sửa đổi khoản 2 như sau:\n“2. Mức chi mới.\n2. Bãi bỏ khoản 3.\n"
        "Điều 2. Hiệu lực thi hành\nTừ ngày ký."
    )
    structure = read_structure(text, rules)
    assert [p.eid for p in structure.provisions] == ["art_1", "art_1__cl_1", "art_1__cl_2", "art_2"]
    assert [doubt.code for doubt in structure.doubts] == ["quote_not_closed"]


def test_new_text_without_marks(rules: Rules) -> None:
    """Behind "như sau:" an article whose number does not follow is new text even without quotation marks."""
    text = decision("Điều 1. Sửa đổi Điều 7 như sau:\nĐiều 7. Hồ sơ\nMột bộ.\nĐiều 2. Hiệu lực.")
    assert [p.eid for p in read_structure(text, rules).provisions] == ["art_1", "art_2"]
