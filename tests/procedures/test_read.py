"""Whole decisions of the fictional province: every shape of list."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.document import Header, Structure
from pipeline.model.procedures import ProceduresReading
from pipeline.model.text import ExtractedText
from pipeline.procedures import read_procedures
from pipeline.rules.loader import load_rules
from tests.procedures.decisions import HEAD, LAW, TERM, codes, decision, read, short

ABOLISHED_HEAD = ["STT", "Số hồ sơ TTHC", "Tên thủ tục hành chính", "Tên VBQPPL quy định việc bãi bỏ", "Lĩnh vực"]


def row(stt: str, code: str, name: str) -> list[str]:
    """Return a row under the usual head."""
    return [stt, code, name, TERM, LAW]


def test_groups_come_from_the_headings_over_the_tables():
    """Each table's rows carry the group of the heading right above it."""
    reading = read(
        "PHỤ LỤC",
        "A. DANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH",
        [HEAD, row("1", "1.001001", "Đăng ký khai sinh")],
        "B. DANH MỤC THỦ TỤC HÀNH CHÍNH ĐƯỢC SỬA ĐỔI, BỔ SUNG",
        [HEAD, row("1", "1.001002", "Đăng ký kết hôn")],
        "C. DANH MỤC THỦ TỤC HÀNH CHÍNH THAY THẾ",
        [HEAD, row("1", "1.001003", "Đăng ký khai tử")],
        "D. DANH MỤC THỦ TỤC HÀNH CHÍNH BỊ BÃI BỎ",
        [ABOLISHED_HEAD, ["1", "1.001004", "Đăng ký giám hộ", LAW, "Hộ tịch"]],
    )
    assert [procedure.group for procedure in reading.procedures] == ["new", "amended", "replaced", "abolished"]
    assert not reading.doubts


def test_headings_inside_one_table():
    """Group, level and field rows inside a table hold for the rows below them and end with their own sort."""
    reading = read(
        [
            HEAD,
            [("A. TTHC MỚI BAN HÀNH", 1, 5)],
            ["I", ("CẤP TỈNH", 1, 4)],
            row("1", "1.001001", "Công nhận kết hôn"),
            ["II", ("CẤP XÃ", 1, 4)],
            ["1", ("Lĩnh vực Chứng thực (01 TTHC)", 1, 4)],
            row("1", "1.001002", "Chứng thực chữ ký"),
            [("B. TTHC BỊ BÃI BỎ", 1, 5)],
            row("1", "1.001003", "Đăng ký giám hộ"),
        ]
    )
    assert [(p.group, p.levels, p.field) for p in reading.procedures] == [
        ("new", ("tinh",), "Hộ tịch"),
        ("new", ("xa",), "Chứng thực"),
        ("abolished", (), "Hộ tịch"),
    ]


def test_levels_inside_fields_and_fields_inside_levels():
    """Whichever of level and field stands outside, a new outer heading ends the inner one."""
    reading = read(
        "Danh mục thủ tục hành chính mới ban hành",
        [
            HEAD,
            ["I", ("LĨNH VỰC HỘ TỊCH", 1, 4)],
            ["1", ("Cấp tỉnh", 1, 4)],
            row("1", "1.001001", "Công nhận kết hôn"),
            ["2", ("Cấp xã", 1, 4)],
            row("1", "1.001002", "Đăng ký khai sinh"),
            ["II", ("LĨNH VỰC CHỨNG THỰC", 1, 4)],
            row("1", "1.001003", "Chứng thực chữ ký"),
        ],
    )
    assert [(p.field, p.levels) for p in reading.procedures] == [
        ("Hộ tịch", ("tinh",)),
        ("Hộ tịch", ("xa",)),
        ("Chứng thực", ()),
    ]


def test_words_of_groups_in_names_change_nothing():
    """A name that begins like a group ("sửa đổi, bổ sung", "bãi bỏ") is a name."""
    reading = read(
        "Danh mục thủ tục hành chính mới ban hành",
        [
            HEAD,
            row("1", "1.001001", "Sửa đổi, bổ sung, thay thế giấy phép"),
            row("2", "1.001002", "Thủ tục bãi bỏ việc giám hộ"),
        ],
    )
    assert [short(procedure) for procedure in reading.procedures] == [
        ("new", "1.001001", "Sửa đổi, bổ sung, thay thế giấy phép"),
        ("new", "1.001002", "Thủ tục bãi bỏ việc giám hộ"),
    ]


