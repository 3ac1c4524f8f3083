"""Who decides, on which bases, on whose proposal."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.model.document import Preamble
from pipeline.rules import Rules
from pipeline.structure import read_structure
from tests.structure.pages import text_of

HEAD = (
    "{body}\nTỈNH SÔNG TRÀ\nSố: 24/2025/{symbol}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Sông Trà, ngày 10 tháng 12 năm 2025\n{kind}\nQUY ĐỊNH MỨC HỖ TRỢ\n"
)
COUNCIL = HEAD.format(body="HỘI ĐỒNG NHÂN DÂN", symbol="NQ-HĐND", kind="NGHỊ QUYẾT")
COMMITTEE = HEAD.format(body="ỦY BAN NHÂN DÂN", symbol="QĐ-UBND", kind="QUYẾT ĐỊNH")
LAW = "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;\n"


def preamble_of(words: str, rules: Rules) -> Preamble:
    """Return the preamble of a text."""
    return read_structure(text_of(words), rules).preamble


@pytest.mark.parametrize(
    ("words", "issued_by"),
    [
        (
            COMMITTEE + "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\n" + LAW + "QUYẾT ĐỊNH:\nĐiều 1. A.",
            "Chủ tịch Ủy ban nhân dân tỉnh Sông Trà",
        ),
        (
            COMMITTEE + LAW + "Ủy ban nhân dân ban\nhành Quyết định quy định mức hỗ trợ.\nĐiều 1. A.",
            "Ủy ban nhân dân tỉnh Sông Trà",
        ),
        (COMMITTEE + LAW + "Điều 1. A.", "Ủy ban nhân dân tỉnh Sông Trà"),
        (
            COUNCIL + "HỘI ĐỒNG NHÂN DÂN TỈNH SÔNG TRÀ\nKHÓA X, KỲ HỌP THỨ 38\n" + LAW + "QUYẾT NGHỊ:\nĐiều 1. A.",
            "Hội đồng nhân dân tỉnh Sông Trà",
        ),
    ],
)
def test_who_decides(rules: Rules, words: str, issued_by: str) -> None:
    """The authority line, else the enacting formula of 2025, else the letterhead's body; the province is filled in."""
    assert preamble_of(words, rules).issued_by == issued_by


def test_session_in_the_authority_line(rules: Rules) -> None:
    """The session under the authority line is written as running text writes it."""
    words = COUNCIL + "HỘI ĐỒNG NHÂN DÂN TỈNH SÔNG TRÀ\nKHÓA X, KỲ HỌP THỨ 38\n" + LAW + "QUYẾT NGHỊ:\nĐiều 1. A."
    assert preamble_of(words, rules).session == "Khóa X, Kỳ họp thứ 38"


def test_session_in_the_closing_sentence(rules: Rules) -> None:
    """Without an authority line the closing sentence names the session."""
    words = (
        COUNCIL
        + LAW
        + "QUYẾT NGHỊ:\nĐiều 1. Nghị quyết này được Hội đồng nhân dân tỉnh Khóa X, Kỳ họp thứ 3 thông qua ngày 09/12/2025."
    )
    assert preamble_of(words, rules).session == "Khóa X, Kỳ họp thứ 3"


