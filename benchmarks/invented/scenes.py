"""Decisions of one peculiarity each: what the drawn layouts do not have."""

# ruff: noqa: E501 - the words of decisions are easier to read in one line
from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Final

from benchmarks.invented.plan import Block, Item, Plan
from benchmarks.invented.sentences import front, paragraph
from benchmarks.invented.words import FIELDS, GROUPS, LAWS

ORDER: Final = ("new", "amended", "abolished")


def scene(seed: int) -> Plan:
    """Return the decision with this number: the peculiarity goes round, everything else is drawn."""
    return drawn(SCENES, seed)


def drawn(makers: Sequence[Callable[[random.Random], Plan]], seed: int) -> Plan:
    """Return the decision with this number from a set of peculiarities."""
    rng = random.Random(seed * 31 + 5)
    make = makers[seed % len(makers)]
    plan = make(rng)
    plan.seed = seed
    plan.features["scene"] = make.__name__
    return plan


def items_of(
    rng: random.Random, number: int, group: str | None = None, field: str | None = None, *, code: bool = True
) -> list[Item]:
    """Return procedures of one field (or of any), with clean codes."""
    pool = [(name, field_name) for field_name, (_, *names) in FIELDS.items() for name in names if field in {None, field_name}]
    found = []
    for name, field_name in rng.sample(pool, min(number, len(pool))):
        base = f"{rng.choice('123')}.{rng.randrange(1, 999999):06d}"
        found.append(
            Item(group=group, name=name, code=base if code else None, printed=f"{base}.H50" if code else "", field=field_name,
                 authority=FIELDS[field_name][0], shows_code=code)
        )  # fmt: skip
    return found


def plan_of(items: Sequence[Item], blocks: Sequence[Block], *, title: str = "", article: str = "", rng: random.Random) -> Plan:
    """Return a plan whose annex is given; title and article replace the drawn ones."""
    groups = tuple(dict.fromkeys(item.group for item in items)) or (None,)
    plan = Plan(
        seed=0, items=list(items), groups=groups, fields=[], levels=(), declared={},
        features={"group_at": "heading", "field_at": "heading", "upper": False, "counts": "none", "title_says": False,
                  "short_words": False, "bold": True, "prefix": "none", "no_table": False},
    )  # fmt: skip
    shown = Plan(
        seed=0,
        items=plan.items or items_of(rng, 1),
        groups=(None,),
        fields=["Hộ tịch"],
        levels=(),
        declared={},
        features=plan.features,
    )
    before = front(rng, shown)
    before = [
        paragraph(title, bold=True, center=True) if title and at == 2 else
        paragraph(f"Điều 1. {article}") if article and block[0] == "p" and block[1].startswith("Điều 1.") else block
        for at, block in enumerate(before)
    ]  # fmt: skip
    plan.blocks = [*before, *blocks]
    return plan


PLAIN: Final = "Về việc công bố Danh mục thủ tục hành chính thuộc phạm vi chức năng quản lý của Sở tỉnh Sông Trà"
ARTICLE: Final = "Công bố kèm theo Quyết định này Danh mục thủ tục hành chính thuộc phạm vi chức năng quản lý của Sở."


def grid(*rows: Sequence[object]) -> Block:
    """Return a table; a cell is words or (words, rows, columns)."""
    return ("t", [[cell if isinstance(cell, tuple) else (str(cell), 1, 1) for cell in row] for row in rows], {})


def with_fields(items: Sequence[Item], value: str = "") -> list[Item]:
    """Return the items with another field (none, when the decision does not say it)."""
    for item in items:
        item.field = value
    return list(items)


HEAD: Final = ("STT", "Mã số TTHC", "Tên thủ tục hành chính", "Lĩnh vực", "Cơ quan thực hiện")


def body(items: Sequence[Item]) -> list[tuple[str, ...]]:
    """Return rows for ``HEAD``."""
    return [(str(at), item.printed, item.name, item.field, item.authority) for at, item in enumerate(items, start=1)]


