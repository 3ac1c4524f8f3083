"""Invented documents for the tests of this room."""

from __future__ import annotations

from pipeline.model.text import ExtractedText

DECISION = """ỦY BAN NHÂN DÂN
TỈNH SÔNG TRÀ
-------
Số: 15/2024/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Sông Trà, ngày 20 tháng 5 năm 2024
QUYẾT ĐỊNH
Ban hành Quy định về quản lý bến thủy nội địa
trên địa bàn tỉnh Sông Trà
ỦY BAN NHÂN DÂN TỈNH SÔNG TRÀ
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Căn cứ Luật Ban hành văn bản quy phạm pháp luật ngày 22 tháng 6 năm 2015;
Theo đề nghị của Giám đốc Sở Giao thông vận tải tại Tờ trình số 45/TTr-SGTVT ngày 02 tháng 5 năm 2024.
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy định về quản lý bến thủy nội địa.
Điều 2. Hiệu lực thi hành
1. Quyết định này có hiệu lực từ ngày 01 tháng 6 năm 2024.
2. Quyết định này thay thế Quyết định số 20/2019/QĐ-UBND ngày 15 tháng 4 năm 2019.
Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh chịu trách nhiệm thi hành Quyết định này./.
Nơi nhận:
- Như Điều 3;
- Sở Tư pháp;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Phan Thế Hiển
QUY ĐỊNH
VỀ QUẢN LÝ BẾN THỦY NỘI ĐỊA
(Ban hành kèm theo Quyết định số 15/2024/QĐ-UBND ngày 20 tháng 5 năm 2024)
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
1. Quy định này quy định việc quản lý bến.
2. Không áp dụng đối với:
a) Bến quân sự;
b) Bến tạm.
Điều 2. Đối tượng áp dụng
Tổ chức, cá nhân có liên quan.
PHỤ LỤC I
DANH MỤC BẾN
(Kèm theo Quyết định số 15/2024/QĐ-UBND)
Mẫu số 01
ĐƠN ĐỀ NGHỊ
Điều 1. Chúng tôi cam kết."""
"""A normative decision with an attached regulation and an annex that holds a form."""


def text_of(words: str) -> ExtractedText:
    """Return a text without layout."""
    return ExtractedText.of(words)


def decision(body: str, *, number: str = "15/2024/QĐ-UBND", title: str = "Về việc thử nghiệm") -> ExtractedText:
    """Return a decision with the given provisions and without a closing."""
    return text_of(
        f"ỦY BAN NHÂN DÂN\nTỈNH SÔNG TRÀ\nSố: {number}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        f"Sông Trà, ngày 20 tháng 5 năm 2024\nQUYẾT ĐỊNH\n{title}\nỦY BAN NHÂN DÂN TỈNH SÔNG TRÀ\n"
        f"Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\nQUYẾT ĐỊNH:\n{body}"
    )
