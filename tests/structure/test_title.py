"""The title and the authority line under it."""

from __future__ import annotations

import pytest

from pipeline.rules import Rules
from pipeline.structure import read_structure
from tests.structure.pages import text_of

HEAD = (
    "HỘI ĐỒNG NHÂN DÂN\nTỈNH SÔNG TRÀ\nSố: 24/2025/NQ-HĐND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Sông Trà, ngày 10 tháng 12 năm 2025\nNGHỊ QUYẾT\n"
)
LAW = "\nCăn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;\nĐiều 1. A."


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("PHÁT TRIỂN ĐỘI THUYỀN GIAI ĐOẠN\n2026 - 2030", "PHÁT TRIỂN ĐỘI THUYỀN GIAI ĐOẠN 2026 - 2030"),
        ("QUY ĐỊNH MỨC PHẠT\n(thực hiện khoản 1 Điều 5\nLuật Sông ngòi)",
         "QUY ĐỊNH MỨC PHẠT (thực hiện khoản 1 Điều 5 Luật Sông ngòi)"),
        ("CỦA HỘI ĐỒNG NHÂN DÂN TỈNH SÔNG TRÀ\nVề việc lập đội thuyền", "Về việc lập đội thuyền"),
        ("Sửa đổi, bổ sung một số điều của Nghị quyết số 12/2024/NQ-HĐND\nngày 05 tháng 7 năm 2024 quy định mức phạt",
         "Sửa đổi, bổ sung một số điều của Nghị quyết số 12/2024/NQ-HĐND ngày 05 tháng 7 năm 2024 quy định mức phạt"),
        ("Quy định về đội thuyền\ntrong lĩnh vực cứu nạn\nđể giữ bến sông",
         "Quy định về đội thuyền trong lĩnh vực cứu nạn để giữ bến sông"),
        ("Nghị quyết sửa đổi Nghị quyết số 12/2024/NQ-HĐND về đội thuyền",
         "Nghị quyết sửa đổi Nghị quyết số 12/2024/NQ-HĐND về đội thuyền"),
        ("QUY ĐỊNH MỨC PHẠT\nHỘI ĐỒNG NHÂN DÂN TỈNH SÔNG TRÀ\nKHÓA X, KỲ HỌP THỨ 3", "QUY ĐỊNH MỨC PHẠT"),
        ("Về việc lập đội thuyền\nVề việc lập đội thuyền", "Về việc lập đội thuyền"),
        ("BAN HÀNH KẾ HOẠCH CHUYỂN ĐỔI SỐ\nHỘI ĐỒNG NHÂN DÂN TỈNH SÔNG TRÀ", "BAN HÀNH KẾ HOẠCH CHUYỂN ĐỔI SỐ"),
        ("SỬA ĐỔI NGHỊ QUYẾT SỐ\n12/2024/NQ-HĐND\nHỘI ĐỒNG NHÂN DÂN TỈNH SÔNG TRÀ", "SỬA ĐỔI NGHỊ QUYẾT SỐ 12/2024/NQ-HĐND"),
    ],
)  # fmt: skip
def test_title(rules: Rules, printed: str, title: str) -> None:
    """Years, a bracket and lines that begin small belong to the title; lines that repeat the issuer do not."""
    assert read_structure(text_of(HEAD + printed + LAW), rules).header.title == title


@pytest.mark.parametrize(
    ("printed", "title", "operative"),
    [
        ("CÔNG BỐ VĂN BẢN TIẾP TỤC CÓ HIỆU LỰC {body}", "CÔNG BỐ VĂN BẢN TIẾP TỤC CÓ HIỆU LỰC", "QUYẾT NGHỊ:\n"),
        ("QUY CHẾ LÀM VIỆC CỦA {body}", "QUY CHẾ LÀM VIỆC CỦA {body}", "QUYẾT NGHỊ:\n"),
        ("QUY CHẾ LÀM VIỆC {body}", "QUY CHẾ LÀM VIỆC {body}", ""),
    ],
)  # fmt: skip
def test_an_authority_line_behind_the_title_in_one_line(rules: Rules, printed: str, title: str, operative: str) -> None:
    """Where the operative words ask for an authority line, its words at the end of the title are none of the title."""
    law, body = "\nCăn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;\n", "HỘI ĐỒNG NHÂN DÂN TỈNH SÔNG TRÀ"
    structure = read_structure(text_of(f"{HEAD}{printed.format(body=body)}{law}{operative}Điều 1. A."), rules)
    assert structure.header.title == title.format(body=body)
    assert structure.preamble.issued_by == "Hội đồng nhân dân tỉnh Sông Trà"


def test_an_authority_line_is_no_title(rules: Rules) -> None:
    """Between type name and bases there may be the authority line alone: then there is no title."""
    structure = read_structure(text_of(f"{HEAD}HỘI ĐỒNG NHÂN DÂN TỈNH SÔNG TRÀ{LAW}"), rules)
    assert structure.header.title is None
    assert structure.preamble.issued_by == "Hội đồng nhân dân tỉnh Sông Trà"


def test_a_paragraph_is_no_title(rules: Rules) -> None:
    """A long paragraph in small letters begins the text of a directive."""
    words = f"{HEAD}Về việc giữ bến\n{'Bến sông là nơi thuyền đậu, cần được giữ gìn. ' * 8}\n1. Các xã giữ bến."
    assert read_structure(text_of(words), rules).header.title == "Về việc giữ bến"