@pytest.mark.parametrize(
    ("title", "group"),
    [
        ("CÔNG BỐ THỦ TỤC HÀNH CHÍNH BAN HÀNH MỚI LĨNH VỰC HỘ TỊCH", "new"),
        ("CÔNG BỐ DANH MỤC TTHC ĐƯỢC SỬA ĐỔI, BỔ SUNG LĨNH VỰC HỘ TỊCH", "amended"),
        ("CÔNG BỐ DANH MỤC TTHC ĐƯỢC THAY THẾ LĨNH VỰC HỘ TỊCH", "replaced"),
        ("CÔNG BỐ DANH MỤC TTHC BỊ HỦY BỎ LĨNH VỰC HỘ TỊCH VÀ BÃI BỎ QUYẾT ĐỊNH SỐ 12/QĐ-UBND", "abolished"),
    ],
)
def test_the_title_gives_the_group_when_no_heading_does(title: str, group: str):
    """Without a heading over the list the title's one group holds."""
    reading = read("DANH MỤC THỦ TỤC HÀNH CHÍNH", [HEAD, row("1", "1.001001", "Đăng ký khai sinh")], title=title)
    assert [procedure.group for procedure in reading.procedures] == [group]


def test_the_first_article_gives_the_group_last():
    """The first article counts when neither heading nor title names a group."""
    reading = read(
        [HEAD, row("1", "1.001001", "Đăng ký khai sinh")], article="Công bố kèm theo Quyết định này 01 TTHC mới ban hành."
    )
    assert [procedure.group for procedure in reading.procedures] == ["new"]
    assert (reading.declared.new, reading.declared.total) == (1, 1)


def test_a_head_of_a_column_gives_the_group():
    """A title with two groups leaves it to the head over the names, or to the only group that other heads name."""
    title = "CÔNG BỐ DANH MỤC THỦ TỤC HÀNH CHÍNH ĐƯỢC SỬA ĐỔI, BỔ SUNG, BÃI BỎ LĨNH VỰC HỘ TỊCH"
    reading = read(
        [["STT", "Mã TTHC", "Tên TTHC bị bãi bỏ", "Ghi chú"], ["1", "1.001001", "Đăng ký khai sinh", ""]],
        [
            ["STT", "Mã TTHC", "Tên TTHC", "Căn cứ pháp lý quy định nội dung sửa đổi, bổ sung"],
            ["1", "1.001002", "Cải chính", LAW],
        ],
        title=title,
    )
    assert [procedure.group for procedure in reading.procedures] == ["abolished", "amended"]


def test_no_group_anywhere_is_null_with_a_doubt():
    """Plain lists and standardised ones have no group, and nothing is guessed."""
    plain = read([HEAD, row("1", "1.001001", "Đăng ký khai sinh")])
    standard = read(
        "DANH MỤC THỦ TỤC HÀNH CHÍNH ĐƯỢC CHUẨN HÓA",
        [HEAD, row("1", "1.001001", "Đăng ký khai sinh")],
        article="Công bố thủ tục hành chính được chuẩn hóa; thủ tục hành chính bị bãi bỏ.",
    )
    for reading in (plain, standard):
        assert [procedure.group for procedure in reading.procedures] == [None]
        assert "group_not_named" in codes(reading)


def test_a_mixed_heading():
    """A heading "sửa đổi, bổ sung, thay thế" over one table is amended with a doubt; "mới, bãi bỏ" is no group at all."""
    one = read("DANH MỤC TTHC ĐƯỢC SỬA ĐỔI, BỔ SUNG, THAY THẾ", [HEAD, row("1", "1.001001", "Đăng ký khai sinh")])
    two = read("DANH MỤC TTHC MỚI BAN HÀNH, BÃI BỎ", [HEAD, row("1", "1.001001", "Đăng ký khai sinh")])
    assert (one.procedures[0].group, codes(one)) == ("amended", {"mixed_heading"})
    assert (two.procedures[0].group, codes(two)) == (None, {"mixed_heading"})