def cases_in_rows(rng: random.Random) -> Plan:
    """One procedure over several rows, with its terms by case."""
    items = items_of(rng, 4, "new")
    rows: list[Sequence[object]] = [
        ("STT", "Tên thủ tục hành chính", "Mã TTHC", "Lĩnh vực", "Thời hạn giải quyết", "Phí, lệ phí")
    ]
    for at, item in enumerate(items, start=1):
        n = rng.choice((1, 2, 3))
        rows.append(
            [(str(at), n, 1), (item.name, n, 1), (item.printed, n, 1), (item.field, n, 1), "Trường hợp 1: 05 ngày", "Không"]
        )
        rows += [[f"Trường hợp {case}: {case * 3} ngày làm việc", f"{case}0.000 đồng"] for case in range(2, n + 1)]
    return plan_of(
        items, [paragraph("DANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH"), grid(*rows)], title=PLAIN, article=ARTICLE, rng=rng
    )


def group_in_note(rng: random.Random) -> Plan:
    """The group of each row in the last column."""
    items = [item for group in ORDER for item in items_of(rng, 2, group)]
    rng.shuffle(items)
    rows = [(*row, rng.choice(GROUPS[item.group or ""][:2]).capitalize()) for item, row in zip(items, body(items), strict=True)]
    head = (*HEAD, rng.choice(("Ghi chú", "Loại thủ tục", "Phân loại")))
    return plan_of(items, [paragraph("DANH MỤC THỦ TỤC HÀNH CHÍNH"), grid(head, *rows)], title=PLAIN, article=ARTICLE, rng=rng)


def annexes_by_article(rng: random.Random) -> Plan:
    """The article says which annex holds which group; the annexes say nothing."""
    items = [items_of(rng, 2, group) for group in ORDER]
    words = "; ".join(
        f"thủ tục hành chính {GROUPS[group][0]} tại Phụ lục {roman}"
        for group, roman in zip(ORDER, ("I", "II", "III"), strict=True)
    )
    if rng.random() < 0.5:
        words = "; ".join(
            f"Phụ lục {roman}: Danh mục thủ tục hành chính {GROUPS[group][0]}"
            for group, roman in zip(ORDER, ("I", "II", "III"), strict=True)
        )
    blocks: list[Block] = []
    for part, roman in zip(items, ("I", "II", "III"), strict=True):
        blocks += [paragraph(f"PHỤ LỤC {roman}"), paragraph("DANH MỤC THỦ TỤC HÀNH CHÍNH"), grid(HEAD, *body(part))]
    article = f"Công bố kèm theo Quyết định này Danh mục thủ tục hành chính: {words}."
    return plan_of([item for part in items for item in part], blocks, title=PLAIN, article=article, rng=rng)


def table_in_article(rng: random.Random) -> Plan:
    """The table stands in article 1, there is no annex."""
    items = items_of(rng, 3, "abolished")
    plan = plan_of(
        items,
        [],
        title="Về việc công bố thủ tục hành chính bị bãi bỏ",
        article="Công bố bãi bỏ 03 thủ tục hành chính sau:",
        rng=rng,
    )
    at = next(at for at, block in enumerate(plan.blocks) if block[0] == "p" and block[1].startswith("Điều 2"))
    plan.blocks.insert(at, grid(HEAD, *body(items)))
    return plan


def lines_in_article(rng: random.Random) -> Plan:
    """Article 1 lists the procedures in lines with their codes."""
    items = with_fields(items_of(rng, 3, "abolished"))
    plan = plan_of(
        items,
        [],
        title="Về việc công bố thủ tục hành chính bị bãi bỏ",
        article="Công bố bãi bỏ 03 thủ tục hành chính, gồm:",
        rng=rng,
    )
    at = next(at for at, block in enumerate(plan.blocks) if block[0] == "p" and block[1].startswith("Điều 2"))
    lines = [paragraph(f"{n}. {item.name} (mã số {item.code}){';' if n < 3 else '.'}") for n, item in enumerate(items, start=1)]
    plan.blocks[at:at] = lines
    return plan


def internal(rng: random.Random) -> Plan:
    """Internal procedures in their groups."""
    items = with_fields(items_of(rng, 3, "new", code=False))
    rows = [
        ("STT", "Tên thủ tục hành chính nội bộ", "Cơ quan thực hiện"),
        *[(str(n), one.name, one.authority) for n, one in enumerate(items, 1)],
    ]
    title = "Về việc công bố Danh mục thủ tục hành chính nội bộ mới ban hành trong hệ thống hành chính nhà nước tỉnh Sông Trà"
    plan = plan_of(
        items,
        [paragraph("DANH MỤC THỦ TỤC HÀNH CHÍNH NỘI BỘ MỚI BAN HÀNH"), grid(*rows)],
        title=title,
        article=ARTICLE,
        rng=rng,
    )
    plan.features["internal"] = True
    return plan


