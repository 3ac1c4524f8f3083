"""The annex of an invented decision: lists in tables or without, and what stands behind them."""

# ruff: noqa: E501, PLR0917 - the words of decisions are easier to read in one line
from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final

from benchmarks.invented.plan import Block, Cell, Item, Plan
from benchmarks.invented.sentences import ROMAN, field_words, heading_of, level_words, marked, paragraph
from benchmarks.invented.tables import columns_of, header_of, heading_row, item_row, name_words, spans_of, width_of

Pending = Item | tuple[str, str, str]
"""A row of a procedure, or a row that is a heading: its kind, its words, its number."""
EMPTY: Final = 0.3
"""How often an empty row follows."""


def annex(rng: random.Random, plan: Plan) -> list[Block]:
    """Return the annex with all lists; the plan's items are then in the order of the text."""
    blocks = _lists(rng, plan)
    plan.items.sort(key=lambda item: plan.order.index(id(item)))
    return blocks


def _lists(rng: random.Random, plan: Plan) -> list[Block]:
    features = plan.features
    if features["no_table"]:
        features |= {key: "heading" for key in ("field_at", "level_at") if features[key] in {"row", "column", "column_x"}}
        features["group_at"] = "heading" if features["group_at"] == "row" else features["group_at"]
    blocks: list[Block] = []
    if features["group_at"] != "annex":
        blocks += _title(rng, plan, "DANH MỤC THỦ TỤC HÀNH CHÍNH")
    if features["group_at"] == "row":
        return blocks + _sections(rng, plan, plan.items, None)
    for at, group in enumerate(plan.groups):
        items = [item for item in plan.items if item.group == group]
        if features["group_at"] == "annex":
            blocks.append(paragraph(f"Phụ lục {ROMAN[at]}" if len(plan.groups) > 1 else "Phụ lục", bold=True, center=True))
            blocks += _title(rng, plan, heading_of(rng, plan, group, 0).removeprefix(marked(plan, 0, "")))
        elif features["group_at"] == "heading":
            blocks.append(paragraph(heading_of(rng, plan, group, at), bold=features["bold"], center=rng.random() < 0.3))
        blocks += _sections(rng, plan, items, group)
    return blocks


def _title(rng: random.Random, plan: Plan, words: str) -> list[Block]:
    if plan.features["level_at"] == "annex":
        words += " " + ("CẤP TỈNH" if plan.levels[0] == "tinh" else {"xa": "CẤP XÃ"}[plan.levels[0]])
    under = "(Ban hành kèm theo Quyết định số …/QĐ-UBND ngày … tháng … năm 2026 của Chủ tịch Ủy ban nhân dân tỉnh Sông Trà)"
    lines = [paragraph(words, bold=True, center=True), paragraph(under, center=True)]
    if plan.groups == (None,) and plan.features["counts"] in {"heading", "both"} and rng.random() < 0.5:
        plan.said_wrong |= bool(plan.wrong)
        lines.append(paragraph(f"Tổng số: {sum(plan.declared.values()) + sum(plan.wrong.values()):02d} thủ tục hành chính"))
    return lines


def _sections(rng: random.Random, plan: Plan, items: list[Item], group: str | None) -> list[Block]:
    """Return one list: headings outside end a table, headings inside are rows."""
    blocks: list[Block] = []
    pending: list[Pending] = []
    outside = {"level": plan.features["level_at"] == "heading", "field": plan.features["field_at"] == "heading"}
    order = ("level", "field") if plan.features["order"] == "level_field" else ("field", "level")
    if not outside[order[0]] and plan.features[f"{order[0]}_at"] == "row":
        outside[order[1]] = False
        if plan.features[f"{order[1]}_at"] == "heading":
            plan.features[f"{order[1]}_at"] = "row"
    if plan.features["group_at"] == "row":
        outside = {"level": False, "field": False}
        for key in order:
            plan.features[f"{key}_at"] = "row" if plan.features[f"{key}_at"] == "heading" else plan.features[f"{key}_at"]
    steps = (["group"] if plan.features["group_at"] == "row" else []) + [
        key for key in order if plan.features[f"{key}_at"] in {"row", "heading"}
    ]
    for kind, words, value in _events(rng, plan, items, steps):
        if kind != "item" and outside.get(kind):
            blocks += _table(rng, plan, pending, group)
            pending = []
            blocks.append(paragraph(words, bold=plan.features["bold"]))
        else:
            pending.append(value if isinstance(value, Item) else (kind, words, value))
    return blocks + _table(rng, plan, pending, group)


