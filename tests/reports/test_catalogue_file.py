"""Imports of the national catalogue."""

import datetime as dt

import pytest

from pipeline.errors import UsageError
from pipeline.reports.catalogue_file import read_csv, read_entries
from pipeline.rules.loader import load_rules

RULES = load_rules().catalogue


def test_heads_of_both_languages_and_a_title_above():
    """The head may stand below a title; columns go by their names in any order; codes lose their local suffix."""
    head = "DANH MỤC,,,\nTên thủ tục hành chính,Mã số TTHC,Lĩnh vực,Ngày công khai\n"
    content = f"{head}Đăng ký  khai sinh,1.000001.000.00.00.H99,Hộ tịch,05/01/2026\n,,,\n"
    (entry,) = read_entries(read_csv(content.encode("utf-8-sig"), RULES), RULES)
    assert (entry.code, entry.name, entry.field) == ("1.000001", "Đăng ký khai sinh", "Hộ tịch")
    assert entry.entered_on == dt.date(2026, 1, 5)
    assert (entry.state, entry.authority) == (None, None)


def test_semicolons_quotes_and_bad_days():
    """Another separator and line breaks in quotes are read; a day that is none is unknown, a code that is none too."""
    lines = 'code;name;entered_on;state\nx;"Cấp\nthẻ";31/02/2026;Còn hiệu lực\n1.000002;Cấp, đổi thẻ;;\n'
    entry, _ = read_entries(read_csv(lines.encode(), RULES), RULES)
    assert (entry.code, entry.name, entry.entered_on, entry.state) == (None, "Cấp thẻ", None, "Còn hiệu lực")


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", "Mã số\n1.000001\n".encode()])
def test_a_file_without_code_and_name(content: bytes):
    """What has no column for code and name is told."""
    with pytest.raises(UsageError, match="cột mã số"):
        read_entries(read_csv(content, RULES), RULES)


def test_a_file_that_is_no_utf8():
    """Bytes of another encoding are told, not guessed."""
    with pytest.raises(UsageError, match="CSV"):
        read_csv("Mã số".encode("utf-16"), RULES)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("1.0001", "1.000100"),
        ("1,00123", "1.001230"),
        ("1,000123", "1.000123"),
        ("2.5", "2.500000"),
        ("1.000123", "1.000123"),
        ("10.5", None),
    ],
)
def test_codes_that_a_spreadsheet_took_for_numbers(written: str, code: str | None):
    """Zeros lost at the end come back; what is no code stays none."""
    other = ("1.000009", "Đổi thẻ")
    entry, _ = read_entries((("Mã số", "Tên thủ tục"), (written, "Cấp thẻ"), other), RULES)
    assert entry.code == code


def test_a_title_above_a_table_with_semicolons():
    """What separates the columns is seen in the first lines together: a title has no separator, or another one."""
    lines = "Danh mục thủ tục, tỉnh Sông Trà\n\nMã số;Tên thủ tục\n1,00123;Cấp, đổi thẻ\n"
    (entry,) = read_entries(read_csv(lines.encode("utf-8-sig"), RULES), RULES)
    assert (entry.code, entry.name) == ("1.001230", "Cấp, đổi thẻ")


@pytest.mark.parametrize("lines", [(), (("", "Cấp thẻ"),), (("x", "Cấp thẻ"),)])
def test_a_table_without_any_code(lines: tuple[tuple[str, str], ...]):
    """A table in which no code can be read is refused with its line, so that it never takes the place of a good import."""
    with pytest.raises(UsageError, match=r"dòng 1.*vẫn giữ nguyên"):
        read_entries((("Mã số", "Tên thủ tục"), *lines), RULES)