def test_the_note_of_a_row_gives_its_group_in_a_mixed_list():
    """Where one list holds several groups, a note that is nothing but a group says it for its row."""
    reading = read(
        "DANH MỤC TTHC MỚI BAN HÀNH, BÃI BỎ",
        [
            ["STT", "Mã TTHC", "Tên TTHC", "Ghi chú"],
            ["1", "1.001001", "Đăng ký khai sinh", "Mới ban hành"],
            ["2", "1.001002", "Đăng ký khai tử", "Bãi bỏ"],
            ["3", "1.001003", "Đăng ký giám hộ", "Xem phụ lục về việc bãi bỏ"],
        ],
    )
    assert [procedure.group for procedure in reading.procedures] == ["new", "abolished", None]


def test_old_and_new_names_make_pairs():
    """In a table of old and new procedures the row is the new one; several old ones may be merged into it."""
    reading = read(
        "DANH MỤC THỦ TỤC HÀNH CHÍNH THAY THẾ",
        [
            ["STT", "Mã TTHC được thay thế", "Tên TTHC được thay thế", "Mã TTHC", "Tên TTHC thay thế"],
            ["1", "1.001001", "Đăng ký khai sinh cũ", ("1.002001", 2, 1), ("Đăng ký khai sinh", 2, 1)],
            ["2", "1.001002", "Đăng ký lại khai sinh cũ"],
            ["3", "", "Đăng ký khai tử cũ", "1.002002", "Đăng ký khai tử"],
        ],
    )
    assert [(short(p), p.replaces) for p in reading.procedures] == [
        (("replaced", "1.002001", "Đăng ký khai sinh"), ("1.001001", "1.001002")),
        (("replaced", "1.002002", "Đăng ký khai tử"), ("Đăng ký khai tử cũ",)),
    ]


def test_merged_cells_fill_down():
    """Cells that span rows hold for all of them; field and legal basis are filled, notes are not."""
    reading = read(
        "DANH MỤC THỦ TỤC HÀNH CHÍNH BỊ BÃI BỎ",
        [
            [*ABOLISHED_HEAD, "Ghi chú"],
            ["1", "1.001001", "Đăng ký khai sinh", (LAW, 2, 1), ("Chứng thực", 2, 1), "Cũ"],
            ["2", "1.001002", "Đăng ký khai tử", ""],
        ],
    )
    assert [(p.field, p.cells.legal_basis, p.cells.note) for p in reading.procedures] == [
        ("Chứng thực", LAW, "Cũ"),
        ("Chứng thực", LAW, None),
    ]


def test_rows_that_lost_their_merged_cells():
    """Where a source drops merged cells, the cells that are left go to the columns that they look like."""
    reading = read(
        "DANH MỤC THỦ TỤC HÀNH CHÍNH BỊ BÃI BỎ",
        [
            [*ABOLISHED_HEAD, "Cơ quan thực hiện"],
            ["1", "1.001001", "Đăng ký khai sinh", LAW, "Chứng thực", "Sở Tư pháp"],
            ["2", "1.001002", "Đăng ký khai tử", "Chứng thực", "Sở Tư pháp"],
            ["3", "1.001003", "Đăng ký giám hộ"],
        ],
    )
    assert [(p.name, p.field, p.authority) for p in reading.procedures] == [
        ("Đăng ký khai sinh", "Chứng thực", "Sở Tư pháp"),
        ("Đăng ký khai tử", "Chứng thực", "Sở Tư pháp"),
        ("Đăng ký giám hộ", "Chứng thực", "Sở Tư pháp"),
    ]


