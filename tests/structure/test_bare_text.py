"""New text that no quotation mark opens."""

from __future__ import annotations

import pytest

from pipeline.rules import Rules
from pipeline.structure import read_structure
from tests.structure.pages import decision

LONG = "Quy định về quản lý bến đò trên địa bàn tỉnh Sông Trà " + "và các bến tạm của các xã ven sông, " * 9


def below(body: str, rules: Rules) -> list[str]:
    """Return the eIds of a decision's provisions below the articles, without ``art_1__``."""
    provisions = read_structure(decision(body + "\nĐiều 2. Hiệu lực."), rules).provisions
    return [provision.eid.removeprefix("art_1__") for provision in provisions if provision.kind != "article"]


@pytest.mark.parametrize(
    ("body", "eids"),
    [
        ("1. Bãi bỏ khoản 4.\n2. Sửa đổi điểm a và điểm c khoản 2 Điều 3 như sau:\na) Bến;\nc) Đò.\n3. Bãi bỏ khoản 5.",
         ["cl_1", "cl_2", "cl_3"]),
        (f"Sửa đổi khoản 2 Điều 3 {LONG}như sau:\na) Bến;\nb) Đò.", []),
        ("Sửa đổi, bổ sung Điều 3 như sau:\n1. Bến.\n2. Đò:\na) Lớn.", []),
        ("Sửa đổi khoản 2 Điều 3 như sau: a) Bến; b) Đò.", []),
    ],
)  # fmt: skip
def test_numbers_of_new_text(rules: Rules, body: str, eids: list[str]) -> None:
    """Behind a lead that names the provision and ends with "như sau:", numbers that amend nothing are new text."""
    assert below(f"Điều 1. {body}", rules) == eids


@pytest.mark.parametrize(
    ("body", "eids"),
    [
        ("Sửa đổi, bổ sung Điều 3 như sau:\n1. Sửa đổi khoản 2:\na) Bến.\n2. Bãi bỏ khoản 3.",
         ["cl_1", "cl_1__point_a", "cl_2"]),
        ("Sửa đổi Điều 3 như sau:\na) Tại khoản 1, bỏ “x”;\nb) Khoản 2 thay là y.", ["point_a", "point_b"]),
        ("Sửa đổi một số điều của Quy định như sau:\n1. Về phí.\n2. Về đò.", ["cl_1", "cl_2"]),
        ("Cấp phép theo Điều 3 (được sửa đổi tại Điều 5 Luật B), cụ thể như sau:\na) Bến;\nb) Đò.", ["point_a", "point_b"]),
        ("Hồ sơ sửa đổi, bổ sung giấy phép theo Điều 3 như sau:\na) Bến;\nb) Đò.", ["point_a", "point_b"]),
        ("Tổ chức theo Điều 3 như sau:\na) Bến;\nb) Đò.", ["point_a", "point_b"]),
    ],
)  # fmt: skip
def test_items_that_amend(rules: Rules, body: str, eids: list[str]) -> None:
    """Items that say what they change, and those below a lead that changes nothing named, are provisions of the document."""
    assert below(f"Điều 1. {body}", rules) == eids
