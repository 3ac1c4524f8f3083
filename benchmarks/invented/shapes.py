"""Shapes of annexes that real decisions have beyond the drawn layouts: titles in tables, summaries, empty lists, lists of lines."""

# ruff: noqa: E501 - the words of decisions are easier to read in one line
from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Final

from benchmarks.invented.plan import Block, Item, Plan
from benchmarks.invented.scenes import ARTICLE, HEAD, ORDER, PLAIN, body, grid, items_of, plan_of, with_fields
from benchmarks.invented.sentences import paragraph
from benchmarks.invented.words import FIELDS, GROUPS

NUMBERS: Final = {2: "hai", 3: "ba", 4: "bốn"}


def title_in_table(rng: random.Random) -> Plan:
    """The heading of each list is the first row of its table, above the head of the columns."""
    items = [items_of(rng, 2, group) for group in ORDER]
    one_table = rng.random() < 0.5
    rows: list[Sequence[object]] = []
    blocks: list[Block] = [paragraph("PHỤ LỤC"), paragraph("(Kèm theo Quyết định số 77/QĐ-UBND)")]
    for at, (group, part) in enumerate(zip(ORDER, items, strict=True)):
        words = f"{'ABC'[at]}. DANH MỤC THỦ TỤC HÀNH CHÍNH {GROUPS[group][0].upper()}"
        rows += [[(words, 1, 5)], HEAD, *body(part)]
        if not one_table:
            blocks.append(grid(*rows))
            rows = []
    blocks += [grid(*rows)] if rows else []
    return plan_of([one for part in items for one in part], blocks, title=PLAIN, article=ARTICLE, rng=rng)


def summary_first(rng: random.Random) -> Plan:
    """A table of figures stands before (or behind) the lists."""
    items = [items_of(rng, n, group) for n, group in zip((2, 3, 1), ORDER, strict=True)]
    figures = grid(
        ("STT", "Lĩnh vực", "Số TTHC mới ban hành", "Số TTHC sửa đổi, bổ sung", "Số TTHC bãi bỏ", "Tổng cộng"),
        ("1", items[0][0].field, "02", "03", "01", "06"),
        ("", "Tổng số", "02", "03", "01", "06"),
    )
    lists: list[Block] = []
    for at, (group, part) in enumerate(zip(ORDER, items, strict=True), start=1):
        lists += [paragraph(f"{at}. Danh mục thủ tục hành chính {GROUPS[group][0]}"), grid(HEAD, *body(part))]
    heading = paragraph(rng.choice(("TỔNG HỢP SỐ LƯỢNG THỦ TỤC HÀNH CHÍNH", "Bảng tổng hợp", "TỔNG HỢP TTHC ĐƯỢC CÔNG BỐ")))
    blocks = [heading, figures, *lists] if rng.random() < 0.6 else [*lists, heading, figures]
    return plan_of([one for part in items for one in part], blocks, title=PLAIN, article=ARTICLE, rng=rng)


def empty_list(rng: random.Random) -> Plan:
    """A list says that there is nothing in it."""
    items = items_of(rng, 3, "new")
    blocks = [paragraph("I. DANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH"), grid(HEAD, *body(items))]
    none = rng.choice(("Không có", "Không", "Không có thủ tục hành chính", "..."))
    if rng.random() < 0.4:
        blocks.append(paragraph(f"II. DANH MỤC THỦ TỤC HÀNH CHÍNH BỊ BÃI BỎ: {none}"))
    else:
        last = [(none, 1, 5)] if rng.random() < 0.5 else [rng.choice(("", "1")), "", none, "", ""]
        blocks += [paragraph("II. DANH MỤC THỦ TỤC HÀNH CHÍNH BỊ BÃI BỎ"), grid(HEAD, last)]
    return plan_of(items, blocks, title=PLAIN, article=ARTICLE, rng=rng)


def notes_in_table(rng: random.Random) -> Plan:
    """The last rows of the table are notes."""
    items = items_of(rng, 3, "amended")
    note = rng.choice(
        (
            "Ghi chú: Nội dung chi tiết được đăng tải trên Cổng Dịch vụ công quốc gia",
            "(*) Thủ tục hành chính thực hiện không phụ thuộc vào địa giới hành chính",
            "* Ghi chú: Phần in nghiêng là nội dung được sửa đổi, bổ sung.",
        )
    )
    last = [(note, 1, 5)] if rng.random() < 0.6 else [note, "", "", "", ""]
    rows = [*body(items), last]
    return plan_of(
        items, [paragraph("DANH MỤC TTHC ĐƯỢC SỬA ĐỔI, BỔ SUNG"), grid(HEAD, *rows)], title=PLAIN, article=ARTICLE, rng=rng
    )