def test_a_head_of_two_rows():
    """A wide column is split by the row below; columns of check marks say levels."""
    reading = read(
        "DANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH",
        [
            [("STT", 2, 1), ("Mã TTHC", 2, 1), ("Tên TTHC", 2, 1), ("Cách thức thực hiện", 1, 2), ("Cấp thực hiện", 1, 2)],
            ["Trực tiếp", "Trực tuyến", "Cấp tỉnh", "Cấp xã"],
            ["1", "1.001001", "Đăng ký khai sinh", "x", "", "", "x"],
            ["2", "1.001002", "Đăng ký khai tử", "x", "x", "x", "x"],
        ],
    )
    assert [(p.code, p.levels) for p in reading.procedures] == [("1.001001", ("xa",)), ("1.001002", ("tinh", "xa"))]


def test_a_row_of_column_numbers_is_no_row():
    """Numbers ("(1)", "(2)") under the head are not procedures."""
    reading = read([HEAD, ["(1)", "(2)", "(3)", "(4)", "(5)"], row("1", "1.001001", "Đăng ký khai sinh")])
    assert [procedure.code for procedure in reading.procedures] == ["1.001001"]


def test_heading_and_head_glued_into_one_row():
    """A heading that stands in the same row as the head of its list is read, and ends the list before."""
    reading = read(
        "Danh mục thủ tục hành chính mới ban hành",
        [
            HEAD,
            row("1", "1.001001", "Đăng ký khai sinh"),
            ["DANH MỤC THỦ TỤC HÀNH CHÍNH\nBỊ BÃI BỎ (01 TTHC)", "STT", "Mã TTHC", "Tên TTHC"],
            ["1", "1.001002", "Đăng ký khai tử"],
        ],
    )
    assert [short(procedure) for procedure in reading.procedures] == [
        ("new", "1.001001", "Đăng ký khai sinh"),
        ("abolished", "1.001002", "Đăng ký khai tử"),
    ]


def test_a_list_glued_to_the_signature_block():
    """Recipients and signer in front of the head are no heading and no row."""
    reading = read(
        [
            ["Nơi nhận:\n- Như Điều 4;\n- Lưu: VT.", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "TTHC MỚI BAN HÀNH", *HEAD],
            row("1", "1.001001", "Đăng ký khai sinh"),
            [*row("2", "1.001002", "Đăng ký khai tử"), "PHẦN II. NỘI\nDUNG QUY TRÌNH NỘI BỘ", "1", "KÝ HIỆU"],
            ["2.1", "Điều kiện thực hiện thủ tục đăng ký khai sinh"],
        ]
    )
    assert [short(procedure) for procedure in reading.procedures] == [
        ("new", "1.001001", "Đăng ký khai sinh"),
        ("new", "1.001002", "Đăng ký khai tử"),
    ]


def test_a_row_torn_at_the_end_of_a_table():
    """The cell that stands between two tables, and the cells that begin the next one, belong to the row that was cut."""
    reading = read(
        "Danh mục thủ tục hành chính mới ban hành",
        [[*HEAD, "Lĩnh vực"], [*row("1", "1.001001", "Đăng ký khai sinh"), "Hộ tịch"], ["2", "1.001002"]],
        "Thủ tục đăng ký\nkhai tử",
        [[TERM, LAW, "Chứng thực"], ["3", "1.001003", "Đăng ký giám hộ"]],
        "Trong 05 ngày",
        [[LAW, "Quốc tịch"]],
    )
    assert [(p.code, p.name, p.field) for p in reading.procedures] == [
        ("1.001001", "Đăng ký khai sinh", "Hộ tịch"),
        ("1.001002", "Thủ tục đăng ký khai tử", "Chứng thực"),
        ("1.001003", "Đăng ký giám hộ", "Quốc tịch"),
    ]
    assert "torn_row" in codes(reading)


def test_a_torn_head():
    """A head whose middle column stands between two tables is one head."""
    reading = read(
        "Danh mục thủ tục hành chính bị bãi bỏ",
        [["STT", "Mã TTHC"]],
        "Tên thủ tục hành chính",
        [["Căn cứ pháp lý", "Lĩnh vực"], ["1", "1.001001", "Đăng ký khai sinh", LAW, "Hộ tịch"]],
    )
    assert [short(procedure) for procedure in reading.procedures] == [("abolished", "1.001001", "Đăng ký khai sinh")]


