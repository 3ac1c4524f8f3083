"""Targets that stand as rows of an annex."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from pipeline.adapters.libreoffice import LibreOfficeConverter
from pipeline.adapters.no_ocr import NoOcr
from pipeline.effects import find_effects
from pipeline.model.document import Attachment
from pipeline.model.ids import sha256_of
from pipeline.model.text import RawFile, Span
from pipeline.process import Tools, process
from pipeline.references import find_references

_ACT = "Điều 1. Bãi bỏ {count} văn bản quy phạm pháp luật tại Phụ lục kèm theo Quyết định này."
_ROWS = (
    "\nPhụ lục\n1. Quyết định số 18/2019/QĐ-UBND ngày 03/6/2019 về quản lý chợ"
    "\n2. Quyết định số 44/2021/QĐ-UBND ngày 09/9/2021 sửa đổi Quyết định số 18/2019/QĐ-UBND"
)


def _found(document, rules, text, annex=True):
    whole, structure = document(text)
    if annex:
        start = text.index("\nPhụ lục\n") + 1
        structure = replace(
            structure,
            provisions=(replace(structure.provisions[0], span=Span(0, start - 1)),),
            attachments=(Attachment(eid="att_1", kind="phụ lục", span=Span(start, len(text))),),
        )
    return find_effects(whole, structure, find_references(whole, structure, rules), rules)


def test_rows_inherit_the_act(document, rules):
    """Each row is a target, named by the first document in it."""
    reading = _found(document, rules, _ACT.format(count=2) + _ROWS)
    assert [(e.act, e.number, e.scope) for e in reading.effects] == [
        ("repeal", "18/2019/QĐ-UBND", "whole"),
        ("repeal", "44/2021/QĐ-UBND", "whole"),
    ]
    assert reading.doubts == ()


def test_count_differs(document, rules):
    """A stated count that is not the number of rows is a doubt."""
    reading = _found(document, rules, _ACT.format(count=3) + _ROWS)
    assert [doubt.code for doubt in reading.doubts] == ["declared_count_differs"]


def test_two_lists_in_one_annex(document, rules):
    """An act takes the rows of the list that it points at; rows of the other act otherwise."""
    act = (
        "Điều 1. Bãi bỏ toàn bộ 02 văn bản quy phạm pháp luật (Danh mục I kèm theo).\n"
        "Điều 2. Bãi bỏ một phần 01 văn bản quy phạm pháp luật tại Danh mục II."
    )
    rows = (
        "\nPhụ lục\nDANH MỤC I\n1. Quyết định số 18/2019/QĐ-UBND ngày 03/6/2019"
        "\n2. Quyết định số 44/2021/QĐ-UBND ngày 09/9/2021"
        "\nDANH MỤC II\n1. Khoản 2 Điều 5 Quyết định số 19/2019/QĐ-UBND ngày 03/6/2019"
    )
    reading = _found(document, rules, act + rows)
    assert [(e.act, e.number, e.eids, e.scope) for e in reading.effects] == [
        ("repeal", "18/2019/QĐ-UBND", (), "whole"),
        ("repeal", "44/2021/QĐ-UBND", (), "whole"),
        ("repeal", "19/2019/QĐ-UBND", ("art_5__cl_2",), "part"),
    ]
    assert reading.doubts == ()


def test_no_annex(document, rules):
    """Without the annex the act stands, its target is a list."""
    (effect,) = _found(document, rules, _ACT.format(count=2), annex=False).effects
    assert (effect.act, effect.target, effect.detail("declared_count")) == ("repeal", "list", 2)


_PAGE = """<p>ỦY BAN NHÂN DÂN<br>TỈNH SÔNG TRÀ<br>Số: 47/2025/QĐ-UBND</p><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
<p>Sông Trà, ngày 10 tháng 10 năm 2025</p><p>QUYẾT ĐỊNH</p><p>Bãi bỏ một số văn bản</p><p>ỦY BAN NHÂN DÂN TỈNH SÔNG TRÀ</p>
<p>Căn cứ Luật Tổ chức chính quyền địa phương;</p><p>QUYẾT ĐỊNH:</p>
<p>Điều 1. Bãi bỏ toàn bộ 01 văn bản (chi tiết tại Phụ lục I) và bãi bỏ một phần 01 văn bản (chi tiết tại Phụ lục II)
ban hành kèm theo Quyết định này.</p><p>Điều 2. Quyết định này có hiệu lực từ ngày 20 tháng 10 năm 2025.</p>
<p>TM. ỦY BAN NHÂN DÂN<br>CHỦ TỊCH<br>Trần Văn A</p>
<p>Phụ lục I</p><p>VĂN BẢN BÃI BỎ TOÀN BỘ</p>
<table><tr><th>STT</th><th>Tên loại</th><th>Số</th><th>Ngày</th><th>Trích yếu</th></tr>
<tr><td>1</td><td>Quyết định</td><td>12/2014/QĐ-UBND</td><td>04/7/2014</td>
<td>Sửa đổi Điều 5 Quyết định số 10/2012/QĐ-UBND</td></tr></table>
<p>Phụ lục II</p><p>VĂN BẢN BÃI BỎ MỘT PHẦN</p><table><tr><th>STT</th><th>Văn bản</th><th>Nội dung bãi bỏ</th></tr>
<tr><td>1</td><td>Quyết định số 14/2016/QĐ-UBND ngày 06/9/2016 về neo thuyền</td><td>Khoản 2 Điều 5</td></tr></table>"""


def test_columns_of_a_list(rules):
    """The day and the provisions of a row may stand in cells of their own; each act takes its annex."""
    content = f"<html><body>{_PAGE}</body></html>".encode()
    raw = RawFile(path="a.html", sha256=sha256_of(content), size=len(content), media_type="text/html")
    (document,) = process(raw, content, Tools(rules=rules, ocr=NoOcr(), converter=LibreOfficeConverter())).documents
    assert [(e.number, e.date, e.eids, e.scope) for e in document.effects if e.act == "repeal"] == [
        ("12/2014/QĐ-UBND", dt.date(2014, 7, 4), (), "whole"),
        ("14/2016/QĐ-UBND", dt.date(2016, 9, 6), ("art_5__cl_2",), "part"),
    ]