def not_a_publication(rng: random.Random) -> Plan:
    """Other decisions on procedures: no rows."""
    items = items_of(rng, 3)
    title = rng.choice(
        (
            "Về việc phê duyệt quy trình nội bộ giải quyết thủ tục hành chính thuộc thẩm quyền của Sở Tư pháp",
            "Phê duyệt phương án đơn giản hóa thủ tục hành chính nội bộ",
            "Về việc ủy quyền giải quyết thủ tục hành chính thuộc thẩm quyền của Chủ tịch Ủy ban nhân dân tỉnh",
            "Phê duyệt Danh mục thủ tục hành chính thực hiện tiếp nhận tại Trung tâm Phục vụ hành chính công",
            "Ban hành Danh mục thủ tục hành chính thực hiện dịch vụ công trực tuyến toàn trình, một phần",
            "Đính chính Quyết định số 12/QĐ-UBND về việc công bố thủ tục hành chính mới ban hành",
            "Phê duyệt quy trình điện tử giải quyết thủ tục hành chính được sửa đổi, bổ sung",
        )
    )
    article = title.removeprefix("Về việc ")
    article = article[0].upper() + article[1:] + " (có danh mục kèm theo)."
    return plan_of([], [paragraph("DANH MỤC"), grid(HEAD, *body(items))], title=title, article=article, rng=rng)


def two_levels_at_once(rng: random.Random) -> Plan:
    """One heading says two levels; or a cell does."""
    items = items_of(rng, 3, "amended")
    for item in items:
        item.level = "tinh+xa"
    if rng.random() < 0.5:
        rows = [(*row, "Cấp tỉnh, cấp xã") for row in body(items)]
        blocks = [paragraph("DANH MỤC TTHC ĐƯỢC SỬA ĐỔI, BỔ SUNG"), grid((*HEAD, "Cấp thực hiện"), *rows)]
    else:
        words = rng.choice(("II. THỦ TỤC HÀNH CHÍNH CẤP TỈNH, CẤP XÃ", "Thủ tục hành chính cấp tỉnh và cấp xã"))
        blocks = [paragraph("A. DANH MỤC TTHC ĐƯỢC SỬA ĐỔI, BỔ SUNG"), paragraph(words), grid(HEAD, *body(items))]
    return plan_of(items, blocks, title=PLAIN, article=ARTICLE, rng=rng)


def short_level_columns(rng: random.Random) -> Plan:
    """Check marks under "Tỉnh", "Xã"."""
    items = items_of(rng, 4, "new")
    rows: list[Sequence[object]] = [
        [(words, 2, 1) for words in HEAD] + [("Cấp thực hiện", 1, 2)],
        rng.choice((("Tỉnh", "Xã"), ("Cấp tỉnh", "Cấp xã"), ("UBND tỉnh", "UBND cấp xã"))),
    ]
    for item, row in zip(items, body(items), strict=True):
        item.level = rng.choice(("tinh", "xa", "tinh+xa"))
        rows.append([*row, "x" if "tinh" in item.level else "", "X" if "xa" in item.level else ""])
    return plan_of(items, [paragraph("DANH MỤC TTHC MỚI BAN HÀNH"), grid(*rows)], title=PLAIN, article=ARTICLE, rng=rng)


def counts_in_cells(rng: random.Random) -> Plan:
    """The row of a field has its count in a cell of its own."""
    fields = rng.sample(sorted(FIELDS), 2)
    rows: list[Sequence[object]] = [("TT", "Tên TTHC", "Mã TTHC", "Cơ quan giải quyết", "Ghi chú")]
    items: list[Item] = []
    for at, field in enumerate(fields):
        part = items_of(rng, 2, "new", field)
        items += part
        rows.append((("I", "II")[at], rng.choice((f"Lĩnh vực {field}", field.upper())), f"{len(part):02d}", "", ""))
        rows += [(str(n), one.name, one.printed, one.authority, "") for n, one in enumerate(part, 1)]
    return plan_of(items, [paragraph("DANH MỤC TTHC MỚI BAN HÀNH"), grid(*rows)], title=PLAIN, article=ARTICLE, rng=rng)