def test_a_name_cut_by_a_page():
    """A row without number that goes on in the names' column lengthens the name above."""
    reading = read(
        "Danh mục thủ tục hành chính mới ban hành",
        [HEAD, row("1", "1.001001", "Đăng ký khai sinh cho người"), ["", "", "đã có hồ sơ cá nhân", "", "- " + LAW]],
    )
    (procedure,) = reading.procedures
    assert procedure.name == "Đăng ký khai sinh cho người đã có hồ sơ cá nhân"
    assert procedure.cells.legal_basis == f"{LAW}\n- {LAW}"


@pytest.mark.parametrize("printed", ["{name} ({code})", "{name}\nMã TTHC: {code}.H99", "{code} - {name}", "{name}/{code}"])
def test_codes_in_the_name_cell(printed: str):
    """A code beside the name is taken out with the words and marks that join them."""
    cell = printed.format(name="Đăng ký khai sinh", code="1.001001")
    reading = read([["TT", "Tên TTHC (Mã TTHC)", "Thời hạn giải quyết"], ["1", cell, TERM]])
    assert [(p.name, p.code) for p in reading.procedures] == [("Đăng ký khai sinh", "1.001001")]


def test_a_list_without_codes():
    """New procedures often have no code; number and name make a row."""
    reading = read(
        "Danh mục thủ tục hành chính mới ban hành",
        [
            ["STT", "Tên thủ tục hành chính", "Lĩnh vực", "Cơ quan thực hiện"],
            ["1", "Đăng ký nuôi con nuôi", "Nuôi con nuôi", "Sở"],
        ],
    )
    (procedure,) = reading.procedures
    assert (procedure.code, procedure.code_raw, procedure.field) == (None, None, "Nuôi con nuôi")


def test_internal_procedures():
    """TTHC nội bộ are rows that say so; internal processes are not."""
    title = "CÔNG BỐ THỦ TỤC HÀNH CHÍNH NỘI BỘ MỚI BAN HÀNH LĨNH VỰC HỘ TỊCH"
    inside = read(
        [["STT", "Tên thủ tục hành chính nội bộ", "Cơ quan giải quyết"], ["1", "Bổ nhiệm công chứng", "Sở"]], title=title
    )
    outside = read([HEAD, row("1", "1.001001", "Đăng ký")], title="CÔNG BỐ TTHC VÀ PHÊ DUYỆT QUY TRÌNH NỘI BỘ GIẢI QUYẾT TTHC")
    assert [(p.group, p.internal) for p in inside.procedures] == [("new", True)]
    assert [p.internal for p in outside.procedures] == [False]


@pytest.mark.parametrize(
    "title",
    [
        "PHÊ DUYỆT QUY TRÌNH NỘI BỘ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH",
        "PHÊ DUYỆT DANH MỤC THỦ TỤC HÀNH CHÍNH TIẾP NHẬN TẠI BỘ PHẬN MỘT CỬA",
        "CÔNG BỐ DANH MỤC THỦ TỤC HÀNH CHÍNH CUNG CẤP DỊCH VỤ CÔNG TRỰC TUYẾN TOÀN TRÌNH",
        "PHÊ DUYỆT PHƯƠNG ÁN ĐƠN GIẢN HÓA THỦ TỤC HÀNH CHÍNH",
        "VỀ VIỆC ỦY QUYỀN GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH",
        "BÃI BỎ QUYẾT ĐỊNH SỐ 12/QĐ-UBND CÔNG BỐ THỦ TỤC HÀNH CHÍNH",
    ],
)
def test_other_decisions_about_procedures_publish_nothing(title: str):
    """Processes, service lists, simplification, delegation and repeals hold no rows."""
    table = [HEAD, row("1", "1.001001", "Đăng ký khai sinh")]
    reading = read("DANH MỤC", table, title=title, article="Phê duyệt kèm theo Quyết định này danh mục.")
    assert reading == ProceduresReading()


def test_only_decisions_publish():
    """A letter about a list publishes nothing."""
    text, structure = decision([HEAD, row("1", "1.001001", "Đăng ký khai sinh")])
    letter = Structure(header=Header(kind="cong_van", title=structure.header.title), provisions=structure.provisions)
    assert read_procedures(text, letter, load_rules()) == ProceduresReading()


