"""An amending law whose title and articles name the law without a number."""

from __future__ import annotations

import pytest

from pipeline.model.text import ExtractedText
from pipeline.process import read_document

_LAW = """QUỐC HỘI
Luật số: 991/2025/QH15
LUẬT
{title}
Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Chợ số 950/2015/QH13 đã được sửa đổi theo Luật số 936/2019/QH14.
Điều 1. Sửa đổi, bổ sung một số điều của Luật Chợ
1. Sửa đổi, bổ sung khoản 2 Điều 4 như sau:
“2. Chợ hạng hai.”
2. Bãi bỏ Điều 9.
Điều 2. Hiệu lực thi hành
Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2026.
"""


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT CHỢ", "950/2015/QH13"),
        ("SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT CHỢ VÀ LUẬT BẾN", None),
    ],
)
def test_number_of_the_enacting_sentence(title, number, rules):
    """The acts carry the number of the one law that the enacting sentence names; with two laws nobody knows whose they are."""
    effects = read_document(ExtractedText.of(_LAW.format(title=title)), rules).effects
    found = {(e.act, e.number, e.eids) for e in effects if e.act in {"amend", "repeal"}}
    assert found == {("amend", number, ("art_4__cl_2",)), ("repeal", number, ("art_9",))}