@pytest.mark.parametrize(
    ("item", "by", "number", "day"),
    [
        ("Theo đề nghị của Giám đốc Sở Tài\nchính tại Tờ trình số 12/TTr-STC ngày 02/12/2025;",
         "Sở Tài chính", "12/TTr-STC", dt.date(2025, 12, 2)),
        ("Theo đề nghị của Giám đốc Sở Tư pháp.", "Sở Tư pháp", None, None),
        ("Theo đề xuất của Chánh Thanh tra tỉnh tại Văn bản số 15/TTT-VP ngày 03/11/2025;",
         "Thanh tra tỉnh", "15/TTT-VP", dt.date(2025, 11, 3)),
        ("Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 7/TTr-SNV ngày 04/11/2025 và Sở A tại Tờ trình số 8/TTr-SA;",
         "Sở Nội vụ", "7/TTr-SNV", dt.date(2025, 11, 4)),
        ("Theo đề nghị của Giám đốc Sở Giáo dục và Đào tạo và Giám đốc Sở Nội vụ.", "Sở Giáo dục và Đào tạo", None, None),
        ("Theo đề nghị của Trưởng phòng A, Chủ tịch Ủy ban nhân dân tỉnh quyết định như sau:", "Phòng A", None, None),
        ("Căn cứ Nghị định số 7/2020/NĐ-CP ngày 01 tháng 01 năm 2020; Theo đề nghị của Sở Y tế tại Tờ trình số 3/TTr-SYT;",
         "Sở Y tế", "3/TTr-SYT", None),
        ("Xét Tờ trình số 9/TTr-UBND ngày 01 tháng 12 năm 2025 của Ủy ban nhân dân tỉnh về A; Báo cáo thẩm tra số 3/BC-BPC;",
         "Ủy ban nhân dân tỉnh", "9/TTr-UBND", dt.date(2025, 12, 1)),
        ("Trên cơ sở xem xét Tờ trình số 9/TTr-UBND ngày 01/12/2025 của Ủy ban nhân dân tỉnh và Báo cáo số 3/BC-BPC,",
         "Ủy ban nhân dân tỉnh", "9/TTr-UBND", dt.date(2025, 12, 1)),
        ("Theo đề nghị của Giám đốc Sở Tư pháp:", "Sở Tư pháp", None, None),
        ("Theo đề nghị của Chánh Văn phòng HĐND và UBND xã.", "Văn phòng HĐND và UBND xã", None, None),
    ],
)  # fmt: skip
def test_proposal(rules: Rules, item: str, by: str, number: str | None, day: dt.date | None) -> None:
    """The body that proposes and its paper are read, without a position; appraisals and further proposers are left out."""
    proposal = preamble_of(COMMITTEE + LAW + item + "\nQUYẾT ĐỊNH:\nĐiều 1. A.", rules).proposal
    assert proposal
    assert (proposal.by, proposal.number, proposal.date) == (by, number, day)


def test_a_line_without_its_word_continues_the_bases(rules: Rules) -> None:
    """An item of the list that only names a document is a basis too; the proposal is none."""
    words = (
        COMMITTEE
        + LAW
        + "Nghị định số 20/2020/NĐ-CP ngày 01 tháng 01 năm 2020;\nTheo đề nghị của Sở A.\nQUYẾT ĐỊNH:\nĐiều 1. A."
    )
    assert len(preamble_of(words, rules).bases) == 2


def test_an_enacting_formula_in_the_sentence_of_the_proposal(rules: Rules) -> None:
    """Who decides stands behind the proposal in the same sentence."""
    words = COMMITTEE + LAW + "Theo đề nghị của Vụ trưởng Vụ A, Chủ tịch Ủy ban nhân dân tỉnh quyết định như sau:\nĐiều 1. A."
    assert preamble_of(words, rules).issued_by == "Chủ tịch Ủy ban nhân dân tỉnh Sông Trà"


def test_an_enacting_formula_behind_what_was_agreed(rules: Rules) -> None:
    """Who decides stands behind those who agreed, in the same sentence."""
    words = (
        COMMITTEE
        + LAW
        + "Sau khi thống nhất với Sở A và Sở B, Chủ tịch Ủy ban nhân dân tỉnh quy định việc giữ bến như sau:\nĐiều 1. A."
    )
    assert preamble_of(words, rules).issued_by == "Chủ tịch Ủy ban nhân dân tỉnh Sông Trà"


def test_a_proposal_in_the_paragraph_of_the_last_basis(rules: Rules) -> None:
    """The proposal is no part of the basis before it."""
    item = "Căn cứ Nghị định số 7/2020/NĐ-CP; Theo đề nghị của Sở A."
    bases = preamble_of(COMMITTEE + LAW + item + "\nQUYẾT ĐỊNH:\nĐiều 1. A.", rules).bases
    assert len(bases) == 2
    assert len(bases[1]) == len("Căn cứ Nghị định số 7/2020/NĐ-CP;")
