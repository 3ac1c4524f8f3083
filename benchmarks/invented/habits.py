"""Habits of single offices: other numbers, other heads, old procedures in one cell, levels below one name, rows of bare fields."""

# ruff: noqa: E501 - the words of decisions are easier to read in one line
from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Final

from benchmarks.invented.plan import Block, Item, Plan
from benchmarks.invented.scenes import ARTICLE, HEAD, ORDER, PLAIN, body, grid, items_of, plan_of, with_fields
from benchmarks.invented.sentences import paragraph
from benchmarks.invented.words import FIELDS, GROUPS

NEW: Final = "DANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH"


def page_column(rng: random.Random) -> Plan:
    """The last column says on which page the procedure is told."""
    items = items_of(rng, 4, "new")
    head = (*HEAD[:4], rng.choice(("Trang", "Số trang", "Trang số")))
    rows = [(*row[:4], f"{n * 3}") for n, row in enumerate(body(items), start=1)]
    return plan_of(items, [paragraph(NEW), grid(head, *rows)], title=PLAIN, article=ARTICLE, rng=rng)


def numbered_names(rng: random.Random) -> Plan:
    """There is no column of numbers: the number stands before the name."""
    items = items_of(rng, 4, "amended")
    rows = [(f"{n}. {item.name}", item.printed, item.field) for n, item in enumerate(items, start=1)]
    head = ("Tên thủ tục hành chính", "Mã số TTHC", "Lĩnh vực")
    return plan_of(
        items, [paragraph("DANH MỤC TTHC ĐƯỢC SỬA ĐỔI, BỔ SUNG"), grid(head, *rows)], title=PLAIN, article=ARTICLE, rng=rng
    )


def levels_below_one_name(rng: random.Random) -> Plan:
    """One procedure over two rows, one for each level."""
    items = items_of(rng, 3, "new")
    rows: list[Sequence[object]] = [("STT", "Mã TTHC", "Tên thủ tục hành chính", "Cấp thực hiện", "Thời hạn giải quyết")]
    for n, item in enumerate(with_fields(items), start=1):
        item.level = "tinh+xa"
        rows += [[(f"{n}", 2, 1), (item.printed, 2, 1), (item.name, 2, 1), "Cấp tỉnh", "05 ngày"], ["Cấp xã", "03 ngày"]]
    return plan_of(items, [paragraph(NEW), grid(*rows)], title=PLAIN, article=ARTICLE, rng=rng)


def counts_in_headings(rng: random.Random) -> Plan:
    """Headings with their count before the words, in figures and numerals; now and then it is wrong."""
    items = {group: items_of(rng, n, group) for group, n in zip(ORDER, (2, 3, 1), strict=True)}
    said = {"new": "02 (HAI)", "amended": "03 (BA)", "abolished": "01"}
    wrong = rng.random() < 0.4
    if wrong:
        said["amended"] = "04 (BỐN)"
    unit = rng.choice(("THỦ TỤC HÀNH CHÍNH", "TTHC"))
    blocks = [one for at, group in enumerate(ORDER) for one in (
        paragraph(f"{'ABC'[at]}. DANH MỤC {said[group]} {unit} {GROUPS[group][0].upper()}"), grid(HEAD, *body(items[group])))]  # fmt: skip
    plan = plan_of([one for part in items.values() for one in part], blocks, title=PLAIN, article=ARTICLE, rng=rng)
    plan.said_wrong = wrong
    return plan


def points_of_article(rng: random.Random) -> Plan:
    """Article 1 has a point for each annex with its group and count."""
    items = {group: items_of(rng, n, group) for group, n in zip(ORDER, (2, 3, 1), strict=True)}
    counts = [2, 3, 1]
    wrong = rng.random() < 0.4
    if wrong:
        counts[2] = 2
    form = rng.choice(("{mark} Thủ tục hành chính {group}: {n:02d} thủ tục (Phụ lục {roman});", "{mark} {n:02d} thủ tục hành chính {group} (chi tiết tại Phụ lục {roman} kèm theo);",
                       "{mark} Danh mục {n:02d} TTHC {group} tại Phụ lục {roman};"))  # fmt: skip
    lines = [form.format(mark=mark, group=GROUPS[group][0], n=n, roman=roman)
             for mark, group, n, roman in zip(rng.choice((("a)", "b)", "c)"), ("1.", "2.", "3."), ("-", "-", "-"))), ORDER, counts, ("I", "II", "III"), strict=True)]  # fmt: skip
    blocks = [one for group, roman in zip(ORDER, ("I", "II", "III"), strict=True) for one in (
        paragraph(f"PHỤ LỤC {roman}"), paragraph("DANH MỤC THỦ TỤC HÀNH CHÍNH"), grid(HEAD, *body(items[group])))]  # fmt: skip
    plan = plan_of(
        [one for part in items.values() for one in part],
        blocks,
        title=PLAIN,
        article="Công bố kèm theo Quyết định này Danh mục thủ tục hành chính, gồm:",
        rng=rng,
    )
    at = next(at for at, block in enumerate(plan.blocks) if block[0] == "p" and block[1].startswith("Điều 2"))
    plan.blocks[at:at] = map(paragraph, lines)
    plan.said_wrong = wrong
    return plan