@pytest.mark.parametrize(
    "heading", ["PHỤ LỤC II\nQUY TRÌNH NỘI BỘ GIẢI QUYẾT TTHC", "PHẦN II. NỘI DUNG CỤ THỂ CỦA TỪNG THỦ TỤC HÀNH CHÍNH"]
)
def test_processes_and_contents_hold_no_rows(heading: str):
    """What stands under a process or under "nội dung cụ thể" repeats names and codes and is not counted again."""
    table = [HEAD, row("1", "1.001001", "Đăng ký khai sinh")]
    reading = read(
        "DANH MỤC TTHC MỚI BAN HÀNH", table, heading, table, "I. LĨNH VỰC HỘ TỊCH", [["1", "Đăng ký khai sinh", "x"]]
    )
    assert len(reading.procedures) == 1


def test_tables_of_steps_and_fees_hold_no_rows():
    """A head of steps ends a list; a table of fees names procedures only to say what they cost."""
    reading = read(
        "DANH MỤC TTHC MỚI BAN HÀNH",
        [HEAD, row("1", "1.001001", "Đăng ký khai sinh")],
        [["TT", "Trình tự thực hiện", "Trách nhiệm", "Thời gian"], ["1", "Tiếp nhận hồ sơ", "Sở Tư pháp", "1 ngày"]],
        "MỨC THU PHÍ, LỆ PHÍ",
        [["TT", "Tên TTHC", "Mã TTHC", "Mức thu phí"], ["1", "Đăng ký khai sinh", "1.001001", "5.000"]],
    )
    assert [procedure.code for procedure in reading.procedures] == ["1.001001"]


def test_a_total_closes_the_list():
    """Lines of totals are no rows, and their figures are no procedures."""
    reading = read(
        "DANH MỤC TTHC MỚI BAN HÀNH",
        [
            HEAD,
            row("1", "1.001001", "Đăng ký khai sinh"),
            ["Tổng số TTHC công bố:", "Cấp tỉnh", "01", "TTHC"],
            ["5", "Số", "TTHC"],
        ],
    )
    assert len(reading.procedures) == 1
    assert reading.declared.total == 1


def test_a_head_that_is_not_understood():
    """A list whose head is strange is read by its content, with a doubt."""
    reading = read(
        "DANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH",
        [
            ["Cột A", "Cột B", "Cột C", "Cột D"],
            ["1", "1.001001", "Đăng ký khai sinh", TERM],
            ["2", "1.001002", "Đăng ký khai tử", TERM],
        ],
    )
    assert [procedure.code for procedure in reading.procedures] == ["1.001001", "1.001002"]
    assert "header_not_understood" in codes(reading)


def test_a_publication_without_a_list():
    """A decision that publishes and shows no list says so."""
    assert codes(read("Chi tiết tại tệp kèm theo.")) == {"no_procedures_found"}


def test_places_count_from_one_in_the_document():
    """Tables and rows are numbered as they stand, heads count."""
    reading = read([["a", "b"]], "DANH MỤC TTHC MỚI BAN HÀNH", [HEAD, row("1", "1.001001", "Đăng ký khai sinh")])
    (procedure,) = reading.procedures
    assert (procedure.table, procedure.row, procedure.page) == (2, 2, 1)


_WORDS = st.sampled_from(
    [
        "STT",
        "Mã TTHC",
        "Tên TTHC",
        "1",
        "1.001001",
        "A. TTHC BÃI BỎ",
        "Tổng số: 2 TTHC",
        "PHỤ LỤC II",
        "",
        "x",
        "Cấp xã",
        "Lĩnh vực",
    ]
)
_GRID = st.lists(st.lists(_WORDS, min_size=1, max_size=6), min_size=1, max_size=6)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(_WORDS.filter(bool), _GRID), max_size=5))
def test_reading_never_raises(annex: list[object]):
    """Whatever stands in the tables, reading gives an answer, and rows always have names."""
    reading = read(*annex)  # type: ignore[arg-type]
    assert all(any(letter.isalpha() for letter in procedure.name) for procedure in reading.procedures)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(words: str):
    """Texts without layout and structure give no rows and no error."""
    assert not read_procedures(ExtractedText.of(words), Structure(), load_rules()).procedures


