"""The gate for documents with a secrecy mark."""

from __future__ import annotations

import pytest

from pipeline.errors import SecrecyMarkError
from pipeline.extract.secrecy import check_secrecy
from pipeline.model.text import ExtractedText
from tests.extract.makers import make_docx, p, tbl, tc

HEAD = """ỦY BAN NHÂN DÂN
TỈNH A
Số: 12/QĐ-UBND
{}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
QUYẾT ĐỊNH
Về việc phê duyệt
Căn cứ Luật
{}"""


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "[ MẬT ]", "M Ậ T", "ĐỘ MẬT: TỐI MẬT"])
def test_a_mark_on_the_head_is_refused(mark, rules):
    """A mark alone on a line above the text proper is refused, framed or spaced; nothing else is told."""
    with pytest.raises(SecrecyMarkError) as caught:
        check_secrecy(ExtractedText.of(HEAD.format(mark, "")), rules)
    assert "phê duyệt" not in caught.value.message


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Mật độ xây dựng", ""),
        ("BẢO MẬT", ""),
        ("KHẨN", ""),
        ("", "MẬT"),
        ("DANH MỤC BÍ MẬT NHÀ NƯỚC ĐỘ\nTUYỆT MẬT, TỐI MẬT VÀ\nMẬT", ""),
    ],
)
def test_words_are_no_mark(above, below, rules):
    """Titles about secrets, other words and lines of the text proper do not fire."""
    check_secrecy(ExtractedText.of(HEAD.format(above, below)), rules)


def test_cells_of_data_tables_are_no_mark(read):
    """A heading MẬT in a table of data is a heading."""
    table = tbl([tc("TT"), tc("Tên"), tc("MẬT")], [tc("1"), tc("a"), tc("x")])
    assert "MẬT" in read(make_docx(p("BIỂU MẪU") + table), "a.docx").text


def test_the_letterhead_is_a_table_where_marks_stand(read):
    """In the letterhead's table the mark counts."""
    head = tbl([tc("UBND TỈNH A"), tc("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")], [tc(p("Số: 1/QĐ") + p("MẬT")), tc("A, ngày")])
    with pytest.raises(SecrecyMarkError):
        read(make_docx(head + p("QUYẾT ĐỊNH")), "a.docx")
