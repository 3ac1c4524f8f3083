"""What single headings say."""

import pytest

from pipeline.model.text import Span
from pipeline.procedures.headings import (
    read_capital_field,
    read_field,
    read_groups,
    read_heading,
    read_levels,
    read_row_heading,
    to_group,
)
from pipeline.procedures.outline import Outline
from pipeline.rules.loader import load_rules
from pipeline.text.fold import fold_keeping_length

RULES = load_rules().procedure_tables
HERE = Span(0, 1)


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("A. DANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH (02 TTHC)", ("new",)),
        ("II. TTHC ĐƯỢC SỬA ĐỔI, BỔ SUNG[1]", ("amended",)),
        ("Danh mục thủ tục hành chính được sửa đổi, bổ sung hoặc thay thế", ("amended", "replaced")),
        ("PHẦN I. DANH MỤC THỦ TỤC HÀNH CHÍNH BỊ HỦY BỎ", ("abolished",)),
        ("Danh mục TTHC mới ban hành (kèm theo Quyết định số 5/QĐ-UBND bãi bỏ quyết định cũ)", ("new",)),
        ("Mới ban hành", ("new",)),
    ],
)
def test_groups_of_headings(text: str, groups: tuple[str, ...]):
    """Headings over lists name their groups in the order of their words."""
    heading = read_heading(text, HERE, RULES)
    assert heading is not None
    assert (heading.kind, heading.groups) == ("list", groups)


@pytest.mark.parametrize(
    "text",
    [
        "Thủ tục sửa đổi, bổ sung giấy phép hoạt động",
        "1. Cấp lại, thay thế giấy chứng nhận",
        "- Cấp tỉnh: Tổ chức, cá nhân nộp hồ sơ trực tiếp tại Trung tâm Phục vụ hành chính công, hoặc qua bưu chính.",
        "Căn cứ Nghị định số 63/2010/NĐ-CP về kiểm soát thủ tục hành chính",
    ],
)
def test_names_and_sentences_are_no_headings(text: str):
    """Names of procedures and running text are no headings."""
    assert read_heading(text, HERE, RULES) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("PHỤ LỤC II", "annex"),
        ("PHỤ LỤC II QUY TRÌNH NỘI BỘ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH", "excluded"),
        ("Phần II. NỘI DUNG CỤ THỂ CỦA TỪNG THỦ TỤC HÀNH CHÍNH", "excluded"),
        ("MỨC THU PHÍ, LỆ PHÍ", "excluded"),
        ("B. THỦ TỤC HÀNH CHÍNH CẤP XÃ (05 TTHC)", "level"),
        ("LĨNH VỰC PHÍ, LỆ PHÍ (02 TTHC)", "field"),
    ],
)
def test_kinds_of_headings(text: str, kind: str):
    """Annexes, what holds no rows, levels and fields are told apart."""
    heading = read_heading(text, HERE, RULES)
    assert heading is not None
    assert heading.kind == kind


def test_level_and_field_in_one_cell():
    """A cell that runs a level and a field together gives both."""
    heading = read_row_heading("A", "Thủ tục hành chính cấp\nThành phố\nLĩnh vực Đấu thầu", HERE, RULES)
    assert heading is not None
    assert (heading.levels, heading.field) == (("tinh",), "Đấu thầu")


@pytest.mark.parametrize(
    ("mark", "text", "field"),
    [("I", "HỘ TỊCH (05 TTHC)", "Hộ tịch"), ("", "CHỨNG THỰC", "Chứng thực"), ("II.", "Nuôi con nuôi", "Nuôi con nuôi")],
)
def test_fields_without_the_word(mark: str, text: str, field: str):
    """Under a roman number, or in capitals, words that name nothing else are a field in normal case."""
    heading = read_row_heading(mark, text, HERE, RULES)
    assert heading is not None
    assert (heading.kind, heading.field) == ("field", field)


@pytest.mark.parametrize(("mark", "text"), [("1", "Đăng ký khai sinh"), ("", "Đăng ký khai sinh"), ("I", "Tổng số: 02 TTHC")])
def test_rows_are_no_headings(mark: str, text: str):
    """A numbered name, a name alone and a total are no headings."""
    heading = read_row_heading(mark, text, HERE, RULES)
    assert heading is None or heading.field is None