@pytest.mark.parametrize(
    "article",
    [
        "1. Công bố 01 TTHC mới ban hành (Phụ lục I). 2. Công bố 01 TTHC bị bãi bỏ (Phụ lục II).",
        "Công bố thủ tục hành chính: Phụ lục I: TTHC mới ban hành; Phụ lục II: TTHC bị bãi bỏ.",
    ],
)
def test_the_first_article_gives_groups_to_annexes(article: str):
    """Where headings name no group, the first article says it for each annex, before or behind its number."""
    reading = read(
        "PHỤ LỤC I\nDANH MỤC THỦ TỤC HÀNH CHÍNH LĨNH VỰC HỘ TỊCH",
        [HEAD, row("1", "1.001001", "Đăng ký khai sinh")],
        "PHỤ LỤC II\nDANH MỤC THỦ TỤC HÀNH CHÍNH LĨNH VỰC HỘ TỊCH",
        [HEAD, row("1", "1.001002", "Đăng ký khai tử")],
        article=article,
    )
    assert [procedure.group for procedure in reading.procedures] == ["new", "abolished"]


def test_pairs_under_wide_heads():
    """Old and new procedures, each with code and name under a wide head, are told apart."""
    reading = read(
        "DANH MỤC THỦ TỤC HÀNH CHÍNH THAY THẾ",
        [
            [("STT", 2, 1), ("TTHC được thay thế", 1, 2), ("TTHC thay thế", 1, 2)],
            ["Mã TTHC", "Tên TTHC", "Mã TTHC", "Tên TTHC"],
            ["1", "1.001001", "Đăng ký khai sinh cũ", "1.002001", "Đăng ký khai sinh"],
        ],
    )
    assert [(short(p), p.replaces) for p in reading.procedures] == [
        (("replaced", "1.002001", "Đăng ký khai sinh"), ("1.001001",))
    ]


def test_a_field_row_in_the_names_column():
    """A letter and a field that stand in the columns of numbers and names are a heading, not a row."""
    reading = read(
        "Danh mục thủ tục hành chính mới ban hành",
        [HEAD, ["A", "", "CHỨNG THỰC", "", ""], row("1", "1.001001", "Chứng thực chữ ký")],
    )
    assert [(p.name, p.field) for p in reading.procedures] == [("Chứng thực chữ ký", "Chứng thực")]


def test_totals_of_several_lists_are_summed_up():
    """A total under each list, or one that sums them up, is the decision's total."""
    lists = (
        "TTHC MỚI BAN HÀNH",
        [HEAD, row("1", "1.001001", "Đăng ký khai sinh")],
        "Tổng số: 01 TTHC",
        "TTHC BỊ BÃI BỎ",
        [HEAD, row("1", "1.001002", "Đăng ký khai tử")],
        "Tổng số: 01 TTHC",
    )
    assert read(*lists).declared.total == 2
    assert read(*lists, "Tổng cộng: 02 TTHC").declared.total == 2


def test_numbers_that_a_narrow_column_broke():
    """A date or a number cut by a line break is joined where the document prints it whole, and left alone otherwise."""
    reading = read(
        "DANH MỤC TTHC MỚI BAN HÀNH",
        [HEAD, row("1", "1.001001", "Hỗ trợ sau ngày 30/4/197\n5 theo Nghị định 54/2024/N\nĐ-CP và tỷ lệ 1/2\n3 lần")],
        "Các quy định: ngày 30/4/1975; số 54/2024/NĐ-CP.",
    )
    (procedure,) = reading.procedures
    assert procedure.name == "Hỗ trợ sau ngày 30/4/1975 theo Nghị định 54/2024/NĐ-CP và tỷ lệ 1/2 3 lần"