def _events(rng: random.Random, plan: Plan, items: list[Item], steps: list[str]) -> Iterator[tuple[str, str, str | Item]]:
    if not steps:
        for item in items:
            yield "item", "", item
        return
    step, *rest = steps
    items = sorted(items, key=lambda item: _rank(plan, item, step))
    style = {
        "group": "letter",
        "level": rng.choice(("roman", "none", "letter")),
        "field": rng.choice(("none", "roman", "number")),
    }[step]
    for at, (value, inner) in enumerate(groupby(items, key=attrgetter(step))):
        below = list(inner)
        number = len(below) if plan.features["counts"] in {"heading", "both"} and rng.random() < 0.6 else None
        if step == "group":
            words = heading_of(rng, plan, value, 0).removeprefix(marked(plan, 0, ""))
        elif step == "level":
            words = level_words(rng, plan, value)
        else:
            words = field_words(rng, plan, value, number)
        mark = "" if style == "none" else marked(plan, at, "", style).strip(". ")
        inside = plan.features["group_at"] == "row" if step == "group" else plan.features[f"{step}_at"] == "row"
        yield step, words if inside or not mark else f"{mark}. {words}", mark
        yield from _events(rng, plan, below, rest)


def _rank(plan: Plan, item: Item, step: str) -> int:
    order = {"group": plan.groups, "level": plan.levels, "field": plan.fields}[step]
    return list(order).index(getattr(item, step))


def _table(rng: random.Random, plan: Plan, pending: Sequence[Pending], group: str | None) -> list[Block]:
    rows = [one for one in pending if isinstance(one, Item)]
    if not rows:
        return []
    plan.order += [id(item) for item in rows]
    if plan.features["no_table"]:
        return _numbered(plan, rows)
    if group == "replaced" and len(rows) == len(pending) and _may_pair(plan):
        return _pairs(rng, plan, rows)
    keys = columns_of(rng, plan, group)
    header = header_of(rng, plan, keys)
    tables = _body(rng, plan, pending, keys, header)
    _total(plan, tables[-1], len(rows), width_of(header), keys)
    if plan.features["merged"]:
        tables[-1] = _merge(tables[-1], keys, spans_of(header, keys))
    last = (header if len(tables) == 1 or rng.random() < 0.5 else []) + tables[-1]
    return [("t", table, {"nested": plan.features["nested_table"]}) for table in [*tables[:-1], last]]


def _may_pair(plan: Plan) -> bool:
    features = plan.features
    return (
        features["replaced_form"] != "plain"
        and features["columns"] in {"ministry", "short"}
        and features["level_at"] not in {"column", "column_x"}
        and features["field_at"] != "column"
    )


def _body(
    rng: random.Random, plan: Plan, pending: Sequence[Pending], keys: list[str], header: list[list[Cell]]
) -> list[list[list[Cell]]]:
    """Return the rows without the head, or the first half with its head and the second one when pages are tables."""
    spans, width, half = spans_of(header, keys), width_of(header), len(pending) // 2
    tables: list[list[list[Cell]]] = []
    body: list[list[Cell]] = []
    number = 0
    for at, one in enumerate(pending):
        if at and at == half and plan.features["repeat_header"] == "inside":
            body += header
        if at and at == half and plan.features["repeat_header"] == "tables":
            tables.append(header + body)
            body = []
        if not isinstance(one, Item):
            body.append(heading_row(plan, one[1], one[2], width, keys))
            number = 0 if plan.features["stt"] == "restart" else number
            continue
        number += 1
        row = item_row(rng, plan, one, keys, spans, _stt(rng, plan, number))
        body += _cut(rng, plan, one, row, keys, spans)
        if plan.features["empty_row"] and rng.random() < EMPTY:
            body.append([("", 1, 1)] * width)
    return [*tables, body]


def _cut(
    rng: random.Random, plan: Plan, item: Item, row: list[Cell], keys: list[str], spans: dict[str, int]
) -> list[list[Cell]]:
    """Return the row, or two when the page cuts its name."""
    words = item.name.split()
    if not (plan.features["cut_name"] and len(words) > 7 and plan.features["code_in_name"] == "no"):
        return [row]
    at = sum(spans[key] for key in keys[: keys.index("name")])
    middle = rng.randrange(3, len(words) - 2)
    first = [(" ".join(words[:middle]), 1, 1) if place == at else cell for place, cell in enumerate(row)]
    second = [(" ".join(words[middle:]) if place == at else "", 1, 1) for place in range(len(row))]
    return [first, second]


