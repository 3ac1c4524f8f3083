"""What the search box understands (domain.md 9.1)."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.search import NumberQuery
from pipeline.rules import Rules, load_rules
from pipeline.search import parse_query, with_filters
from pipeline.text.fold import fold

KEY = NumberQuery(key="12/2024/qd-ubnd")

NUMBERS = [
    ("12/2024/QĐ-UBND", KEY),
    ("12/2024/qd-ubnd", KEY),
    ("12-2024-QĐ-UBND", KEY),
    ("12 2024 qd ubnd", KEY),
    ("quyết định số 12/2024/QĐ-UBND", KEY),
    ("so: 4162 /QĐ-UBND", NumberQuery(key="4162/qd-ubnd")),
    ("4162 qd ubnd", NumberQuery(key="4162/qd-ubnd")),
    ("12/2024", NumberQuery(integer=12, year=2024)),
    ("055/2025", NumberQuery(integer=55, year=2025)),
    ("QĐ 12", NumberQuery(integer=12, kind="quyet_dinh")),
    ("nđ 61", NumberQuery(integer=61, kind="nghi_dinh")),
    ("TT 02/2017", NumberQuery(integer=2, year=2017, kind="thong_tu")),
    ("12/2024 qđ", NumberQuery(integer=12, year=2024)),
    ("QĐ-UBND 12", NumberQuery(integer=12, kind="quyet_dinh", symbol="qd-ubnd")),
    ("NQ-HĐND số 12/2024", NumberQuery(integer=12, year=2024, kind="nghi_quyet", symbol="nq-hdnd")),
    ("quyết định 12/2024 còn hiệu lực không", NumberQuery(integer=12, year=2024, kind="quyet_dinh")),
    ("qd 12/2024 da het hieu luc chua?", NumberQuery(integer=12, year=2024, kind="quyet_dinh")),
    ("tình trạng hiệu lực của quyết định 12/2024", NumberQuery(integer=12, year=2024, kind="quyet_dinh")),
    ("quyet dinh 12 nam 2024", NumberQuery(integer=12, year=2024, kind="quyet_dinh")),
    ("luật đất đai 2013", NumberQuery(key="45/2013/qh13")),
]


@pytest.mark.parametrize(("raw", "number"), NUMBERS)
def test_numbers_are_read_and_nothing_else_is_left(rules: Rules, raw: str, number: NumberQuery) -> None:
    """Every way to write a number leads to the number, and no word is left to search for."""
    query = parse_query(raw, rules)
    assert query.number == number
    assert query.text == ""
    assert query.number_only


@pytest.mark.parametrize(
    "raw",
    [
        "kế hoạch 2025",
        "luật đất đai",
        "1234567",
        "hồ sơ đăng ký",
        "dự toán năm 2026",
        "kế hoạch giai đoạn 2021-2025",
        "học phí năm học 2025-2026",
        "quy định",
        "công bố danh mục văn bản hết hiệu lực",
        "1.5",
    ],
)
def test_plain_words_stay_words(rules: Rules, raw: str) -> None:
    """Years, laws without a year, long figures and titles are words, no numbers, signers or filters."""
    query = parse_query(raw, rules)
    assert (query.number, query.filters, query.relation, query.text) == (None, type(query.filters)(), None, raw)


def test_a_bare_integer_is_a_number_and_a_word(rules: Rules) -> None:
    """4162 finds the document with that number first, then texts that hold it."""
    query = parse_query("4162", rules)
    assert query.number == NumberQuery(integer=4162)
    assert query.text == "4162"


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        ("1.000494", ("1.000494",)),
        ("1.000494.000.00.00.H29", ("1.000494",)),
        ("1.000494.H29", ("1.000494",)),
        ("000494", ("000494",)),
        ("000494.000.00.00.H29", ("000494",)),
        ("mã TTHC: 1.000494", ("1.000494",)),
        ("thủ tục có mã 000494", ("000494",)),
        ("1.000494 2.001234", ("1.000494", "2.001234")),
    ],
)
def test_procedure_codes(rules: Rules, raw: str, codes: tuple[str, ...]) -> None:
    """Codes of procedures are read whole, with their tail and without their first figure."""
    query = parse_query(raw, rules)
    assert (query.codes, query.number, query.text) == (codes, None, "")


@pytest.mark.parametrize(
    ("raw", "eid"),
    [
        ("khoản 2 điều 5 quyết định 20/2019", "art_5__cl_2"),
        ("điểm đ khoản 2 Điều 5 Quyết định số 20/2019/QĐ-UBND", "art_5__cl_2__point_đ"),
        ("điều 5 khoản 2 quyết định 20/2019", "art_5__cl_2"),
        ("dieu 12a nghi dinh 61", "art_12a"),
        ("khoản 2 Điều 5 của Quy chế ban hành kèm theo Quyết định số 20/2019/QĐ-UBND", "att_1__art_5__cl_2"),
    ],
)
def test_provisions(rules: Rules, raw: str, eid: str) -> None:
    """A provision is read with the number of its document; đ is not d."""
    query = parse_query(raw, rules)
    assert query.eid == eid
    assert query.number
    assert query.text == ""


@pytest.mark.parametrize(
    ("raw", "relation"),
    [
        ("văn bản thay thế quyết định 45/2017", "replaces"),
        ("van ban thay the quyet dinh 45/2017", "replaces"),
        ("45/2017/QĐ-UBND được thay thế bởi văn bản nào", "replaces"),
        ("quyết định bãi bỏ 45/2017/QĐ-UBND", "repeals"),
        ("văn bản sửa đổi, bổ sung một số điều của Quyết định 45/2017/QĐ-UBND", "amends"),
        ("căn cứ luật đất đai 2013", "basis"),
        ("văn bản viện dẫn 45/2017/QĐ-UBND", "cites"),
        ("quyết định nào căn cứ 45/2017/QĐ-UBND", "basis"),
        ("văn bản làm hết hiệu lực quyết định 45/2017", "repeals"),
        ("45/2017/QĐ-UBND thay thế văn bản nào", "replaced_by"),
        ("văn bản bị thay thế bởi quyết định 45/2017", "replaced_by"),
        ("van ban bi bai bo boi 45/2017/qd-ubnd", "repealed_by"),
        ("quyết định 45/2017 bãi bỏ những quyết định nào", "repealed_by"),
        ("văn bản được sửa đổi bởi 45/2017/QĐ-UBND", "amended_by"),
    ],
)
def test_relations(rules: Rules, raw: str, relation: str) -> None:
    """Questions about what others do to a document are understood, active and passive."""
    query = parse_query(raw, rules)
    assert query.relation == relation
    assert query.number
    assert query.text == ""


def test_filter_words(rules: Rules) -> None:
    """Status and the year beside it are filters, the topic stays."""
    query = parse_query("còn hiệu lực đất đai 2025", rules)
    assert query.text == "đất đai"
    assert query.filters.statuses == ("CON", "HET_MOT_PHAN")
    assert query.filters.years == (2025,)


@pytest.mark.parametrize(
    ("raw", "statuses"),
    [
        ("hết hiệu lực đất đai", ("HET_TOAN_BO",)),
        ("hết hiệu lực một phần đất đai", ("HET_MOT_PHAN",)),
        ("ngưng hiệu lực đất đai", ("NGUNG", "NGUNG_MOT_PHAN")),
        ("tam ngung hieu luc mot phan đất đai", ("NGUNG_MOT_PHAN",)),
        ("chưa có hiệu lực đất đai", ("CHUA",)),
        ("chưa rõ hiệu lực đất đai", ("CHUA_XAC_DINH",)),
    ],
)
def test_words_for_every_status(rules: Rules, raw: str, statuses: tuple[str, ...]) -> None:
    """Every status has its words, and the topic stays."""
    query = parse_query(raw, rules)
    assert (query.filters.statuses, query.text) == (statuses, "đất đai")


def test_a_kind_before_filters_is_one(rules: Rules) -> None:
    """A kind beside other filters, or alone, is a filter; in a title it is a word."""
    query = parse_query("nghị quyết về học phí còn hiệu lực", rules)
    assert (query.filters.kinds, query.text) == (("nghi_quyet",), "học phí")
    assert parse_query("nghị quyết", rules).filters.kinds == ("nghi_quyet",)
    assert parse_query("nghị quyết về học phí", rules).filters.kinds == ()


def test_short_forms_are_told(rules: Rules) -> None:
    """A short form that was put in full is a chip; a full name that has a short form is none."""
    assert parse_query("gpmb", rules).understood == (("từ đồng nghĩa", "gpmb = giải phóng mặt bằng", "gpmb"),)
    assert parse_query("giải phóng mặt bằng", rules).understood == ()


def test_a_pasted_page_is_words(rules: Rules) -> None:
    """What a long text says of statuses and days filters nothing."""
    query = parse_query("quy định này còn hiệu lực, văn bản hết hiệu lực ngày 01/01/2020 " * 30, rules)
    assert query.filters == type(query.filters)()


@pytest.mark.parametrize(
    ("raw", "first", "last"),
    [
        ("ngày 06/5/2020", dt.date(2020, 5, 6), dt.date(2020, 5, 6)),
        ("6-5-2020", dt.date(2020, 5, 6), dt.date(2020, 5, 6)),
        ("tháng 2 năm 2024", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("ban hành năm 2025", dt.date(2025, 1, 1), dt.date(2025, 12, 31)),
        ("31/2/2020", None, None),
    ],
)
def test_days(rules: Rules, raw: str, first: dt.date | None, last: dt.date | None) -> None:
    """Days, months and years of issue are filters; days that do not exist are none."""
    filters = parse_query(raw, rules).filters
    assert (filters.issued_from, filters.issued_to) == (first, last)


@pytest.mark.parametrize(
    "raw",
    [
        "Sửa đổi, bổ sung một số điều của Nghị quyết số 09/2022/NQ-HĐND ngày 14 tháng 7 năm 2022 của HĐND tỉnh Sông Trà",
        "Triển khai thực hiện Chỉ thị số 32/CT-UBND ngày 21/10/2025 về công tác lưu trữ",
    ],
)
def test_a_pasted_title_stays_whole(rules: Rules, raw: str) -> None:
    """A number and a day inside a title are those of a document that is cited: no filter, and all words stay."""
    query = parse_query(raw, rules)
    assert query.number
    assert query.filters == type(query.filters)()
    assert query.text.split()[-3:] == raw.split()[-3:]


def test_people_and_bodies(rules: Rules) -> None:
    """Signers, drafting bodies and issuing bodies are understood."""
    assert parse_query("nguyễn văn an ký", rules).filters.signers == ("nguyen van an",)
    assert parse_query("sở tài chính tham mưu", rules).filters.drafters == ("so tai chinh",)
    assert parse_query("UBND tỉnh Sông Trà", rules).authority_keys == ("ubnd-tinh-song-tra", "uy ban nhan dan tinh song tra")
    assert parse_query("ủy ban nhân dân", rules).number is None


def test_phrases(rules: Rules) -> None:
    """Quoted words are phrases, whatever quotation marks; a quotation mark without its other half is nothing."""
    assert parse_query('"hỗ trợ tái định cư" đất', rules).phrases == ("hỗ trợ tái định cư",)
    assert parse_query("“hỗ trợ”", rules).phrases == ("hỗ trợ",)
    assert parse_query('"hỗ trợ', rules).phrases == ()


def test_every_chip_can_be_taken_away(rules: Rules) -> None:
    """The words of each chip stand in what was typed, so that a page can take them out."""
    for raw in (
        "khoản 2 điều 5 quyết định 20/2019",
        "còn hiệu lực đất đai 2025",
        'ngày 06/5/2020 "hỗ trợ"',
        "nguyễn văn an ký",
    ):
        for name, _, words in parse_query(raw, rules).understood:
            assert name
            assert all(word in raw for word in words.split())


def test_choices_beside_the_box(rules: Rules) -> None:
    """Filters, page and level are added to what was typed; empty choices change nothing."""
    query = parse_query("còn hiệu lực đất đai", rules)
    chosen = {
        "kinds": ["quyet_dinh"],
        "years": (),
        "issued_from": dt.datetime(2024, 1, 2, 3, tzinfo=dt.UTC),
        "page": 3,
        "level": None,
    }
    after = with_filters(query, chosen)
    assert after.filters.kinds == ("quyet_dinh",)
    assert after.filters.issued_from == dt.date(2024, 1, 2)
    assert after.filters.statuses == query.filters.statuses
    assert (after.page, after.level, after.text) == (3, None, query.text)


WORDS = st.sampled_from(
    [
        "12/2024/QĐ-UBND",
        "điều",
        "5",
        "khoản",
        '"',
        "“",
        "#",
        "còn hiệu lực",
        "ký",
        "thay thế",
        "2025",
        "1.000494",
        "((",
        "\\",
        "\x00",
        "đ",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=12).map(" ".join)))
def test_anything_may_be_typed(raw: str) -> None:
    """Reading a query never fails, and what is left is not longer than what was typed."""
    query = parse_query(raw, load_rules())
    assert query.raw == raw
    assert len(query.text) <= 2 * len(raw) + 1
    assert parse_query(fold(raw), load_rules()).page == 1
    assert (query.page, query.level, query.sort) == (1, None, "relevance")


def test_long_input_is_read_quickly(rules: Rules) -> None:
    """Ten thousand characters are cut, not chewed."""
    assert len(parse_query("quyết định " * 1_000, rules).text) <= 2_000