def lines_with_letters(rng: random.Random) -> Plan:
    """Article 1 lists the procedures in lettered lines or with bullets, by group."""
    items = [with_fields(items_of(rng, 2, group)) for group in ("new", "abolished")]
    plan = plan_of(
        [one for part in items for one in part], [], title=PLAIN, article="Công bố thủ tục hành chính, cụ thể như sau:", rng=rng
    )
    marks = rng.choice((("a) ", "b) "), ("- ", "- "), ("+ ", "+ "), ("1.1. ", "1.2. ")))
    joint = rng.choice((" (mã số TTHC: {})", " - Mã TTHC: {}", ", mã số {}", " ({})"))
    lines: list[Block] = []
    for at, (group, part) in enumerate(zip(("new", "abolished"), items, strict=True), start=1):
        lines.append(paragraph(f"{at}. Thủ tục hành chính {GROUPS[group][0]}: 02 thủ tục, gồm:"))
        for mark, item in zip(marks, part, strict=True):
            lines.append(paragraph(f"{mark.replace('1.', f'{at}.', 1)}{item.name}{joint.format(item.code)};"))
    at = next(at for at, block in enumerate(plan.blocks) if block[0] == "p" and block[1].startswith("Điều 2"))
    plan.blocks[at:at] = lines
    return plan


def lines_without_code(rng: random.Random) -> Plan:
    """Article 1 lists the procedures by name alone."""
    number = rng.choice((2, 3, 4))
    items = with_fields(items_of(rng, number, "abolished", code=False))
    article = f"Công bố bãi bỏ {number:02d} ({NUMBERS[number]}) thủ tục hành chính thuộc phạm vi chức năng quản lý của Sở, gồm:"
    plan = plan_of(items, [], title="Về việc công bố thủ tục hành chính bị bãi bỏ", article=article, rng=rng)
    at = next(at for at, block in enumerate(plan.blocks) if block[0] == "p" and block[1].startswith("Điều 2"))
    for item in items:
        item.name = item.name if item.name.startswith("Thủ tục") else f"Thủ tục {item.name[0].lower()}{item.name[1:]}"
    plan.blocks[at:at] = [paragraph(f"{n}. {item.name}{';' if n < number else '.'}") for n, item in enumerate(items, 1)]
    return plan


def code_in_next_line(rng: random.Random) -> Plan:
    """A list of paragraphs in the annex, each with its code, field and office in lines of their own."""
    items = items_of(rng, 3, "new")
    blocks = [paragraph("DANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH")]
    code = rng.choice(("Mã TTHC: {}", "- Mã số: {}", "(Mã thủ tục: {})", "{}"))
    for n, item in enumerate(with_fields(items), start=1):
        blocks += [paragraph(f"{n}. {item.name}"), paragraph(code.format(item.code))]
    return plan_of(items, blocks, title=PLAIN, article=ARTICLE, rng=rng)