def _stt(rng: random.Random, plan: Plan, number: int) -> str:
    return {
        "number": f"{number}", "restart": f"{number}", "zero": f"{number:02d}", "dot": f"{number}.", "missing": "",
        "nested": f"1.{number}", "roman": ROMAN[(number - 1) % 8], "blank_some": rng.choice(("", f"{number}")),
    }[plan.features["stt"]]  # fmt: skip


def _total(plan: Plan, body: list[list[Cell]], number: int, width: int, keys: list[str]) -> None:
    if plan.features["total_row"] == "full":
        body.append([(f"Tổng cộng: {number:02d} TTHC", 1, width)])
    elif plan.features["total_row"] == "cell":
        name = keys.index("name")
        body.append([("Tổng cộng" if at == name else f"{number:02d}" if at == name + 1 else "", 1, 1) for at in range(width)])


def _merge(body: list[list[Cell]], keys: list[str], spans: dict[str, int]) -> list[list[Cell]]:
    """Return the rows with equal cells of a column in one, over neighbouring rows of procedures."""
    width = sum(spans[key] for key in keys)
    at = 0
    starts: dict[str, int] = {}
    for key in keys:
        starts[key] = at
        at += spans[key]
    plain = [len(row) >= width and all(cell[1:] == (1, 1) for cell in row) and bool(row[starts["name"]][0]) for row in body]
    drop: set[tuple[int, int]] = set()
    grown: dict[tuple[int, int], int] = {}
    for key in ("field", "authority", "basis", "place"):
        if key not in keys or spans[key] != 1:
            continue
        column, row = starts[key], 0
        while row < len(body):
            end = row + 1
            while (
                end < len(body)
                and plain[row]
                and plain[end]
                and body[end][column] == body[row][column]
                and body[row][column][0]
            ):
                end += 1
            if end - row > 1:
                grown[row, column] = end - row
                drop |= {(below, column) for below in range(row + 1, end)}
            row = end
    return [
        [(cell[0], grown.get((at, place), cell[1]), cell[2]) for place, cell in enumerate(row) if (at, place) not in drop]
        for at, row in enumerate(body)
    ]


def _pairs(rng: random.Random, plan: Plan, items: list[Item]) -> list[Block]:
    """Return a table of old and new procedures; the old ones are set in the items."""
    form = plan.features["replaced_form"]
    rows: list[list[Cell]] = []
    for at, item in enumerate(items, start=1):
        old = [
            Item(group=None, name=f"{rng.choice(('Cấp', 'Cấp lại', 'Đăng ký'))} {item.name[0].lower()}{item.name[1:]} theo mẫu cũ số {n}",
                 code=f"1.{rng.randrange(1, 999999):06d}", printed="", field="", authority="")
            for n in range(1, (rng.choice((2, 3)) if form == "many" else 1) + 1)
        ]  # fmt: skip
        item.old, item.shows_code = old, True
        if form == "pairs":
            rows.append([(f"{at}", 1, 1), (item.printed, 1, 1), (old[0].name, 1, 1), (item.name, 1, 1), ("Luật Hộ tịch", 1, 1)])
            item.old[0].code = None
            continue
        for n, one in enumerate(old):
            cells: list[Cell] = [(f"{at}", len(old), 1)] if n == 0 else []
            cells += [(one.code or "", 1, 1), (one.name, 1, 1)]
            cells += [(item.printed, len(old), 1), (item.name, len(old), 1), (item.authority, len(old), 1)] if n == 0 else []
            rows.append(cells)
    if form == "pairs":
        header = [
            ["STT", "Mã TTHC", "Tên thủ tục hành chính được thay thế", "Tên thủ tục hành chính thay thế", "Căn cứ pháp lý"]
        ]
        return [("t", [[(word, 1, 1) for word in header[0]], *rows], {})]
    top = [
        ("STT", 2, 1),
        ("Thủ tục hành chính bị thay thế", 1, 2),
        ("Thủ tục hành chính thay thế", 1, 2),
        ("Cơ quan thực hiện", 2, 1),
    ]
    below = [(word, 1, 1) for word in ("Mã số", "Tên TTHC", "Mã số", "Tên TTHC")]
    return [("t", [top, below, *rows], {})]


def _numbered(plan: Plan, items: list[Item]) -> list[Block]:
    lines = []
    for at, item in enumerate(items, start=1):
        item.shows_code = True
        plan.features["code_in_name"] = (
            "brackets" if plan.features["code_in_name"] in {"no", "line"} else plan.features["code_in_name"]
        )
        lines.append(paragraph(f"{at}. {name_words(plan, item)}".replace("\n", " ")))
    return lines