def field_first(rng: random.Random) -> Plan:
    """The field is the first column, merged."""
    rows: list[Sequence[object]] = [("Lĩnh vực", "STT", "Tên thủ tục hành chính", "Mã số", "Thời hạn")]
    items: list[Item] = []
    for field in rng.sample(sorted(FIELDS), 2):
        part = items_of(rng, 3, "amended", field)
        for n, one in enumerate(part):
            first: list[object] = [(field, len(part), 1)] if n == 0 else []
            rows.append([*first, str(len(items) + n + 1), one.name, one.printed, "03 ngày"])
        items += part
    return plan_of(
        items, [paragraph("Thủ tục hành chính được sửa đổi, bổ sung"), grid(*rows)], title=PLAIN, article=ARTICLE, rng=rng
    )


def new_before_old(rng: random.Random) -> Plan:
    """Replaced procedures, the new one first."""
    items = items_of(rng, 3, "replaced")
    rows: list[Sequence[object]] = [
        ("STT", "Mã TTHC", "Tên TTHC thay thế", "Tên TTHC được thay thế", "Lĩnh vực", "Cơ quan thực hiện")
    ]
    for at, item in enumerate(items, start=1):
        n = rng.choice((1, 2, 3))
        names = [f"Cấp giấy phép kiểu cũ số {at}{one}" for one in range(n)]
        item.old = [Item(group=None, name=name, code=None, printed="", field="", authority="") for name in names]
        rows.append(
            [(str(at), n, 1), (item.printed, n, 1), (item.name, n, 1), names[0], (item.field, n, 1), (item.authority, n, 1)]
        )
        rows += [[name] for name in names[1:]]
    return plan_of(
        items, [paragraph("DANH MỤC THỦ TỤC HÀNH CHÍNH THAY THẾ"), grid(*rows)], title=PLAIN, article=ARTICLE, rng=rng
    )


def odd_codes(rng: random.Random) -> Plan:
    """Codes with words, commas, full stops around them; codes of the years before 2017."""
    items = items_of(rng, 7, "amended")
    forms = ("{}.", "Mã: {}", "{} (cấp tỉnh)", "{}\n(Quyết định số 12/QĐ-UBND)", "{}.000.00.00.H48.", "TTHC {}")
    for item, form in zip(items, forms, strict=False):
        item.printed = form.format(item.code)
    items[-1].printed, items[-1].code = "T-STR-123456-TT", None
    return plan_of(
        items, [paragraph("B. TTHC SỬA ĐỔI, BỔ SUNG"), grid(HEAD, *body(items))], title=PLAIN, article=ARTICLE, rng=rng
    )


def odd_names(rng: random.Random) -> Plan:
    """Names in capitals, with footnotes, full stops, in two lines, with words of groups."""
    items = items_of(rng, 6, "new")
    names = ("CẤP GIẤY PHÉP KHAI THÁC KHOÁNG SẢN", "Thủ tục công bố mới cảng cá loại 3.", "Bãi bỏ quyết định hành chính về bồi thường",
             "Cấp lại, sửa đổi, bổ sung, thay thế giấy phép\ntrong trường hợp bị mất", "Thủ tục hành chính về đăng ký biện pháp bảo đảm",
             "Danh mục hồ sơ: đăng ký, thẩm định")  # fmt: skip
    for item, name in zip(items, names, strict=True):
        item.name = name.replace("\n", " ")
    rows = [(r[0], r[1], name, r[3], r[4]) for r, name in zip(body(items), names, strict=True)]
    return plan_of(items, [paragraph("I. TTHC MỚI BAN HÀNH"), grid(HEAD, *rows)], title=PLAIN, article=ARTICLE, rng=rng)


def odd_heads(rng: random.Random) -> Plan:
    """Heads of columns that say the usual in other words."""
    items = items_of(rng, 3, "new")
    head = (
        rng.choice(("Số thứ tự", "TT.", "S TT", "#")),
        rng.choice(("Mã số thủ tục hành chính trên CSDLQG", "Mã TTHC trên Cổng DVCQG", "Mã DVC", "Số hồ sơ", "Mã QG")),
        rng.choice(("Tên thủ tục hành chính (TTHC)", "Tên dịch vụ công", "Tên TTHC ban hành mới", "Nội dung thủ tục hành chính",
                    "Tên TTHC thực hiện", "Tên của thủ tục hành chính", "Tên thủ tục hành chính cấp tỉnh")),
        rng.choice(("Lĩnh vực", "Thuộc lĩnh vực", "Lĩnh vực thực hiện", "Ngành, lĩnh vực")),
        rng.choice(("Cơ quan chủ trì thực hiện", "Cơ quan, người có thẩm quyền", "Thẩm quyền giải quyết", "Đơn vị giải quyết")),
    )  # fmt: skip
    if "cấp tỉnh" in head[2]:
        for item in items:
            item.level = "tinh"
    return plan_of(
        items, [paragraph("DANH MỤC TTHC MỚI BAN HÀNH"), grid(head, *body(items))], title=PLAIN, article=ARTICLE, rng=rng
    )


