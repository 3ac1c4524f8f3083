"""The opening block."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.model.document import Header
from pipeline.rules import Rules
from pipeline.structure import read_structure
from tests.structure.pages import text_of

HEAD = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"


def header_of(words: str, rules: Rules) -> Header:
    """Return the header of a text."""
    return read_structure(text_of(words), rules).header


def test_blank_number_and_day(rules: Rules) -> None:
    """A form that is not filled in gives no number and no day, and says that the number is blank."""
    header = header_of(
        f"UBND TỈNH SÔNG TRÀ\nSố:        /QĐ-UBND\n{HEAD}Sông Trà, ngày     tháng     năm 2025\n"
        "QUYẾT ĐỊNH\nVề việc A\nCăn cứ Luật B;",
        rules,
    )
    assert (header.number, header.number_blank, header.date, header.place) == (None, True, None, "Sông Trà")
    assert header.kind == "quyet_dinh"


def test_damaged_day(rules: Rules) -> None:
    """Letters that OCR put in place of digits are read as digits, inside the day only."""
    header = header_of(
        f"UBND TỈNH SÔNG TRÀ\nSố: 7/QĐ-UBND\n{HEAD}Sông Trà, ngây 0S thắng 5 nám 2O20\nQUYẾT ĐỊNH\nVề việc A\nCăn cứ B;", rules
    )
    assert header.date == dt.date(2020, 5, 5)


@pytest.mark.parametrize(
    ("head", "number", "kind"),
    [
        ("QUỐC HỘI\nLuật số: 64/2025/QH15\n" + HEAD + "LUẬT\nQUẢN LÝ BẾN\nCăn cứ Hiến pháp", "64/2025/QH15", "luat"),
        ("QUỐC HỘI\nLuật số: 64/2025/QH15\n" + HEAD + "BỘ LUẬT ĐƯỜNG SÔNG\nCăn cứ Hiến pháp", "64/2025/QH15", "bo_luat"),
        ("BỘ TƯ PHÁP\nSố: 03/VBHN-BTP\n" + HEAD + "THÔNG TƯ\nQuy định về A\nCăn cứ B", "03/VBHN-BTP", "van_ban_hop_nhat"),
        ("SỞ TƯ PHÁP\nSố: 12/STP-VP\nV/v góp ý dự thảo\n" + HEAD + "Kính gửi: Sở A", "12/STP-VP", "cong_van"),
        ("BỘ A\nSố:\n58/2025/TT-BCT\n" + HEAD + "THÔNG\nTƯ\nQUY ĐỊNH VỀ GIÁ\nCăn cứ B", "58/2025/TT-BCT", "thong_tu"),
        ("UBND TỈNH A\nSố: 9/QĐ-UBND\n" + HEAD + "Q U Y Ế T  Đ Ị N H\nVề việc A\nCăn cứ B", "9/QĐ-UBND", "quyet_dinh"),
        ("UBND TỈNH A\nSố: 1 8 3 3 /QĐ-UBND\n" + HEAD + "QUYẾT ĐỊNH\nVề việc A\nCăn cứ B", "1833/QĐ-UBND", "quyet_dinh"),
        ("QUYẾT ĐỊNH\nCỦA BỘ TƯ PHÁP SỐ 01/2010/QĐ-BTP\nNGÀY 06 THÁNG 01 NĂM 2010\nVỀ VIỆC A\nCăn cứ B",
         "01/2010/QĐ-BTP", "quyet_dinh"),
    ],
)  # fmt: skip
def test_number_and_kind(rules: Rules, head: str, number: str, kind: str) -> None:
    """Numbers and type names are read in the forms that occur: laws, consolidations, letters, broken and spaced lines."""
    header = header_of(head, rules)
    assert (header.number, header.kind) == (number, kind)


def test_head_of_an_old_copy(rules: Rules) -> None:
    """Without a letterhead, issuer and day are read behind the type name, and the title begins after them."""
    header = header_of("QUYẾT ĐỊNH\nCỦA BỘ TƯ PHÁP SỐ 01/2010/QĐ-BTP\nNGÀY 06 THÁNG 01 NĂM 2010\nVỀ VIỆC A\nCăn cứ B", rules)
    assert (header.authority, header.date, header.title) == ("Bộ Tư pháp", dt.date(2010, 1, 6), "VỀ VIỆC A")


def test_columns_on_one_line(rules: Rules) -> None:
    """A letterhead whose two columns were written on one line is told apart."""
    header = header_of(
        "ỦY BAN NHÂN DÂN      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH SÔNG TRÀ      Độc lập - Tự do - Hạnh phúc\n"
        "Số: 12/2024/QĐ-UBND      Sông Trà, ngày 06 tháng 5 năm 2024\nQUYẾT ĐỊNH\nQuy định về A\nCăn cứ Luật B;",
        rules,
    )
    assert (header.authority, header.number, header.place) == ("Ủy ban nhân dân tỉnh Sông Trà", "12/2024/QĐ-UBND", "Sông Trà")


def test_lower_body_with_its_province(rules: Rules) -> None:
    """Of two bodies the lower one issues; it takes the province of the upper one."""
    header = header_of(f"UBND TỈNH SÔNG TRÀ\nSỞ TƯ PHÁP\nSố: 12/QĐ-STP\n{HEAD}QUYẾT ĐỊNH\nVề việc A\nCăn cứ B", rules)
    assert (header.authority, header.authority_id) == ("Sở Tư pháp tỉnh Sông Trà", "so-tu-phap-tinh-song-tra")


def test_title_ends_at_the_authority_line(rules: Rules) -> None:
    """A title may end with the name of a province; the authority line under it is no part of it."""
    header = header_of(
        f"UBND TỈNH SÔNG TRÀ\nSố: 12/QĐ-UBND\n{HEAD}QUYẾT ĐỊNH\nBÃI BỎ CÁC QUYẾT ĐỊNH CỦA\nỦY BAN NHÂN DÂN TỈNH SÔNG TRÀ\n"
        "CHỦ TỊCH ỦY BAN NHÂN DÂN\nTỈNH SÔNG TRÀ\nCăn cứ Luật B;",
        rules,
    )
    assert header.title == "BÃI BỎ CÁC QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN TỈNH SÔNG TRÀ"


def test_title_of_a_letter(rules: Rules) -> None:
    """The subject under a letter's number is its title, without V/v."""
    header = header_of(
        f"SỞ TƯ PHÁP\nSố: 12/STP-VP\nV/v góp ý dự thảo\nNghị quyết\n{HEAD}Sông Trà, ngày 02 tháng 3 năm 2024\nKính gửi: Sở A",
        rules,
    )
    assert header.title == "góp ý dự thảo Nghị quyết"