def old_in_one_cell(rng: random.Random) -> Plan:
    """A new procedure replaces several old ones, which stand in one cell with their codes."""
    items = items_of(rng, 3, "replaced")
    rows = []
    for row, item in zip(body(items), items, strict=True):
        old = [
            Item(
                group=None,
                name=f"Cấp giấy phép kiểu cũ số {n}",
                code=f"1.{rng.randrange(1, 999999):06d}",
                printed="",
                field="",
                authority="",
            )
            for n in range(1, rng.choice((2, 3)) + 1)
        ]
        item.old = old
        lines = "\n".join(
            rng.choice(("{0.code} - {0.name}", "- {0.name} ({0.code})", "{0.code}.000.00.00.H50")).format(one) for one in old
        )
        rows.append((row[0], row[1], row[2], lines, row[3]))
    head = (
        "STT",
        "Mã TTHC",
        "Tên thủ tục hành chính thay thế",
        rng.choice(("Thủ tục hành chính được thay thế", "TTHC bị thay thế", "Mã, tên TTHC được thay thế")),
        "Lĩnh vực",
    )
    return plan_of(
        items, [paragraph("DANH MỤC THỦ TỤC HÀNH CHÍNH THAY THẾ"), grid(head, *rows)], title=PLAIN, article=ARTICLE, rng=rng
    )


def bare_field_rows(rng: random.Random) -> Plan:
    """A field is a row over the whole width, in small letters and without a number."""
    rows: list[Sequence[object]] = [("STT", "Mã số", "Tên thủ tục hành chính", "Thời hạn giải quyết")]
    items: list[Item] = []
    for field in rng.sample(sorted(FIELDS), 2):
        part = items_of(rng, 2, "new", field)
        rows.append([(field, 1, 4)])
        rows += [(f"{n}", one.printed, one.name, "03 ngày") for n, one in enumerate(part, start=1)]
        items += part
    return plan_of(items, [paragraph(NEW), grid(*rows)], title=PLAIN, article=ARTICLE, rng=rng)


def name_over_code(rng: random.Random) -> Plan:
    """The head over code and name says "Thủ tục hành chính"."""
    items = items_of(rng, 3, "new")
    rows: list[Sequence[object]] = [
        [
            ("TT", 2, 1),
            (rng.choice(("Thủ tục hành chính", "Danh mục TTHC", "Thông tin TTHC")), 1, 2),
            ("Lĩnh vực", 2, 1),
            ("Cơ quan thực hiện", 2, 1),
        ],
        ["Mã số", "Tên TTHC"] if rng.random() < 0.5 else ["Mã TTHC", "Tên thủ tục hành chính"],
        *body(items),
    ]
    return plan_of(items, [paragraph(NEW), grid(*rows)], title=PLAIN, article=ARTICLE, rng=rng)


def internal_annex(rng: random.Random) -> Plan:
    """Public procedures in the first annex, internal ones in the second."""
    public, inside = items_of(rng, 2, "new"), items_of(rng, 2, "amended", code=False)
    for item in inside:
        item.internal = True
    blocks = [
        paragraph("PHỤ LỤC I"), paragraph("DANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH"), grid(HEAD, *body(public)),
        paragraph("PHỤ LỤC II"), paragraph("DANH MỤC THỦ TỤC HÀNH CHÍNH NỘI BỘ ĐƯỢC SỬA ĐỔI, BỔ SUNG"), grid(HEAD, *body(inside)),
    ]  # fmt: skip
    return plan_of([*public, *inside], blocks, title=PLAIN, article=ARTICLE, rng=rng)


def footnotes(rng: random.Random) -> Plan:
    """Names and heads carry the numbers of footnotes, which stand below the table."""
    items = items_of(rng, 3, "amended")
    rows = [(r[0], r[1], f"{r[2]}[{n}]" if n < 3 else r[2], r[3], r[4]) for n, r in enumerate(body(items), start=1)]
    notes = [
        f"[{n}] Thủ tục này được công bố tại Quyết định số {n}2/QĐ-UBND ngày 0{n}/3/2024 về thủ tục hành chính mới ban hành."
        for n in (1, 2)
    ]
    return plan_of(
        items,
        [paragraph("DANH MỤC TTHC ĐƯỢC SỬA ĐỔI, BỔ SUNG[3]"), grid(HEAD, *rows), *map(paragraph, notes)],
        title=PLAIN,
        article=ARTICLE,
        rng=rng,
    )