@pytest.mark.parametrize(
    ("words", "levels"),
    [
        ("cấp tỉnh", ("tinh",)),
        ("CẤP TỈNH, CẤP HUYỆN, CẤP XÃ", ("tinh", "huyen", "xa")),
        ("thuộc thẩm quyền của cấp huyện, xã", ("huyen", "xa")),
        ("cấp Trung ương", ("bo",)),
        ("cấp lại giấy phép xây dựng ở xã", ()),
    ],
)
def test_levels(words: str, levels: tuple[str, ...]):
    """Levels are said by "cấp" and what follows; the verb "cấp" says none."""
    assert read_levels(fold_keeping_length(words), RULES) == levels


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("CÔNG BỐ TTHC LĨNH VỰC BÁO CHÍ, XUẤT BẢN THUỘC PHẠM VI QUẢN LÝ CỦA SỞ VĂN HÓA", "Báo chí, xuất bản"),
        ("công bố TTHC trong một số lĩnh vực thuộc thẩm quyền", None),
        ("công bố TTHC lĩnh vực hộ tịch; lĩnh vực chứng thực", None),
        ("công bố TTHC trong lĩnh vực Hộ tịch và lĩnh vực Chứng thực", None),
        ("công bố danh mục thủ tục hành chính", None),
    ],
)
def test_the_field_of_a_title(title: str, field: str | None):
    """A title gives a field when it names exactly one."""
    assert read_field(title, RULES) == field


def test_one_group_of_several_words():
    """Amended and replaced together are amended with a doubt; other pairs are no group."""
    assert to_group(("amended",)) == ("amended", False)
    assert to_group(("amended", "replaced")) == ("amended", True)
    assert to_group(("new", "abolished")) == (None, True)
    assert to_group(()) == (None, False)


def test_words_about_other_decisions_name_no_group():
    """What is repealed or cited is not what is published."""
    folded = fold_keeping_length("công bố TTHC mới ban hành và bãi bỏ một số nội dung tại Quyết định số 5/QĐ-UBND")
    assert read_groups(folded, RULES) == ("new",)


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("I. BẢO TRỢ XÃ HỘI", "Bảo trợ xã hội"),
        ("B. HỘ TỊCH (02 TTHC)", "Hộ tịch"),
        ("I. BAN QUẢN LÝ KHU KINH TẾ", None),
        ("I. Bảo trợ xã hội", None),
        ("BẢO TRỢ XÃ HỘI", None),
    ],
)
def test_a_few_capital_words_behind_a_roman_number_are_a_field(words: str, field: str | None) -> None:
    """Capital words behind a roman number or a letter name a field, an office does not."""
    found = read_capital_field(words, HERE, RULES)
    assert (found.field if found else None) == field


def test_a_letter_with_a_digit_stands_below_the_letter() -> None:
    """The heading A1. is numbered below A., as A.1. is."""
    outer = read_heading("A. TTHC MỚI BAN HÀNH", HERE, RULES)
    inner = read_heading("A1. Thủ tục hành chính cấp tỉnh", HERE, RULES)
    assert outer is not None
    assert inner is not None
    assert Outline().under(outer).under(inner).groups == ("new",)


@pytest.mark.parametrize(
    ("words", "levels"),
    [
        ("II. UBND XÃ, PHƯỜNG", ("xa",)),
        ("ỦY BAN NHÂN DÂN CẤP XÃ", ("xa",)),
        ("Cơ quan thực hiện: Ủy ban nhân dân các xã, phường", ("xa",)),
        ("B. TTHC thuộc thẩm quyền giải quyết của UBND xã", ("xa",)),
    ],
)
def test_people_s_committees_of_communes_say_the_level(words: str, levels: tuple[str, ...]) -> None:
    """A heading that names the people's committees of communes says the level xã as "cấp xã" does."""
    heading = read_heading(words, HERE, RULES)
    assert heading is not None
    assert (heading.kind, heading.levels) == ("level", levels)


@pytest.mark.parametrize(
    ("words", "groups"),
    [
        ("DANH MỤC THỦ TỤC HÀNH CHÍNH BÃI BỎ TẠI QUYẾT ĐỊNH SỐ 15/QĐ-UBND NGÀY 01/02/2024", ("abolished",)),
        ("DANH MỤC TTHC MỚI BAN HÀNH THAY THẾ QUYẾT ĐỊNH SỐ 15/QĐ-UBND", ("new",)),
        ("DANH MỤC TTHC MỚI BAN HÀNH VÀ BÃI BỎ TẠI QUYẾT ĐỊNH SỐ 15/QĐ-UBND", ("new",)),
        ("DANH MỤC MỘT TRĂM LINH HAI THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH", ("new",)),
        ("DANH MỤC MỘT SỐ THỦ TỤC HÀNH CHÍNH BỊ BÃI BỎ", ("abolished",)),
    ],
)
def test_procedures_abolished_at_a_decision(words: str, groups: tuple[str, ...]) -> None:
    """What is said right behind "thủ tục hành chính" is said of the procedures, also with the decision where they stood."""
    heading = read_heading(words, HERE, RULES)
    assert heading is not None
    assert heading.groups == groups


@pytest.mark.parametrize(
    "words", ["II. KẾT QUẢ RÀ SOÁT", "I. THÔNG TIN CHUNG", "III. TỔ CHỨC THỰC HIỆN", "A. NỘI DUNG CÔNG BỐ"]
)
def test_parts_of_a_report_are_no_fields(words: str) -> None:
    """Headings in capitals that any report has name no field."""
    assert read_capital_field(words, HERE, RULES) is None
