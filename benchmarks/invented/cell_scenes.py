"""Cells, heads and pages that real decisions have beyond the drawn layouts: ditto marks, several offices, terms in lines."""

# ruff: noqa: E501 - the words of decisions are easier to read in one line
from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Final

from benchmarks.invented.details import details, exported_details
from benchmarks.invented.plan import Block, Item, Plan
from benchmarks.invented.scenes import ARTICLE, HEAD, PLAIN, body, grid, items_of, plan_of, with_fields
from benchmarks.invented.sentences import paragraph
from benchmarks.invented.words import FIELDS, LAWS, PLACES

WIDE: Final = ("Số TT", "Mã số TTHC", "Tên thủ tục hành chính", "Thời hạn giải quyết", "Địa điểm thực hiện", "Phí, lệ phí (nếu có)",
               "Căn cứ pháp lý")  # fmt: skip
TERMS: Final = (
    "- Trường hợp cấp mới: 10 ngày làm việc, trong đó:\n+ Sở: 07 ngày;\n+ UBND tỉnh: 03 ngày.\n- Trường hợp cấp lại: 05 ngày.",
    "1. Cấp mới: 15 ngày\n2. Cấp lại: 07 ngày\n3. Gia hạn: 05 ngày",
    "a) Sở Tài chính: 05 ngày;\nb) UBND tỉnh: 03 ngày",
    "03\nngày làm việc",
)
MONEY: Final = (
    "- Phí thẩm định: 1.200.000 đồng/hồ sơ\n- Lệ phí: 100.000 đồng/lần",
    "Không",
    "1.500.000 đồng (mức 1);\n2.000.000 đồng (mức 2)",
    "Theo Nghị quyết số 12/2024/NQ-HĐND ngày 10/7/2024",
)


def long_cells(rng: random.Random) -> Plan:
    """Seven columns with several lines in each cell, many rows: rows and cells that a page cuts."""
    items = items_of(rng, rng.choice((8, 12)), "amended")
    rows: list[Sequence[object]] = [WIDE]
    laws = "\n".join(LAWS)
    for n, item in enumerate(with_fields(items), start=1):
        item.cells = {
            "deadline": rng.choice(TERMS),
            "place": rng.choice(PLACES),
            "fee": rng.choice(MONEY),
            "legal_basis": laws if rng.random() < 0.4 else rng.choice(LAWS),
        }
        rows.append((f"{n}", item.printed, item.name, *item.cells.values()))
    return plan_of(
        items, [paragraph("DANH MỤC TTHC ĐƯỢC SỬA ĐỔI, BỔ SUNG"), grid(*rows)], title=PLAIN, article=ARTICLE, rng=rng
    )


def giant_cells(rng: random.Random) -> Plan:
    """Cells longer than a page."""
    items = items_of(rng, 3, "new")
    rows: list[Sequence[object]] = [WIDE]
    for n, item in enumerate(with_fields(items), start=1):
        law = "\n".join(
            f"- Thông tư số {k:02d}/2024/TT-BTP ngày {k:02d}/3/2024 quy định việc thứ {k} của thủ tục {n};"
            for k in range(1, 29)
        )
        item.cells = {"deadline": rng.choice(TERMS), "place": PLACES[n % 3], "fee": "Không", "legal_basis": law}
        rows.append((f"{n}", item.printed, item.name, *item.cells.values()))
    return plan_of(items, [paragraph("DANH MỤC TTHC MỚI BAN HÀNH"), grid(*rows)], title=PLAIN, article=ARTICLE, rng=rng)


def merged_over_pages(rng: random.Random) -> Plan:
    """Merged field, place and basis over many rows, longer than a page."""
    rows: list[Sequence[object]] = [
        ("STT", "Lĩnh vực", "Tên thủ tục hành chính", "Mã TTHC", "Địa điểm thực hiện", "Cơ quan thực hiện")
    ]
    items: list[Item] = []
    number = 0
    for field in rng.sample(sorted(FIELDS), 5):
        part = items_of(rng, 6, "amended", field)
        for n, item in enumerate(part):
            number += 1
            item.cells = {"place": PLACES[0], "authority": item.authority}
            row: list[object] = [f"{number}"] + ([(field, len(part), 1)] if n == 0 else [])
            rows.append(
                [
                    *row,
                    item.name,
                    item.printed,
                    *([(PLACES[0], len(part), 1), (item.authority, len(part), 1)] if n == 0 else []),
                ]
            )
        items += part
    return plan_of(
        items, [paragraph("DANH MỤC TTHC ĐƯỢC SỬA ĐỔI, BỔ SUNG"), grid(*rows)], title=PLAIN, article=ARTICLE, rng=rng
    )


