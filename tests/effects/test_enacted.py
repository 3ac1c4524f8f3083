"""An amending law whose title and articles name the law without a number."""

from __future__ import annotations

import pytest

from pipeline.effects import find_effects
from pipeline.model.text import ExtractedText
from pipeline.process import read_document
from pipeline.references import find_references
from pipeline.structure import read_structure

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


def test_a_known_law_without_its_number_is_the_enacted_one(rules):
    """The number that the enacting sentence gives counts where an article repeats the name alone."""
    words = (
        "ỦY BAN THƯỜNG VỤ QUỐC HỘI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Pháp lệnh số: 08/2030/UBTVQH16\nPHÁP LỆNH\nSỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA PHÁP LỆNH CẢNH SÁT MÔI TRƯỜNG\n"
        "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;\nỦy ban Thường vụ Quốc hội ban hành Pháp lệnh sửa đổi, "
        "bổ sung một số điều của Pháp lệnh Cảnh sát môi trường số 10/2014/UBTVQH13.\n"
        "Điều 1. Sửa đổi, bổ sung một số điều của Pháp lệnh Cảnh sát môi trường\n1. Bãi bỏ khoản 9 Điều 40.\n"
        "Điều 2. Pháp lệnh này có hiệu lực từ ngày 01 tháng 7 năm 2030."
    )
    text = ExtractedText.of(words)
    structure = read_structure(text, rules)
    effects = find_effects(text, structure, find_references(text, structure, rules), rules).effects
    assert [(e.number, e.eids) for e in effects if e.target == "other"] == [("10/2014/UBTVQH13", ("art_40__cl_9",))]