def three_head_rows(rng: random.Random) -> Plan:
    """A head of three rows."""
    items = items_of(rng, 3, "new")
    rows: list[Sequence[object]] = [
        [("STT", 3, 1), ("Thông tin thủ tục", 1, 3), ("Cách thức thực hiện", 1, 3)],
        [
            ("Mã số", 2, 1),
            ("Tên thủ tục hành chính", 2, 1),
            ("Lĩnh vực", 2, 1),
            ("Trực tiếp", 2, 1),
            ("Dịch vụ công trực tuyến", 1, 2),
        ],
        ["Toàn trình", "Một phần"],
    ]
    rows += [[*row[:4], "x", "", "x"] for row in body(items)]
    return plan_of(items, [paragraph("DANH MỤC TTHC MỚI BAN HÀNH"), grid(*rows)], title=PLAIN, article=ARTICLE, rng=rng)


def unknown_head(rng: random.Random) -> Plan:
    """The head says nothing: rows by their codes, with a doubt."""
    items = with_fields(items_of(rng, 3, "new"))
    rows = [
        ("Cột A", "Cột B", "Cột C", "Cột D"),
        *[(str(n), one.printed, one.name, one.authority) for n, one in enumerate(items, 1)],
    ]
    plan = plan_of(
        items, [paragraph("DANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH"), grid(*rows)], title=PLAIN, article=ARTICLE, rng=rng
    )
    plan.features["doubts"] = ["header_not_understood"]
    return plan


def picture(rng: random.Random) -> Plan:
    """The table is a picture."""
    plan = plan_of(
        [], [paragraph("DANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH"), ("img", "", {})], title=PLAIN, article=ARTICLE, rng=rng
    )
    plan.features["doubts"] = ["no_procedures_found"]
    return plan


def cut_over_tables(rng: random.Random) -> Plan:
    """Each page is a table of its own; a name goes on in the next one."""
    items = [one for one in items_of(rng, 12, "amended") if len(one.name.split()) > 8][:4]
    blocks = [paragraph("DANH MỤC TTHC ĐƯỢC SỬA ĐỔI, BỔ SUNG")]
    rows: list[Sequence[object]] = [HEAD]
    for row in body(items):
        words = row[2].split()
        rows.append((*row[:2], " ".join(words[:5]), *row[3:]))
        blocks.append(grid(*rows))
        rows = [HEAD] if rng.random() < 0.5 else []
        rows.append(("", "", " ".join(words[5:]), "", ""))
    return plan_of(items, [*blocks, grid(*rows)], title=PLAIN, article=ARTICLE, rng=rng)


def ministry(rng: random.Random) -> Plan:
    """A ministry's form: part I, numbered lists, levels as rows."""
    blocks = [paragraph("PHẦN I. DANH MỤC THỦ TỤC HÀNH CHÍNH")]
    items: list[Item] = []
    titles = {"new": "1. Danh mục thủ tục hành chính mới ban hành", "amended": "2. Danh mục thủ tục hành chính được sửa đổi, bổ sung",
              "abolished": "3. Danh mục thủ tục hành chính bị bãi bỏ"}  # fmt: skip
    for group in ORDER:
        rows: list[Sequence[object]] = [
            ("STT", "Số hồ sơ TTHC", "Tên thủ tục hành chính", "Tên VBQPPL quy định", "Lĩnh vực", "Cơ quan thực hiện")
        ]
        for mark, level, words in (
            ("A", "bo", "Thủ tục hành chính cấp trung ương"),
            ("B", "tinh", "Thủ tục hành chính cấp tỉnh"),
        ):
            rows.append([(f"{mark}. {words}", 1, 6)])
            for n, one in enumerate(items_of(rng, 2, group), 1):
                one.level = level
                rows.append((str(n), one.printed, one.name, rng.choice(LAWS), one.field, one.authority))
                items.append(one)
        blocks += [paragraph(titles[group]), grid(*rows)]
    return plan_of(items, blocks, title=PLAIN, article=ARTICLE, rng=rng)