def ditto(rng: random.Random) -> Plan:
    """Cells that say "as above"."""
    items = items_of(rng, 4, "new", rng.choice([name for name, found in FIELDS.items() if len(found) > 4]))
    mark = rng.choice(("nt", "-nt-", "Như trên", '"', "//", "'' ''"))
    rows = [row if at == 0 else (*row[:3], mark, mark) for at, row in enumerate(body(items))]
    for item in items:
        item.cells = {"authority": items[0].authority}
    return plan_of(items, [paragraph("DANH MỤC TTHC MỚI BAN HÀNH"), grid(HEAD, *rows)], title=PLAIN, article=ARTICLE, rng=rng)


def several_offices(rng: random.Random) -> Plan:
    """The cell of the office names two bodies; its words are kept, levels are what it says of them."""
    items = items_of(rng, 3, "amended")
    rows = []
    for item, row in zip(items, body(items), strict=True):
        said = rng.choice(
            (
                "Sở Tư pháp; UBND cấp xã",
                "- Sở Tư pháp;\n- Ủy ban nhân dân cấp xã",
                "Sở Tư pháp, UBND cấp xã",
                "Cơ quan quyết định: UBND tỉnh\nCơ quan thực hiện: Sở Tư pháp",
            )
        )
        item.cells = {"authority": said}
        rows.append((*row[:4], said))
    return plan_of(
        items, [paragraph("DANH MỤC TTHC ĐƯỢC SỬA ĐỔI, BỔ SUNG"), grid(HEAD, *rows)], title=PLAIN, article=ARTICLE, rng=rng
    )


def offices_in_columns(rng: random.Random) -> Plan:
    """A head of two rows over offices, terms and fees."""
    items = items_of(rng, 3, "new")
    rows: list[Sequence[object]] = [
        [
            ("STT", 2, 1),
            ("Mã TTHC", 2, 1),
            ("Tên thủ tục hành chính", 2, 1),
            ("Thời hạn giải quyết", 1, 2),
            ("Cơ quan thực hiện", 1, 2),
            ("Lĩnh vực", 2, 1),
        ],
        rng.choice(
            (
                ("Theo quy định", "Sau cắt giảm", "Cơ quan tiếp nhận", "Cơ quan quyết định"),
                ("Thời hạn quy định", "Thời hạn rút ngắn", "Cơ quan thẩm định", "Cơ quan phê duyệt"),
            )
        ),
    ]
    for n, item in enumerate(items, start=1):
        rows.append(
            (
                f"{n}",
                item.printed,
                item.name,
                "10 ngày",
                "07 ngày",
                "Trung tâm Phục vụ hành chính công",
                item.authority,
                item.field,
            )
        )
    if rng.random() < 0.4:
        rows.insert(2, [f"({at})" for at in range(1, 9)])
    return plan_of(items, [paragraph("DANH MỤC TTHC MỚI BAN HÀNH"), grid(*rows)], title=PLAIN, article=ARTICLE, rng=rng)


def changes_in_cells(rng: random.Random) -> Plan:
    """A column says what is changed, with the words of other groups."""
    items = items_of(rng, 4, "amended")
    said = (
        "Bãi bỏ thành phần hồ sơ: bản sao Giấy khai sinh",
        "Thay thế mẫu đơn",
        "Sửa đổi, bổ sung trình tự thực hiện",
        "Bổ sung mới căn cứ pháp lý; bãi bỏ phí",
    )
    rows = [(*row[:3], words, row[3]) for row, words in zip(body(items), said, strict=True)]
    head = (
        "STT",
        "Mã số",
        "Tên TTHC",
        rng.choice(
            (
                "Nội dung sửa đổi, bổ sung",
                "Nội dung thay đổi",
                "Lý do",
                "Tên VBQPPL quy định nội dung sửa đổi, bổ sung, thay thế",
            )
        ),
        "Lĩnh vực",
    )
    return plan_of(
        items,
        [paragraph("DANH MỤC THỦ TỤC HÀNH CHÍNH ĐƯỢC SỬA ĐỔI, BỔ SUNG"), grid(head, *rows)],
        title=PLAIN,
        article=ARTICLE,
        rng=rng,
    )


def papers_in_columns(rng: random.Random) -> Plan:
    """The list has columns for papers, results, objects too."""
    items = items_of(rng, 3, "new")
    head = (
        "STT",
        "Tên thủ tục hành chính",
        "Mã TTHC",
        "Thành phần hồ sơ",
        "Thời hạn giải quyết",
        rng.choice(("Kết quả thực hiện", "Kết quả", "Đối tượng thực hiện")),
        "Lĩnh vực",
    )
    rows = [
        (r[0], item.name, item.printed, "- Tờ khai;\n- Bản sao giấy tờ", "03 ngày", "Giấy phép", item.field)
        for r, item in zip(body(items), items, strict=True)
    ]
    return plan_of(items, [paragraph("DANH MỤC TTHC MỚI BAN HÀNH"), grid(head, *rows)], title=PLAIN, article=ARTICLE, rng=rng)


