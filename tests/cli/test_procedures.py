"""Commands of the register of procedures."""

import datetime as dt

import pytest

from pipeline.errors import UsageError
from pipeline.printing.procedures import describe_problems, describe_record, find_record, problems_to_json, record_to_json
from pipeline.procedures.register import build_register, find_problems
from pipeline.rules.loader import load_rules
from tests.procedures.test_register import row

RULES = load_rules()
REGISTER = build_register([row(1, "new"), row(2, "abolished"), row(3, "amended", None, "Cấp thẻ")], RULES.procedure_tables)
TODAY = dt.date(2025, 6, 1)


@pytest.mark.parametrize("wanted", ["1.000001", "1.000001.000.00.00.H99", "thủ tục đăng ký khai sinh"])
def test_a_procedure_is_found_by_code_suffix_or_name(wanted: str):
    """The life names each decision with its days, and the state today."""
    said = describe_record(find_record(wanted, REGISTER, RULES), REGISTER, RULES, TODAY)
    assert "1/QĐ-UBND ký ngày 01/01/2025, hiệu lực 15/01/2025, dòng 1: mới" in said
    assert "Tình trạng ngày 01/06/2025: đã bãi bỏ" in said
    assert "! Đã công bố, sau đó bị bãi bỏ" in said


@pytest.mark.parametrize("wanted", ["9.999999", "1.O00", "không có"])
def test_an_unknown_procedure(wanted: str):
    """What the register does not hold is told, with what to do."""
    with pytest.raises(UsageError, match="Không có thủ tục"):
        find_record(wanted, REGISTER, RULES)


def test_problems_as_text_and_json():
    """Problems stand under their kind with the decisions; nothing to say is said too."""
    problems = find_problems(REGISTER, RULES.procedure_tables)
    assert "chưa có quyết định công bố (1):\n  (không có mã) Cấp thẻ" in describe_problems(problems, RULES)
    assert describe_problems([], RULES) == "Không thấy điều gì cần xem lại."
    assert '"kind": "abolished_later"' in problems_to_json(problems)
    assert '"state": "abolished"' in record_to_json(REGISTER[0], TODAY)
