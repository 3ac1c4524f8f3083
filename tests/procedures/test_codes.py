"""Codes of procedures in all their spellings."""

import pytest

from pipeline.procedures.codes import read_code_cell, take_code_from_name
from pipeline.rules.loader import load_rules

RULES = load_rules().procedure_tables


@pytest.mark.parametrize(
    ("cell", "base", "raw"),
    [
        ("1.900101", "1.900101", "1.900101"),
        ("2.900101.000.00.00.H99", "2.900101", "2.900101.000.00.00.H99"),
        ("1.900101.H99", "1.900101", "1.900101.H99"),
        ("1.900101. H99", "1.900101", "1.900101. H99"),
        ("6.900101\n", "6.900101", "6.900101"),
        ("2.900101.000.\n00.00.H\n99", "2.900101", "2.900101.000.00.00.H99"),
        ("1.900\n101", "1.900101", "1.900101"),
    ],
)
def test_well_formed_codes(cell: str, base: str, raw: str):
    """The base code is read with and without suffix, and lines that a narrow column broke are joined without a blank."""
    found = read_code_cell(cell, "")
    assert found is not None
    assert (found.base, found.raw, found.malformed) == (base, raw, False)


@pytest.mark.parametrize(
    ("cell", "elsewhere", "base"),
    [
        ("1.9OO101", "", "1.900101"),
        ("1.90 0101", "", "1.900101"),
        ("1.900.101", "Mã 1.900101 của thủ tục", "1.900101"),
        ("1.900.101", "giá 1.900.101 đồng", None),
        ("1.9001010", "1.900101", None),
        ("1.90010", "", None),
        ("1,900101", "1.900101", "1.900101"),
    ],
)
def test_misprints_are_resolved_only_without_guessing(cell: str, elsewhere: str, base: str | None):
    """O for 0 and blanks inside are plain; a dot too many needs the right code elsewhere; a digit too many stays unknown."""
    found = read_code_cell(cell, elsewhere)
    assert found is not None
    assert (found.base, found.raw, found.malformed) == (base, cell, True)


def test_two_codes_in_one_cell():
    """The first code counts, both stay in the raw words."""
    found = read_code_cell("1.900101\n1.900102", "")
    assert found is not None
    assert (found.base, found.others, found.raw) == ("1.900101", ("1.900102",), "1.900101 1.900102")


@pytest.mark.parametrize("cell", ["", "Không có mã số", "-", "H15.50.05.13-261008-0975", "15/2024/QĐ-UBND"])
def test_what_is_no_code(cell: str):
    """Blank cells, dossier numbers and numbers of documents are no codes."""
    found = read_code_cell(cell, "")
    assert found is None or found.base is None


def test_old_codes_are_kept_as_printed():
    """Codes from before 2017 have no base code and are not misprints."""
    found = read_code_cell("T-STR-123456-TT", "")
    assert found is not None
    assert (found.base, found.raw, found.malformed) == (None, "T-STR-123456-TT", False)


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Đăng ký khai sinh (1.900101)", "Đăng ký khai sinh"),
        ("Đăng ký khai sinh (Mã TTHC: 1.900101.H99)", "Đăng ký khai sinh"),
        ("Đăng ký khai sinh.\nMã số TTHC: 1.900101", "Đăng ký khai sinh."),
        ("1.900101 - Đăng ký khai sinh", "Đăng ký khai sinh"),
        ("Đăng ký (đối với người còn sống) [1.900101]", "Đăng ký (đối với người còn sống)"),
    ],
)
def test_a_name_without_its_code(cell: str, name: str):
    """Brackets and words that join name and code go with the code; the name's own brackets stay."""
    found_name, code = take_code_from_name(cell, "", RULES)
    assert (found_name, code and code.base) == (name, "1.900101")


def test_a_misprinted_code_beside_a_name():
    """A misprint counts as a code only where brackets or words announce one."""
    assert take_code_from_name("Đăng ký (1.9001010)", "", RULES)[0] == "Đăng ký"
    assert take_code_from_name("Hỗ trợ vay 1.500.000 đồng", "", RULES) == ("Hỗ trợ vay 1.500.000 đồng", None)