def counts_by_level(rng: random.Random) -> Plan:
    """Article 1 parts its counts by level, and the whole is said first."""
    items = items_of(rng, 5, "new")
    for item in items[:3]:
        item.level = "tinh"
    for item in items[3:]:
        item.level = "xa"
    wrong = rng.random() < 0.3
    article = rng.choice(
        (
            "Công bố kèm theo Quyết định này 05 thủ tục hành chính mới ban hành, trong đó: 03 thủ tục cấp tỉnh, 02 thủ tục cấp xã.",
            "Công bố Danh mục thủ tục hành chính mới ban hành gồm 03 thủ tục hành chính cấp tỉnh và 02 thủ tục hành chính cấp xã.",
            "Công bố năm (05) thủ tục hành chính mới ban hành (cấp tỉnh: 03 TTHC; cấp xã: 02 TTHC).",
        )
    )
    if wrong:
        article = article.replace("05", "06").replace("năm", "sáu").replace("gồm 03", "gồm 04")
    blocks = [
        paragraph("I. THỦ TỤC HÀNH CHÍNH CẤP TỈNH"),
        grid(HEAD, *body(items[:3])),
        paragraph("II. THỦ TỤC HÀNH CHÍNH CẤP XÃ"),
        grid(HEAD, *body(items[3:])),
    ]
    plan = plan_of(items, blocks, title=PLAIN, article=article, rng=rng)
    plan.said_wrong = wrong
    return plan


def mixed_title_then_lists(rng: random.Random) -> Plan:
    """The annex title names all groups, each list its own; points a), b)."""
    items = {group: items_of(rng, 2, group) for group in ORDER}
    marks = rng.choice(
        (("a) ", "b) ", "c) "), ("1. ", "2. ", "3. "), ("* ", "* ", "* "), ("A/ ", "B/ ", "C/ "), ("(1) ", "(2) ", "(3) "))
    )
    blocks = [
        paragraph("DANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH; ĐƯỢC SỬA ĐỔI, BỔ SUNG; BỊ BÃI BỎ LĨNH VỰC TƯ PHÁP"),
        *[one for mark, group in zip(marks, ORDER, strict=True)
          for one in (paragraph(f"{mark}Thủ tục hành chính {GROUPS[group][0]}"), grid(HEAD, *body(items[group])))],
    ]  # fmt: skip
    title = "Về việc công bố Danh mục thủ tục hành chính mới ban hành; được sửa đổi, bổ sung; bị bãi bỏ"
    return plan_of([one for part in items.values() for one in part], blocks, title=title, article=ARTICLE, rng=rng)


def numbered_notes(rng: random.Random) -> Plan:
    """Numbered notes and duties behind the table are no rows."""
    items = items_of(rng, 3, "new")
    notes = ["Ghi chú:", "1. Nội dung chi tiết của thủ tục hành chính được đăng tải trên Cổng dịch vụ công quốc gia.",
             "2. Các thủ tục thực hiện không phụ thuộc vào địa giới hành chính.", "- Tổ chức, cá nhân nộp hồ sơ trực tuyến được giảm 50% phí."]  # fmt: skip
    blocks = [paragraph("DANH MỤC TTHC MỚI BAN HÀNH"), grid(HEAD, *body(items)), *[paragraph(note) for note in notes]]
    return plan_of(items, blocks, title=PLAIN, article=ARTICLE, rng=rng)


def standardised(rng: random.Random) -> Plan:
    """Standardised procedures: no group."""
    items = items_of(rng, 3, None)
    title = "Về việc công bố thủ tục hành chính được chuẩn hóa thuộc phạm vi quản lý của Sở"
    blocks = [paragraph("DANH MỤC THỦ TỤC HÀNH CHÍNH ĐƯỢC CHUẨN HÓA"), grid(HEAD, *body(items))]
    return plan_of(
        items, blocks, title=title, article="Công bố kèm theo Quyết định này thủ tục hành chính được chuẩn hóa.", rng=rng
    )


SCENES: Final[tuple[Callable[[random.Random], Plan], ...]] = (
    cases_in_rows, group_in_note, annexes_by_article, table_in_article, lines_in_article, internal, not_a_publication,
    two_levels_at_once, short_level_columns, counts_in_cells, field_first, new_before_old, odd_codes, odd_names, odd_heads,
    three_head_rows, unknown_head, picture, cut_over_tables, ministry, counts_by_level, mixed_title_then_lists, numbered_notes,
    standardised,
)  # fmt: skip