def test_a_merged_cell_that_a_format_made_empty_is_filled():
    """Empty cells at the end of a row say the same as above where no procedure may leave them out; a fee stays empty."""
    head = ["STT", "Tên thủ tục hành chính", "Phí", "Căn cứ pháp lý"]
    grid = [head, ["1", "Đăng ký khai sinh", "Không", LAW], ["2", "Đăng ký kết hôn", "", ""]]
    found = read(grid).procedures
    assert [(p.cells.fee, p.cells.legal_basis) for p in found] == [("Không", LAW), (None, LAW)]


def test_a_list_of_where_procedures_are_handled_publishes_none():
    """What is handled anywhere in the province is a list of service, whatever its title says of the procedures."""
    title = "BAN HÀNH DANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH THỰC HIỆN KHÔNG PHỤ THUỘC VÀO ĐỊA GIỚI HÀNH CHÍNH"
    reading = read([HEAD, row("1", "1.001001", "Đăng ký khai sinh")], title=title)
    assert reading == ProceduresReading()


def test_words_that_a_narrow_cell_glued():
    """A field whose words a source glued is written as the title writes it; another field stays as it is."""
    title = "VỀ VIỆC CÔNG BỐ DANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH TRONG LĨNH VỰC ĐỊA CHẤT VÀ KHOÁNG SẢN"
    article = "Công bố kèm theo Quyết định này Danh mục thủ tục hành chính mới ban hành trong lĩnh vực Địa chất và khoáng sản."
    head = ["STT", "Tên thủ tục hành chính", "Lĩnh vực", "Căn cứ pháp lý"]
    grid = [head, ["1", "Cấp giấy phép", "Địachất và khoáng sản", LAW], ["2", "Gia hạn", "Tài nguyên nước", LAW]]
    found = read(grid, title=title, article=article).procedures
    assert [procedure.field for procedure in found] == ["Địa chất và khoáng sản", "Tài nguyên nước"]


def test_a_row_of_words_alone_in_a_numbered_list_is_no_procedure():
    """What a source tore off the head and put in a row of its own stays away, where the other rows have numbers."""
    reading = read(
        "DANH MỤC TTHC MỚI BAN HÀNH", [HEAD, ["Toàn trình", "", "Một phần", "", ""], ["1", "1.000001", "Tên", TERM, LAW]]
    )
    assert [procedure.name for procedure in reading.procedures] == ["Tên"]


def test_rows_without_any_number_stand_alone():
    """Where no row of a table has a number, a name that begins with a capital is a row, one that begins small goes on."""
    head = ["STT", "Tên thủ tục hành chính", "Ghi chú"]
    reading = read(
        "DANH MỤC TTHC BỊ BÃI BỎ", [head, ["", "Cấp giấy phép", ""], ["", "Cấp lại giấy", ""], ["", "phép bị mất", ""]]
    )
    assert [procedure.name for procedure in reading.procedures] == ["Cấp giấy phép", "Cấp lại giấy phép bị mất"]


def test_a_list_of_paragraphs_has_rows():
    """Numbered paragraphs below a heading are rows with table 0, and a doubt says that there is no table."""
    reading = read("DANH MỤC TTHC BỊ BÃI BỎ", "1. Cấp giấy phép (mã số: 1.000001)", "2. Cấp lại giấy phép")
    assert [(one.group, one.code, one.name, one.table) for one in reading.procedures] == [
        ("abolished", "1.000001", "Cấp giấy phép", 0),
        ("abolished", None, "Cấp lại giấy phép", 0),
    ]
    assert "list_without_table" in codes(reading)


def test_roman_numbers_beside_merged_cells():
    """In a list numbered I, II, … a row whose other cells are merged with those above is a row, not a heading."""
    reading = read(
        "DANH MỤC TTHC MỚI BAN HÀNH",
        [
            ["STT", "Tên thủ tục hành chính", "Lĩnh vực", "Căn cứ pháp lý"],
            ["I", "Đăng ký khai sinh", ("Hộ tịch", 2, 1), (LAW, 2, 1)],
            ["II", "Đăng ký khai tử lưu động"],
        ],
    )
    assert [(one.name, one.field) for one in reading.procedures] == [
        ("Đăng ký khai sinh", "Hộ tịch"),
        ("Đăng ký khai tử lưu động", "Hộ tịch"),
    ]