def long_headings(rng: random.Random) -> Plan:
    """Headings that cite the decisions by which the procedures were published, with the words of other groups."""
    blocks: list[Block] = []
    items: list[Item] = []
    words = {
        "amended": (
            "II. DANH MỤC THỦ TỤC HÀNH CHÍNH ĐƯỢC SỬA ĐỔI, BỔ SUNG ĐÃ CÔNG BỐ TẠI QUYẾT ĐỊNH SỐ 123/QĐ-UBND NGÀY 02/3/2024 VỀ VIỆC CÔNG BỐ THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH",
            "II. Thủ tục hành chính được sửa đổi, bổ sung (đã được công bố mới tại Quyết định số 123/QĐ-UBND ngày 02/3/2024)",
            "2. Danh mục thủ tục hành chính được sửa đổi, bổ sung tên thủ tục, thời hạn giải quyết",
        ),
        "abolished": (
            "III. DANH MỤC THỦ TỤC HÀNH CHÍNH BỊ BÃI BỎ (Công bố tại Quyết định số 5/QĐ-UBND về việc công bố thủ tục hành chính được sửa đổi, bổ sung)",
            "3. Danh mục thủ tục hành chính bị bãi bỏ tại Quyết định số 77/QĐ-UBND ngày 01/02/2023 của Chủ tịch Ủy ban nhân dân tỉnh công bố thủ tục hành chính mới ban hành",
            "III. THỦ TỤC HÀNH CHÍNH BÃI BỎ",
        ),
        "new": (
            "I. DANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH THUỘC PHẠM VI CHỨC NĂNG QUẢN LÝ NHÀ NƯỚC CỦA SỞ TRÊN ĐỊA BÀN TỈNH SÔNG TRÀ (thực hiện theo Quyết định số 99/QĐ-BTP sửa đổi, bổ sung)",
            "I. Danh mục thủ tục hành chính mới được ban hành",
        ),
    }
    for group in ORDER:
        part = items_of(rng, 2, group)
        items += part
        blocks += [paragraph(rng.choice(words[group])), grid(HEAD, *body(part))]
    return plan_of(items, blocks, title=PLAIN, article=ARTICLE, rng=rng)


def levels_in_numbers(rng: random.Random) -> Plan:
    """Fields under roman numbers, levels under arabic ones, both rows of the table; procedures count from 1 under each."""
    rows: list[Sequence[object]] = [HEAD[:3] + HEAD[4:]]
    items: list[Item] = []
    wide = rng.random() < 0.5
    for roman, field in zip(("I", "II"), rng.sample(sorted(FIELDS), 2), strict=True):
        pool = items_of(rng, 4, "new", field)
        rows.append((roman, "", f"LĨNH VỰC {field.upper()}", "") if not wide else [roman, (f"LĨNH VỰC {field.upper()}", 1, 3)])
        for number, (level, words) in enumerate(
            (("tinh", "Thủ tục hành chính cấp tỉnh"), ("xa", "Thủ tục hành chính cấp xã")), 1
        ):
            part = pool[:2] if number == 1 else pool[2:]
            if not part:
                continue
            mark = rng.choice((f"{number}", f"{roman}.{number}"))
            rows.append((mark, "", words, "") if not wide else [mark, (words, 1, 3)])
            for n, item in enumerate(part, start=1):
                item.level = level
                items.append(item)
                rows.append((f"{n}", item.printed, item.name, item.authority))
    return plan_of(items, [paragraph("DANH MỤC TTHC MỚI BAN HÀNH"), grid(*rows)], title=PLAIN, article=ARTICLE, rng=rng)


def continued_annex(rng: random.Random) -> Plan:
    """The list goes on in a second table under a heading that says so."""
    items = items_of(rng, 5, "amended")
    rows = body(items)
    again = rng.choice(("DANH MỤC THỦ TỤC HÀNH CHÍNH ĐƯỢC SỬA ĐỔI, BỔ SUNG (tiếp theo)", "(Tiếp theo)", "Danh mục TTHC (tiếp)"))
    blocks = [
        paragraph("DANH MỤC THỦ TỤC HÀNH CHÍNH ĐƯỢC SỬA ĐỔI, BỔ SUNG"),
        grid(HEAD, *rows[:3]),
        paragraph(again),
        grid(HEAD, *rows[3:]),
    ]
    return plan_of(items, blocks, title=PLAIN, article=ARTICLE, rng=rng)


def annexes_of_ministry_style(rng: random.Random) -> Plan:
    """Four annexes, one for each group, with numbers in several styles and titles over several lines."""
    style = rng.choice(("PHỤ LỤC {}", "Phụ lục {}", "PHỤ LỤC SỐ {}", "Phụ lục số 0{}"))
    blocks: list[Block] = []
    items: list[Item] = []
    for n, group in enumerate(("new", "amended", "replaced", "abolished"), start=1):
        part = items_of(rng, 2, group)
        items += part
        number = ("I", "II", "III", "IV")[n - 1] if "SỐ" not in style and "số" not in style else str(n)
        words = GROUPS[group][0].upper()
        blocks += [
            paragraph(style.format(number), bold=True, center=True),
            paragraph(f"DANH MỤC THỦ TỤC HÀNH CHÍNH {words}", bold=True, center=True),
            paragraph("TRONG LĨNH VỰC TƯ PHÁP THUỘC PHẠM VI CHỨC NĂNG QUẢN LÝ CỦA SỞ TƯ PHÁP", bold=True, center=True),
            paragraph("(Ban hành kèm theo Quyết định số        /QĐ-UBND ngày     tháng 3 năm 2026", center=True),
            paragraph("của Chủ tịch Ủy ban nhân dân tỉnh Sông Trà)", center=True),
            grid(HEAD, *body(part)),
        ]
    return plan_of(items, blocks, title=PLAIN, article=ARTICLE, rng=rng)


