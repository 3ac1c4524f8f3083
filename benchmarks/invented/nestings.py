"""Headings nested in other orders: fields over groups, levels over groups, offices and earlier decisions as rows."""

# ruff: noqa: E501 - the words of decisions are easier to read in one line
from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Final

from benchmarks.invented.plan import Block, Item, Plan
from benchmarks.invented.scenes import ARTICLE, HEAD, PLAIN, body, grid, items_of, plan_of, with_fields
from benchmarks.invented.sentences import paragraph
from benchmarks.invented.words import FIELDS, GROUPS

SHORT: Final = HEAD[:3] + HEAD[4:]


def short(items: Sequence[Item]) -> list[tuple[str, ...]]:
    """Return rows for ``SHORT``."""
    return [(row[0], row[1], row[2], row[4]) for row in body(items)]


def groups_below_fields(rng: random.Random) -> Plan:
    """The field is the outer heading, the groups stand below it."""
    blocks: list[Block] = [paragraph("DANH MỤC THỦ TỤC HÀNH CHÍNH")]
    items: list[Item] = []
    for roman, field in zip(("I", "II"), rng.sample(sorted(FIELDS), 2), strict=True):
        pool = items_of(rng, 3, None, field)
        blocks.append(paragraph(f"{roman}. LĨNH VỰC {field.upper()}"))
        for n, group in enumerate(("new", "abolished"), start=1):
            part = pool[:2] if n == 1 else pool[2:]
            for item in part:
                item.group = group
            items += part
            blocks += [paragraph(f"{n}. Thủ tục hành chính {GROUPS[group][0]}"), grid(SHORT, *short(part))]
    return plan_of(items, blocks, title=PLAIN, article=ARTICLE, rng=rng)


def groups_below_levels(rng: random.Random) -> Plan:
    """The level is the outer heading, the groups stand below it."""
    blocks: list[Block] = [paragraph("DANH MỤC THỦ TỤC HÀNH CHÍNH")]
    items: list[Item] = []
    marks = rng.choice((("A.", "B.", "I.", "II."), ("I.", "II.", "1.", "2."), ("Phần I.", "Phần II.", "A.", "B.")))
    for mark, level, words in zip(
        marks, ("tinh", "xa"), ("THỦ TỤC HÀNH CHÍNH CẤP TỈNH", "THỦ TỤC HÀNH CHÍNH CẤP XÃ"), strict=False
    ):
        blocks.append(paragraph(f"{mark} {words}"))
        for inner, group in zip(marks[2:], ("amended", "abolished"), strict=True):
            part = items_of(rng, 2, group)
            for item in part:
                item.level = level
            items += part
            blocks += [paragraph(f"{inner} Danh mục TTHC {GROUPS[group][0]}"), grid(HEAD, *body(part))]
    return plan_of(items, blocks, title=PLAIN, article=ARTICLE, rng=rng)


def group_and_level(rng: random.Random) -> Plan:
    """Each heading says group and level."""
    blocks: list[Block] = []
    items: list[Item] = []
    for mark, group, level, words in zip(
        "ABC", ("new", "new", "abolished"), ("tinh", "xa", "xa"), ("CẤP TỈNH", "CẤP XÃ", "CẤP XÃ"), strict=True
    ):
        part = items_of(rng, 2, group)
        for item in part:
            item.level = level
        items += part
        form = rng.choice(
            (
                "{m}. DANH MỤC TTHC {g} {l}",
                "{m}. DANH MỤC THỦ TỤC HÀNH CHÍNH {l} {g}",
                "{m}. THỦ TỤC HÀNH CHÍNH {g} THUỘC THẨM QUYỀN GIẢI QUYẾT {l}",
            )
        )
        blocks += [paragraph(form.format(m=mark, g=GROUPS[group][0].upper(), l=words)), grid(HEAD, *body(part))]
    return plan_of(items, blocks, title=PLAIN, article=ARTICLE, rng=rng)