def outline_serials(rng: random.Random) -> Plan:
    """Fields under "1", "2" or "I", "II"; procedures under "1.1" or "I.1"."""
    roman = rng.random() < 0.5
    rows: list[Sequence[object]] = [HEAD[:3] + HEAD[4:]]
    items: list[Item] = []
    for at, field in enumerate(rng.sample(sorted(FIELDS), 2)):
        mark = ("I", "II")[at] if roman else str(at + 1)
        part = items_of(rng, 2, "new", field)
        rows.append((mark, "", f"Lĩnh vực {field}", "") if rng.random() < 0.5 else [mark, (f"Lĩnh vực {field}", 1, 3)])
        rows += [(f"{mark}.{n}", one.printed, one.name, one.authority) for n, one in enumerate(part, start=1)]
        items += part
    return plan_of(items, [paragraph(NEW), grid(*rows)], title=PLAIN, article=ARTICLE, rng=rng)


def groups_in_heads(rng: random.Random) -> Plan:
    """No headings: the head over the names says the group of each table."""
    blocks: list[Block] = [paragraph("DANH MỤC THỦ TỤC HÀNH CHÍNH")]
    items: list[Item] = []
    for group in ORDER:
        part = items_of(rng, 2, group)
        blocks += [
            grid(
                ("STT", "Mã TTHC", f"Tên thủ tục hành chính {GROUPS[group][0]}", "Lĩnh vực", "Ghi chú"),
                *[(*r[:4], "") for r in body(part)],
            ),
            paragraph(""),
        ]
        items += part
    return plan_of(
        items,
        blocks,
        title="Về việc công bố thủ tục hành chính mới ban hành; được sửa đổi, bổ sung; bị bãi bỏ",
        article=ARTICLE,
        rng=rng,
    )


def no_code_words(rng: random.Random) -> Plan:
    """The cell of the code says why there is none."""
    items = items_of(rng, 4, "new")
    for item, words in zip(items, ("Mới", "TTHC mới", "Chưa có mã số", "Bộ chưa công khai"), strict=True):
        item.code, item.printed = None, words
    return plan_of(items, [paragraph(NEW), grid(HEAD, *body(items))], title=PLAIN, article=ARTICLE, rng=rng)


def fields_with_brackets(rng: random.Random) -> Plan:
    """Rows of fields name the office or the number in brackets; the sum of all stands below."""
    rows: list[Sequence[object]] = [HEAD[:3] + HEAD[4:]]
    items: list[Item] = []
    for at, field in enumerate(rng.sample(sorted(FIELDS), 2)):
        part = items_of(rng, 2, "abolished", field)
        words = rng.choice(("{r}. LĨNH VỰC {u} ({a})", "{r}. Lĩnh vực {f} - {n:02d} TTHC", "{r}. Lĩnh vực {f} (gồm {n:02d} thủ tục)", "Lĩnh vực {f} [{n} TTHC]")).format(
            r=("I", "II")[at], u=field.upper(), f=field, a=part[0].authority, n=len(part))  # fmt: skip
        rows.append([(words, 1, 4)])
        rows += [(f"{len(items) + n}", one.printed, one.name, one.authority) for n, one in enumerate(part, start=1)]
        items += part
    rows.append([(f"Tổng số: {len(items):02d} thủ tục hành chính", 1, 4)])
    return plan_of(
        items, [paragraph("DANH MỤC THỦ TỤC HÀNH CHÍNH BỊ BÃI BỎ"), grid(*rows)], title=PLAIN, article=ARTICLE, rng=rng
    )


def one_code_twice(rng: random.Random) -> Plan:
    """A code stands twice in one list."""
    items = items_of(rng, 3, "amended")
    items[2].code, items[2].printed = items[0].code, items[0].printed
    items[2].doubt = "repeated_code"
    return plan_of(
        items,
        [paragraph("DANH MỤC TTHC ĐƯỢC SỬA ĐỔI, BỔ SUNG"), grid(HEAD, *body(items))],
        title=PLAIN,
        article=ARTICLE,
        rng=rng,
    )


HABITS: Final[tuple[Callable[[random.Random], Plan], ...]] = (
    page_column, numbered_names, levels_below_one_name, counts_in_headings, points_of_article, old_in_one_cell, bare_field_rows,
    name_over_code, internal_annex, footnotes, outline_serials, groups_in_heads, no_code_words, fields_with_brackets,
    one_code_twice,
)  # fmt: skip
