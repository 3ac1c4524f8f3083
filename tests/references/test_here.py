"""Whom provisions without a document mean, in whole documents of the fictional province."""

from __future__ import annotations

import pytest

from pipeline.model.text import ExtractedText
from pipeline.references import find_references
from pipeline.structure import read_structure

HEAD = """ỦY BAN NHÂN DÂN
TỈNH SÔNG TRÀ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 40/2031/QĐ-UBND
Sông Trà, ngày 12 tháng 5 năm 2031
QUYẾT ĐỊNH
"""
AMENDING = (
    HEAD
    + """Sửa đổi, bổ sung một số điều của Quy định về bến đò ban hành kèm theo Quyết định số 31/2022/QĐ-UBND
Căn cứ Luật Giá số 16/2023/QH15;
Ủy ban nhân dân ban hành Quyết định sửa đổi, bổ sung một số điều của Quy định về bến đò.
Điều 1. Sửa đổi, bổ sung một số điều của Quy định về bến đò ban hành kèm theo Quyết định số 31/2022/QĐ-UBND
1. Sửa đổi, bổ sung khoản 2 Điều 5 như sau:
“2. Giá theo khoản 1 Điều này và Điều 9 Quy định này.”.
2. Sửa đổi, bổ sung một số khoản của Điều 7 như sau:
a) Sửa đổi, bổ sung khoản 3 như sau:
“3. Bến đò theo khoản 1.”;
b) Bãi bỏ khoản 4.
3. Bổ sung Điều 12a vào sau Điều 12 như sau:
“Điều 12a. Miễn tiền đò
1. Học sinh được miễn.
2. Người theo khoản 1 Điều này có thẻ.”.
Điều 2. Hiệu lực thi hành
1. Quyết định này có hiệu lực từ ngày 01 tháng 6 năm 2031.
2. Cơ quan nêu tại khoản 1 Điều này thi hành Quyết định này.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn Mẫu
"""
)
ATTACHED = (
    HEAD
    + """Ban hành Quy chế bến đò
Căn cứ Luật Giá số 16/2023/QH15;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy chế bến đò.
Điều 2. Quyết định này có hiệu lực từ ngày 01 tháng 6 năm 2031.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn Mẫu
QUY CHẾ
QUẢN LÝ BẾN ĐÒ
(Ban hành kèm theo Quyết định số 40/2031/QĐ-UBND ngày 12 tháng 5 năm 2031 của Ủy ban nhân dân tỉnh Sông Trà)
Điều 1. Phạm vi
1. Quy chế này quy định về bến đò.
2. Bến đò theo khoản 1 và theo Điều 2.
Điều 2. Giá
1. Giá từ Điều 1 đến Điều 3 Quy chế này.
2. Điều 1 Quyết định này.
Điều 3. Thi hành
Mọi người thi hành.
"""
)


def _found(text, rules):
    extracted = ExtractedText.of(text)
    return find_references(extracted, read_structure(extracted, rules), rules)


def _of(text, quote, rules):
    found = [reference for reference in _found(text, rules) if reference.quote == quote]
    assert found, [reference.quote for reference in _found(text, rules)]
    return found[0]


@pytest.mark.parametrize(
    ("quote", "eids"),
    [
        ("khoản 2 Điều 5", ("art_5__cl_2",)),
        ("khoản 1 Điều này", ("art_5__cl_1",)),
        ("Điều 9 Quy định này", ("art_9",)),
        ("khoản 3", ("art_7__cl_3",)),
        ("khoản 1", ("art_7__cl_1",)),
        ("khoản 4", ("art_7__cl_4",)),
        ("Điều 12a", ("art_12a",)),
    ],
)
def test_the_amended_document_is_meant(quote, eids, rules):
    """In an amending article bare provisions, and in quoted text "Điều này", are those of the amended attachment."""
    reference = _of(AMENDING, quote, rules)
    assert (reference.is_context, reference.number, reference.attached) == (True, "31/2022/QĐ-UBND", True)
    assert reference.eids == eids


def test_quoted_new_article_is_this_article(rules):
    """The words "Điều này" in a quoted new article mean that article."""
    found = [r for r in _found(AMENDING, rules) if r.quote == "khoản 1 Điều này"]
    assert [reference.eids for reference in found] == [("art_5__cl_1",), ("art_12a__cl_1",), ("art_2__cl_1",)]
    assert [reference.is_self for reference in found] == [False, False, True]


def test_own_letterhead_is_no_reference(rules):
    """The document's own number in its letterhead is none, its legal basis is one."""
    found = _found(AMENDING, rules)
    assert all(reference.number != "40/2031/QĐ-UBND" for reference in found)
    assert [reference.number for reference in found if reference.role == "basis"] == ["16/2023/QH15"]


@pytest.mark.parametrize("head", ["Luật số: 40/2031/QH17", "Nghị quyết số: 40/2031/NQ-HĐND"])
def test_own_letterhead_with_its_kind_is_no_reference(rules, head):
    """Laws print their kind before their number: that line is no citation either."""
    text = AMENDING.replace("Số: 40/2031/QĐ-UBND", head)
    assert head.split()[-1] not in [reference.number for reference in _found(text, rules)]


def test_the_attachment_is_meant(rules):
    """In an attachment its own articles are meant, ranges are written out, and "Quyết định này" is the whole document."""
    assert _of(ATTACHED, "khoản 1", rules).eids == ("att_1__art_1__cl_1",)
    assert _of(ATTACHED, "Điều 2", rules).eids == ("att_1__art_2",)
    listed = _of(ATTACHED, "từ Điều 1 đến Điều 3 Quy chế này", rules)
    assert listed.eids == ("att_1__art_1", "att_1__art_2", "att_1__art_3")
    assert listed.is_self_attachment
    assert _of(ATTACHED, "Điều 1 Quyết định này", rules).eids == ("art_1",)


def test_the_head_of_an_attachment_is_this_document(rules):
    """The number in the head of an attachment is the document's own."""
    head = [reference for reference in _found(ATTACHED, rules) if reference.number == "40/2031/QĐ-UBND"]
    assert [(reference.is_self, reference.role) for reference in head] == [(True, "attachment")]
    assert head[0].quote.startswith("Quyết định số 40/2031/QĐ-UBND")
