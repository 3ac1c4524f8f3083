"""The check against the catalogue as text."""

import json

from pipeline.printing.catalogue import check_to_json, describe_check
from pipeline.rules.loader import load_rules
from tests.procedures.test_catalogue_check import check, entry

TEXTS = load_rules().catalogue.texts


def test_the_words_in_which_names_part():
    """Of two long names only what differs is printed, with its aspect and the decision."""
    said = describe_check(check(entry(name="Đăng ký lại khai sinh")), TEXTS)
    assert "Tên: khác 1" in said
    assert "10/QĐ-UBND, dòng 1, 1.000001: khác; công bố «ký» → danh mục «ký lại»" in said


def test_both_wordings_of_a_field():
    """A field shows both sides; what is absent comes last."""
    said = describe_check(check(entry(field="Chứng thực")), TEXTS)
    assert "công bố «Hộ tịch»; danh mục «Chứng thực»" in said
    absent = describe_check(check(entry(code="1.000009"), extract=True), TEXTS)
    assert absent.splitlines()[-1] == "  10/QĐ-UBND, dòng 1, 1.000001: không có trong bản trích"
    assert json.loads(check_to_json(check(entry())))["findings"] == []