def rows_of_offices(rng: random.Random) -> Plan:
    """Rows name the office, rows below it the field."""
    rows: list[Sequence[object]] = [SHORT]
    items: list[Item] = []
    for mark, field in zip("AB", rng.sample(sorted(FIELDS), 2), strict=True):
        part = items_of(rng, 2, "new", field)
        office = rng.choice(
            (
                f"{part[0].authority.upper()} (0{len(part)} TTHC)",
                part[0].authority.upper(),
                f"Thuộc phạm vi quản lý của {part[0].authority}",
            )
        )
        rows += [[(f"{mark}. {office}", 1, 4)], [(f"I. Lĩnh vực {field}", 1, 4)], *short(part)]
        items += part
    return plan_of(items, [paragraph("DANH MỤC TTHC MỚI BAN HÀNH"), grid(*rows)], title=PLAIN, article=ARTICLE, rng=rng)


def rows_of_decisions(rng: random.Random) -> Plan:
    """Rows name the earlier decision whose procedures are abolished."""
    rows: list[Sequence[object]] = [HEAD]
    items: list[Item] = []
    for n in (1, 2):
        part = items_of(rng, 2, "abolished")
        words = rng.choice(
            (
                f"Quyết định số {n}23/QĐ-UBND ngày 0{n}/3/2024 của Chủ tịch Ủy ban nhân dân tỉnh",
                f"{('I', 'II')[n - 1]}. Tại Quyết định số {n}4/QĐ-UBND ngày 0{n}/5/2023 về việc công bố thủ tục hành chính mới ban hành",
            )
        )
        rows += [[(words, 1, 5)], *body(part)]
        items += part
    return plan_of(
        items, [paragraph("DANH MỤC THỦ TỤC HÀNH CHÍNH BỊ BÃI BỎ"), grid(*rows)], title=PLAIN, article=ARTICLE, rng=rng
    )


def cases_in_names(rng: random.Random) -> Plan:
    """Names that list cases in lines of their own."""
    items = items_of(rng, 3, "amended")
    rows = []
    for item, row in zip(items, body(items), strict=True):
        item.name += ":\n- Trường hợp bị mất;\n- Trường hợp bị hỏng"
        rows.append((row[0], row[1], item.name, row[3], row[4]))
        item.name = item.name.replace("\n", " ")
    return plan_of(
        items, [paragraph("DANH MỤC TTHC ĐƯỢC SỬA ĐỔI, BỔ SUNG"), grid(HEAD, *rows)], title=PLAIN, article=ARTICLE, rng=rng
    )


def numbers_over_all(rng: random.Random) -> Plan:
    """Numbers go on over lists and fields; the count of each list stands behind a dash."""
    blocks: list[Block] = []
    items: list[Item] = []
    for mark, group in zip(("I", "II"), ("new", "amended"), strict=True):
        part = items_of(rng, 3, group)
        rows = [(str(len(items) + n), *row[1:]) for n, row in enumerate(body(part), start=1)]
        blocks += [paragraph(f"{mark}. Thủ tục hành chính {GROUPS[group][0]} - 03 thủ tục"), grid(HEAD, *rows)]
        items += part
    blocks.append(paragraph("Tổng cộng: 06 thủ tục hành chính./."))
    return plan_of(items, blocks, title=PLAIN, article=ARTICLE, rng=rng)


def old_list_first(rng: random.Random) -> Plan:
    """Replaced procedures: a list of the new ones, then a list of the old ones that they replace."""
    items = with_fields(items_of(rng, 2, "new"))
    gone = with_fields(items_of(rng, 3, "abolished"))
    rows = [(row[0], row[1], row[2], row[4]) for row in body(items)]
    old = [(row[0], row[1], row[2], row[4]) for row in body(gone)]
    blocks = [paragraph("1. Thủ tục hành chính ban hành mới"), grid(SHORT, *rows),
              paragraph("2. Thủ tục hành chính bị bãi bỏ (do được thay thế bởi các thủ tục tại mục 1)"), grid(SHORT, *old)]  # fmt: skip
    return plan_of([*items, *gone], blocks, title=PLAIN, article=ARTICLE, rng=rng)


NESTINGS: Final[tuple[Callable[[random.Random], Plan], ...]] = (
    groups_below_fields, groups_below_levels, group_and_level, rows_of_offices, rows_of_decisions, cases_in_names,
    numbers_over_all, old_list_first,
)  # fmt: skip