def internal_apart(rng: random.Random) -> Plan:
    """Internal procedures between offices and inside them, by level."""
    items = with_fields(items_of(rng, 4, None, code=False))
    head = ("STT", "Tên thủ tục hành chính nội bộ", "Lĩnh vực", "Cơ quan thực hiện", "Căn cứ pháp lý")
    rows: list[Sequence[object]] = [head]
    for at, words in enumerate(("Thủ tục hành chính nội bộ cấp tỉnh", "Thủ tục hành chính nội bộ cấp xã")):
        rows.append([("A", "B")[at], (words, 1, 4)])
        for n, item in enumerate(items[at * 2 : at * 2 + 2], start=1):
            item.level, item.field = ("tinh", "xa")[at], "Tổ chức cán bộ"
            rows.append((str(n), item.name, item.field, item.authority, "Quyết định số 11/2024/QĐ-UBND"))
    title = "Về việc công bố Danh mục thủ tục hành chính nội bộ trong hệ thống hành chính nhà nước tỉnh Sông Trà"
    plan = plan_of(
        items,
        [paragraph("DANH MỤC THỦ TỤC HÀNH CHÍNH NỘI BỘ TRONG HỆ THỐNG HÀNH CHÍNH NHÀ NƯỚC"), grid(*rows)],
        title=title,
        article="Công bố kèm theo Quyết định này Danh mục thủ tục hành chính nội bộ trong hệ thống hành chính nhà nước.",
        rng=rng,
    )
    plan.features["internal"] = True
    return plan


def process_tables(rng: random.Random) -> Plan:
    """Behind the list stand internal processes, each with the procedure's name and code over its table of steps."""
    items = items_of(rng, 3, "new")
    blocks = [paragraph("PHẦN I. DANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH"), grid(HEAD, *body(items))]
    blocks.append(
        paragraph(
            rng.choice(
                ("PHẦN II. QUY TRÌNH NỘI BỘ", "PHỤ LỤC II\nQUY TRÌNH NỘI BỘ GIẢI QUYẾT TTHC", "B. NỘI DUNG QUY TRÌNH NỘI BỘ")
            )
        )
    )
    for n, item in enumerate(items, start=1):
        blocks += [
            paragraph(rng.choice((f"{n}. {item.name} ({item.code})", f"Quy trình số: {n:02d}/QT-TP\n{item.name}", f"{n}. Tên thủ tục hành chính: {item.name}"))),
            grid(
                rng.choice((
                    ("Thứ tự công việc", "Đơn vị/người thực hiện", "Nội dung công việc", "Thời gian thực hiện"),
                    ("TT", "Bước thực hiện", "Người thực hiện", "Kết quả/sản phẩm"),
                    ("STT", "Tên thủ tục hành chính", "Các bước thực hiện", "Thời hạn"),
                )),
                ("1", "Bước 1: Tiếp nhận hồ sơ", "Công chức một cửa", "04 giờ"),
                ("2", "Bước 2: Thẩm định, trình ký", "Chuyên viên phòng", "12 giờ"),
                ("3", "Bước 3: Phê duyệt kết quả", "Lãnh đạo Sở", "04 giờ"),
                ("Tổng thời gian giải quyết", "", "", "20 giờ"),
            ),
        ]  # fmt: skip
    return plan_of(items, blocks, title=PLAIN, article=ARTICLE, rng=rng)


SHAPES: Final[tuple[Callable[[random.Random], Plan], ...]] = (
    title_in_table, summary_first, empty_list, notes_in_table, lines_with_letters, lines_without_code, code_in_next_line,
    long_headings, levels_in_numbers, continued_annex, annexes_of_ministry_style, internal_apart, process_tables,
)  # fmt: skip