def misprinted_codes(rng: random.Random) -> Plan:
    """Codes with a letter O, blanks, a comma; one that lacks its point stays unread with a doubt."""
    items = items_of(rng, 4, "amended")
    for item, form in zip(items, ("{0}.{1}O{2}", "{0}. {1}0{2}", "{0}.{1} 0{2}", "{0},{1}0{2}"), strict=True):
        base = (item.code or "1.000000").replace(".", "")
        item.code = f"{base[0]}.{base[1:4]}0{base[5:]}"
        item.printed = form.format(base[0], base[1:4], base[5:])
        item.doubt = "malformed_code" if "O" in item.printed or "," in item.printed else None
    return plan_of(
        items, [paragraph("B. TTHC SỬA ĐỔI, BỔ SUNG"), grid(HEAD, *body(items))], title=PLAIN, article=ARTICLE, rng=rng
    )


def automatic_numbers(rng: random.Random) -> Plan:
    """Word numbers the rows by itself; in the page the cells are empty."""
    items = items_of(rng, 5, "new")
    rows = [("", *row[1:]) for row in body(items)]
    block = grid(HEAD, *rows)
    block[2]["automatic"] = True
    return plan_of(items, [paragraph("DANH MỤC TTHC MỚI BAN HÀNH"), block], title=PLAIN, article=ARTICLE, rng=rng)


def repeated_heads(rng: random.Random) -> Plan:
    """A long list whose head Word prints on each page, its field rows between."""
    rows: list[Sequence[object]] = [WIDE]
    items: list[Item] = []
    for roman, field in zip(("I", "II", "III"), rng.sample(sorted(FIELDS), 3), strict=True):
        part = items_of(rng, 5, "new", field)
        rows.append([(f"{roman}. LĨNH VỰC {field.upper()} ({len(part):02d} TTHC)", 1, 7)])
        for n, item in enumerate(part, start=1):
            item.cells = {
                "deadline": rng.choice(TERMS),
                "place": rng.choice(PLACES),
                "fee": rng.choice(MONEY),
                "legal_basis": rng.choice(LAWS),
            }
            rows.append((f"{n}", item.printed, item.name, *item.cells.values()))
        items += part
    block = grid(*rows)
    block[2]["repeat"] = True
    return plan_of(items, [paragraph("DANH MỤC TTHC MỚI BAN HÀNH"), block], title=PLAIN, article=ARTICLE, rng=rng)


def no_rulings(rng: random.Random) -> Plan:
    """A table without lines."""
    items = items_of(rng, 5, "amended")
    block = grid(HEAD, *body(items))
    block[2]["bare"] = True
    return plan_of(items, [paragraph("DANH MỤC TTHC ĐƯỢC SỬA ĐỔI, BỔ SUNG"), block], title=PLAIN, article=ARTICLE, rng=rng)


def portrait(rng: random.Random) -> Plan:
    """Six columns on an upright page: lines of two or three words."""
    items = items_of(rng, 7, "new")
    plan = plan_of(
        items,
        [paragraph("DANH MỤC TTHC MỚI BAN HÀNH"), grid((*HEAD, "Ghi chú"), *[(*row, "") for row in body(items)])],
        title=PLAIN,
        article=ARTICLE,
        rng=rng,
    )
    plan.features["portrait"] = True
    return plan


def small_details(rng: random.Random) -> Plan:
    """Part II with the components of each procedure under letters or numbers."""
    items = items_of(rng, 3, "new")
    blocks: list[Block] = [
        paragraph("PHẦN I. DANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH"),
        grid(HEAD, *body(items)),
        *details(rng, items),
    ]
    return plan_of(items, blocks, title=PLAIN, article=ARTICLE, rng=rng)


def exported(rng: random.Random) -> Plan:
    """Part II as the national database prints it: labels with a colon, tables of ways, papers and bases."""
    items = items_of(rng, 3, "amended")
    blocks: list[Block] = [
        paragraph("I. DANH MỤC THỦ TỤC HÀNH CHÍNH ĐƯỢC SỬA ĐỔI, BỔ SUNG"),
        grid(HEAD, *body(items)),
        *exported_details(rng, items),
    ]
    return plan_of(items, blocks, title=PLAIN, article=ARTICLE, rng=rng)


CELL_SCENES: Final[tuple[Callable[[random.Random], Plan], ...]] = (
    long_cells, giant_cells, merged_over_pages, ditto, several_offices, offices_in_columns, changes_in_cells, papers_in_columns,
    misprinted_codes, automatic_numbers, repeated_heads, no_rulings, portrait, small_details, exported,
)  # fmt: skip
